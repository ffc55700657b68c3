//! The state of the screen, and how what comes in from the world changes it.
//!
//! [`App::update`] takes an [`Event`] and answers with [`Effect`]s. It does no input or output, so that tests need no thread and no
//! terminal. What keys and the mouse do stands in `input`, what actions do in `act`.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::event::{Effect, Event, Session, Spots, session_name};
use super::facts::FactsPane;
use super::help::Help;
use super::items::Certainty;
use super::jump::Jump;
use super::keymap::{Key, Keymap, Lookup};
use super::layout::{Border, Pane, Panes, Shape, panes};
use super::list::ListPane;
use super::own::Change;
use super::picker::Picker;
use super::prompt::{self, Prompt};
use super::reader::{Highlights, Reader};
use super::settings::Settings;
use super::sheet::Sheet;
use super::theme::{Glyphs, Theme, ThemeName};
use super::wrap::Setting;
use crate::article::{Article, Source};
use crate::library::corrections::Corrections;
use crate::library::marks::Mark;
use crate::library::shelf::{Shelf, Sort, State};

/// What lies over the panes and takes the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// A line of input.
    Prompt(Prompt),
    /// The help, or the palette.
    Help(Help),
    /// A table to go somewhere from.
    Sheet(Sheet),
    /// Names to go to by a few letters.
    Picker(Picker),
}

/// A letter that an action waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    SetMark,
    GoToMark,
    /// What is to be said of this name.
    Correct(String),
}

/// The state of the screen.
#[derive(Debug)]
pub struct App {
    /// Where the panes are.
    pub panes: Panes,
    /// Every article.
    pub shelf: Shelf,
    /// The list.
    pub list: ListPane,
    /// The text.
    pub reader: Reader,
    /// The facts.
    pub facts: FactsPane,
    /// The pane that keys go to.
    pub focus: Pane,
    /// What lies over the panes.
    pub overlay: Option<Overlay>,
    /// Styles.
    pub theme: Theme,
    /// Signs.
    pub glyphs: Glyphs,
    /// Keys.
    pub keymap: Keymap,
    /// What is highlighted.
    pub highlights: Highlights,
    /// The widest the text may be, in columns.
    pub width: u16,
    /// Whether furniture is shown.
    pub furniture: bool,
    /// How lines are set.
    pub setting: Setting,
    /// Whether no colour is wanted at all.
    pub colourless: bool,
    /// Whether a message is to be shown, and which.
    pub message: Option<String>,
    pub(super) settings: Settings,
    pub(super) size: (u16, u16),
    pub(super) shape: Shape,
    pub(super) dragged: Option<Border>,
    pub(super) certainty: Certainty,
    pub(super) corrections: Corrections,
    pub(super) changes: Vec<Change>,
    pub(super) spots: Spots,
    pub(super) mouse: bool,
    pub(super) touched: bool,
    pub(super) wanted: Option<String>,
    pub(super) pressed: Vec<Key>,
    pub(super) count: Option<usize>,
    pub(super) letter: Option<Letter>,
    pub(super) back: Vec<Jump>,
    pub(super) forward: Vec<Jump>,
    pub(super) unsettled: bool,
    pub(super) dirty: bool,
}

impl App {
    /// The screen at its start.
    pub fn new(settings: Settings, keymap: Keymap, theme: ThemeName) -> App {
        let sort = Sort::from_name(&settings.screen.sort).unwrap_or_default();
        App {
            panes: Panes::default(),
            shelf: Shelf::new(sort),
            list: ListPane::default(),
            reader: Reader::default(),
            facts: FactsPane::default(),
            focus: Pane::List,
            overlay: None,
            theme: Theme::new(theme, &settings.styles),
            glyphs: if settings.screen.ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
            keymap,
            highlights: settings.highlights(),
            width: settings.screen.width,
            furniture: settings.screen.furniture,
            setting: settings.setting(),
            colourless: false,
            message: None,
            mouse: settings.screen.mouse,
            size: (0, 0),
            shape: Shape { facts: true, ..Shape::default() },
            dragged: None,
            certainty: Certainty::from_name(&settings.screen.facts).unwrap_or_default(),
            corrections: Corrections::default(),
            changes: Vec::new(),
            spots: Spots::default(),
            touched: false,
            wanted: None,
            pressed: Vec::new(),
            count: None,
            letter: None,
            back: Vec::new(),
            forward: Vec::new(),
            unsettled: false,
            dirty: true,
            settings,
        }
    }

