//! The shelf: every article of the library in the state it is known in, and the order in which they are listed.
//!
//! An entry begins as a file name, becomes an article when its file is read, and gains an analysis; or it keeps the
//! reason why it could not be read. What comes in changes the entries at once and the order only at the next
//! [`Shelf::refresh`], so that a thousand files that arrive together are sorted once. Deliberately absent: reading files and analysing, which happen elsewhere and are told here.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::marks::Mark;
use crate::article::{Article, Source};
use crate::extract::analysis::Analysis;

/// How far an entry is known.
#[derive(Clone, Debug)]
pub enum State {
    /// Only its file is known.
    Waiting,
    /// Read; analysed when the second part is there.
    Ready(Arc<Article>, Option<Arc<Analysis>>),
    /// It cannot be read, for this reason.
    Failed(String),
}

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it comes from.
    pub source: Source,
    /// How far it is known.
    pub state: State,
    /// What the list shows and sorts by: the title, or the file's name until it is read. One line, printable.
    pub title: String,
    title_key: String,
    /// Whether it has been read.
    pub read: bool,
    /// Whether the reader starred it.
    pub starred: bool,
    /// Where reading goes on, as a byte of its text.
    pub place: usize,
    /// The reader's tags.
    pub tags: Vec<String>,
    /// The reader's note.
    pub note: String,
}

impl Entry {
    fn new(source: Source, title: String, state: State) -> Entry {
        Entry {
            source,
            state,
            title_key: title.to_lowercase(),
            title,
            read: false,
            starred: false,
            place: 0,
            tags: Vec::new(),
            note: String::new(),
        }
    }

    /// What the reader did with it.
    pub fn mark(&self) -> Mark {
        Mark { read: self.read, starred: self.starred, place: self.place, tags: self.tags.clone(), note: self.note.clone() }
    }

    /// Has it that the reader did this with it.
    pub fn set_mark(&mut self, mark: Mark) {
        (self.read, self.starred, self.place, self.tags, self.note) = (mark.read, mark.starred, mark.place, mark.tags, mark.note);
    }

    /// The article, once it is read.
    pub fn article(&self) -> Option<&Arc<Article>> {
        match &self.state {
            State::Ready(article, _) => Some(article),
            _ => None,
        }
    }

    /// The analysis, once it is made.
    pub fn analysis(&self) -> Option<&Arc<Analysis>> {
        match &self.state {
            State::Ready(_, analysis) => analysis.as_ref(),
            _ => None,
        }
    }

    /// The day it was published, where that is known.
    pub fn published(&self) -> Option<Date> {
        self.article().and_then(|article| article.meta.published)
    }

    /// Its publisher, where that is known.
    pub fn publisher(&self) -> &str {
        self.article().and_then(|article| article.meta.source.as_deref()).unwrap_or_default()
    }
}

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

/// Every article of the library, and the order of the list.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    places: HashMap<Source, usize>,
    order: Vec<usize>,
    sort: Sort,
    filter: String,
    stale: bool,
}

impl Shelf {
    /// An empty shelf in an order.
    pub fn new(sort: Sort) -> Shelf {
        Shelf { sort, ..Shelf::default() }
    }

    /// The entries that the list shows, in its order.
    pub fn listed(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.order.iter().map(|&place| &self.entries[place])
    }

    /// Every entry, shown or not, in no order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// How many the list shows.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether the list shows none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many there are, shown or not.
    pub fn total(&self) -> usize {
        self.entries.len()
    }

    /// How many are read and analysed, or can never be.
    pub fn finished(&self) -> usize {
        self.entries.iter().filter(|entry| !matches!(entry.state, State::Waiting | State::Ready(_, None))).count()
    }

