//! The text of the open article: its rows, the place in it, and what is lit. How it is drawn stands in `text`.
//!
//! Places are bytes of the text, not row numbers: `top` is the first byte that must be visible and `cursor` where the
//! reader is; both survive another width, another theme and another start of the program.

use std::sync::Arc;

use super::find;
use super::wrap::{self, Row, RowKind, Setting};
use crate::article::{Article, Layer, Link, Source};
use crate::extract::analysis::{Analysis, Mention};
use crate::span::Span;

/// The rows kept visible above and below the cursor.
const MARGIN: usize = 3;

/// Words read in a minute, for the reading time.
const WORDS_A_MINUTE: usize = 230;

/// A search in the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// What is looked for.
    pub query: String,
    /// Where it stands.
    pub hits: Vec<Span>,
    /// The hit that was last gone to.
    pub current: Option<usize>,
}

/// The state of the pane.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The open article.
    pub article: Option<Arc<Article>>,
    /// What was found in it, once it is analysed.
    pub analysis: Option<Arc<Analysis>>,
    /// The first visible byte.
    pub top: usize,
    /// Where the reader is.
    pub cursor: usize,
    /// The words that say the selected fact.
    pub lit: Vec<Span>,
    /// The search, if any.
    pub search: Search,
    rows: Vec<Row>,
    rows_made_for: Option<Fit>,
    height: usize,
}

/// What rows are made for: a width in columns, whether furniture is seen, whether words are hyphenated.
pub type Fit = (u16, bool, bool);

/// The rows of an article.
pub fn rows_for(article: &Article, (width, furniture, hyphenated): Fit) -> Vec<Row> {
    wrap::wrap_as(&article.text, &article.blocks, width, furniture, Setting { hyphenated, justified: false })
}

impl Reader {
    /// Opens an article at a place.
    pub fn open(&mut self, article: Arc<Article>, analysis: Option<Arc<Analysis>>, place: usize) {
        let query = std::mem::take(&mut self.search.query);
        *self = Reader { analysis, top: place, cursor: place, height: self.height, ..Reader::default() };
        self.article = Some(article);
        if !query.is_empty() {
            self.find(&query);
        }
    }

    /// Takes rows of the open article that are made already.
    pub fn take_rows(&mut self, made_for: Fit, rows: Vec<Row>) {
        (self.rows, self.rows_made_for) = (rows, Some(made_for));
    }

    /// What the rows are made for.
    pub fn made_for(&self) -> Option<Fit> {
        self.rows_made_for
    }

    /// Closes the article.
    pub fn close(&mut self) {
        *self = Reader { height: self.height, ..Reader::default() };
    }

    /// The open article's source.
    pub fn source(&self) -> Option<&Source> {
        self.article.as_ref().map(|article| &article.source)
    }

    /// The open article's text.
    pub fn text(&self) -> &str {
        self.article.as_ref().map_or("", |article| &article.text)
    }

    /// Wraps the text where the width or the furniture's visibility changed, and keeps the cursor in view.
    pub fn fit(&mut self, width: u16, height: u16, furniture: bool, setting: Setting) {
        let wanted = (width, furniture, setting.hyphenated);
        let resized = self.height != usize::from(height) || self.rows_made_for != Some(wanted);
        self.height = usize::from(height);
        if self.rows_made_for != Some(wanted) {
            self.rows = self.article.as_ref().map(|article| rows_for(article, wanted)).unwrap_or_default();
            self.rows_made_for = Some(wanted);
        }
        if resized {
            // The top sentence stays; the cursor comes with it.
            let (top, cursor) = (self.top_row(), self.row_of(self.cursor));
            let wanted = cursor.clamp(top, (top + self.height.max(1) - 1).max(top));
            if wanted != cursor {
                self.set_cursor_row(wanted);
            }
        }
    }

    /// The rows as they stand.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row that shows a byte.
    pub fn row_of(&self, offset: usize) -> usize {
        self.rows.partition_point(|row| row.span.start() <= offset).saturating_sub(1)
    }

