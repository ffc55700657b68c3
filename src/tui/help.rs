//! The help and the palette: all actions with their keys as they stand, to search; the palette also runs the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::{Action, Context};
use super::keymap::{Key, Keymap};
use super::line::{self, Piece};
use super::prompt::{self, Edit};
use super::theme::{Glyphs, Kind, Theme};

/// The state of the overlay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// Words that the shown actions hold.
    pub filter: String,
    /// The selected action among those shown.
    pub row: usize,
    /// Whether Enter runs the selected action.
    pub runs: bool,
}

/// What a key did to the overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// It is closed.
    Closed,
    /// It is closed, and this is to be done.
    Run(Action),
}

impl Help {
    /// The actions that hold the filter's words in their name, doc or keys.
    pub fn shown(&self, keymap: &Keymap) -> Vec<Action> {
        let words: Vec<String> = self.filter.split_whitespace().map(str::to_lowercase).collect();
        let holds = |action: &Action| {
            let hay = format!("{} {} {}", action.name(), action.doc(), keymap.chords(*action).join(" ")).to_lowercase();
            words.iter().all(|word| hay.contains(word))
        };
        Action::ALL.iter().copied().filter(holds).collect()
    }

    /// Moves the selection.
    pub fn step(&mut self, by: isize, keymap: &Keymap) {
        let last = self.shown(keymap).len().saturating_sub(1);
        self.row = self.row.saturating_add_signed(by).min(last);
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key, keymap: &Keymap) -> Outcome {
        let by = prompt::steps(key);
        if by != 0 {
            self.step(by, keymap);
            return Outcome::Open;
        }
        match prompt::edit(&mut self.filter, key) {
            Edit::Cancelled => Outcome::Closed,
            Edit::Accepted => match self.shown(keymap).get(self.row) {
                Some(&action) if self.runs => Outcome::Run(action),
                _ => Outcome::Closed,
            },
            Edit::Changed => {
                self.row = 0;
                Outcome::Open
            }
            Edit::None => Outcome::Open,
        }
    }
}

/// Draws the overlay in the middle of the screen.
pub fn draw(help: &Help, keymap: &Keymap, theme: &Theme, glyphs: &Glyphs, screen: Rect, buffer: &mut Buffer) {
    let title = if help.runs { " Actions: type to search, Enter runs, Esc closes " } else { " Help: type to search, Esc closes " };
    let Some(list) = prompt::draw_frame(title, &help.filter, u16::MAX, theme, glyphs, screen, buffer) else { return };
    draw_actions(help, keymap, theme, glyphs, list, buffer);
}

fn draw_actions(help: &Help, keymap: &Keymap, theme: &Theme, glyphs: &Glyphs, list: Rect, buffer: &mut Buffer) {
    let mut rows: Vec<Result<(usize, Action), Context>> = Vec::new();
    for (n, action) in help.shown(keymap).into_iter().enumerate() {
        let same = matches!(rows.last(), Some(Ok((_, before))) if before.context() == action.context());
        if !same {
            rows.push(Err(action.context()));
        }
        rows.push(Ok((n, action)));
    }
    let selected = rows.iter().position(|row| matches!(row, Ok((n, _)) if *n == help.row)).unwrap_or(0);
    let top = (selected + 1).saturating_sub(usize::from(list.height));
    // As wide whatever is looked for, so that nothing moves while it is typed.
    let widest = Action::ALL.iter().map(|&action| line::columns(&keymap.chords(action).join("  "))).max().unwrap_or(0) as u16;
    let keys_width = widest.min(list.width / 3);
    for (y, row) in (list.y..list.bottom()).zip(rows.into_iter().skip(top)) {
        let place = Rect { y, height: 1, ..list };
        match row {
            Err(context) => {
                line::draw(&[Piece(context.title(), theme.style(Kind::Group))], glyphs, place, buffer);
            }
            Ok((n, action)) => {
                if n == help.row {
                    buffer.set_style(place, theme.style(Kind::Selected));
                }
                let keys = keymap.chords(action).join("  ");
                line::draw(
                    &[Piece(&keys, theme.style(Kind::Key))],
                    glyphs,
                    Rect { x: place.x + 1, width: keys_width.min(place.width), ..place },
                    buffer,
                );
                let before = keys_width + 3;
                let rest = Rect { x: place.x + before, width: place.width.saturating_sub(before), ..place };
                let name = format!("  {}", action.name());
                line::draw(&[Piece(action.doc(), theme.style(Kind::Text)), Piece(&name, theme.style(Kind::Meta))], glyphs, rest, buffer);
            }
        }
    }
}
