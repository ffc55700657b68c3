//! The list of articles: which row is selected, and how a row looks.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::line::{self, Piece};
use super::theme::{Glyphs, Kind, Theme};
use crate::library::entry::{ArticleId, Entry, State};
use crate::library::shelf::{Shelf, Sort};

/// From this width on, an article takes one row; below, two.
const WIDE: u16 = 72;

/// What is told of an article beside its title.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Details {
    pub tags: bool,
    pub date: bool,
    pub source: bool,
    pub counts: bool,
}

impl Details {
    /// Their names in the configuration.
    pub const NAMES: [&str; 4] = ["tags", "date", "source", "counts"];

    /// The details with these names.
    pub fn named(names: &[String]) -> Details {
        let told = |name: &str| names.iter().any(|other| other == name);
        Details { tags: told("tags"), date: told("date"), source: told("source"), counts: told("counts") }
    }

    fn any(self) -> bool {
        self.tags || self.date || self.source || self.counts
    }
}

impl Default for Details {
    fn default() -> Self {
        Details { tags: true, date: true, source: true, counts: true }
    }
}

/// The state of the pane.
#[derive(Clone, Debug, Default)]
pub struct ListPane {
    /// The selected row.
    pub row: usize,
    /// The first visible row.
    pub top: usize,
    /// The selected article: it stays selected when the order changes.
    pub selected: Option<ArticleId>,
    /// How many rows have room at most.
    room: usize,
    /// Whether the list is parted by day or source, where it is sorted so.
    pub grouped: bool,
    /// What is told of each article.
    pub details: Details,
}

impl ListPane {
    /// A list that tells this of each article.
    pub fn new(details: Details) -> ListPane {
        ListPane { details, ..ListPane::default() }
    }

    /// The rows of the screen that an article takes.
    pub fn height_of_entry(&self, width: u16) -> u16 {
        if width >= WIDE || !self.details.any() { 1 } else { 2 }
    }

    /// Moves the selection.
    pub fn select(&mut self, shelf: &Shelf, row: usize) {
        self.row = row.min(shelf.len().saturating_sub(1));
        self.selected = shelf.at(self.row);
    }

    /// Moves what is seen; a selection that moves as far stays where it is on the screen.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
    }

    /// The rows that may be seen.
    pub fn shown(&self) -> Range<usize> {
        self.top..self.top + self.room
    }

    /// Finds the selected article again after the order changed, and brings it into view.
    pub fn fit(&mut self, shelf: &Shelf, area: Rect) {
        match self.selected.and_then(|id| shelf.row_of(id, self.row)) {
            Some(row) => self.row = row,
            None => self.select(shelf, self.row),
        }
        // From the selected row upwards, as many as have room; the first of them has a heading.
        let most = area.height.saturating_sub(1);
        let (mut highest, mut used) = (self.row, self.height_of(shelf, self.row, area.width, false));
        while let Some(above) = highest.checked_sub(1).filter(|&above| used + self.height_of(shelf, above, area.width, true) <= most) {
            used += self.height_of(shelf, above, area.width, false);
            highest = above;
        }
        let visible = usize::from((most / self.height_of_entry(area.width)).max(1));
        if self.row < self.top || self.top < highest {
            // Half a page on, or every further step would move all that is seen.
            self.top = highest.max(self.row.saturating_sub(visible / 2));
        }
        // No empty rows below the last while there are articles above the first.
        self.top = self.top.min(shelf.len().saturating_sub(if self.grouped { 1 } else { visible }));
        self.room = visible;
    }

    /// The heading above a row: of the first row that is seen, and of the first of each group.
    fn heading(&self, shelf: &Shelf, row: usize, first: bool) -> Option<String> {
        let name = |row: usize| -> Option<String> {
            let entry = shelf.line(shelf.at(row)?)?;
            match shelf.sort() {
                Sort::Date => Some(entry.published.map_or("no date".into(), |day| day.strftime("%A, %-d %B %Y").to_string())),
                Sort::Source => Some(if entry.publisher.is_empty() { "no source".into() } else { entry.publisher.to_owned() }),
                _ => None,
            }
        };
        let here = self.grouped.then(|| name(row)).flatten()?;
        let parts = first || row == 0 || name(row - 1).as_ref() != Some(&here);
        parts.then_some(here)
    }

    fn height_of(&self, shelf: &Shelf, row: usize, width: u16, first: bool) -> u16 {
        self.height_of_entry(width) + u16::from(self.heading(shelf, row, first).is_some())
    }

    /// The row at a line of the screen.
    pub fn row_at(&self, shelf: &Shelf, area: Rect, line: u16) -> Option<usize> {
        let mut below = line.checked_sub(area.y + 1)?;
        for row in self.top..shelf.len() {
            let height = self.height_of(shelf, row, area.width, row == self.top);
            if below < height {
                return Some(row);
            }
            below -= height;
        }
        None
    }
}

