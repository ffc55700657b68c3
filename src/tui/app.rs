//! The state of the screen, and how what comes in from the world changes it.
//!
//! [`App::update`] takes an [`Event`] and answers with [`Effect`]s. It does no input or output, so that tests need no thread and no
//! terminal. What keys and the mouse do stands in `input`, what actions do in `act`, how an article comes to the reader in `opening`.

use ratatui::layout::Rect;

use super::ahead::{Neighbours, Prepared};
use super::event::{Effect, Event, Session, Spots, session_name};
use super::facts::FactsPane;
use super::help::Help;
use super::highlight::Highlights;
use super::items::Certainty;
use super::jump::{Jump, Landing};
use super::keymap::{Key, Keymap, Lookup};
use super::layout::{Border, Pane, Panes, Shape, panes};
use super::list::ListPane;
use super::own::Change;
use super::picker::Picker;
use super::prompt::{self, Prompt};
use super::reader::Reader;
use super::settings::Settings;
use super::sheet::Sheet;
use super::theme::{Glyphs, Theme, ThemeName};
use super::wrap::Setting;
use crate::article::Source;
use crate::library::corrections::Corrections;
use crate::library::entry::{ArticleId, State};
use crate::library::marks::{ArticleKey, Mark};
use crate::library::shelf::{Shelf, Sort};
use crate::library::update::Progress;

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
    /// How far the work in the background is.
    pub progress: Option<Progress>,
    /// What is configured, to tell what another configuration changes.
    pub(super) settings: Settings,
    /// The screen, in columns and rows.
    pub(super) size: (u16, u16),
    /// How the reader wants the panes.
    pub(super) shape: Shape,
    /// The border that the mouse holds.
    pub(super) dragged: Option<Border>,
    /// How sure facts must be.
    pub(super) certainty: Certainty,
    /// What the reader corrected.
    pub(super) corrections: Corrections,
    /// What can be taken back, the latest last.
    pub(super) changes: Vec<Change>,
    /// The marks set by letter.
    pub(super) spots: Spots,
    /// The searches that are kept.
    pub(super) searches: Vec<String>,
    /// Whether the mouse is taken.
    pub(super) mouse: bool,
    /// Whether the reader did anything yet: from then on, that counts for more than how the screen was left.
    pub(super) touched: bool,
    /// The article to go on with as soon as it is in the list, by its name in the session.
    pub(super) wanted: Option<String>,
    /// The keys of a chord that is not whole yet, and the number before it.
    pub(super) pressed: Vec<Key>,
    pub(super) count: Option<usize>,
    /// What the next letter is for.
    pub(super) letter: Option<Letter>,
    /// The places jumped from, and those come back from.
    pub(super) back: Vec<Jump>,
    pub(super) forward: Vec<Jump>,
    /// Whether the list came anew and the selection is still to be found in it.
    pub(super) unsettled: bool,
    /// The article that is to be shown, whether it is there yet or not.
    pub(super) open: Option<ArticleId>,
    /// The article that is shown.
    pub(super) shown: Option<ArticleId>,
    /// Whether it is to be marked read as soon as it is shown.
    pub(super) to_read: bool,
    /// Where to go in it as soon as it is shown.
    pub(super) landing: Option<Landing>,
    /// The mark that is gone to: its article, which is looked for, its letter and its byte.
    pub(super) spot: Option<(String, char, usize)>,
    /// Whether the open article is to be fetched again.
    pub(super) renew: bool,
    /// Whether it is known how the screen was left.
    pub(super) known: bool,
    /// Whether the reader goes on with the article that was open.
    pub(super) resumed: bool,
    pub(super) dirty: bool,
}

