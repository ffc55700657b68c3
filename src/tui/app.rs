//! The state of the screen and how events change it.
//!
//! [`Event`] is what happened, [`Action`] what the reader wants, [`Effect`] what the world must do. [`App::update`] does no
//! input or output, so that tests need no thread and no terminal.

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::action::{Action, Context};
use super::facts::FactsPane;
use super::help::{Help, Outcome};
use super::keymap::{Key, Keymap, Lookup};
use super::layout::{Panes, panes};
use super::list::ListPane;
use super::prompt::{self, Edit, Prompt, Question};
use super::reader::{Highlights, Reader};
use super::settings::Settings;
use super::theme::{Glyphs, Theme, ThemeName};
use crate::article::{Article, Source};
use crate::extract::analysis::{Analysis, Entity};
use crate::library::marks::Mark;
use crate::library::shelf::{Shelf, Sort, State};
use crate::span::Span;

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Words were pasted.
    Paste(String),
    /// The mouse was used at a place of the screen.
    Mouse(Mouse, u16, u16),
    /// The screen has another size, in columns and rows.
    Resize(u16, u16),
    /// The screen must be drawn afresh: the program was stopped and goes on.
    Redraw,
    /// Files were found.
    Found(Vec<PathBuf>),
    /// A file was read: its articles.
    Loaded(PathBuf, Vec<Arc<Article>>),
    /// A file, or an article, cannot be read or analysed, and why.
    Failed(Source, String),
    /// An article was analysed.
    Analysed(Source, Arc<Analysis>),
    /// What the reader did with an article before.
    Marked(Source, Mark),
    /// How the screen was left the last time.
    Session(Session),
    /// Something to tell the reader.
    Notice(String),
}

/// How the mouse was used.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    Press,
    WheelUp,
    WheelDown,
}

/// What the world must do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back and stop until the shell goes on.
    Suspend,
    /// Draw every cell anew.
    Redraw,
    /// Look up what the reader did with these articles before.
    Recall(Vec<Arc<Article>>),
    /// Analyse this article before all others.
    Hurry(Source),
    /// Keep what the reader did with an article.
    Remember(Arc<Article>, Mark),
    /// Keep how the screen is left: a name and a value.
    Session(&'static str, String),
    /// Put words on the clipboard.
    Copy(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
}

/// The pane that keys go to.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    List,
    Text,
    Facts,
}

impl Pane {
    fn context(self) -> Context {
        match self {
            Pane::List => Context::List,
            Pane::Text => Context::Text,
            Pane::Facts => Context::Facts,
        }
    }
}

/// What lies over the panes and takes the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// A line of input.
    Prompt(Prompt),
    /// The help, or the palette.
    Help(Help),
}

/// A letter that an action waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letter {
    SetMark,
    GoToMark,
}

/// A place to come back to.
#[derive(Clone, Debug, PartialEq)]
struct Jump {
    source: Source,
    top: usize,
    cursor: usize,
}

/// How the screen was left the last time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The article that was open.
    pub open: Option<String>,
    /// The order of the list.
    pub sort: Option<Sort>,
}

/// The name of the open article in the session.
pub const SESSION_OPEN: &str = "open";
/// The name of the list's order in the session.
pub const SESSION_SORT: &str = "sort";