/// Draws the pane's rows below its heading.
pub fn draw(pane: &ListPane, shelf: &Shelf, focused: bool, theme: &Theme, glyphs: &Glyphs, area: Rect, buffer: &mut Buffer) {
    let height = pane.height_of_entry(area.width);
    let mut y = area.y;
    for (row, entry) in (pane.top..).zip(shelf.rows(pane.shown())) {
        if let Some(heading) = pane.heading(shelf, row, row == pane.top) {
            if y + 1 + height > area.bottom() {
                break;
            }
            line::draw(&[Piece(&heading, theme.style(Kind::Group))], glyphs, Rect { y, height: 1, ..area }, buffer);
            y += 1;
        }
        if y + height > area.bottom() {
            break;
        }
        let place = Rect { y, height, ..area };
        if row == pane.row {
            buffer.set_style(place, theme.style(if focused { Kind::Selected } else { Kind::SelectedIdle }));
        }
        // One that was not fetched yet comes with the next picture.
        let Some(entry) = entry else {
            y += height;
            continue;
        };
        if height == 1 {
            draw_wide(entry, pane.details, theme, glyphs, place, buffer)
        } else {
            draw_narrow(entry, pane.details, theme, glyphs, place, buffer)
        }
        y += height;
    }
}

fn draw_narrow(entry: &Entry, told: Details, theme: &Theme, glyphs: &Glyphs, area: Rect, buffer: &mut Buffer) {
    let top = Rect { height: 1, ..area };
    let x = marks(entry, theme, glyphs, top, buffer);
    line::draw(&[Piece(&entry.title, title_style(entry, theme))], glyphs, Rect { x, width: area.right().saturating_sub(x), ..top }, buffer);
    let below = Rect { x, y: area.y + 1, width: area.right().saturating_sub(x), height: 1 };
    let meta = theme.style(Kind::Meta);
    if let State::Failed(reason) = &entry.state {
        line::draw(&[Piece(reason, theme.style(Kind::Problem))], glyphs, below, buffer);
        return;
    }
    let date = if told.date { date(entry) } else { String::new() };
    let publisher = if told.source { entry.publisher.as_str() } else { "" };
    let separator = if date.is_empty() || publisher.is_empty() { String::new() } else { format!(" {} ", glyphs.dot) };
    let edge = if told.counts { draw_counts(entry, theme, glyphs, below, buffer) } else { below.right() };
    let room = Rect { width: edge.saturating_sub(below.x + 1), ..below };
    // The reader's own words come first: they are few, and the rest may be cut.
    let tags: String = entry.tags.iter().filter(|_| told.tags).map(|tag| format!("#{tag} ")).collect();
    let remark = if entry.remark.is_empty() { String::new() } else { format!("{} {} ", entry.remark, glyphs.dot) };
    let remark = Piece(&remark, theme.style(Kind::Problem));
    let pieces = [Piece(&tags, theme.style(Kind::Tag)), remark, Piece(&date, meta), Piece(&separator, meta), Piece(publisher, meta)];
    line::draw(&pieces, glyphs, room, buffer);
}

fn draw_wide(entry: &Entry, told: Details, theme: &Theme, glyphs: &Glyphs, area: Rect, buffer: &mut Buffer) {
    let x = marks(entry, theme, glyphs, area, buffer);
    let meta = theme.style(Kind::Meta);
    let mut edge = area.right();
    if told.counts && area.width >= WIDE {
        edge = edge.saturating_sub(14);
        draw_counts(entry, theme, glyphs, Rect { x: edge.max(x), width: area.right().saturating_sub(edge.max(x)), ..area }, buffer);
    }
    let right = [(told.date, &date(entry), 12), (told.source, &entry.publisher.clone(), 18)];
    for (_, words, width) in right.into_iter().filter(|(told, ..)| *told) {
        edge = edge.saturating_sub(width);
        if edge <= x + 20 {
            break;
        }
        line::draw(&[Piece(words, meta)], glyphs, Rect { x: edge, width: width - 1, ..area }, buffer);
    }
    let room = Rect { x, width: edge.saturating_sub(x + 1), ..area };
    match &entry.state {
        State::Failed(reason) => {
            let title = title_style(entry, theme);
            line::draw(&[Piece(&entry.title, title), Piece(": ", title), Piece(reason, theme.style(Kind::Problem))], glyphs, room, buffer)
        }
        _ => {
            let tags: String = entry.tags.iter().filter(|_| told.tags).map(|tag| format!(" #{tag}")).collect();
            let remark = if entry.remark.is_empty() { String::new() } else { format!(" {} {}", glyphs.dot, entry.remark) };
            let (tags, remark) = (Piece(&tags, theme.style(Kind::Tag)), Piece(&remark, theme.style(Kind::Problem)));
            line::draw(&[Piece(&entry.title, title_style(entry, theme)), tags, remark], glyphs, room, buffer)
        }
    };
}