    /// Whether the screen has to be drawn; asking takes the answer away.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// The keys pressed so far of a chord, with what may follow: for the status line.
    pub fn pending(&self) -> Option<String> {
        if let Some(letter) = &self.letter {
            return Some(match letter {
                Letter::SetMark => "mark: a letter".into(),
                Letter::GoToMark => {
                    let letters: Vec<String> = self.spots.keys().map(char::to_string).collect();
                    format!("go to mark: {}", if letters.is_empty() { "a letter".into() } else { letters.join(" ") })
                }
                Letter::Correct(name) => {
                    format!("{name}: o is an organisation  n is none  s is the same as{}  e another name", self.glyphs.ellipsis)
                }
            });
        }
        let count = self.count.map(|count| count.to_string()).unwrap_or_default();
        if self.pressed.is_empty() {
            return (!count.is_empty()).then_some(count);
        }
        let pressed: Vec<String> = self.pressed.iter().map(Key::to_string).collect();
        let next: Vec<String> = match self.keymap.lookup(self.focus.context(), &self.pressed) {
            Lookup::Prefix(next) => next.into_iter().map(|(key, action)| format!("{key} {}", action.name())).collect(),
            _ => Vec::new(),
        };
        Some(format!("{count}{} → {}", pressed.join(" "), next.join("  ")))
    }

    /// The screen that the panes are laid out on.
    pub fn screen(&self) -> Rect {
        Rect { x: 0, y: 0, width: self.size.0, height: self.size.1 }
    }

    /// Lays the panes out and wraps what is shown; nothing may be drawn before it.
    pub fn fit(&mut self) {
        self.panes = panes(self.screen(), self.focus, self.shape);
        let text = self.panes.text.or(self.panes.hidden_text).unwrap_or_default();
        self.reader.fit(
            self.width.min(text.width.saturating_sub(3)).max(1),
            text.height.saturating_sub(1 + self.note_height()),
            self.furniture,
            self.setting,
        );
        self.list.fit(&self.shelf, self.panes.list.unwrap_or_default());
        self.facts.fit(self.panes.facts.unwrap_or_default().height.saturating_sub(1));
        let screen = self.screen();
        if let Some(Overlay::Sheet(sheet)) = &mut self.overlay {
            sheet.fit(screen);
        }
    }

    /// Brings the list up to date once all events that waited are taken in; answers what the world must do.
    pub fn catch_up(&mut self) -> Vec<Effect> {
        if std::mem::take(&mut self.unsettled) { self.settle() } else { Vec::new() }
    }