impl App {
    /// The screen at its start.
    pub fn new(settings: Settings, keymap: Keymap, theme: ThemeName) -> App {
        let sort = Sort::from_name(&settings.screen.sort).unwrap_or_default();
        App {
            panes: Panes::default(),
            shelf: Shelf::new(sort),
            list: ListPane::new(settings.details()),
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
            searches: Vec::new(),
            touched: false,
            wanted: None,
            pressed: Vec::new(),
            count: None,
            letter: None,
            back: Vec::new(),
            forward: Vec::new(),
            unsettled: false,
            open: None,
            shown: None,
            to_read: false,
            landing: None,
            spot: None,
            renew: false,
            known: false,
            resumed: false,
            progress: None,
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
            text.height.saturating_sub(1 + self.rows_above_text()),
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
        if std::mem::take(&mut self.unsettled) {
            self.settle();
            if let Some(wanted) = self.wanted.clone() {
                return vec![Effect::Find(wanted)];
            }
        }
        self.open_selected()
    }

    /// What cannot wait any longer before this event is taken in: the list, where a key means the one that was asked for and has not
    /// come yet. Moving on in the one that is seen needs no other.
    pub fn overdue(&self, event: &Event) -> Vec<Effect> {
        match event {
            Event::Key(key) if self.overlay.is_none() && self.shelf.is_waiting() && !self.only_moves(key) => {
                vec![Effect::ListAtOnce(self.shelf.selection().clone())]
            }
            _ => Vec::new(),
        }
    }

    /// Brings up to date what this event counts on; answers what the world must do. Moving on in the list counts on nothing, so that
    /// what is only passed by is never opened.
    pub fn prepare(&mut self, event: &Event) -> Vec<Effect> {
        match event {
            Event::Key(key) if self.only_moves(key) => {
                if std::mem::take(&mut self.unsettled) {
                    self.settle();
                }
                Vec::new()
            }
            Event::Key(_) | Event::Mouse(..) => self.catch_up(),
            _ => Vec::new(),
        }
    }

    /// The open article, where its text or what is found in it is still to come.
    pub fn lacking(&self) -> Option<(ArticleId, Source)> {
        let line = self.shelf.line(self.open?)?;
        // One that was analysed is read again where the reader corrected a name in it.
        let lacks = !matches!(line.state, State::Failed(_)) && (self.reader.analysis.is_none() || line.state == State::Read);
        lacks.then(|| (line.id, line.source.clone()))
    }

    /// The articles that the keys which move on in the list open from here.
    pub fn ahead(&self) -> Neighbours {
        let page = self.rows_of_half_page() * 2;
        let near = if self.focus == Pane::List { vec![1, -1, page, -page] } else { vec![1, -1] };
        let near = near.into_iter().filter_map(|by| self.shelf.at(self.list.row.checked_add_signed(by)?)).collect();
        (near, self.reader.made_for())
    }

    /// The lines that have to be fetched before the list can be drawn.
    pub fn missing(&mut self) -> Vec<ArticleId> {
        let shown = self.list.shown();
        // The one before tells whether a group begins.
        self.shelf.missing(shown.start.saturating_sub(1)..shown.end, self.open)
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
                    prompt.paste(&words);
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
            Event::Listed(listing) => {
                if self.shelf.list(*listing, self.open) {
                    self.unsettled = true;
                }
            }
            Event::Lines(asked, lines) => self.shelf.fetched(&asked, lines),
            Event::Opened(id, line, prepared) => return self.opened(id, line, prepared),
            Event::Read(id, article) if self.open == Some(id) => {
                self.show(Prepared::unread(article));
                return self.arrive();
            }
            Event::Analysed(id, analysis) if self.open == Some(id) => self.take_analysis(analysis),
            // Another one is open by now.
            Event::Read(..) | Event::Analysed(..) => {}
            Event::Found(name, id) => {
                if self.wanted.as_ref() == Some(&name) {
                    return self.go_on_with(id);
                }
                return self.go_to_found(&name, id);
            }
            Event::Names(names) => {
                if let Some(Overlay::Picker(picker)) = &mut self.overlay {
                    picker.fill(names);
                }
            }
            Event::Gathered(table) => match table {
                // Not over what the reader opened meanwhile.
                Ok(sheet) if self.overlay.is_none() => (self.overlay, self.message) = (Some(Overlay::Sheet(*sheet)), None),
                Ok(_) => self.message = None,
                Err(why) => self.message = Some(why),
            },
            Event::Changed(ids) => {
                self.shelf.changed(&ids);
                if self.open.is_some_and(|open| ids.contains(&open)) {
                    self.renew = true;
                }
            }
            Event::Replaced => {
                // The open article stays until it is listed again, or another is selected.
                (self.wanted, self.resumed) = (self.reader.source().and_then(session_name), true);
                let effects = self.leave();
                self.shelf.forget();
                return effects;
            }
            Event::Progress(progress) => self.progress = progress,
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
            Event::Configured(settings, _) => return self.configure(*settings),
            Event::Notice(words) => self.message = Some(crate::load::clean::line(&words)),
        }
        Vec::new()
    }

