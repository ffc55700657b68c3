//! The shelf: the order of the list, and those of its lines that are near what is seen.
//!
//! The order is four bytes an article, so it is held whole; the lines stay in the [`cache`](super::cache) and are fetched by the
//! page. A line that was not fetched yet is `None`, and [`Shelf::missing`] tells which are wanted. Deliberately absent: the
//! cache itself; whoever holds a shelf is told what the cache answers.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::entry::{ArticleId, Entry, Totals};
use super::marks::Mark;
use crate::article::Source;

/// How many lines are kept before those far from sight are dropped.
const KEPT: usize = 2000;

/// How the list is sorted.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Date,
    Title,
    Source,
    Length,
    Facts,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 5] = [Sort::Date, Sort::Title, Sort::Source, Sort::Length, Sort::Facts];

    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Date => "date",
            Sort::Title => "title",
            Sort::Source => "source",
            Sort::Length => "length",
            Sort::Facts => "facts",
        }
    }

    /// It in words.
    pub fn title(self) -> &'static str {
        match self {
            Sort::Date => "newest first",
            Sort::Title => "by title",
            Sort::Source => "by source",
            Sort::Length => "longest first",
            Sort::Facts => "most facts first",
        }
    }

    /// The order with this name.
    pub fn from_name(name: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

/// What is listed, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The order.
    pub sort: Sort,
    /// What is looked for; empty for everything.
    pub filter: String,
}

/// The answer to a [`Selection`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// What was asked.
    pub selection: Selection,
    /// The articles in order.
    pub order: Vec<ArticleId>,
    /// How many there are, listed or not.
    pub totals: Totals,
}

/// The order of the list, and lines of it.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    selection: Selection,
    /// What the order is the answer to.
    listed: Selection,
    order: Vec<ArticleId>,
    /// What the reader marked since the list was filtered so: it stays, though it may answer no longer.
    held: HashSet<ArticleId>,
    totals: Totals,
    lines: HashMap<ArticleId, Entry>,
    /// Lines that are not as they were.
    stale: HashSet<ArticleId>,
    /// The numbers of what was fetched.
    ids: HashMap<Source, ArticleId>,
}

impl Shelf {
    /// An empty shelf in an order.
    pub fn new(sort: Sort) -> Shelf {
        Shelf { selection: Selection { sort, filter: String::new() }, ..Shelf::default() }
    }

    /// How many articles the list shows.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether the list shows none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many there are, shown or not.
    pub fn total(&self) -> usize {
        self.totals.articles
    }

    /// How many are unread.
    pub fn unread(&self) -> usize {
        self.totals.unread
    }

    /// The article at a row of the list.
    pub fn at(&self, row: usize) -> Option<ArticleId> {
        self.order.get(row).copied()
    }

    /// The row of an article in the list; `near` is where it probably still is.
    pub fn row_of(&self, id: ArticleId, near: usize) -> Option<usize> {
        if self.at(near) == Some(id) { Some(near) } else { self.order.iter().position(|&listed| listed == id) }
    }

    /// The line of an article, where it has been fetched.
    pub fn line(&self, id: ArticleId) -> Option<&Entry> {
        self.lines.get(&id)
    }

    /// The number of an article whose line has been fetched.
    pub fn id(&self, source: &Source) -> Option<ArticleId> {
        self.ids.get(source).copied()
    }

    /// The line of an article by where it comes from, where it has been fetched.
    pub fn get(&self, source: &Source) -> Option<&Entry> {
        self.line(self.id(source)?)
    }

    /// Changes what the reader did with an article, shown at once; answers the line as it was and as it is.
    pub fn mark(&mut self, source: &Source, change: impl FnOnce(&mut Mark)) -> Option<(Mark, &Entry)> {
        let id = *self.ids.get(source)?;
        let entry = self.lines.get_mut(&id)?;
        self.held.insert(id);
        let before = entry.mark();
        let mut now = before.clone();
        change(&mut now);
        match (before.read, now.read) {
            (false, true) => self.totals.unread = self.totals.unread.saturating_sub(1),
            (true, false) => self.totals.unread += 1,
            _ => {}
        }
        entry.set_mark(now);
        Some((before, entry))
    }

    /// The rows of a range, each with its line where that has been fetched.
    pub fn rows(&self, range: Range<usize>) -> impl Iterator<Item = Option<&Entry>> {
        let range = range.start.min(self.order.len())..range.end.min(self.order.len());
        self.order[range].iter().map(|id| self.lines.get(id))
    }

