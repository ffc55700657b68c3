//! How the article under the cursor comes to the reader: asked for, shown at its place, brought up to date, left.

use std::sync::Arc;

use super::ahead::Prepared;
use super::app::App;
use super::event::{Effect, session_name};
use super::facts::FactsPane;
use super::items;
use crate::extract::analysis::Analysis;
use crate::library::entry::{ArticleId, Entry, State};

impl App {
    /// Selects the article that was open when the program was left the last time.
    pub(super) fn go_on_with(&mut self, id: Option<ArticleId>) -> Vec<Effect> {
        // What is not found may be on the next list, when more is read.
        if let Some(row) = id.and_then(|id| self.shelf.row_of(id, 0)) {
            if self.wanted.is_some() && self.wanted == self.reader.source().and_then(session_name) {
                // It has another number.
                (self.open, self.shown, self.renew) = (id, id, true);
            }
            (self.wanted, self.resumed) = (None, true);
            self.list.select(&self.shelf, row);
        }
        Vec::new()
    }

    /// Brings the open article up to the selected one; answers what the world must do.
    pub(super) fn open_selected(&mut self) -> Vec<Effect> {
        if self.list.selected == self.open && !self.renew || self.resumed && self.wanted.is_some() {
            return Vec::new();
        }
        let mut effects = if self.list.selected == self.open { Vec::new() } else { self.leave() };
        self.renew = false;
        match self.list.selected {
            Some(id) => {
                // It counts as open even where the cache cannot answer, or it would be asked for without end.
                if self.open != Some(id) {
                    self.close();
                    self.open = Some(id);
                }
                effects.push(Effect::Open(id));
            }
            None => self.close(),
        }
        effects
    }

    /// Leaves the reader and the panel empty.
    pub(super) fn close(&mut self) {
        (self.open, self.shown) = (None, None);
        self.reader.close();
        self.facts = FactsPane::default();
    }

    /// What the cache has of the article that is to be shown.
    pub(super) fn opened(&mut self, id: ArticleId, line: Option<Box<Entry>>, prepared: Option<Prepared>) -> Vec<Effect> {
        if self.open != Some(id) {
            self.close();
            self.open = Some(id);
        }
        self.shelf.fetched(&[id], line.map(|line| *line).into_iter().collect());
        match prepared {
            Some(prepared) => self.show(prepared),
            // Its text stays until it is read again, if it is the one that is shown.
            None if self.shelf.line(id).is_some_and(|line| matches!(line.state, State::Failed(_))) => self.reader.close(),
            None => {}
        }
        self.arrive()
    }

    /// Shows an article, at its place. One that is shown already, and was edited or analysed since, stays where it is.
    pub(super) fn show(&mut self, Prepared { article, found, rows }: Prepared) {
        let known = self.reader.article.as_ref().filter(|_| self.open == self.shown);
        let place = match known {
            Some(known) if known.text == article.text => {
                // Its file may have another name by now.
                if known.blocks == article.blocks {
                    self.reader.article = Some(article);
                }
                if let Some((analysis, _)) = found.filter(|(analysis, _)| self.reader.analysis.as_ref() != Some(analysis)) {
                    self.take_analysis(analysis);
                }
                return;
            }
            Some(known) if known.source == article.source => self.reader.top,
            _ => self.open.and_then(|id| self.shelf.line(id)).map_or(0, |line| line.place),
        };
        let place = article.text.floor_char_boundary(place.min(article.text.len()));
        let (analysis, items) = found.unzip();
        self.facts = items.map(|items| FactsPane::new(items, self.certainty)).unwrap_or_default();
        self.reader.open(article, analysis, place);
        rows.into_iter().for_each(|(made_for, rows)| self.reader.take_rows(made_for, rows));
        self.shown = self.open;
        self.land();
    }

    /// Shows what was found in the article that is shown.
    pub(super) fn take_analysis(&mut self, analysis: Arc<Analysis>) {
        if let Some(article) = &self.reader.article {
            let about = self.facts.about().to_owned();
            self.facts = FactsPane::new(items::items(article, &analysis).into(), self.certainty);
            self.facts.set_about(&about, &analysis);
            self.reader.analysis = Some(analysis);
            self.follow_text();
        }
    }

    /// What was to be done once the article is there.
    pub(super) fn arrive(&mut self) -> Vec<Effect> {
        if !self.to_read || self.reader.article.is_none() {
            return Vec::new();
        }
        self.to_read = false;
        self.mark_read()
    }

    /// Keeps the place in the open article.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let Some(source) = self.reader.source().cloned() else { return Vec::new() };
        let place = self.reader.top;
        match self.shelf.get(&source) {
            Some(entry) if entry.place != place => self.remember(&source, |mark| mark.place = place),
            _ => Vec::new(),
        }
    }
}
