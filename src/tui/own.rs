//! What the reader says of articles and names: read, starred, tags, notes, corrections; and how it is taken back.

use super::action::Action;
use super::app::{App, Letter, Overlay};
use super::event::Effect;
use super::items::Group;
use super::layout::Pane;
use super::prompt::{Prompt, Question};
use super::sheet::{Row, Sheet, Target};
use crate::article::Source;
use crate::extract::analysis::Entity;
use crate::library::corrections::Correction;
use crate::library::entry::Entry;
use crate::library::marks::Mark;

/// The most changes that can be taken back.
const CHANGES: usize = 200;

/// A change that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// An article's mark was this, until this part of it was changed.
    Mark(Source, Box<Mark>, &'static str),
    /// This correction was made, or taken back.
    Correction(Correction, bool),
}

impl App {
    /// The note of the open article.
    pub fn note(&self) -> Option<&str> {
        let entry = self.shelf.get(self.reader.source()?)?;
        Some(entry.note.as_str()).filter(|note| !note.is_empty())
    }

    /// What is to be known of how the open article was read.
    pub fn remark(&self) -> Option<&str> {
        let entry = self.shelf.get(self.reader.source()?)?;
        Some(entry.remark.as_str()).filter(|remark| !remark.is_empty())
    }

    /// The rows above the text that its remark and its note take.
    pub(super) fn rows_above_text(&self) -> u16 {
        u16::from(self.remark().is_some()) + u16::from(self.note().is_some())
    }

    /// The article that a word about an article is about: the selected one in the list, else the open one.
    pub(super) fn meant(&self) -> Option<Source> {
        match self.focus {
            Pane::List => self.list.selected.and_then(|id| self.shelf.line(id)).map(|entry| entry.source.clone()),
            _ => self.reader.source().cloned(),
        }
    }

    pub(super) fn toggle_star(&mut self) -> Vec<Effect> {
        let starred = self.meant().and_then(|source| self.shelf.get(&source)).is_some_and(|entry| entry.starred);
        self.mark("the star", if starred { "the star is gone" } else { "starred" }, |mark| mark.starred = !mark.starred)
    }

    pub(super) fn toggle_read(&mut self) -> Vec<Effect> {
        let read = self.meant().and_then(|source| self.shelf.get(&source)).is_some_and(|entry| entry.read);
        self.mark("read or unread", if read { "unread" } else { "read" }, |mark| mark.read = !mark.read)
    }

    /// Changes what is known of the article that is meant, and remembers how it was.
    fn mark(&mut self, what: &'static str, message: &str, change: impl FnOnce(&mut Mark)) -> Vec<Effect> {
        let Some(source) = self.meant() else { return Vec::new() };
        let Some(before) = self.shelf.get(&source).map(Entry::mark) else { return Vec::new() };
        self.changed(Change::Mark(source.clone(), Box::new(before), what));
        self.message = Some(message.into());
        self.remember(&source, change)
    }

    fn changed(&mut self, change: Change) {
        self.changes.push(change);
        let surplus = self.changes.len().saturating_sub(CHANGES);
        self.changes.drain(..surplus);
    }