    /// What is to be fetched before rows can be shown: nothing, where all of them are there; else also those as far again before
    /// and behind. Lines far from there are dropped when they have become many, but never that of `open`.
    pub fn missing(&mut self, shown: Range<usize>, open: Option<ArticleId>) -> Vec<ArticleId> {
        let within = |range: Range<usize>| &self.order[range.start.min(self.order.len())..range.end.min(self.order.len())];
        let is_missing = |id: &ArticleId| !self.lines.contains_key(id) || self.stale.contains(id);
        if !within(shown.clone()).iter().any(is_missing) {
            return Vec::new();
        }
        let around = shown.len() * 2;
        let near = within(shown.start.saturating_sub(around)..shown.end + around);
        let missing = near.iter().filter(|id| is_missing(id)).copied().collect();
        if self.lines.len() > KEPT {
            let near: HashSet<ArticleId> = near.iter().copied().chain(open).collect();
            self.lines.retain(|id, _| near.contains(id));
            self.ids.retain(|_, id| near.contains(id));
            self.stale.retain(|id| near.contains(id));
        }
        missing
    }

    /// Takes lines in that were asked for. Those that are not among them have gone.
    pub fn fetched(&mut self, asked: &[ArticleId], lines: Vec<Entry>) {
        let mut gone: HashSet<ArticleId> = asked.iter().copied().collect();
        for line in lines {
            gone.remove(&line.id);
            self.stale.remove(&line.id);
            self.ids.insert(line.source.clone(), line.id);
            self.lines.insert(line.id, line);
        }
        if !gone.is_empty() {
            self.order.retain(|id| !gone.contains(id));
            self.lines.retain(|id, _| !gone.contains(id));
        }
    }

    /// Lines that are not as they were; they are fetched again when they are seen.
    pub fn changed(&mut self, ids: &[ArticleId]) {
        self.stale.extend(ids.iter().filter(|id| self.lines.contains_key(id)));
    }

    /// Forgets every line: they are of another cache.
    pub fn forget(&mut self) {
        (self.lines, self.stale, self.ids, self.held) = Default::default();
    }

    /// Takes a listing in, if it is the answer to what is asked now. Answers whether it is. What was marked, and what is open, stays
    /// until something else is asked, whether it answers or not.
    pub fn list(&mut self, listing: Listing, open: Option<ArticleId>) -> bool {
        if listing.selection != self.selection {
            return false;
        }
        self.totals = listing.totals;
        if self.listed == listing.selection {
            self.order = self.with_held(listing.order, open);
        } else {
            self.held.clear();
            (self.listed, self.order) = (listing.selection, listing.order);
        }
        true
    }

    /// An order with what is held of the present one, each behind the one that it stands behind now.
    fn with_held(&mut self, order: Vec<ArticleId>, open: Option<ArticleId>) -> Vec<ArticleId> {
        if self.listed.filter.is_empty() || (self.held.is_empty() && open.is_none()) {
            return order;
        }
        let listed: HashSet<ArticleId> = order.iter().copied().collect();
        let mut behind: HashMap<Option<ArticleId>, Vec<ArticleId>> = HashMap::new();
        let mut last = None;
        for &id in &self.order {
            if listed.contains(&id) {
                last = Some(id);
            } else if self.held.contains(&id) || open == Some(id) {
                behind.entry(last).or_default().push(id);
                // It may be gone.
                self.stale.insert(id);
            }
        }
        if behind.is_empty() {
            return order;
        }
        let mut all = behind.remove(&None).unwrap_or_default();
        for id in order {
            all.push(id);
            all.extend(behind.remove(&Some(id)).unwrap_or_default());
        }
        all
    }

    /// What is listed, and in which order.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The order of the list.
    pub fn sort(&self) -> Sort {
        self.selection.sort
    }

    /// Whether the answer to what is asked has not come yet.
    pub fn is_waiting(&self) -> bool {
        self.listed != self.selection
    }

    /// Asks for another order; the list stays as it is until the answer comes.
    pub fn set_sort(&mut self, sort: Sort) {
        self.selection.sort = sort;
    }

    /// What is looked for; empty for everything.
    pub fn filter(&self) -> &str {
        &self.selection.filter
    }

