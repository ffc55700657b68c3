//! Keys and the mouse: from what was pressed to the action that is wanted, or the input that is typed.

use ratatui::layout::Rect;

use super::across::Table;
use super::action::Action;
use super::app::{App, Letter, Overlay};
use super::event::{Effect, Mouse};
use super::help::Outcome;
use super::jump::NOT_LISTED;
use super::keymap::{Key, Lookup};
use super::layout::{Border, Pane};
use super::picker;
use super::prompt::{Edit, Prompt, Question};
use super::sheet::{self, Sheet, Target};
use crate::library::corrections::Correction;
use crate::library::query;

impl App {
    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
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
            Some(Overlay::Sheet(sheet)) => return self.sheet_key(sheet, key),
            Some(Overlay::Picker(mut picker)) => {
                match picker.key(key) {
                    picker::Outcome::Open => self.overlay = Some(Overlay::Picker(picker)),
                    picker::Outcome::Closed => {}
                    picker::Outcome::Picked(name) => {
                        if !self.go_to_article(name.article, name.place) {
                            self.message = Some(NOT_LISTED.into());
                        }
                    }
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
                    let help = self.keymap.chord(Action::Help).map_or(String::new(), |help| format!("; {help} shows the keys"));
                    let elsewhere = self.keymap.elsewhere(self.focus.context(), &self.pressed);
                    let place =
                        elsewhere.map_or("nothing here".to_owned(), |there| format!("something only {}", there.title().to_lowercase()));
                    self.message = Some(format!("{key} does {place}{help}"));
                }
                self.pressed.clear();
                self.count = None;
                Vec::new()
            }
        }
    }

    /// Whether a key does nothing but move on in the list.
    pub(super) fn only_moves(&self, key: &Key) -> bool {
        use Action::{Bottom, Down, HalfPageDown, HalfPageUp, PageDown, PageUp, Top, Up};
        let free = self.focus == Pane::List && self.overlay.is_none() && self.letter.is_none() && self.pressed.is_empty();
        let moves = |action| matches!(action, Down | Up | HalfPageDown | HalfPageUp | PageDown | PageUp | Top | Bottom);
        free && match self.keymap.lookup(self.focus.context(), std::slice::from_ref(key)) {
            Lookup::Hit(action) => moves(action),
            _ => key.character().is_some_and(|c| c.is_ascii_digit()),
        }
    }

    fn letter_key(&mut self, letter: Letter, key: Key) -> Vec<Effect> {
        let c = key.character();
        if let Letter::Correct(name) = letter {
            return self.correct(name, c.unwrap_or(' '));
        }
        let Some(c) = c.filter(|c| c.is_alphanumeric()) else {
            self.message = Some("a mark is a letter".into());
            return Vec::new();
        };
        match letter {
            Letter::GoToMark => return self.go_to_spot(c),
            _ => self.set_spot(c),
        }
        Vec::new()
    }

    fn sheet_key(&mut self, mut sheet: Sheet, key: Key) -> Vec<Effect> {
        let outcome = sheet.key(key, &self.keymap);
        self.sheet_outcome(sheet, outcome)
    }

    fn sheet_outcome(&mut self, sheet: Sheet, outcome: sheet::Outcome) -> Vec<Effect> {
        match outcome {
            sheet::Outcome::Open => self.overlay = Some(Overlay::Sheet(sheet)),
            sheet::Outcome::Closed => {}
            sheet::Outcome::Instead(action) => return self.act(action, None),
            sheet::Outcome::Beside(action) => {
                self.overlay = Some(Overlay::Sheet(sheet));
                return self.act(action, None);
            }
            sheet::Outcome::Nothing(key) => {
                self.message = Some(format!("{key} does nothing in a table"));
                self.overlay = Some(Overlay::Sheet(sheet));
            }
            sheet::Outcome::Copy(words) => {
                self.overlay = Some(Overlay::Sheet(sheet));
                return self.copied("the row", Some(words));
            }
            sheet::Outcome::Remove(Target::Correction(correction)) => {
                self.overlay = Some(Overlay::Sheet(sheet));
                return self.take_back(correction);
            }
            sheet::Outcome::Remove(Target::Search(search)) => return self.keep_search(search, false),
            sheet::Outcome::Remove(_) => {
                self.message = Some("nothing can be taken away here".into());
                self.overlay = Some(Overlay::Sheet(sheet));
            }
            sheet::Outcome::Go(target) => match target {
                Target::Place(article, place) => return self.go_to(article, place),
                Target::Words(article, words) => return self.go_to_words(article, words),
                Target::Link(url) => {
                    self.overlay = Some(Overlay::Sheet(sheet));
                    return self.browse(url);
                }
                Target::Organisation(name) => return self.gather(Table::Dossier(name)),
                Target::Search(search) => return self.filter_by(&search),
                Target::Keep(search) => return self.keep_search(search, true),
                Target::Heading | Target::Correction(_) => self.overlay = Some(Overlay::Sheet(sheet)),
            },
        }
        Vec::new()
    }

    fn prompt_key(&mut self, mut prompt: Prompt, key: Key) -> Vec<Effect> {
        let edit = prompt.key(key);
        let (question, before, place) = (prompt.question, prompt.before.clone(), prompt.place);
        let input = prompt.input.clone();
        match edit {
            Edit::Changed => {
                self.overlay = Some(Overlay::Prompt(prompt));
                self.prompt_changed();
                if question == Question::Filter {
                    return self.relist();
                }
            }
            Edit::None => self.overlay = Some(Overlay::Prompt(prompt)),
            // What makes no sense is told by the prompt, which stays until it is put right or given up.
            Edit::Accepted if prompt.fault().is_some() => self.overlay = Some(Overlay::Prompt(prompt)),
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
                Question::All if input.trim().is_empty() => {}
                Question::All => match query::parse(&input) {
                    Ok(_) => return self.gather(Table::Hits(input)),
                    Err(fault) => self.message = Some(fault.message),
                },
                Question::About => {}
                Question::Tags => return self.set_tags(&input),
                Question::Note => return self.set_note(&input),
                Question::Correct if input.trim().is_empty() => {}
                Question::Correct => self.letter = Some(Letter::Correct(input.trim().to_owned())),
                Question::SameAs if input.trim().is_empty() => {}
                Question::SameAs => return self.make_correction(Correction::Same(before, input.trim().to_owned())),
                Question::Export => return self.export(&input),
            },
            Edit::Cancelled => match question {
                Question::Search => {
                    self.reader.find(&before);
                    (self.reader.top, self.reader.cursor) = place;
                }
                Question::Filter => {
                    self.shelf.set_filter(&before);
                    return self.relist();
                }
                Question::About => self.narrow_facts(&before),
                Question::All | Question::Tags | Question::Note | Question::Correct | Question::SameAs | Question::Export => {}
            },
        }
        Vec::new()
    }

    pub(super) fn ask_for_about(&mut self) {
        let before = self.facts.about().to_owned();
        self.overlay = Some(Overlay::Prompt(Prompt { before, ..Prompt::new(Question::About, String::new()) }));
    }

    /// Shows only the facts about organisations with these words in their names; all for none.
    pub(super) fn narrow_facts(&mut self, words: &str) {
        if let Some(analysis) = &self.reader.analysis {
            self.facts.set_about(words, analysis);
            self.light_selected();
        }
    }

    pub(super) fn prompt_changed(&mut self) {
        let Some(Overlay::Prompt(prompt)) = &self.overlay else { return };
        match prompt.question {
            Question::Search => {
                let (input, place) = (prompt.input.clone(), prompt.place);
                self.reader.find(&input);
                (self.reader.top, self.reader.cursor) = place;
                self.reader.go_to_nearest_hit(place.1);
            }
            Question::Filter => {
                // What makes no sense yet is told by the prompt, and the list stays.
                if query::parse_typed(&prompt.input).is_ok() {
                    self.shelf.set_filter(&prompt.input);
                }
            }
            Question::About => {
                let input = prompt.input.clone();
                self.narrow_facts(&input);
            }
            Question::All | Question::Tags | Question::Note | Question::Correct | Question::SameAs | Question::Export => {}
        }
    }

    fn overlay_mouse(&mut self, mut overlay: Overlay, mouse: Mouse, row: u16) -> Vec<Effect> {
        let by = if mouse == Mouse::WheelDown { 3 } else { -3 };
        match (&mut overlay, mouse) {
            (Overlay::Sheet(sheet), Mouse::Press) => {
                let outcome = sheet.press(self.screen(), row);
                return self.sheet_outcome(sheet.clone(), outcome);
            }
            (Overlay::Sheet(sheet), Mouse::WheelDown | Mouse::WheelUp) => sheet.step(by),
            (Overlay::Help(help), Mouse::WheelDown | Mouse::WheelUp) => help.step(by, &self.keymap),
            (Overlay::Picker(picker), Mouse::WheelDown | Mouse::WheelUp) => picker.step(by),
            _ => {}
        }
        self.overlay = Some(overlay);
        Vec::new()
    }

    pub(super) fn mouse(&mut self, mouse: Mouse, column: u16, row: u16) -> Vec<Effect> {
        match (mouse, self.dragged) {
            (Mouse::Drag, Some(border)) => {
                let size = match border {
                    Border::List => column.saturating_add(1),
                    Border::Facts => self.size.0.saturating_sub(column),
                    Border::Below => self.panes.status.y.saturating_sub(row),
                };
                self.set_size(border, size);
                return Vec::new();
            }
            (Mouse::Release, _) => {
                self.dragged = None;
                return Vec::new();
            }
            (Mouse::Drag, None) => return Vec::new(),
            _ => {}
        }
        if let Some(overlay) = self.overlay.take() {
            return self.overlay_mouse(overlay, mouse, row);
        }
        if mouse == Mouse::Press {
            self.dragged = self.panes.border_at(column, row);
            if self.dragged.is_some() {
                return Vec::new();
            }
        }
        let inside = |area: Option<Rect>| area.filter(|area| area.contains((column, row).into()));
        let pane = [(self.panes.list, Pane::List), (self.panes.text, Pane::Text), (self.panes.facts, Pane::Facts)]
            .into_iter()
            .find_map(|(area, pane)| inside(area).map(|area| (area, pane)));
        let Some((area, pane)) = pane else { return Vec::new() };
        if mouse != Mouse::Press {
            let by = if mouse == Mouse::WheelDown { 3 } else { -3 };
            let before = std::mem::replace(&mut self.focus, pane);
            let effects = self.step(if pane == Pane::List { by / 3 } else { by });
            self.focus = before;
            return effects;
        }
        self.focus = pane;
        let Some(below) = row.checked_sub(area.y + 1).map(usize::from) else { return Vec::new() };
        match pane {
            Pane::List => {
                if let Some(row) = self.list.row_at(&self.shelf, area, row).filter(|&row| row < self.shelf.len()) {
                    return self.select_row(row);
                }
            }
            Pane::Text => {
                // On the scroll bar, to that part of the article.
                let target = if column + 1 == area.right() {
                    self.push_jump();
                    self.reader.rows().len() * below / usize::from(area.height.saturating_sub(1).max(1))
                } else {
                    self.reader.top_row() + below.saturating_sub(usize::from(self.rows_above_text()))
                };
                self.reader.move_to_row(target);
                self.follow_text();
                return self.mark_read();
            }
            Pane::Facts => {
                if let Some(item) = self.facts.item_at(below) {
                    // A second press on the same goes to its words.
                    if item == self.facts.selected {
                        return self.act(Action::Open, None);
                    }
                    self.select_fact(|facts| facts.select(item));
                }
            }
        }
        Vec::new()
    }
}
