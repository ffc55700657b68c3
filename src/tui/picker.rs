//! The picker: every title and organisation, narrowed by a few letters.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::keymap::Key;
use super::line::{self, Piece};
use super::prompt::{self, Edit};
use super::theme::{Glyphs, Kind, Theme};
use crate::library::entry::Name;
use crate::library::fuzzy;

/// How many names are put in order: more than any screen shows, few enough to sort at each letter.
const BEST: usize = 500;

/// The state of the overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    /// What has been typed.
    pub typed: String,
    names: Arc<[Name]>,
    best: Vec<u32>,
    /// The names that hold what was typed at each letter, the last one's last: none other can when more is typed.
    narrowed: Vec<(String, Vec<u32>)>,
    row: usize,
}

/// What a key did to the overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// It is closed.
    Closed,
    /// It is closed, and this was picked.
    Picked(Name),
}

impl Picker {
    /// A picker whose names are still being gathered; what is typed meanwhile counts.
    pub fn waiting() -> Self {
        Self { typed: String::new(), names: Arc::default(), best: Vec::new(), narrowed: Vec::new(), row: 0 }
    }

    /// Has it pick from these names, which stand in the order in which they are shown before anything is typed.
    pub fn fill(&mut self, names: Arc<[Name]>) {
        self.names = names;
        self.narrowed.clear();
        self.narrow();
    }

    /// Looks the names through for what is typed, and only those that held what was typed before where it begins so.
    fn narrow(&mut self) {
        // Another word, a sign of the pattern or a capital may let in what was out.
        let plain = |typed: &str| typed.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase());
        self.narrowed.retain(|(before, _)| self.typed.starts_with(before.as_str()) && plain(&self.typed));
        let within = self.narrowed.last().map(|(_, places)| places.as_slice());
        let found = fuzzy::rank(&self.names, within, &self.typed, BEST);
        self.best = found.best;
        if plain(&self.typed) && self.narrowed.last().is_none_or(|(before, _)| *before != self.typed) {
            self.narrowed.push((self.typed.clone(), found.all));
        }
        self.row = 0;
    }

    /// The names shown, the best first.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Name> {
        self.best.iter().map(|&place| &self.names[place as usize])
    }

    /// Moves the selection.
    pub fn step(&mut self, by: isize) {
        self.row = self.row.saturating_add_signed(by).min(self.best.len().saturating_sub(1));
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Outcome {
        let by = prompt::steps(key);
        if by != 0 {
            self.step(by);
            return Outcome::Open;
        }
        match prompt::edit(&mut self.typed, key) {
            Edit::Cancelled => Outcome::Closed,
            Edit::Accepted if self.names.is_empty() => Outcome::Open,
            Edit::Accepted => self.shown().nth(self.row).cloned().map_or(Outcome::Closed, Outcome::Picked),
            Edit::Changed => {
                self.narrow();
                Outcome::Open
            }
            Edit::None => Outcome::Open,
        }
    }

    /// Takes pasted words.
    pub fn paste(&mut self, words: &str) {
        prompt::paste(&mut self.typed, words);
        self.narrow();
    }
}

/// Draws the overlay in the middle of the screen.
pub fn draw(picker: &Picker, theme: &Theme, glyphs: &Glyphs, screen: Rect, buffer: &mut Buffer) {
    let title = " Go to: type letters of a title or an organisation, Enter opens, Esc closes ";
    let Some(list) = prompt::draw_frame(title, &picker.typed, 30, theme, glyphs, screen, buffer) else { return };
    if picker.names.is_empty() {
        line::draw(&[Piece("gathering the names", theme.style(Kind::Meta))], glyphs, list, buffer);
    }
    let top = (picker.row + 1).saturating_sub(usize::from(list.height));
    for ((y, name), row) in (list.y..list.bottom()).zip(picker.shown().skip(top)).zip(top..) {
        let place = Rect { y, height: 1, ..list };
        if row == picker.row {
            buffer.set_style(place, theme.style(Kind::Selected));
        }
        let (kind, note) = match name.articles {
            None => (Kind::Text, String::new()),
            Some(1) => (Kind::Organisation, "  1 article".to_owned()),
            Some(count) => (Kind::Organisation, format!("  {count} articles")),
        };
        line::draw(&[Piece(&name.name, theme.style(kind)), Piece(&note, theme.style(Kind::Meta))], glyphs, place, buffer);
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyCode;

    use super::*;
    use crate::library::entry::ArticleId;

    fn choice(name: &str, articles: Option<u32>) -> Name {
        Name { name: name.into(), articles, article: ArticleId(0), place: 0 }
    }

    fn picker() -> Picker {
        let titles = ["Rail order for Durban", "Ferry sinks off Bergen", "Bergen rail link"].map(|title| choice(title, None));
        let mut picker = Picker::waiting();
        assert_eq!(picker.key(Key::from_event(KeyCode::Enter.into())), Outcome::Open);
        picker.fill(std::iter::once(choice("Bergen Line", Some(3))).chain(titles).collect());
        picker
    }

    fn typed(picker: &mut Picker, letters: &str) -> Vec<String> {
        for letter in letters.chars() {
            assert_eq!(picker.key(Key::from_event(KeyCode::Char(letter).into())), Outcome::Open);
        }
        picker.shown().map(|choice| choice.name.clone()).collect()
    }

    #[test]
    fn letters_narrow_and_taking_them_back_widens() {
        let mut picker = picker();
        assert_eq!(picker.shown().len(), 4);
        assert_eq!(typed(&mut picker, "berg"), ["Bergen Line", "Bergen rail link", "Ferry sinks off Bergen"]);
        assert_eq!(typed(&mut picker, " rail"), ["Bergen rail link"]);
        for _ in 0.." rail".len() {
            picker.key(Key::from_event(KeyCode::Backspace.into()));
        }
        assert_eq!(picker.shown().len(), 3);
        picker.key(Key::from_event(KeyCode::Down.into()));
        let picked = picker.key(Key::from_event(KeyCode::Enter.into()));
        assert_eq!(picked, Outcome::Picked(choice("Bergen rail link", None)));
    }
}