/// Draws the unread mark and the star; answers the column behind them.
fn marks(entry: &Entry, theme: &Theme, glyphs: &Glyphs, area: Rect, buffer: &mut Buffer) -> u16 {
    let (first, kind) = match (&entry.state, entry.read) {
        (State::Failed(_), _) => (glyphs.problem, Kind::Problem),
        (_, true) => (" ", Kind::Read),
        (_, false) => (glyphs.unread, Kind::Unread),
    };
    let star = if entry.starred { glyphs.star } else { " " };
    line::draw(
        &[Piece(first, theme.style(kind)), Piece(star, theme.style(Kind::Star))],
        glyphs,
        Rect { width: area.width.min(2), ..area },
        buffer,
    );
    (area.x + 3).min(area.right())
}

fn title_style(entry: &Entry, theme: &Theme) -> Style {
    match (&entry.state, entry.read) {
        (State::Failed(_), _) => theme.style(Kind::Problem),
        (_, true) => theme.style(Kind::Read),
        (_, false) => theme.style(Kind::Title),
    }
}

fn date(entry: &Entry) -> String {
    entry.published.map(|date| date.strftime("%-d %b %Y").to_string()).unwrap_or_default()
}

/// `7o 12f 5✓`: organisations, figures, facts, each in its own style, and what parts them.
fn counts(entry: &Entry, glyphs: &Glyphs) -> Option<[(String, Kind); 5]> {
    let State::Analysed(counts) = entry.state else { return None };
    let gap = || (" ".to_owned(), Kind::Text);
    Some([
        (format!("{}o", counts.organisations), Kind::Organisation),
        gap(),
        (format!("{}f", counts.figures), Kind::Money),
        gap(),
        (format!("{}{}", counts.facts, glyphs.asserted), Kind::Asserted),
    ])
}

/// Draws the counts flush right; answers the column where they begin.
fn draw_counts(entry: &Entry, theme: &Theme, glyphs: &Glyphs, area: Rect, buffer: &mut Buffer) -> u16 {
    let Some(counts) = counts(entry, glyphs) else { return area.right() };
    let width: usize = counts.iter().map(|(words, _)| words.width()).sum();
    let x = area.right().saturating_sub(width as u16).max(area.x);
    let dim = theme.style(if entry.read { Kind::Read } else { Kind::Text });
    let pieces: Vec<Piece> = counts.iter().map(|(words, kind)| Piece(words, if entry.read { dim } else { theme.style(*kind) })).collect();
    line::draw(&pieces, glyphs, Rect { x, width: area.right() - x, ..area }, buffer);
    x
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::entry::Totals;
    use crate::library::shelf::Listing;

    const AREA: Rect = Rect { x: 0, y: 0, width: 80, height: 11 };

    fn shelf() -> Shelf {
        let mut shelf = Shelf::new(Sort::Date);
        let listing = Listing { selection: shelf.selection().clone(), order: (0..50).map(ArticleId).collect(), totals: Totals::default() };
        shelf.list(listing, None);
        shelf
    }

    #[test]
    fn a_selection_that_moves_as_far_as_what_is_seen_stays_where_it_is_on_the_screen() {
        let shelf = shelf();
        let mut pane = ListPane::default();
        let mut moved = |by: isize, scrolled: isize| {
            pane.scroll(scrolled);
            pane.select(&shelf, pane.row.saturating_add_signed(by));
            pane.fit(&shelf, AREA);
            (pane.row, pane.top)
        };
        assert_eq!([moved(4, 0), moved(10, 10), moved(10, 10), moved(-10, -10)], [(4, 0), (14, 10), (24, 20), (14, 10)]);
        assert_eq!([moved(-10, -10), moved(-10, -10)], [(4, 0), (0, 0)]);
        assert_eq!(moved(100, 100), (49, 40));
    }

    #[test]
    fn a_selection_that_leaves_what_is_seen_brings_half_a_page_with_it() {
        let shelf = shelf();
        let mut pane = ListPane::default();
        let mut moved = |by: isize| {
            pane.select(&shelf, pane.row.saturating_add_signed(by));
            pane.fit(&shelf, AREA);
            (pane.row, pane.top)
        };
        assert_eq!([moved(9), moved(1), moved(1), moved(4)], [(9, 0), (10, 5), (11, 5), (15, 10)]);
        assert_eq!([moved(-5), moved(-1), moved(-1)], [(10, 10), (9, 4), (8, 4)]);
        assert_eq!([moved(-8), moved(100), moved(-9), moved(-1)], [(0, 0), (49, 40), (40, 40), (39, 34)]);
    }
}