    /// Takes up how the screen was left the last time.
    fn resume(&mut self, session: Session) -> Vec<Effect> {
        // What the reader did since the start counts for more.
        self.spots = session.spots.into_iter().chain(std::mem::take(&mut self.spots)).collect();
        for search in session.searches {
            if !self.searches.contains(&search) {
                self.searches.push(search);
            }
        }
        if self.touched || std::mem::replace(&mut self.known, true) {
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
        self.relist()
    }

    /// Takes another configuration. What the reader changed by key stays where the file did not change it.
    fn configure(&mut self, settings: Settings) -> Vec<Effect> {
        let Ok(keymap) = settings.keymap() else { return Vec::new() };
        let mut effects = Vec::new();
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
            effects.extend(self.relist());
        }
        if old.mouse != new.mouse {
            self.mouse = new.mouse;
            effects.push(Effect::Mouse(self.mouse));
        }
        if old.facts != new.facts {
            self.certainty = Certainty::from_name(&new.facts).unwrap_or_default();
            self.facts.set_certainty(self.certainty);
        }
        if self.theme.name != ThemeName::Mono || !self.colourless {
            let name = if old.theme == new.theme { self.theme.name } else { settings.theme_name(self.colourless, false) };
            self.theme = Theme::new(name, &settings.styles);
        }
        self.list.details = settings.details();
        self.glyphs = if new.ascii { Glyphs::ASCII } else { Glyphs::UNICODE };
        if self.settings.setting() != settings.setting() {
            self.setting = settings.setting();
        }
        (self.pressed, self.count) = (Vec::new(), None);
        self.keymap = keymap;
        self.settings = settings;
        self.message = Some("the configuration was read anew".into());
        effects
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
            searches: self.searches.clone(),
        };
        effects.extend(session.print().into_iter().map(|(name, value)| Effect::Session(name, value)));
        effects
    }

    /// After the list changed: the selection.
    pub(super) fn settle(&mut self) {
        if self.touched && !self.resumed {
            self.wanted = None;
        }
        if !self.touched && !self.resumed {
            // Until the reader does something, the first row is selected, whatever comes in.
            self.list.select(&self.shelf, 0);
        }
        let listed = |id: ArticleId| self.shelf.row_of(id, self.list.row);
        match self.list.selected.and_then(listed) {
            Some(row) => self.list.row = row,
            None => self.list.select(&self.shelf, self.list.row),
        }
    }

    /// Asks for the list that is wanted now.
    pub(super) fn relist(&self) -> Vec<Effect> {
        vec![Effect::List(self.shelf.selection().clone())]
    }

    /// Changes what the reader did with an article, and has it kept.
    pub(super) fn remember(&mut self, source: &Source, change: impl FnOnce(&mut Mark)) -> Vec<Effect> {
        let Some((before, entry)) = self.shelf.mark(source, change) else { return Vec::new() };
        // The cache may not have written yet what is on the screen.
        let open = self.reader.article.as_ref().filter(|article| article.source == *source);
        let key = entry.key().or_else(|| open.map(|article| ArticleKey::of(article)));
        key.map(|key| Effect::Remember(key, Box::new([before, entry.mark()]))).into_iter().collect()
    }
}
