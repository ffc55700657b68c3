//! Places to go to: the jumps that were made, the marks set by letter, and what the picker chooses from.

use super::action::Action;
use super::app::App;
use super::event::{Effect, session_name};
use super::layout::Pane;
use crate::library::entry::ArticleId;

/// The most jumps that are remembered.
const JUMPS: usize = 100;

/// What is said where a place cannot be gone to.
pub(super) const NOT_LISTED: &str = "this article is not in the list; Esc clears its filter";

/// A place to come back to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Jump {
    article: ArticleId,
    top: usize,
    cursor: usize,
}

/// A place to go to as soon as its article is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Landing {
    /// The first byte to be seen; without it the cursor is brought into view.
    top: Option<usize>,
    cursor: usize,
    /// What is searched for from there.
    words: Option<String>,
}

impl App {
    fn here(&self) -> Option<Jump> {
        self.reader.article.as_ref()?;
        Some(Jump { article: self.shown?, top: self.reader.top, cursor: self.reader.cursor })
    }

    pub(super) fn push_jump(&mut self) {
        if let Some(here) = self.here() {
            self.forward.clear();
            if self.back.last() != Some(&here) {
                self.back.push(here);
            }
            let surplus = self.back.len().saturating_sub(JUMPS);
            self.back.drain(..surplus);
        }
    }

    pub(super) fn jump(&mut self, backwards: bool) -> Vec<Effect> {
        let here = self.here();
        let from = if backwards { &mut self.back } else { &mut self.forward };
        let mut target = from.pop();
        while target.is_some() && target == here {
            target = from.pop();
        }
        let Some(target) = target else {
            self.message = Some("no jump to go to".into());
            return Vec::new();
        };
        let to = if backwards { &mut self.forward } else { &mut self.back };
        to.extend(here);
        if !self.land_at(target.article, Landing { top: Some(target.top), cursor: target.cursor, words: None }) {
            self.message = Some(NOT_LISTED.into());
        }
        Vec::new()
    }

    /// To a byte of an article, which is opened where it is not; says so where it is not in the list.
    pub(super) fn go_to(&mut self, article: ArticleId, place: usize) -> Vec<Effect> {
        self.go_to_landing(article, Landing { cursor: place, ..Landing::default() })
    }

    /// To the first of these words in an article.
    pub(super) fn go_to_words(&mut self, article: ArticleId, words: String) -> Vec<Effect> {
        self.go_to_landing(article, Landing { words: Some(words).filter(|words| !words.is_empty()), ..Landing::default() })
    }

    fn go_to_landing(&mut self, article: ArticleId, landing: Landing) -> Vec<Effect> {
        self.push_jump();
        if !self.land_at(article, landing) {
            self.message = Some(NOT_LISTED.into());
        }
        if self.shown == Some(article) { self.mark_read() } else { Vec::new() }
    }

    /// Goes to a place, now or when its article is open. Answers whether the article is in the list.
    fn land_at(&mut self, article: ArticleId, landing: Landing) -> bool {
        if self.shown == Some(article) && self.reader.article.is_some() {
            self.landing = Some(landing);
            self.land();
            return true;
        }
        let row = self.shelf.row_of(article, self.list.row);
        if let Some(row) = row {
            self.select_row(row);
            (self.landing, self.to_read, self.focus) = (Some(landing), true, Pane::Text);
        }
        row.is_some()
    }

    /// Goes to the place that was waited for.
    pub(super) fn land(&mut self) {
        let Some(Landing { top, cursor, words }) = self.landing.take() else { return };
        let cursor = self.reader.text().floor_char_boundary(cursor.min(self.reader.text().len()));
        self.focus = Pane::Text;
        match top {
            Some(top) => (self.reader.top, self.reader.cursor) = (top.min(self.reader.text().len()), cursor),
            None => {
                // Rows are needed to bring it into view.
                self.fit();
                self.reader.move_to(cursor);
            }
        }
        if let Some(words) = words {
            self.reader.find(&words);
            self.reader.go_to_nearest_hit(cursor);
        }
        self.follow_text();
    }

    pub(super) fn set_spot(&mut self, letter: char) {
        let Some(name) = self.reader.source().and_then(session_name) else {
            self.message = Some("there is no file here to come back to".into());
            return;
        };
        self.spots.insert(letter, (name, self.reader.cursor));
        self.message = Some(format!("mark {letter} is set"));
    }

    pub(super) fn go_to_spot(&mut self, letter: char) -> Vec<Effect> {
        let Some((name, place)) = self.spots.get(&letter).cloned() else {
            let letters: Vec<String> = self.spots.keys().map(char::to_string).collect();
            let key = || self.keymap.chord(Action::SetMark).map_or_else(String::new, |key| format!(": {key} sets one"));
            let hint = if letters.is_empty() { key() } else { format!(": there are {}", letters.join(" ")) };
            self.message = Some(format!("there is no mark {letter}{hint}"));
            return Vec::new();
        };
        self.spot = Some((name.clone(), letter, place));
        vec![Effect::Find(name)]
    }

    /// The article of a mark set by letter was looked for.
    pub(super) fn go_to_found(&mut self, name: &str, id: Option<ArticleId>) -> Vec<Effect> {
        let Some((_, letter, place)) = self.spot.take_if(|(wanted, ..)| wanted == name) else { return Vec::new() };
        if !id.is_some_and(|id| self.go_to_article(id, place)) {
            self.message = Some(format!("the article of mark {letter} is not in the list"));
        }
        Vec::new()
    }

    /// To a byte of an article, which is opened where it is not. Answers whether it is in the list.
    pub(super) fn go_to_article(&mut self, article: ArticleId, place: usize) -> bool {
        self.push_jump();
        self.land_at(article, Landing { cursor: place, ..Landing::default() })
    }
}
