//! What a frame becomes on its way to the terminal.
//!
//! Two things that the usual backend does not: where no colour is wanted, no code of a colour is sent, not even that of the
//! terminal's own (39 and 49); and a row that holds a flag is erased and drawn whole, because terminals disagree about the
//! width of the two letters that a flag is made of, and would leave parts of old words behind.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{Clear, ClearType};
use ratatui::backend::{Backend, ClearType as Region, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

/// The backend.
#[derive(Debug)]
pub struct Canvas<W: Write> {
    terminal: CrosstermBackend<W>,
    colour: bool,
    /// What the screen shows, by rows.
    shown: Vec<Vec<Cell>>,
    /// The rows that hold a flag.
    flagged: BTreeSet<u16>,
}

impl<W: Write> Canvas<W> {
    /// Draws on a writer; without colour, no code of a colour reaches it.
    pub fn new(writer: W, colour: bool) -> Canvas<W> {
        Canvas { terminal: CrosstermBackend::new(writer), colour, shown: Vec::new(), flagged: BTreeSet::new() }
    }

    /// Takes in what a cell shows from now on.
    fn keep(&mut self, x: u16, y: u16, cell: &Cell) {
        if is_flag(cell) {
            self.flagged.insert(y);
        }
        let (x, y) = (usize::from(x), usize::from(y));
        if self.shown.len() <= y {
            self.shown.resize_with(y + 1, Vec::new);
        }
        let Some(row) = self.shown.get_mut(y) else { return };
        if row.len() <= x {
            row.resize(x + 1, Cell::default());
        }
        if let Some(here) = row.get_mut(x) {
            here.clone_from(cell);
        }
        // What stood under the second half of something wide is gone.
        if cell.symbol().len() > 1 {
            for behind in row.iter_mut().skip(x + 1).take(cell.symbol().width().saturating_sub(1)) {
                *behind = Cell::default();
            }
        }
    }

    fn write<'a>(&mut self, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
        if self.colour { self.terminal.draw(cells) } else { colourless(&mut self.terminal, cells) }
    }
}

fn is_flag(cell: &Cell) -> bool {
    // In UTF-8 each of its letters takes four bytes.
    cell.symbol().len() >= 4 && cell.symbol().chars().any(|c| matches!(c, '\u{1F1E6}'..='\u{1F1FF}'))
}

/// The cells of a row that are drawn: not those under the second half of something wide.
fn drawn(row: &[Cell], y: u16) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let mut x = 0;
    std::iter::from_fn(move || {
        let cell = row.get(x)?;
        let at = x as u16;
        x += cell.symbol().width().max(1);
        Some((at, y, cell))
    })
}

/// Draws cells in their attributes alone.
fn colourless<'a>(out: &mut impl Write, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
    const ATTRIBUTES: [(Modifier, Attribute); 6] = [
        (Modifier::BOLD, Attribute::Bold),
        (Modifier::DIM, Attribute::Dim),
        (Modifier::ITALIC, Attribute::Italic),
        (Modifier::UNDERLINED, Attribute::Underlined),
        (Modifier::REVERSED, Attribute::Reverse),
        (Modifier::CROSSED_OUT, Attribute::CrossedOut),
    ];
    let mut modifier = Modifier::empty();
    let mut next = None;
    for (x, y, cell) in cells {
        if next != Some((x, y)) {
            queue!(out, MoveTo(x, y))?;
        }
        // Behind anything wide the place is told anew.
        next = (cell.symbol().width() == 1).then_some((x + 1, y));
        if cell.modifier != modifier {
            queue!(out, SetAttribute(Attribute::Reset))?;
            for (_, attribute) in ATTRIBUTES.into_iter().filter(|(one, _)| cell.modifier.contains(*one)) {
                queue!(out, SetAttribute(attribute))?;
            }
            modifier = cell.modifier;
        }
        queue!(out, Print(cell.symbol()))?;
    }
    if modifier.is_empty() { Ok(()) } else { queue!(out, SetAttribute(Attribute::Reset)) }
}

