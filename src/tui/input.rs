//! Keys and the mouse: from what was pressed to the action that is wanted, or the input that is typed.

use ratatui::layout::Rect;

use super::app::{App, Letter, Overlay};
use super::event::{Effect, Mouse};
use super::help::Outcome;
use super::keymap::{Key, Lookup};
use super::layout::Pane;
use super::prompt::{self, Edit, Prompt, Question};

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
                let input = prompt.input.clone();
                self.shelf.set_filter(&input);
            }
        }
    }

    pub(super) fn mouse(&mut self, mouse: Mouse, column: u16, row: u16) -> Vec<Effect> {
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