    /// Takes the last change back.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        match self.changes.pop() {
            None => {
                self.message = Some("there is nothing to take back".into());
                Vec::new()
            }
            Some(Change::Mark(source, before, what)) => {
                let title = self.shelf.get(&source).map(|entry| entry.title.clone()).unwrap_or_default();
                self.message = Some(format!("taken back: {what}, {title}"));
                // The place in the text is no change that was asked for.
                self.remember(&source, |mark| *mark = Mark { place: mark.place, ..*before })
            }
            Some(Change::Correction(correction, added)) => {
                self.message = Some(format!("taken back: {correction}"));
                vec![Effect::Correct(correction, !added)]
            }
        }
    }

    pub(super) fn ask_for_tags(&mut self) {
        if let Some(entry) = self.meant().and_then(|source| self.shelf.get(&source)) {
            let tags = entry.tags.join(" ");
            let input = if tags.is_empty() { tags } else { tags + " " };
            self.overlay = Some(Overlay::Prompt(Prompt::new(Question::Tags, input)));
        }
    }

    pub(super) fn ask_for_note(&mut self) {
        if let Some(entry) = self.meant().and_then(|source| self.shelf.get(&source)) {
            self.overlay = Some(Overlay::Prompt(Prompt::new(Question::Note, entry.note.clone())));
        }
    }

    pub(super) fn set_tags(&mut self, input: &str) -> Vec<Effect> {
        let mut tags: Vec<String> = Vec::new();
        for tag in input.split([',', ' ']).map(|tag| tag.trim_start_matches('#')).filter(|tag| !tag.is_empty()) {
            if !tags.iter().any(|other| other == tag) {
                tags.push(tag.to_owned());
            }
        }
        let message = if tags.is_empty() { "no tags".to_owned() } else { format!("tagged {}", tags.join(" ")) };
        self.mark("the tags", &message, |mark| mark.tags = tags)
    }

    pub(super) fn set_note(&mut self, input: &str) -> Vec<Effect> {
        let message = if input.trim().is_empty() { "no note" } else { "the note is kept" };
        self.mark("the note", message, |mark| mark.note = input.trim().to_owned())
    }

    /// The name under the cursor: an organisation or a person of the text, or the selected name of the facts.
    fn name_here(&self) -> Option<String> {
        let analysis = self.reader.analysis.as_ref()?;
        if self.focus == Pane::Facts {
            let item = self.facts.item()?;
            let first = *item.about.first()?;
            return (item.group == Group::Names).then(|| analysis.organisation(first).map(|organisation| organisation.name.clone()))?;
        }
        let mention = self.reader.mention()?;
        match mention.of {
            Entity::Organisation(id) => analysis.organisation(id).map(|organisation| organisation.name.clone()),
            Entity::Person(id) => analysis.person(id).map(|person| person.name.clone()),
            Entity::Figure(_) => None,
        }
    }

    pub(super) fn ask_for_correction(&mut self) {
        match self.name_here() {
            Some(name) => self.letter = Some(Letter::Correct(name)),
            None => self.overlay = Some(Overlay::Prompt(Prompt::new(Question::Correct, String::new()))),
        }
    }

    /// A letter was typed after a name that is to be corrected.
    pub(super) fn correct(&mut self, name: String, letter: char) -> Vec<Effect> {
        match letter {
            'o' => self.make_correction(Correction::Organisation(name)),
            'n' => self.make_correction(Correction::None(name)),
            's' => {
                let prompt = Prompt { before: name, ..Prompt::new(Question::SameAs, String::new()) };
                self.overlay = Some(Overlay::Prompt(prompt));
                Vec::new()
            }
            'e' => {
                self.overlay = Some(Overlay::Prompt(Prompt::new(Question::Correct, name)));
                Vec::new()
            }
            _ => {
                self.message = Some("nothing is corrected".into());
                Vec::new()
            }
        }
    }

    pub(super) fn make_correction(&mut self, correction: Correction) -> Vec<Effect> {
        self.message = Some(match &correction {
            Correction::Organisation(name) => format!("{name} is an organisation, in every article"),
            Correction::None(name) => format!("{name} is no organisation, in every article"),
            Correction::Same(name, other) => format!("{name} is {other}, in every article"),
        });
        self.changed(Change::Correction(correction.clone(), true));
        vec![Effect::Correct(correction, true)]
    }

    pub(super) fn take_back(&mut self, correction: Correction) -> Vec<Effect> {
        self.message = Some(format!("taken back: {correction}"));
        self.changed(Change::Correction(correction.clone(), false));
        vec![Effect::Correct(correction, false)]
    }

    /// Shows the searches that are kept, and offers to keep the present one.
    pub(super) fn show_searches(&mut self) {
        let mut rows: Vec<Row> = self.searches.iter().map(|search| Row::to(Target::Search(search.clone()), vec![search.clone()])).collect();
        let present = self.shelf.filter().trim();
        if !present.is_empty() && !self.searches.iter().any(|search| search == present) {
            rows.push(Row::to(Target::Keep(present.to_owned()), vec![format!("keep the present filter: {present}")]));
        }
        let filter = self.keymap.chord(Action::Filter).unwrap_or_else(|| "the palette".into());
        let empty = format!("No search is kept yet: {filter} filters the list, and this table keeps what it is filtered by.");
        self.overlay = Some(Overlay::Sheet(Sheet::new("Searches", &["search"], rows, empty)));
    }

    /// Keeps a search or forgets it, and shows those that there are.
    pub(super) fn keep_search(&mut self, search: String, keep: bool) -> Vec<Effect> {
        self.message = Some(format!("{}: {search}", if keep { "kept" } else { "forgotten" }));
        self.searches.retain(|other| *other != search);
        if keep {
            self.searches.push(search);
        }
        self.show_searches();
        vec![Effect::Session("searches", self.searches.join("\n"))]
    }

    /// Shows only the articles that answer a search.
    pub(super) fn filter_by(&mut self, search: &str) -> Vec<Effect> {
        self.focus = Pane::List;
        self.shape.only_text = false;
        self.shelf.set_filter(search);
        self.relist()
    }

    pub(super) fn show_corrections(&mut self) {
        let row = |correction: &Correction| {
            let (what, other) = match correction {
                Correction::Organisation(_) => ("is an organisation", String::new()),
                Correction::None(_) => ("is no organisation", String::new()),
                Correction::Same(_, other) => ("is the same as", other.clone()),
            };
            Row::to(Target::Correction(correction.clone()), vec![correction.name().to_owned(), what.to_owned(), other])
        };
        let rows = self.corrections.iter().map(row).collect();
        let correct = self.keymap.chord(Action::Correct).unwrap_or_else(|| "the palette".into());
        let empty = format!("Nothing is corrected yet: {correct} on a name corrects it.");
        self.overlay = Some(Overlay::Sheet(Sheet::new("Corrections", &["name", "", ""], rows, empty)));
    }
}
