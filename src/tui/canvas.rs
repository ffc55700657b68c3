//! What a frame becomes on its way to the terminal.
//!
//! Three things that the usual backend does not: what changes is sent in few bytes; where no colour is wanted, no code of a colour is sent, not even that of the
//! terminal's own (39 and 49); and a row that holds a flag is erased and drawn whole, because terminals disagree about the
//! width of the two letters that a flag is made of, and would leave parts of old words behind.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::{Attribute, Colors, Print, SetAttribute, SetBackgroundColor, SetColors, SetForegroundColor};
use crossterm::terminal::{Clear, ClearType};
use ratatui::backend::{Backend, ClearType as Region, CrosstermBackend, IntoCrossterm, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
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
        paint(&mut self.terminal, &self.shown, cells, self.colour)
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

/// How the terminal draws what it is sent next, and where.
#[derive(Default)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
    place: Option<(u16, u16)>,
}

impl Pen {
    fn draws_like(&self, cell: &Cell, colour: bool) -> bool {
        self.modifier == cell.modifier && (!colour || (self.fg, self.bg) == (cell.fg, cell.bg))
    }

    /// What already stands between the pen and a place a little to the right of it, if that takes fewer bytes to be sent again
    /// than the place takes to be told.
    fn gap<'s>(&self, shown: &'s [Vec<Cell>], (x, y): (u16, u16), colour: bool) -> Option<&'s [Cell]> {
        let (from, _) = self.place.filter(|&(from, row)| row == y && from < x && x - from <= GAP)?;
        let cells = shown.get(usize::from(y))?.get(usize::from(from)..usize::from(x))?;
        cells.iter().all(|cell| cell.symbol().len() == 1 && self.draws_like(cell, colour)).then_some(cells)
    }

    fn take_attributes(&mut self, out: &mut impl Write, modifier: Modifier) -> io::Result<()> {
        const STRENGTH: Modifier = Modifier::BOLD.union(Modifier::DIM);
        let (removed, mut added) = (self.modifier - modifier, modifier - self.modifier);
        if removed.intersects(STRENGTH) {
            queue!(out, SetAttribute(Attribute::NormalIntensity))?;
            added |= modifier & STRENGTH;
        }
        for (one, on, off) in ATTRIBUTES {
            if removed.contains(one) && !STRENGTH.contains(one) {
                queue!(out, SetAttribute(off))?;
            }
            if added.contains(one) {
                queue!(out, SetAttribute(on))?;
            }
        }
        self.modifier = modifier;
        Ok(())
    }

    fn take_colours(&mut self, out: &mut impl Write, fg: Color, bg: Color) -> io::Result<()> {
        match (self.fg != fg, self.bg != bg) {
            (true, true) => queue!(out, SetColors(Colors::new(fg.into_crossterm(), bg.into_crossterm())))?,
            (true, false) => queue!(out, SetForegroundColor(fg.into_crossterm()))?,
            (false, true) => queue!(out, SetBackgroundColor(bg.into_crossterm()))?,
            (false, false) => {}
        }
        (self.fg, self.bg) = (fg, bg);
        Ok(())
    }
}

/// The most cells that are sent again in place of a move.
const GAP: u16 = 6;

/// Each attribute that is used: how it is switched on and off.
const ATTRIBUTES: [(Modifier, Attribute, Attribute); 6] = [
    (Modifier::BOLD, Attribute::Bold, Attribute::NormalIntensity),
    (Modifier::DIM, Attribute::Dim, Attribute::NormalIntensity),
    (Modifier::ITALIC, Attribute::Italic, Attribute::NoItalic),
    (Modifier::UNDERLINED, Attribute::Underlined, Attribute::NoUnderline),
    (Modifier::REVERSED, Attribute::Reverse, Attribute::NoReverse),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut, Attribute::NotCrossedOut),
];

/// Draws cells in as few bytes as it can, because a terminal far away takes them one by one; `shown` is what the screen shows
/// when they are drawn.
fn paint<'a>(out: &mut impl Write, shown: &[Vec<Cell>], cells: impl Iterator<Item = (u16, u16, &'a Cell)>, colour: bool) -> io::Result<()> {
    let mut pen = Pen::default();
    for (x, y, cell) in cells {
        if pen.place != Some((x, y)) {
            match pen.gap(shown, (x, y), colour) {
                Some(gap) => gap.iter().try_for_each(|cell| queue!(out, Print(cell.symbol())))?,
                None => queue!(out, MoveTo(x, y))?,
            }
        }
        // Behind anything wide the place is told anew.
        pen.place = (cell.symbol().width() == 1).then_some((x + 1, y));
        pen.take_attributes(out, cell.modifier)?;
        if colour {
            pen.take_colours(out, cell.fg, cell.bg)?;
        }
        queue!(out, Print(cell.symbol()))?;
    }
    let plain = pen.modifier.is_empty() && (pen.fg, pen.bg) == (Color::Reset, Color::Reset);
    if plain { Ok(()) } else { queue!(out, SetAttribute(Attribute::Reset)) }
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
    use ratatui::style::Style;

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
        assert_eq!(bytes, "\u{1b}[4;1H\u{1b}[1m\u{1b}[4mab華\u{1b}[4;5Hc\u{1b}[0m");
        assert_eq!(sent(&[cells(&["a"], Style::new())], false), ["\u{1b}[4;1Ha"]);
        assert!(sent(&[cells(&["a"], style)], true)[0].contains("\u{1b}[38;5;1"));
    }

    #[test]
    fn a_short_gap_is_sent_again_and_only_what_differs_of_a_style_is_told() {
        let mut out = Vec::new();
        let mut canvas = Canvas::new(&mut out, true);
        let (plain, red) = (Style::new(), Style::new().fg(Color::Indexed(9)).bold());
        let row = cells(&["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"], plain);
        canvas.draw(row.iter().map(|(x, cell)| (*x, 0, cell))).unwrap();
        let changed = cells(&["A", "?", "C", "?", "?", "?", "?", "?", "?", "?", "J"], plain);
        let changed = changed.iter().filter(|(_, cell)| cell.symbol() != "?");
        canvas.draw(changed.map(|(x, cell)| (*x, 0, cell))).unwrap();
        let styled = [cells(&["x"], red), cells(&["?", "y"], plain.bold()), cells(&["?", "?", "z"], plain)];
        let styled: Vec<_> = styled.iter().map(|cells| cells.last().unwrap()).collect();
        canvas.draw(styled.into_iter().map(|(x, cell)| (*x, 0, cell))).unwrap();
        drop(canvas);
        let bytes = String::from_utf8_lossy(&out).into_owned();
        let red = "\u{1b}[1m\u{1b}[38;5;9mx\u{1b}[39my\u{1b}[22mz";
        assert_eq!(bytes, format!("\u{1b}[1;1Habcdefghij\u{1b}[1;1HAbC\u{1b}[1;11HJ\u{1b}[1;1H{red}"));
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