    /// How many are unread.
    pub fn unread(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.read && !matches!(entry.state, State::Failed(_))).count()
    }

    /// The entry at a row of the list.
    pub fn at(&self, row: usize) -> Option<&Entry> {
        self.order.get(row).map(|&place| &self.entries[place])
    }

    /// The row of an entry in the list.
    pub fn row_of(&self, source: &Source) -> Option<usize> {
        let place = self.places.get(source)?;
        self.order.iter().position(|listed| listed == place)
    }

    /// An entry by its source.
    pub fn get(&self, source: &Source) -> Option<&Entry> {
        self.places.get(source).map(|&place| &self.entries[place])
    }

    /// An entry by its source, to change its marks. The order does not change.
    pub fn get_mut(&mut self, source: &Source) -> Option<&mut Entry> {
        self.places.get(source).map(|&place| &mut self.entries[place])
    }

    /// Puts files on the shelf whose articles are not read yet.
    pub fn expect(&mut self, files: impl IntoIterator<Item = std::path::PathBuf>) {
        for path in files {
            let title = crate::load::clean::line(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
            self.put(Entry::new(Source::File(path), title, State::Waiting));
        }
    }

    /// A file has been read: its articles take the place of its name.
    pub fn loaded(&mut self, path: &Path, articles: Vec<Arc<Article>>) {
        let alone = articles.iter().all(|article| article.source == Source::File(path.to_owned()));
        if !alone {
            self.remove(&Source::File(path.to_owned()));
        }
        for article in articles {
            let mut entry =
                Entry::new(article.source.clone(), crate::load::clean::line(&article.display_title()), State::Ready(article, None));
            if let Some(known) = self.get(&entry.source) {
                entry.set_mark(known.mark());
            }
            self.put(entry);
        }
    }

    /// A file, or one of its articles, cannot be read.
    pub fn failed(&mut self, source: Source, reason: String) {
        let title = match self.get(&source) {
            Some(entry) => entry.title.clone(),
            None => {
                source.path().and_then(Path::file_name).map(|name| crate::load::clean::line(&name.to_string_lossy())).unwrap_or_default()
            }
        };
        self.put(Entry::new(source, title, State::Failed(reason)));
    }

    /// An article has been analysed.
    pub fn analysed(&mut self, source: &Source, analysis: Arc<Analysis>) {
        if let Some(entry) = self.get_mut(source)
            && let State::Ready(_, slot) = &mut entry.state
        {
            *slot = Some(analysis);
        }
        self.stale |= self.sort == Sort::Facts;
    }

    /// Brings the order up to date with what came in.
    pub fn refresh(&mut self) {
        if self.stale {
            self.reorder();
        }
    }

    /// The order of the list.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Sorts the list anew.
    pub fn set_sort(&mut self, sort: Sort) {
        self.sort = sort;
        self.reorder();
    }

    /// The words that the list is filtered by; empty when it is not.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows only entries whose title and source hold every word, without regard to case.
    pub fn set_filter(&mut self, filter: &str) {
        self.filter = filter.to_owned();
        self.reorder();
    }

    fn put(&mut self, entry: Entry) {
        self.stale = true;
        match self.places.get(&entry.source) {
            Some(&place) => self.entries[place] = entry,
            None => {
                self.places.insert(entry.source.clone(), self.entries.len());
                self.entries.push(entry);
            }
        }
    }

    fn remove(&mut self, source: &Source) {
        if let Some(place) = self.places.remove(source) {
            self.entries.remove(place);
            for other in self.places.values_mut().filter(|other| **other > place) {
                *other -= 1;
            }
            self.reorder();
        }
    }

    fn reorder(&mut self) {
        let words: Vec<String> = self.filter.split_whitespace().map(str::to_lowercase).collect();
        let shown = |entry: &Entry| {
            if words.is_empty() {
                return true;
            }
            let hay = format!("{} {}", entry.title_key, entry.publisher().to_lowercase());
            words.iter().all(|word| hay.contains(word))
        };
        let mut order: Vec<usize> = (0..self.entries.len()).filter(|&place| shown(&self.entries[place])).collect();
        let entry = |place: &usize| &self.entries[*place];
        let newest = |a: &usize, b: &usize| entry(b).published().cmp(&entry(a).published());
        let title = |a: &usize, b: &usize| entry(a).title_key.cmp(&entry(b).title_key);
        let length = |place: &usize| entry(place).article().map_or(0, |article| article.text.len());
        let facts = |place: &usize| entry(place).analysis().map_or(0, |analysis| analysis.facts.len());
        order.sort_by(|a, b| {
            // What cannot be read stands last in every order.
            let failed = |place: &usize| matches!(entry(place).state, State::Failed(_));
            failed(a).cmp(&failed(b)).then_with(|| {
                match self.sort {
                    Sort::Date => newest(a, b),
                    Sort::Title => std::cmp::Ordering::Equal,
                    Sort::Source => {
                        let (one, other) = (entry(a).publisher(), entry(b).publisher());
                        one.is_empty().cmp(&other.is_empty()).then_with(|| one.cmp(other)).then_with(|| newest(a, b))
                    }
                    Sort::Length => length(b).cmp(&length(a)),
                    Sort::Facts => facts(b).cmp(&facts(a)),
                }
                .then_with(|| title(a, b))
                .then_with(|| entry(a).source.cmp(&entry(b).source))
            })
        });
        self.order = order;
        self.stale = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;

    fn article(name: &str, title: &str, day: i8, publisher: &str) -> Arc<Article> {
        let date = jiff::civil::date(2024, 3, day);
        let mut article = Article::from_body(Source::File(name.into()), format!("{title}\n{}", "x ".repeat(day as usize)), Some(date));
        article.meta.title = Some(title.into());
        article.meta.source = Some(publisher.into());
        Arc::new(article)
    }

    fn titles(shelf: &Shelf) -> Vec<&str> {
        shelf.listed().map(|entry| entry.title.as_str()).collect()
    }

    #[test]
    fn names_become_articles_and_are_sorted() {
        let mut shelf = Shelf::new(Sort::Date);
        shelf.expect(["a.txt", "b.txt", "c.txt"].map(Into::into));
        shelf.refresh();
        assert_eq!(titles(&shelf), ["a.txt", "b.txt", "c.txt"]);
        shelf.loaded(Path::new("a.txt"), vec![article("a.txt", "Older", 1, "Wire")]);
        shelf.loaded(Path::new("b.txt"), vec![article("b.txt", "Newer", 9, "Daily")]);
        shelf.failed(Source::File("c.txt".into()), "it is gone".into());
        shelf.refresh();
        assert_eq!(titles(&shelf), ["Newer", "Older", "c.txt"]);
        shelf.set_sort(Sort::Source);
        assert_eq!(titles(&shelf), ["Newer", "Older", "c.txt"]);
        shelf.set_sort(Sort::Title);
        assert_eq!(titles(&shelf), ["Newer", "Older", "c.txt"]);
        shelf.set_filter("wire OLD");
        assert_eq!(titles(&shelf), ["Older"]);
        assert_eq!((shelf.len(), shelf.total(), shelf.finished()), (1, 3, 1));
    }

    #[test]
    fn a_feed_takes_the_place_of_its_file() {
        let mut shelf = Shelf::new(Sort::Title);
        shelf.expect(["feed.xml", "z.txt"].map(Into::into));
        let entry = |id: &str| {
            let mut article = (*article("feed.xml", id, 1, "Wire")).clone();
            article.source = Source::Entry("feed.xml".into(), id.into());
            Arc::new(article)
        };
        shelf.loaded(Path::new("feed.xml"), vec![entry("one"), entry("two")]);
        shelf.refresh();
        assert_eq!(titles(&shelf), ["one", "two", "z.txt"]);
        shelf.get_mut(&Source::File("z.txt".into())).unwrap().starred = true;
        shelf.loaded(Path::new("z.txt"), vec![article("z.txt", "Zed", 1, "")]);
        assert!(shelf.get(&Source::File("z.txt".into())).unwrap().starred);
    }
}