    /// The first visible row.
    pub fn top_row(&self) -> usize {
        self.row_of(self.top).min(self.last_top())
    }

    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.height.max(1))
    }

    fn set_cursor_row(&mut self, row: usize) {
        if let Some(row) = self.rows.get(row) {
            self.cursor = row.span.start();
        }
    }

    fn set_top_row(&mut self, row: usize) {
        let row = row.min(self.last_top());
        self.top = if row == 0 { 0 } else { self.rows.get(row).map_or(0, |row| row.span.start()) };
    }

    /// Scrolls as little as brings the cursor into view, with a margin.
    fn follow(&mut self) {
        let (top, cursor) = (self.top_row(), self.row_of(self.cursor));
        let margin = MARGIN.min(self.height.saturating_sub(1) / 2);
        let lowest = (cursor + margin + 1).saturating_sub(self.height);
        let highest = cursor.saturating_sub(margin);
        if top > highest || top < lowest {
            self.set_top_row(top.clamp(lowest.min(highest), highest));
        }
    }

    /// Moves the cursor by rows with words on them.
    pub fn move_rows(&mut self, by: isize) {
        let mut row = self.row_of(self.cursor);
        let step = by.signum();
        for _ in 0..by.unsigned_abs() {
            let mut next = row;
            loop {
                match next.checked_add_signed(step).filter(|&next| next < self.rows.len()) {
                    Some(there) => next = there,
                    None => {
                        // The end: nothing further has words.
                        self.set_cursor_row(row);
                        self.follow();
                        return;
                    }
                }
                if self.rows[next].kind != RowKind::Blank {
                    break;
                }
            }
            row = next;
        }
        self.set_cursor_row(row);
        self.follow();
    }

    /// Scrolls by a part of the page, and takes the cursor along.
    pub fn move_pages(&mut self, halves: isize) {
        let half = (self.height.max(2) / 2) as isize;
        let (top, cursor) = (self.top_row(), self.row_of(self.cursor));
        let by = half * halves;
        let new_top = top.saturating_add_signed(by).min(self.last_top());
        // Where the page cannot move by all of it, the cursor still does.
        let new_cursor = cursor.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
        self.set_top_row(new_top);
        self.set_cursor_row(self.with_words(new_cursor));
        self.follow();
    }

    /// The nearest row with words at or before a row, else after it.
    fn with_words(&self, row: usize) -> usize {
        let has_words = |&row: &usize| self.rows.get(row).is_some_and(|row| row.kind != RowKind::Blank);
        (0..=row).rev().find(has_words).or_else(|| (row..self.rows.len()).find(has_words)).unwrap_or(0)
    }

    /// To the first row.
    pub fn move_to_start(&mut self) {
        self.set_cursor_row(0);
        self.top = 0;
    }

    /// To the last row.
    pub fn move_to_end(&mut self) {
        self.set_cursor_row(self.rows.len().saturating_sub(1));
        self.follow();
    }

    /// To the start of a visible row.
    pub fn move_to_row(&mut self, row: usize) {
        self.set_cursor_row(self.with_words(row.min(self.rows.len().saturating_sub(1))));
        self.follow();
    }

    /// To a byte; it is brought to the upper third where it was out of view.
    pub fn move_to(&mut self, offset: usize) {
        self.cursor = offset;
        self.bring_into_view(Span::new(offset, offset));
        self.follow();
    }

    /// Scrolls so that words can be seen, all of them where they have room; does not move the cursor.
    pub fn bring_into_view(&mut self, words: Span) {
        let (top, first, last) =
            (self.top_row(), self.row_of(words.start()), self.row_of(words.end().saturating_sub(1).max(words.start())));
        if first < top || last >= top + self.height.max(1) {
            self.set_top_row(first.saturating_sub(self.height / 3));
        }
    }

    /// To the next or previous of sorted places, `count` times. Answers whether there was one.
    pub fn step(&mut self, places: impl Iterator<Item = usize>, by: isize) -> bool {
        let places: Vec<usize> = places.collect();
        let at = self.cursor;
        let next = if by > 0 {
            let first = places.partition_point(|&place| place <= at);
            places.get(first.saturating_add(by.unsigned_abs() - 1).min(places.len().saturating_sub(1))).filter(|&&place| place > at)
        } else {
            let before = places.partition_point(|&place| place < at);
            before.checked_sub(1).and_then(|last| places.get(last.saturating_sub(by.unsigned_abs() - 1)))
        };
        match next {
            Some(&place) => {
                self.move_to(place);
                true
            }
            None => false,
        }
    }

    /// The starts of the paragraphs that are shown.
    pub fn paragraphs(&self) -> impl Iterator<Item = usize> {
        let starts = |(n, row): (usize, &Row)| {
            (row.kind != RowKind::Blank && (n == 0 || self.rows[n - 1].kind == RowKind::Blank)).then_some(row.span.start())
        };
        self.rows.iter().enumerate().filter_map(starts)
    }

    /// The sentence that the cursor is in.
    pub fn sentence(&self) -> Option<Span> {
        let analysis = self.analysis.as_ref()?;
        let row = self.rows.get(self.row_of(self.cursor))?.span;
        let after = analysis.sentences.partition_point(|sentence| sentence.end() <= self.cursor);
        analysis.sentences.get(after).copied().filter(|sentence| sentence.overlaps(row) || sentence.holds(self.cursor))
    }

    /// The sentence that these words stand in, else the words.
    pub fn sentence_around(&self, words: Span) -> Span {
        let sentences = self.analysis.as_ref().map_or(&[][..], |analysis| &analysis.sentences);
        let after = sentences.partition_point(|sentence| sentence.end() <= words.start());
        sentences.get(after).copied().filter(|sentence| sentence.contains(words)).unwrap_or(words)
    }

    /// The mention at the cursor, else the first on its row that is not passed yet.
    pub fn mention(&self) -> Option<Mention> {
        let analysis = self.analysis.as_ref()?;
        let row = self.rows.get(self.row_of(self.cursor))?.span;
        let first = analysis.mentions.partition_point(|mention| mention.span.end() <= row.start());
        let on_row = || analysis.mentions.get(first).copied().filter(|mention| mention.span.overlaps(row));
        analysis.mention_at(self.cursor).or_else(on_row)
    }

    /// The links of what can be seen of the article, numbered from 1.
    pub fn links(&self) -> impl Iterator<Item = (usize, &Link)> {
        let article = self.article.as_ref();
        let furniture = self.rows_made_for.is_some_and(|made| made.1);
        let seen = move |link: &&Link| {
            let Some(article) = article else { return false };
            let after = article.blocks.partition_point(|block| block.span.end() <= link.span.start());
            article.blocks.get(after).is_some_and(|block| furniture || block.layer != Layer::Furniture)
        };
        article.into_iter().flat_map(|article| &article.links).filter(seen).enumerate().map(|(n, link)| (n + 1, link))
    }

    /// Looks for a query; answers how often it stands in what can be seen of the article.
    pub fn find(&mut self, query: &str) -> usize {
        let hits = match &self.article {
            Some(article) => find::all(&article.text, query)
                .into_iter()
                .filter(|hit| {
                    let after = article.blocks.partition_point(|block| block.span.end() <= hit.start());
                    article
                        .blocks
                        .get(after)
                        .is_some_and(|block| block.layer != Layer::Furniture || self.rows_made_for.is_some_and(|made| made.1))
                })
                .collect(),
            None => Vec::new(),
        };
        self.search = Search { query: query.to_owned(), hits, current: None };
        self.search.hits.len()
    }

    /// To the hit at or after the cursor, or the first.
    pub fn go_to_nearest_hit(&mut self, from: usize) {
        let hits = &self.search.hits;
        let next = hits.partition_point(|hit| hit.start() < from);
        let next = if next < hits.len() { next } else { 0 };
        if let Some(hit) = hits.get(next).copied() {
            self.search.current = Some(next);
            self.move_to(hit.start());
        }
    }

    /// To another hit, round the ends. Answers whether there is any.
    pub fn step_hit(&mut self, by: isize) -> bool {
        let hits = &self.search.hits;
        if hits.is_empty() {
            return false;
        }
        let count = hits.len() as isize;
        let from = match self.search.current {
            Some(current) => current as isize,
            None if by > 0 => hits.partition_point(|hit| hit.start() <= self.cursor) as isize - 1,
            None => hits.partition_point(|hit| hit.start() < self.cursor) as isize,
        };
        let next = (from + by).rem_euclid(count) as usize;
        let place = hits[next].start();
        self.search.current = Some(next);
        self.move_to(place);
        true
    }

    /// How much of the article lies above the lower edge of the pane, in percent.
    pub fn percent(&self) -> usize {
        let seen = (self.top_row() + self.height).min(self.rows.len());
        (seen * 100).checked_div(self.rows.len()).unwrap_or(100)
    }

    /// The minutes it takes to read what lies below the upper edge, rounded up.
    pub fn minutes_left(&self) -> usize {
        let total = self.article.as_ref().map_or(0, |article| minutes(article));
        let rows = self.rows.len().max(1);
        let below = rows - self.top_row().min(rows);
        if self.percent() >= 100 { 0 } else { (total * below).div_ceil(rows) }
    }
}

/// The minutes it takes to read an article's body, at least one.
pub fn minutes(article: &Article) -> usize {
    // Six bytes a word, its space included, is near enough for English.
    let bytes: usize = article.body().map(|block| block.span.len()).sum();
    (bytes / 6).div_ceil(WORDS_A_MINUTE).max(1)
}