    /// Asks for what holds these words; the list stays as it is until the answer comes.
    pub fn set_filter(&mut self, filter: &str) {
        filter.clone_into(&mut self.selection.filter);
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::State;
    use super::*;

    fn line(number: u32) -> Entry {
        Entry::new(ArticleId(number), Source::File(format!("{number}.txt").into()), State::Waiting, format!("Title {number}"))
    }

    fn shelf(numbers: impl IntoIterator<Item = u32>) -> Shelf {
        let mut shelf = Shelf::new(Sort::Date);
        let order: Vec<ArticleId> = numbers.into_iter().map(ArticleId).collect();
        let totals = Totals { articles: order.len(), unread: order.len() };
        assert!(shelf.list(Listing { selection: shelf.selection().clone(), order, totals }, None));
        shelf
    }

    fn fetch(shelf: &mut Shelf, shown: Range<usize>) -> usize {
        let asked = shelf.missing(shown, None);
        shelf.fetched(&asked, asked.iter().map(|id| line(id.0)).collect());
        asked.len()
    }

    #[test]
    fn lines_are_fetched_by_the_page_and_far_ones_dropped() {
        let mut shelf = shelf(0..100_000);
        assert_eq!(fetch(&mut shelf, 0..40), 120);
        assert_eq!(fetch(&mut shelf, 1..41), 0);
        assert_eq!(fetch(&mut shelf, 99_960..100_000), 120);
        for row in (0..90_000).step_by(100) {
            fetch(&mut shelf, row..row + 40);
            assert!(shelf.lines.len() <= KEPT + 200, "{}", shelf.lines.len());
            assert!(shelf.rows(row..row + 40).all(|line| line.is_some()));
        }
        shelf.changed(&[ArticleId(89_910), ArticleId(5)]);
        assert_eq!(fetch(&mut shelf, 89_900..89_940), 1);
        assert_eq!(shelf.row_of(ArticleId(70_000), 3), Some(70_000));
    }

    #[test]
    fn a_line_that_has_gone_leaves_the_list() {
        let mut shelf = shelf([3, 1, 2]);
        let asked = shelf.missing(0..3, None);
        shelf.fetched(&asked, vec![line(3), line(2)]);
        assert_eq!((0..3).map(|row| shelf.at(row)).collect::<Vec<_>>(), [Some(ArticleId(3)), Some(ArticleId(2)), None]);
        assert!(shelf.missing(0..3, None).is_empty());
    }

    #[test]
    fn what_is_marked_or_open_stays_until_something_else_is_asked() {
        let mut shelf = shelf([1, 2, 3, 4, 5]);
        let ask = |shelf: &mut Shelf, filter: &str, order: &[u32], open: Option<u32>| {
            shelf.set_filter(filter);
            let order = order.iter().copied().map(ArticleId).collect();
            shelf.list(Listing { selection: shelf.selection().clone(), order, totals: Totals::default() }, open.map(ArticleId));
            (0..shelf.len()).filter_map(|row| shelf.at(row)).map(|id| id.0).collect::<Vec<_>>()
        };
        assert_eq!(ask(&mut shelf, "unread", &[1, 2, 3, 5], None), [1, 2, 3, 5]);
        fetch(&mut shelf, 0..4);
        shelf.mark(&line(1).source, |mark| mark.read = true);
        shelf.mark(&line(3).source, |mark| mark.read = true);
        assert_eq!(ask(&mut shelf, "unread", &[2, 5], Some(5)), [1, 2, 3, 5]);
        assert_eq!(ask(&mut shelf, "unread", &[6, 2], Some(5)), [1, 6, 2, 3, 5]);
        assert_eq!(ask(&mut shelf, "unread ", &[6, 2], Some(5)), [6, 2]);
        // One that has gone goes.
        shelf.mark(&line(2).source, |mark| mark.read = true);
        assert_eq!(ask(&mut shelf, "unread ", &[6], None), [6, 2]);
        let asked = shelf.missing(0..2, None);
        shelf.fetched(&asked, vec![line(6)]);
        assert_eq!(shelf.len(), 1);
    }

    #[test]
    fn an_answer_to_what_was_asked_before_is_not_taken() {
        let mut shelf = shelf([1, 2]);
        let late = Listing { selection: shelf.selection().clone(), order: Vec::new(), totals: Totals::default() };
        shelf.set_filter("corvane");
        assert!(!shelf.list(late, None));
        assert_eq!(shelf.len(), 2);
        fetch(&mut shelf, 0..2);
        let (before, now) = shelf.mark(&line(1).source, |mark| mark.read = true).unwrap();
        assert!(!before.read && now.read);
        assert_eq!(shelf.unread(), 1);
    }
}