impl<W: Write> Backend for Canvas<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let content: Vec<(u16, u16, &Cell)> = content.collect();
        let mut flagged = self.flagged.clone();
        for (x, y, cell) in &content {
            self.keep(*x, *y, cell);
        }
        flagged.extend(&self.flagged);
        if flagged.is_empty() {
            return self.write(content.into_iter());
        }
        flagged.retain(|flagged| content.iter().any(|(_, y, _)| y == flagged));
        self.write(content.iter().filter(|(_, y, _)| !flagged.contains(y)).copied())?;
        for y in flagged {
            queue!(self.terminal, MoveTo(0, y), Clear(ClearType::CurrentLine))?;
            let row = self.shown.get(usize::from(y)).cloned().unwrap_or_default();
            if !row.iter().any(is_flag) {
                self.flagged.remove(&y);
            }
            self.write(drawn(&row, y))?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.terminal.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.terminal.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.terminal.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.terminal.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.shown.clear();
        self.flagged.clear();
        self.terminal.clear()
    }

    fn clear_region(&mut self, region: Region) -> io::Result<()> {
        self.shown.clear();
        self.flagged.clear();
        self.terminal.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.terminal.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.terminal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Style};

    fn cells(words: &[&str], style: Style) -> Vec<(u16, Cell)> {
        let mut x = 0;
        let mut cells = Vec::new();
        for word in words {
            let mut cell = Cell::default();
            cell.set_symbol(word).set_style(style);
            cells.push((x, cell));
            x += word.width().max(1) as u16;
        }
        cells
    }

    fn sent(frames: &[Vec<(u16, Cell)>], colour: bool) -> Vec<String> {
        let mut out = Vec::new();
        frames
            .iter()
            .map(|frame| {
                out.clear();
                let mut canvas = Canvas::new(&mut out, colour);
                canvas.draw(frame.iter().map(|(x, cell)| (*x, 3, cell))).unwrap();
                drop(canvas);
                String::from_utf8_lossy(&out).into_owned()
            })
            .collect()
    }

    #[test]
    fn without_colour_no_code_of_a_colour_is_sent() {
        let style = Style::new().bold().underlined().fg(Color::Red).bg(Color::Indexed(200));
        let bytes = sent(&[cells(&["a", "b", "華", "c"], style)], false).remove(0);
        assert_eq!(bytes, "\u{1b}[4;1H\u{1b}[0m\u{1b}[1m\u{1b}[4mab華\u{1b}[4;5Hc\u{1b}[0m");
        assert_eq!(sent(&[cells(&["a"], Style::new())], false), ["\u{1b}[4;1Ha"]);
        assert!(sent(&[cells(&["a"], style)], true)[0].contains("\u{1b}[38;5;1"));
    }

    #[test]
    fn a_row_with_a_flag_is_erased_and_drawn_whole() {
        let mut out = Vec::new();
        let mut canvas = Canvas::new(&mut out, true);
        let first = cells(&["x", "🇬🇧", "y", "z"], Style::new());
        canvas.draw(first.iter().map(|(x, cell)| (*x, 3, cell))).unwrap();
        // Only the last letter changes.
        let mut changed = Cell::default();
        changed.set_symbol("!");
        canvas.draw([(4, 3, &changed)].into_iter()).unwrap();
        // The flag goes: once more whole, and from then on only what changes.
        let plain = cells(&["a", "b", "c"], Style::new());
        canvas.draw(plain.iter().map(|(x, cell)| (*x, 3, cell))).unwrap();
        canvas.draw([(4, 3, &changed)].into_iter()).unwrap();
        drop(canvas);
        let bytes = String::from_utf8_lossy(&out).into_owned();
        assert_eq!(bytes.matches("\u{1b}[2K").count(), 3);
        let second: Vec<&str> = bytes.split("\u{1b}[2K").collect();
        assert!(second[2].contains('x') && second[2].contains("🇬🇧") && second[2].contains('y') && second[2].contains('!'), "{bytes:?}");
        assert!(second[3].contains("abc"), "{bytes:?}");
    }
}