    /// Takes an event in; answers what the world must do. [`App::catch_up`] is to follow the last of several.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        self.dirty = true;
        match event {
            Event::Key(key) => {
                self.touched = true;
                self.message = None;
                return self.key(key);
            }
            Event::Paste(words) => match &mut self.overlay {
                Some(Overlay::Prompt(prompt)) => {
                    prompt::paste(&mut prompt.input, &words);
                    self.prompt_changed();
                }
                Some(Overlay::Help(help)) => prompt::paste(&mut help.filter, &words),
                Some(Overlay::Sheet(sheet)) if sheet.typing => prompt::paste(&mut sheet.filter, &words),
                Some(Overlay::Picker(picker)) => picker.paste(&words),
                Some(Overlay::Sheet(_)) | None => {}
            },
            Event::Mouse(mouse, column, row) => {
                self.touched = true;
                return self.mouse(mouse, column, row);
            }
            Event::Resize(width, height) => self.size = (width, height),
            Event::Redraw => return vec![Effect::Redraw],
            Event::Found(files) => {
                self.shelf.expect(files);
                self.unsettled = true;
            }
            Event::Loaded(path, articles) => {
                self.shelf.loaded(&path, articles.clone());
                self.unsettled = true;
                return vec![Effect::Recall(articles)];
            }
            Event::Failed(source, reason) => {
                self.shelf.failed(source, reason);
                self.unsettled = true;
            }
            Event::Analysed(source, analysis) => {
                self.shelf.analysed(&source, analysis.clone());
                self.unsettled = true;
                if self.reader.source() == Some(&source)
                    && let Some(article) = &self.reader.article
                {
                    let about = self.facts.about().to_owned();
                    self.facts = FactsPane::new(article, &analysis, self.certainty);
                    self.facts.set_about(&about, &analysis);
                    self.reader.analysis = Some(analysis);
                    self.follow_text();
                }
            }
            Event::Marked(source, mark) => self.marked(&source, mark),
            Event::Session(session) => return self.resume(session),
            Event::Corrected(corrections) => {
                let lost: Vec<String> = corrections.not_understood().map(|line| line.to_string()).collect();
                if !lost.is_empty() {
                    self.message = Some(format!("the corrections' file: not understood in line {}", lost.join(", ")));
                }
                self.corrections = corrections;
                if matches!(&self.overlay, Some(Overlay::Sheet(sheet)) if sheet.is_of_corrections()) {
                    self.show_corrections();
                }
            }
            Event::Background(light) => {
                // Not where the reader has chosen another theme meanwhile.
                if self.settings.screen.theme == "auto" && self.theme.name == ThemeName::Dark && light {
                    self.theme = Theme::new(ThemeName::Light, &self.settings.styles);
                }
            }
            Event::Configured(settings, _) => self.configure(*settings),
            Event::Notice(words) => self.message = Some(crate::load::clean::line(&words)),
        }
        Vec::new()
    }

    /// Takes up how the screen was left the last time.
    fn resume(&mut self, session: Session) -> Vec<Effect> {
        // What the reader did since the start counts for more.
        self.spots = session.spots.into_iter().chain(std::mem::take(&mut self.spots)).collect();
        if self.touched {
            return Vec::new();
        }
        if let Some(sort) = session.sort {
            self.shelf.set_sort(sort);
        }
        if let Some(certainty) = session.certainty {
            self.certainty = certainty;
            self.facts.set_certainty(certainty);
        }
        self.list.grouped = session.grouped;
        self.shape.sizes = session.sizes;
        if !session.filter.is_empty() {
            self.shelf.set_filter(&session.filter);
        }
        self.wanted = session.open;
        self.settle()
    }

    /// Takes another configuration. What the reader changed by key stays where the file did not change it.
    fn configure(&mut self, settings: Settings) {
        let Ok(keymap) = settings.keymap() else { return };
        let (old, new) = (&self.settings.screen, &settings.screen);
        if old.width != new.width {
            self.width = new.width;
        }
        if old.furniture != new.furniture {
            self.furniture = new.furniture;
        }
        if old.highlight != new.highlight {
            self.highlights = settings.highlights();
        }
        if old.sort != new.sort {
            self.shelf.set_sort(Sort::from_name(&new.sort).unwrap_or_default());
        }
        if old.facts != new.facts {
            self.certainty = Certainty::from_name(&new.facts).unwrap_or_default();
            self.facts.set_certainty(self.certainty);
        }
        if self.theme.name != ThemeName::Mono || !self.colourless {
            let name = if old.theme == new.theme { self.theme.name } else { settings.theme_name(self.colourless, false) };
            self.theme = Theme::new(name, &settings.styles);
        }
        self.glyphs = if new.ascii { Glyphs::ASCII } else { Glyphs::UNICODE };
        self.setting = settings.setting();
        (self.pressed, self.count) = (Vec::new(), None);
        self.keymap = keymap;
        self.settings = settings;
        self.message = Some("the configuration was read anew".into());
    }

    /// What must be kept when the program ends or is stopped, whatever ends it.
    pub fn farewell(&mut self) -> Vec<Effect> {
        let mut effects = self.leave();
        let session = Session {
            open: self.reader.source().and_then(session_name),
            sort: Some(self.shelf.sort()),
            grouped: self.list.grouped,
            filter: self.shelf.filter().to_owned(),
            sizes: self.shape.sizes,
            certainty: Some(self.certainty),
            spots: self.spots.clone(),
        };
        effects.extend(session.print().into_iter().map(|(name, value)| Effect::Session(name, value)));
        effects
    }

    /// Every article that is read, the open one first.
    pub fn articles(&self) -> Vec<Arc<Article>> {
        let others =
            self.shelf.entries().filter_map(|entry| entry.article()).filter(|article| Some(&article.source) != self.reader.source());
        self.reader.article.iter().chain(others).cloned().collect()
    }

    /// The note of the open article.
    pub fn note(&self) -> Option<&str> {
        let entry = self.shelf.get(self.reader.source()?)?;
        Some(entry.note.as_str()).filter(|note| !note.is_empty())
    }

    /// The rows above the text that its note takes.
    fn note_height(&self) -> u16 {
        u16::from(self.note().is_some())
    }

    fn marked(&mut self, source: &Source, mark: Mark) {
        let Some(entry) = self.shelf.get_mut(source) else { return };
        // What was done since the article was read in counts for more.
        entry.read |= mark.read;
        entry.starred |= mark.starred;
        if entry.tags.is_empty() {
            entry.tags = mark.tags;
        }
        if entry.note.is_empty() {
            entry.note = mark.note;
        }
        if entry.place == 0 {
            entry.place = mark.place.min(entry.article().map_or(0, |article| article.text.len()));
        }
        let place = entry.place;
        if self.reader.source() == Some(source) && self.reader.cursor == 0 && self.reader.top == 0 {
            (self.reader.top, self.reader.cursor) = (place, place);
        }
    }

    /// After the list changed: the selection, and the article that goes with it.
    pub(super) fn settle(&mut self) -> Vec<Effect> {
        self.shelf.refresh();
        if !self.touched && self.list.selected.is_some() && self.wanted.is_none() {
            // Until the reader does something, the first row is selected, whatever comes in.
            self.list.select(&self.shelf, 0);
        }
        if let Some(wanted) = &self.wanted {
            let is_it = |source: &Source| session_name(source).is_some_and(|name| name == *wanted);
            match self.shelf.listed().position(|entry| is_it(&entry.source)) {
                Some(row) => self.list.select(&self.shelf, row),
                None => self.list.select(&self.shelf, 0),
            }
        }
        if self.touched {
            self.wanted = None;
        }
        if self.list.selected.is_none() || self.list.selected.as_ref().is_some_and(|source| self.shelf.row_of(source).is_none()) {
            self.list.select(&self.shelf, self.list.row);
        }
        self.show_selected()
    }

    /// Shows the selected article in the text pane, if it is not there yet.
    pub(super) fn show_selected(&mut self) -> Vec<Effect> {
        let Some(source) = self.list.selected.clone() else {
            self.reader.close();
            self.facts = FactsPane::default();
            return Vec::new();
        };
        let Some(entry) = self.shelf.get(&source) else { return Vec::new() };
        let State::Ready(article, analysis) = entry.state.clone() else {
            if self.reader.source() != Some(&source) {
                let effects = self.leave();
                self.reader.close();
                self.facts = FactsPane::default();
                return effects;
            }
            return Vec::new();
        };
        if self.reader.article.as_ref().is_some_and(|open| Arc::ptr_eq(open, &article)) {
            return Vec::new();
        }
        let (place, waiting) = (entry.place, analysis.is_none());
        let mut effects = self.leave();
        self.facts = analysis.as_ref().map(|analysis| FactsPane::new(&article, analysis, self.certainty)).unwrap_or_default();
        self.reader.open(article, analysis, place);
        if waiting {
            effects.push(Effect::Hurry(source));
        }
        effects
    }

    /// Keeps the place in the open article.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let Some(source) = self.reader.source().cloned() else { return Vec::new() };
        let place = self.reader.top;
        match self.shelf.get_mut(&source) {
            Some(entry) if entry.place != place => {
                let before = entry.mark();
                entry.place = place;
                self.remember(&source, before)
            }
            _ => Vec::new(),
        }
    }

    /// Has it kept what became of an article's mark, which was this before.
    pub(super) fn remember(&self, source: &Source, before: Mark) -> Vec<Effect> {
        match self.shelf.get(source).and_then(|entry| Some((entry.mark(), entry.article()?))) {
            Some((now, article)) => vec![Effect::Remember(article.clone(), Box::new([before, now]))],
            None => Vec::new(),
        }
    }
}