/// The name of an article in the session: its absolute path, so that it is found from every directory, and its entry.
fn session_name(source: &Source) -> Option<String> {
    let path = std::path::absolute(source.path()?).ok()?;
    let entry = if let Source::Entry(_, entry) = source { format!("#{entry}") } else { String::new() };
    Some(format!("{}{entry}", path.display()))
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
    /// Whether a message is to be shown, and which.
    pub message: Option<String>,
    settings: Settings,
    size: (u16, u16),
    facts_shown: bool,
    only_text: bool,
    mouse: bool,
    touched: bool,
    wanted: Option<String>,
    pressed: Vec<Key>,
    count: Option<usize>,
    letter: Option<Letter>,
    back: Vec<Jump>,
    forward: Vec<Jump>,
    unsettled: bool,
    dirty: bool,
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
            message: None,
            mouse: settings.screen.mouse,
            settings,
            size: (0, 0),
            facts_shown: true,
            only_text: false,
            touched: false,
            wanted: None,
            pressed: Vec::new(),
            count: None,
            letter: None,
            back: Vec::new(),
            forward: Vec::new(),
            unsettled: false,
            dirty: true,
        }
    }

    /// Whether the screen has to be drawn; asking takes the answer away.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// The keys pressed so far of a chord, with what may follow: for the status line.
    pub fn pending(&self) -> Option<String> {
        if let Some(letter) = self.letter {
            return Some(match letter {
                Letter::SetMark => "mark: a letter".into(),
                Letter::GoToMark => "go to mark: a letter".into(),
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
        self.panes = panes(self.screen(), self.focus, self.facts_shown, self.only_text);
        let text = self.panes.text.or(self.panes.hidden_text).unwrap_or_default();
        self.reader.fit(self.width.min(text.width.saturating_sub(3)).max(1), text.height.saturating_sub(1), self.furniture);
        self.list.fit(&self.shelf, self.panes.list.unwrap_or_default());
        self.facts.fit(self.panes.facts.unwrap_or_default().height.saturating_sub(1));
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
                None => {}
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
                    self.facts = FactsPane::new(article, &analysis);
                    self.reader.analysis = Some(analysis);
                    self.follow_text();
                }
            }
            Event::Marked(source, mark) => self.marked(&source, mark),
            Event::Session(session) if !self.touched => {
                if let Some(sort) = session.sort {
                    self.shelf.set_sort(sort);
                }
                self.wanted = session.open;
                return self.settle();
            }
            // What the reader does now counts for more than what was.
            Event::Session(_) => {}
            Event::Notice(words) => self.message = Some(crate::load::clean::line(&words)),
        }
        Vec::new()
    }

    /// What must be kept when the program ends or is stopped, whatever ends it.
    pub fn farewell(&mut self) -> Vec<Effect> {
        let mut effects = self.leave();
        if let Some(name) = self.reader.source().and_then(session_name) {
            effects.push(Effect::Session(SESSION_OPEN, name));
        }
        effects.push(Effect::Session(SESSION_SORT, self.shelf.sort().name().to_owned()));
        effects
    }

    fn marked(&mut self, source: &Source, mark: Mark) {
        let Some(entry) = self.shelf.get_mut(source) else { return };
        // What was done since the article was read in counts for more.
        entry.read |= mark.read;
        entry.starred |= mark.starred;
        if entry.place == 0 {
            entry.place = mark.place.min(entry.article().map_or(0, |article| article.text.len()));
        }
        let place = entry.place;
        if self.reader.source() == Some(source) && self.reader.cursor == 0 && self.reader.top == 0 {
            (self.reader.top, self.reader.cursor) = (place, place);
        }
    }

    /// After the list changed: the selection, and the article that goes with it.
    fn settle(&mut self) -> Vec<Effect> {
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
    fn show_selected(&mut self) -> Vec<Effect> {
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
        self.facts = analysis.as_ref().map(|analysis| FactsPane::new(&article, analysis)).unwrap_or_default();
        self.reader.open(article, analysis, place);
        if waiting {
            effects.push(Effect::Hurry(source));
        }
        effects
    }

    /// Keeps the place in the open article.
    fn leave(&mut self) -> Vec<Effect> {
        let Some(source) = self.reader.source().cloned() else { return Vec::new() };
        let place = self.reader.top;
        match self.shelf.get_mut(&source) {
            Some(entry) if entry.place != place => {
                entry.place = place;
                self.remember(&source)
            }
            _ => Vec::new(),
        }
    }

    fn remember(&self, source: &Source) -> Vec<Effect> {
        match self.shelf.get(source).and_then(|entry| Some((entry, entry.article()?))) {
            Some((entry, article)) => {
                vec![Effect::Remember(article.clone(), Mark { read: entry.read, starred: entry.starred, place: entry.place })]
            }
            None => Vec::new(),
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        match self.overlay.take() {
            Some(Overlay::Prompt(prompt)) => return self.prompt_key(prompt, key),
            Some(Overlay::Help(mut help)) => {
                match help.key(key, &self.keymap) {
                    Outcome::Open => self.overlay = Some(Overlay::Help(help)),
                    Outcome::Closed => {}
                    Outcome::Run(action) => return self.act(action, None),
                }
                return Vec::new();
            }
            None => {}
        }
        if let Some(letter) = self.letter.take() {
            return self.letter_key(letter, key);
        }
        if self.pressed.is_empty()
            && self.focus != Pane::Facts
            && let Some(digit) = key.character().and_then(|c| c.to_digit(10))
            && (digit > 0 || self.count.is_some())
        {
            let count = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit as usize);
            self.count = Some(count.min(99_999));
            return Vec::new();
        }
        self.pressed.push(key);
        match self.keymap.lookup(self.focus.context(), &self.pressed) {
            Lookup::Hit(action) => {
                self.pressed.clear();
                let count = self.count.take();
                self.act(action, count)
            }
            Lookup::Prefix(_) => Vec::new(),
            Lookup::Miss => {
                if self.pressed.len() > 1 || self.count.is_some() {
                    self.message = None;
                } else {
                    self.message = Some(format!("{key} does nothing here; ? shows the keys"));
                }
                self.pressed.clear();
                self.count = None;
                Vec::new()
            }
        }
    }

    fn letter_key(&mut self, letter: Letter, key: Key) -> Vec<Effect> {
        let Some(c) = key.character().filter(|c| c.is_alphanumeric()) else {
            self.message = Some("a mark is a letter".into());
            return Vec::new();
        };
        match letter {
            Letter::SetMark => {
                self.reader.marks.insert(c, self.reader.cursor);
                self.message = Some(format!("mark {c} is set"));
            }
            Letter::GoToMark => match self.reader.marks.get(&c).copied() {
                Some(place) => self.jump_to(place),
                None => self.message = Some(format!("there is no mark {c}")),
            },
        }
        Vec::new()
    }

    fn prompt_key(&mut self, mut prompt: Prompt, key: Key) -> Vec<Effect> {
        let edit = prompt::edit(&mut prompt.input, key);
        let (question, before, place) = (prompt.question, prompt.before.clone(), prompt.place);
        let input = prompt.input.clone();
        match edit {
            Edit::Changed => {
                self.overlay = Some(Overlay::Prompt(prompt));
                self.prompt_changed();
                if question == Question::Filter {
                    return self.settle();
                }
            }
            Edit::None => self.overlay = Some(Overlay::Prompt(prompt)),
            Edit::Accepted => match question {
                Question::Search if input.trim().is_empty() => {
                    self.reader.search = Default::default();
                }
                Question::Search => {
                    if self.reader.search.hits.is_empty() {
                        self.message = Some(format!("`{}` is not in this article", input.trim()));
                    } else {
                        // The search was a jump: Ctrl-o comes back from it.
                        let here = (self.reader.top, self.reader.cursor);
                        (self.reader.top, self.reader.cursor) = place;
                        self.push_jump();
                        (self.reader.top, self.reader.cursor) = here;
                        self.focus = Pane::Text;
                        self.follow_text();
                    }
                }
                Question::Filter => {}
            },
            Edit::Cancelled => match question {
                Question::Search => {
                    self.reader.find(&before);
                    (self.reader.top, self.reader.cursor) = place;
                }
                Question::Filter => {
                    self.shelf.set_filter(&before);
                    return self.settle();
                }
            },
        }
        Vec::new()
    }

    fn prompt_changed(&mut self) {
        let Some(Overlay::Prompt(prompt)) = &self.overlay else { return };
        match prompt.question {
            Question::Search => {
                let (input, place) = (prompt.input.clone(), prompt.place);
                self.reader.find(&input);
                (self.reader.top, self.reader.cursor) = place;
                self.reader.go_to_nearest_hit(place.1);
            }
            Question::Filter => {
                let input = prompt.input.clone();
                self.shelf.set_filter(&input);
            }
        }
    }

    /// Does what the reader wants; `count` is the number typed before it.
    pub fn act(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        let times = count.unwrap_or(1).max(1) as isize;
        match action {
            Action::Down => return self.step(times),
            Action::Up => return self.step(-times),
            Action::HalfPageDown => return self.page(times),
            Action::HalfPageUp => return self.page(-times),
            Action::PageDown => return self.page(2 * times),
            Action::PageUp => return self.page(-2 * times),
            Action::Top => return self.go_to_end(false, count),
            Action::Bottom => return self.go_to_end(true, count),
            Action::Open => return self.open(),
            Action::Back => return self.go_back(),
            Action::Quit => return self.leave_pane(),
            Action::QuitAtOnce => return self.quit(),
            Action::Suspend => {
                let mut effects = self.farewell();
                effects.push(Effect::Suspend);
                return effects;
            }
            Action::NextPane => self.focus = self.pane_after(1),
            Action::PreviousPane => self.focus = self.pane_after(-1),
            Action::ToggleFacts => {
                self.facts_shown = !self.facts_shown;
                if !self.facts_shown && self.focus == Pane::Facts {
                    self.focus = Pane::Text;
                }
            }
            Action::OnlyText => {
                self.only_text = !self.only_text;
                if self.only_text {
                    self.focus = Pane::Text;
                    return self.mark_read();
                }
            }
            Action::NextArticle => return self.next_article(times),
            Action::PreviousArticle => return self.next_article(-times),
            Action::Search => {
                let before = self.reader.search.query.clone();
                let place = (self.reader.top, self.reader.cursor);
                self.overlay = Some(Overlay::Prompt(Prompt { question: Question::Search, input: String::new(), before, place }));
            }
            Action::NextHit | Action::PreviousHit => {
                let by = if action == Action::NextHit { times } else { -times };
                if self.reader.search.query.is_empty() {
                    self.message = Some("nothing is searched for; / searches".into());
                } else if self.reader.step_hit(by) {
                    self.follow_text();
                } else {
                    self.message = Some(format!("`{}` is not in this article", self.reader.search.query));
                }
            }
            Action::JumpBack => return self.jump(true),
            Action::JumpForward => return self.jump(false),
            Action::ToggleStar => return self.toggle(|mark| &mut mark.starred, ["the star is gone", "starred"]),
            Action::ToggleRead => return self.toggle(|mark| &mut mark.read, ["unread", "read"]),
            Action::Furniture => {
                self.furniture = !self.furniture;
                self.message = Some(if self.furniture { "the page's furniture is shown" } else { "the page's furniture is hidden" }.into());
            }
            Action::Organisations => self.highlights.organisations = self.switched(!self.highlights.organisations, "organisations"),
            Action::People => self.highlights.people = self.switched(!self.highlights.people, "people"),
            Action::Money => self.highlights.money = self.switched(!self.highlights.money, "money"),
            Action::Figures => self.highlights.figures = self.switched(!self.highlights.figures, "other figures"),
            Action::Dates => self.highlights.dates = self.switched(!self.highlights.dates, "dates"),
            Action::Wider | Action::Narrower => {
                let by = if action == Action::Wider { 4 * times } else { -4 * times };
                self.width = (self.width as isize + by).clamp(20, 400) as u16;
                self.message = Some(format!("text width {}", self.width));
            }
            Action::NextTheme => {
                self.theme = Theme::new(self.theme.name.next(), &self.settings.styles);
                self.message = Some(format!("theme {}", self.theme.name.name()));
            }
            Action::ToggleMouse => {
                self.mouse = !self.mouse;
                self.message = Some(if self.mouse { "mouse on" } else { "mouse off: the terminal's own selection works" }.into());
                return vec![Effect::Mouse(self.mouse)];
            }
            Action::Copy => return self.copy(),
            Action::Palette => self.overlay = Some(Overlay::Help(Help { runs: true, ..Help::default() })),
            Action::Help => self.overlay = Some(Overlay::Help(Help::default())),
            Action::Redraw => return vec![Effect::Redraw],
            Action::Filter => {
                let before = self.shelf.filter().to_owned();
                let input = before.clone();
                self.overlay = Some(Overlay::Prompt(Prompt { question: Question::Filter, input, before, place: (0, 0) }));
            }
            Action::SortByDate => return self.sort(Sort::Date),
            Action::SortByTitle => return self.sort(Sort::Title),
            Action::SortBySource => return self.sort(Sort::Source),
            Action::SortByLength => return self.sort(Sort::Length),
            Action::SortByFacts => return self.sort(Sort::Facts),
            Action::NextParagraph => self.step_to(self.reader.paragraphs().collect(), times, "paragraph"),
            Action::PreviousParagraph => self.step_to(self.reader.paragraphs().collect(), -times, "paragraph"),
            Action::NextOrganisation => self.step_to(self.mentions(|of| matches!(of, Entity::Organisation(_))), times, "organisation"),
            Action::PreviousOrganisation => self.step_to(self.mentions(|of| matches!(of, Entity::Organisation(_))), -times, "organisation"),
            Action::NextFigure => self.step_to(self.mentions(|of| matches!(of, Entity::Figure(_))), times, "figure"),
            Action::PreviousFigure => self.step_to(self.mentions(|of| matches!(of, Entity::Figure(_))), -times, "figure"),
            Action::NextPerson => self.step_to(self.mentions(|of| matches!(of, Entity::Person(_))), times, "person"),
            Action::PreviousPerson => self.step_to(self.mentions(|of| matches!(of, Entity::Person(_))), -times, "person"),
            Action::NextFact => self.step_to(self.fact_places(), times, "fact"),
            Action::PreviousFact => self.step_to(self.fact_places(), -times, "fact"),
            Action::NextQuote => self.step_to(self.quote_places(), times, "quote"),
            Action::PreviousQuote => self.step_to(self.quote_places(), -times, "quote"),
            Action::SetMark => self.letter = Some(Letter::SetMark),
            Action::GoToMark => self.letter = Some(Letter::GoToMark),
            Action::NextGroup => self.select_fact(|facts| facts.step_group(times)),
            Action::PreviousGroup => self.select_fact(|facts| facts.step_group(-times)),
            Action::Group1 => self.select_fact(|facts| facts.select_group(0)),
            Action::Group2 => self.select_fact(|facts| facts.select_group(1)),
            Action::Group3 => self.select_fact(|facts| facts.select_group(2)),
            Action::Group4 => self.select_fact(|facts| facts.select_group(3)),
            Action::Group5 => self.select_fact(|facts| facts.select_group(4)),
            Action::Group6 => self.select_fact(|facts| facts.select_group(5)),
            Action::Group7 => self.select_fact(|facts| facts.select_group(6)),
            Action::Group8 => self.select_fact(|facts| facts.select_group(7)),
            Action::Group9 => self.select_fact(|facts| facts.select_group(8)),
        }
        Vec::new()
    }

    fn switched(&mut self, on: bool, what: &str) -> bool {
        self.message = Some(format!("{what} {}", if on { "highlighted" } else { "not highlighted" }));
        on
    }

    fn quit(&mut self) -> Vec<Effect> {
        let mut effects = self.farewell();
        effects.push(Effect::Quit);
        effects
    }

    fn sort(&mut self, sort: Sort) -> Vec<Effect> {
        self.shelf.set_sort(sort);
        self.message = Some(sort.title().into());
        self.settle()
    }

    fn step(&mut self, by: isize) -> Vec<Effect> {
        match self.focus {
            Pane::List => return self.select_row(self.list.row.saturating_add_signed(by)),
            Pane::Text => {
                self.reader.move_rows(by);
                self.follow_text();
            }
            Pane::Facts => self.select_fact(|facts| facts.step(by)),
        }
        Vec::new()
    }

    fn page(&mut self, halves: isize) -> Vec<Effect> {
        match self.focus {
            Pane::List => {
                let area = self.panes.list.unwrap_or_default();
                let rows = area.height.saturating_sub(1) / ListPane::height_of_entry(area.width);
                return self.select_row(self.list.row.saturating_add_signed(halves * (rows.max(2) / 2) as isize));
            }
            Pane::Text => {
                self.reader.move_pages(halves);
                self.follow_text();
            }
            Pane::Facts => {
                let rows = self.panes.facts.unwrap_or_default().height.max(4) / 2;
                self.select_fact(|facts| facts.step(halves * rows as isize / 2));
            }
        }
        Vec::new()
    }

    fn go_to_end(&mut self, bottom: bool, count: Option<usize>) -> Vec<Effect> {
        match self.focus {
            Pane::List => {
                let row = count.map(|count| count - 1).unwrap_or(if bottom { usize::MAX } else { 0 });
                return self.select_row(row);
            }
            Pane::Text => {
                self.push_jump();
                match count {
                    // `50 G`: to half of the article, as pagers do.
                    Some(percent) => {
                        let rows = self.reader.rows().len();
                        self.reader.move_to_row(rows * percent.min(100) / 100);
                    }
                    None if bottom => self.reader.move_to_end(),
                    None => self.reader.move_to_start(),
                }
                self.follow_text();
            }
            Pane::Facts => self.select_fact(|facts| facts.select(if bottom { usize::MAX } else { 0 })),
        }
        Vec::new()
    }

    fn select_row(&mut self, row: usize) -> Vec<Effect> {
        self.wanted = None;
        self.list.select(&self.shelf, row);
        self.show_selected()
    }

    fn open(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::List => {
                if let Some(State::Failed(reason)) =
                    self.list.selected.as_ref().and_then(|source| self.shelf.get(source)).map(|entry| &entry.state)
                {
                    self.message = Some(format!("it cannot be read: {reason}"));
                    return Vec::new();
                }
                let mut effects = self.show_selected();
                if self.reader.article.is_some() {
                    self.focus = Pane::Text;
                    effects.extend(self.mark_read());
                }
                effects
            }
            Pane::Text => {
                self.follow_text();
                if !self.facts.items().is_empty() && self.panes.has_facts {
                    self.facts_shown = true;
                    self.focus = Pane::Facts;
                    self.light_selected();
                }
                Vec::new()
            }
            Pane::Facts => {
                self.push_jump();
                if let Some(evidence) = self.facts.next_evidence() {
                    self.light_selected();
                    self.reader.move_to(evidence.start());
                }
                Vec::new()
            }
        }
    }

    /// One level up, whatever is searched for; out of the program from the list.
    fn leave_pane(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::List => self.quit(),
            Pane::Text => {
                self.reader.search = Default::default();
                self.only_text = false;
                self.go_back()
            }
            Pane::Facts => self.go_back(),
        }
    }

    fn go_back(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::Facts => self.focus = Pane::Text,
            Pane::Text => {
                if !self.reader.search.query.is_empty() {
                    self.reader.search = Default::default();
                } else if self.only_text {
                    self.only_text = false;
                } else {
                    self.focus = Pane::List;
                    self.reader.lit.clear();
                    return self.leave();
                }
            }
            Pane::List => {
                if !self.shelf.filter().is_empty() {
                    self.shelf.set_filter("");
                    return self.settle();
                }
                let quit = self.keymap.chords(Action::Quit);
                self.message = Some(format!("{} ends the program", quit.first().map_or("the palette", String::as_str)));
            }
        }
        Vec::new()
    }

    fn pane_after(&self, by: isize) -> Pane {
        let mut order = vec![Pane::List, Pane::Text];
        if self.panes.has_facts {
            order.push(Pane::Facts);
        }
        if self.only_text {
            order.retain(|&pane| pane == Pane::Text);
        }
        let here = order.iter().position(|&pane| pane == self.focus).unwrap_or(0) as isize;
        order[(here + by).rem_euclid(order.len() as isize) as usize]
    }

    fn next_article(&mut self, by: isize) -> Vec<Effect> {
        let before = self.list.selected.clone();
        let effects = self.select_row(self.list.row.saturating_add_signed(by));
        if self.list.selected == before {
            self.message = Some(if by > 0 { "this is the last article" } else { "this is the first article" }.into());
            return effects;
        }
        let mut effects = effects;
        if self.focus != Pane::List {
            self.focus = Pane::Text;
            effects.extend(self.mark_read());
        }
        effects
    }

    fn mark_read(&mut self) -> Vec<Effect> {
        let Some(source) = self.reader.source().cloned() else { return Vec::new() };
        match self.shelf.get_mut(&source) {
            Some(entry) if !entry.read => {
                entry.read = true;
                self.remember(&source)
            }
            _ => Vec::new(),
        }
    }

    fn toggle(&mut self, field: impl Fn(&mut Mark) -> &mut bool, words: [&str; 2]) -> Vec<Effect> {
        let source = if self.focus == Pane::List { self.list.selected.clone() } else { self.reader.source().cloned() };
        let Some((source, entry)) = source.and_then(|source| self.shelf.get_mut(&source).map(|entry| (source, entry))) else {
            return Vec::new();
        };
        let mut mark = Mark { read: entry.read, starred: entry.starred, place: entry.place };
        let value = field(&mut mark);
        *value = !*value;
        let now = *value;
        (entry.read, entry.starred) = (mark.read, mark.starred);
        self.message = Some(words[usize::from(now)].into());
        self.remember(&source)
    }

    // Places in the text.

    fn mentions(&self, which: impl Fn(Entity) -> bool) -> Vec<usize> {
        let mentions = self.reader.analysis.iter().flat_map(|analysis| &analysis.mentions);
        mentions.filter(|mention| which(mention.of)).map(|mention| mention.span.start()).collect()
    }

    fn fact_places(&self) -> Vec<usize> {
        let facts = self.reader.analysis.iter().flat_map(|analysis| &analysis.facts);
        let mut places: Vec<usize> = facts.filter_map(|fact| fact.evidence.first()).map(|span| span.start()).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn quote_places(&self) -> Vec<usize> {
        self.reader.analysis.iter().flat_map(|analysis| &analysis.quotes).map(|quote| quote.span.start()).collect()
    }

    fn step_to(&mut self, places: Vec<usize>, by: isize, what: &str) {
        if self.reader.step(places.into_iter(), by) {
            self.follow_text();
        } else {
            self.message = Some(format!("no {what} {} here", if by > 0 { "after" } else { "before" }));
        }
    }

    fn jump_to(&mut self, place: usize) {
        self.push_jump();
        self.reader.move_to(place);
        self.follow_text();
    }

    fn here(&self) -> Option<Jump> {
        Some(Jump { source: self.reader.source()?.clone(), top: self.reader.top, cursor: self.reader.cursor })
    }

    fn push_jump(&mut self) {
        if let Some(here) = self.here() {
            self.forward.clear();
            if self.back.last() != Some(&here) {
                self.back.push(here);
            }
            let surplus = self.back.len().saturating_sub(100);
            self.back.drain(..surplus);
        }
    }

    fn jump(&mut self, backwards: bool) -> Vec<Effect> {
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

    /// The facts panel follows the text: what is said on the cursor's row is selected.
    fn follow_text(&mut self) {
        self.reader.lit.clear();
        let row = self.reader.rows().get(self.reader.row_of(self.reader.cursor)).map(|row| row.span);
        if let Some(row) = row {
            self.facts.select_at(row);
        }
    }

    /// The text follows the facts panel: the selected item's words are lit and brought into view.
    fn select_fact(&mut self, select: impl FnOnce(&mut FactsPane)) {
        select(&mut self.facts);
        self.light_selected();
        if let Some(first) = self.reader.lit.first().copied() {
            self.reader.bring_into_view(first.start());
        }
    }

    fn light_selected(&mut self) {
        self.reader.lit = self.facts.item().map(|item| item.evidence.clone()).unwrap_or_default();
        // The one that was gone to stands first, so that it is the one brought into view.
        if let Some(shown) = self.facts.shown.filter(|&shown| shown < self.reader.lit.len()) {
            self.reader.lit.rotate_left(shown);
        }
    }

    fn copy(&mut self) -> Vec<Effect> {
        let title = self.reader.article.as_ref().map(|article| article.display_title()).unwrap_or_default();
        let one_line = |span: Span| super::facts::one_line(span.of(self.reader.text()));
        let (what, words) = match self.focus {
            Pane::List => {
                ("the title", self.list.selected.as_ref().and_then(|source| self.shelf.get(source)).map(|entry| entry.title.clone()))
            }
            Pane::Text => ("the sentence", self.reader.sentence().map(one_line)),
            Pane::Facts => (
                "the fact with its source",
                self.facts.item().map(|item| {
                    let place = item.evidence.get(self.facts.shown.unwrap_or(0)).copied().unwrap_or_default();
                    format!("{}\n“{}”\n{title}", item.words, one_line(place))
                }),
            ),
        };
        match words.filter(|words| !words.is_empty()) {
            Some(words) => {
                self.message = Some(format!("copied {what}"));
                vec![Effect::Copy(words)]
            }
            None => {
                self.message = Some("nothing is selected to copy".into());
                Vec::new()
            }
        }
    }

    fn mouse(&mut self, mouse: Mouse, column: u16, row: u16) -> Vec<Effect> {
        let inside = |area: Option<Rect>| area.filter(|area| area.contains((column, row).into()));
        let pane = [(self.panes.list, Pane::List), (self.panes.text, Pane::Text), (self.panes.facts, Pane::Facts)]
            .into_iter()
            .find_map(|(area, pane)| inside(area).map(|area| (area, pane)));
        let (Some((area, pane)), None) = (pane, &self.overlay) else { return Vec::new() };
        match mouse {
            Mouse::WheelDown | Mouse::WheelUp => {
                let by = if mouse == Mouse::WheelDown { 3 } else { -3 };
                let before = std::mem::replace(&mut self.focus, pane);
                let effects = self.step(if pane == Pane::List { by / 3 } else { by });
                self.focus = before;
                return effects;
            }
            Mouse::Press => {
                self.focus = pane;
                match pane {
                    Pane::List => {
                        if let Some(row) = self.list.row_at(area, row).filter(|&row| row < self.shelf.len()) {
                            return self.select_row(row);
                        }
                    }
                    Pane::Text => {
                        if let Some(below) = row.checked_sub(area.y + 1) {
                            let target = self.reader.top_row() + usize::from(below);
                            self.reader.move_to_row(target);
                            self.follow_text();
                            return self.mark_read();
                        }
                    }
                    Pane::Facts => {
                        if let Some(item) = row.checked_sub(area.y + 1).and_then(|line| self.facts.item_at(usize::from(line))) {
                            self.select_fact(|facts| facts.select(item));
                        }
                    }
                }
            }
        }
        Vec::new()
    }
}
