//! Places to go to: the jumps that were made, the marks set by letter, and what the picker chooses from.

use std::collections::HashMap;
use std::sync::Arc;

use super::app::App;
use super::event::{Effect, session_name};
use super::layout::Pane;
use super::picker::Choice;
use crate::article::Source;

/// The most jumps that are remembered.
const JUMPS: usize = 100;

/// A place to come back to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Jump {
    source: Source,
    top: usize,
    cursor: usize,
}

impl App {
    fn here(&self) -> Option<Jump> {
        Some(Jump { source: self.reader.source()?.clone(), top: self.reader.top, cursor: self.reader.cursor })
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
        let mut effects = Vec::new();
        if self.reader.source() != Some(&target.source)
            && let Some(row) = self.shelf.row_of(&target.source)
        {
            effects = self.select_row(row);
        }
        if self.reader.source() == Some(&target.source) {
            (self.reader.top, self.reader.cursor) = (target.top, target.cursor);
            self.focus = Pane::Text;
            self.follow_text();
        }
        effects
    }

    /// To a byte of an article, which is opened where it is not.
    pub(super) fn go_to(&mut self, source: &Source, place: usize) -> Vec<Effect> {
        self.push_jump();
        let mut effects = Vec::new();
        if self.reader.source() != Some(source) {
            match self.shelf.row_of(source) {
                Some(row) => effects = self.select_row(row),
                None => self.message = Some("this article is not in the list; Esc clears its filter".into()),
            }
        }
        if self.reader.source() == Some(source) {
            self.focus = Pane::Text;
            self.reader.move_to(place.min(self.reader.text().len()));
            self.follow_text();
            effects.extend(self.mark_read());
        }
        effects
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
            let there_are = if letters.is_empty() { "m sets one".to_owned() } else { format!("there are {}", letters.join(" ")) };
            self.message = Some(format!("there is no mark {letter}: {there_are}"));
            return Vec::new();
        };
        let source = self.shelf.listed().map(|entry| &entry.source).find(|source| session_name(source).as_ref() == Some(&name)).cloned();
        match source {
            Some(source) => self.go_to(&source, place),
            None => {
                self.message = Some(format!("the article of mark {letter} is not in the list"));
                Vec::new()
            }
        }
    }

    /// What the picker chooses from: the articles of the list in its order, then the organisations, the most frequent first, each
    /// at its first place in the first article that names it.
    pub(super) fn choices(&self) -> Arc<[Choice]> {
        let entries = || self.shelf.listed();
        let titles = entries().map(|entry| Choice { name: entry.title.clone(), articles: None, source: entry.source.clone(), place: 0 });
        let mut organisations: HashMap<&str, Choice> = HashMap::new();
        for entry in entries() {
            for organisation in entry.analysis().into_iter().flat_map(|analysis| &analysis.organisations) {
                let place = organisation.mentions.first().map_or(0, |mention| mention.span.start());
                let new = || Choice { name: organisation.name.clone(), articles: Some(0), source: entry.source.clone(), place };
                let choice = organisations.entry(&organisation.name).or_insert_with(new);
                choice.articles = choice.articles.map(|count| count + 1);
            }
        }
        let mut organisations: Vec<Choice> = organisations.into_values().collect();
        organisations.sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.name.cmp(&other.name)));
        titles.chain(organisations).collect()
    }
}
