//! What a picture becomes on its way to the terminal: only what changed is sent, in one piece.
//!
//! A row that holds a flag, or a sign that a selector makes a picture of, is erased and drawn whole, because terminals disagree about
//! the width of such signs, and would leave parts of old words behind. Deliberately absent: a second copy of what the screen shows
//! beside the two pictures that are compared, and anything that asks the terminal a question.

use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use super::pen::{Pen, columns, is_blank, move_to};

/// The screen, as it is and as it is to be.
#[derive(Debug)]
pub struct Canvas<W: Write> {
    out: W,
    colour: bool,
    shown: Buffer,
    next: Buffer,
    bytes: Vec<u8>,
    /// Where the cursor is seen, if it is; what it is at the start nobody knows.
    cursor: Option<Option<Position>>,
}

impl<W: Write> Canvas<W> {
    /// Draws on a terminal; without colour, no code of a colour reaches it.
    pub fn new(out: W, colour: bool) -> Canvas<W> {
        let empty = || Buffer::empty(Rect::default());
        Canvas { out, colour, shown: empty(), next: empty(), bytes: Vec::new(), cursor: None }
    }

    /// Forgets what the screen shows: the next picture begins with wiping it.
    pub fn forget(&mut self) {
        self.shown = Buffer::empty(Rect::default());
    }

    /// Draws a picture of a screen of this size. What paints it finds it empty, and answers where the cursor is seen.
    ///
    /// # Errors
    /// When the terminal has gone.
    pub fn draw(&mut self, screen: Rect, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.bytes.clear();
        if self.shown.area != screen {
            // What a terminal makes of its old picture at another size differs.
            self.bytes.extend_from_slice(b"\x1b[2J");
            (self.shown, self.next) = (Buffer::empty(screen), Buffer::empty(screen));
        }
        let cursor = paint(&mut self.next);
        let before = self.bytes.len();
        send(&mut self.bytes, &self.shown, &self.next, self.colour);
        match cursor {
            Some(Position { x, y }) if self.cursor != Some(cursor) || self.bytes.len() > before => {
                move_to(&mut self.bytes, x.into(), y.into());
                self.bytes.extend_from_slice(b"\x1b[?25h");
            }
            None if self.cursor != Some(None) => self.bytes.extend_from_slice(b"\x1b[?25l"),
            _ => {}
        }
        self.cursor = Some(cursor);
        std::mem::swap(&mut self.shown, &mut self.next);
        self.next.reset();
        self.out.write_all(&self.bytes)?;
        self.out.flush()
    }
}

/// What has to be sent so that one picture becomes the other.
fn send(out: &mut Vec<u8>, shown: &Buffer, next: &Buffer, colour: bool) {
    let mut pen = Pen::new(colour);
    let width = usize::from(next.area.width).max(1);
    let mut lines = Vec::new();
    for (y, (before, now)) in shown.content.chunks(width).zip(next.content.chunks(width)).enumerate() {
        let Some(first) = before.iter().zip(now).position(|(before, now)| !is_same(before, now)) else { continue };
        if before.iter().zip(now).any(|(before, now)| is_disputed(before) || is_disputed(now)) {
            pen.reset(out);
            pen.lift();
            move_to(out, 0, y);
            out.extend_from_slice(b"\x1b[2K");
            send_row(out, &mut pen, (&[], now), (0, y), &mut lines);
        } else {
            send_row(out, &mut pen, (before, now), (first, y), &mut lines);
        }
    }
    // Down each line: in the rows, one of another style would part the words. Pieces that look alike have one style.
    let row = |y: usize| next.content.get(y * width..(y + 1) * width).unwrap_or_default();
    lines.sort_by_key(|&(x, y)| (x, row(y).get(x).map(Cell::symbol), y));
    for (x, y) in lines {
        pen.put(out, row(y), (x, y), 1);
    }
    pen.reset(out);
}

/// Sends what differs of a row from a column on; all of it where it is not known what was there. Where a piece of a vertical line
/// differs is told in `lines`.
fn send_row(
    out: &mut Vec<u8>,
    pen: &mut Pen,
    (before, now): (&[Cell], &[Cell]),
    (first, y): (usize, usize),
    lines: &mut Vec<(usize, usize)>,
) {
    // The column up to which the screen shows nobody knows what: there was something wide of which a half is gone.
    let (mut x, mut stale) = (first, if before.is_empty() { now.len() } else { 0 });
    while let Some(cell) = now.get(x) {
        let wide = columns(cell);
        if x < stale || before.get(x).is_none_or(|before| !is_same(before, cell)) {
            let blanks = blanks((before, now), x, stale);
            let count = if blanks >= ERASED { blanks } else { wide };
            for (at, old) in before.iter().enumerate().skip(x).take(count) {
                stale = stale.max(at + columns(old));
            }
            if blanks >= ERASED {
                pen.erase(out, now, (x, y), blanks);
            } else if wide == 1 && is_line(cell) {
                lines.push((x, y));
            } else {
                pen.put(out, now, (x, y), wide);
            }
            x += count;
        } else {
            x += wide;
        }
    }
}

/// From so many blanks on, fewer bytes erase them than draw them.
const ERASED: usize = 10;

/// How many cells from a column on are to be blank, up to the last of them that is not yet.
fn blanks((before, now): (&[Cell], &[Cell]), x: usize, stale: usize) -> usize {
    let run = now.iter().skip(x).take_while(|cell| is_blank(cell)).count();
    let same = |at: usize| before.get(at).zip(now.get(at)).is_some_and(|(before, now)| is_same(before, now));
    let differs = |&at: &usize| at < stale || !same(at);
    (x..x + run).rev().find(differs).map_or(0, |last| last + 1 - x)
}

/// Whether two cells look the same.
fn is_same(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier) && one.symbol() == other.symbol()
}

/// Whether it is a piece of a vertical line: a scroll bar's, or between two panes.
fn is_line(cell: &Cell) -> bool {
    matches!(cell.symbol(), "│" | "┃" | "╂")
}

/// Whether terminals disagree about the width of what is in a cell: flags, and signs that are pictures because a selector says so.
fn is_disputed(cell: &Cell) -> bool {
    // In UTF-8 such a sign takes four bytes or more.
    cell.symbol().len() >= 4 && cell.symbol().chars().any(|c| matches!(c, '\u{1F1E6}'..='\u{1F1FF}' | '\u{FE0F}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::{Color, Style};
    use unicode_width::UnicodeWidthStr;

    const SCREEN: Rect = Rect { x: 0, y: 0, width: 12, height: 2 };

    /// Puts words on the second row, one sign a cell.
    fn paint(words: &[&str], style: Style, buffer: &mut Buffer) {
        let mut x = 0;
        for word in words {
            if let Some(cell) = buffer.cell_mut((x, 1)) {
                cell.set_symbol(word).set_style(style);
            }
            x += word.width().max(1) as u16;
        }
    }

    /// What each of several pictures, the second row of which holds these words, takes to be drawn after the one before.
    fn sent(pictures: &[&[&str]]) -> Vec<String> {
        let mut canvas = Canvas::new(Vec::new(), true);
        let draw = |words: &&[&str]| {
            canvas.out.clear();
            let picture = |buffer: &mut Buffer| {
                paint(words, Style::new(), buffer);
                None
            };
            canvas.draw(SCREEN, picture).unwrap();
            String::from_utf8_lossy(&canvas.out).into_owned()
        };
        pictures.iter().map(draw).collect()
    }

    #[test]
    fn only_what_changed_is_sent() {
        let bytes = sent(&[&["a", "b", "c", "d"], &["a", "b", "c", "d"], &["a", "x", "c", "y"]]);
        assert_eq!(bytes, ["\u{1b}[2J\u{1b}[2;1Habcd\u{1b}[?25l", "", "\u{1b}[2;2Hxcy"]);
    }

    #[test]
    fn halves_of_what_was_wide_are_drawn_over() {
        let bytes = sent(&[&["華", "x"], &["a", " ", "x"], &["b", "華"], &["c", "d", " "]]);
        assert_eq!(bytes[1..], ["\u{1b}[2;1Ha ", "\u{1b}[2;1Hb華", "\u{1b}[2;1Hcd "]);
        assert_eq!(sent(&[&["a", "華", "x"], &["華", " ", "x"]])[1], "\u{1b}[2;1H華\u{1b}[2;3H ");
    }

    #[test]
    fn lines_are_drawn_behind_the_words_beside_them() {
        assert_eq!(sent(&[&["a", "│", "b", "┃", "c"], &["d", "│", "e", "│", "f"]])[1], "\u{1b}[2;1Hd\u{1b}[1Ce\u{1b}[1Cf\u{1b}[2;4H│");
    }

    #[test]
    fn many_blanks_are_erased() {
        let row = ["x", "a", "b", "c", "d", "e", "f", "g", "h", "i", "華"];
        let (mut gone, mut half) = ([" "; 12], [" "; 12]);
        (gone[0], half[0], half[11]) = ("x", "x", "y");
        // Under the second half of what was wide there may be anything.
        assert_eq!(sent(&[&row, &gone])[1], "\u{1b}[2;2H\u{1b}[10X\u{1b}[10C ");
        assert_eq!(sent(&[&row, &half])[1], "\u{1b}[2;2H\u{1b}[10X\u{1b}[10Cy");
        assert_eq!(sent(&[&half, &gone])[1], "\u{1b}[2;12H ");
        assert_eq!(sent(&[&["a"; 12], &[" "; 12]])[1], "\u{1b}[2;1H\u{1b}[12X");
    }

    #[test]
    fn a_row_with_a_flag_is_erased_and_drawn_whole() {
        // Only the last letter changes; then the flag goes; and from then on only what changes is sent.
        let bytes = sent(&[&["x", "🇬🇧", "y", "z"], &["x", "🇬🇧", "y", "!"], &["a", "b", "c"], &["a", "b", "d"], &["a", "☀\u{fe0f}", "d"]]);
        assert_eq!(bytes.iter().map(|bytes| bytes.matches("\u{1b}[2K").count()).collect::<Vec<_>>(), [1, 1, 1, 0, 1]);
        assert!(["x", "🇬🇧", "y", "!"].iter().all(|word| bytes[1].contains(word)), "{bytes:?}");
        assert!(bytes[2].contains("abc"), "{bytes:?}");
        assert_eq!(bytes[3], "\u{1b}[2;3Hd");
    }

    #[test]
    fn the_cursor_is_where_it_is_wanted() {
        let mut canvas = Canvas::new(Vec::new(), false);
        let mut draw = |word: &str, cursor: Option<Position>| {
            canvas.out.clear();
            let picture = |buffer: &mut Buffer| {
                paint(&[word], Style::new().fg(Color::Red), buffer);
                cursor
            };
            canvas.draw(SCREEN, picture).unwrap();
            String::from_utf8_lossy(&canvas.out).into_owned()
        };
        let place = Some(Position { x: 4, y: 1 });
        assert_eq!(draw("a", None), "\u{1b}[2J\u{1b}[2;1Ha\u{1b}[?25l");
        assert_eq!(draw("a", place), "\u{1b}[2;5H\u{1b}[?25h");
        assert_eq!(draw("a", place), "");
        assert_eq!(draw("b", place), "\u{1b}[2;1Hb\u{1b}[2;5H\u{1b}[?25h");
        assert_eq!(draw("b", None), "\u{1b}[?25l");
    }

    #[test]
    fn the_first_picture_one_of_another_size_and_one_after_forgetting_begin_with_an_empty_screen() {
        let mut canvas = Canvas::new(Vec::new(), true);
        for (width, forgotten, wiped) in [(12, false, true), (10, false, true), (10, false, false), (10, true, true)] {
            if forgotten {
                canvas.forget();
            }
            canvas.out.clear();
            canvas.draw(Rect { width, ..SCREEN }, |_| None).unwrap();
            assert_eq!(String::from_utf8_lossy(&canvas.out).contains("\u{1b}[2J"), wiped);
        }
    }

    fn row() -> impl Strategy<Value = Vec<(usize, u8)>> {
        prop::collection::vec((0..8usize, 0..6u8), 0..16)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Whatever was shown before, a terminal ends with the picture that was painted last.
        #[test]
        fn a_terminal_shows_what_was_painted(pictures in prop::collection::vec(row(), 1..5)) {
            const WORDS: [&str; 8] = ["a", "│", " ", "—", "華", "é", " ", "c"];
            let styles = [
                Style::new(),
                Style::new().fg(Color::Indexed(9)),
                Style::new().bold(),
                Style::new().bg(Color::Blue),
                Style::new().underlined().italic(),
                Style::new().reversed().fg(Color::Rgb(1, 2, 3)),
            ];
            let mut canvas = Canvas::new(Vec::new(), true);
            let mut terminal = vt100::Parser::new(2.try_into().unwrap(), 12.try_into().unwrap(), 0);
            for picture in &pictures {
                canvas.out.clear();
                let paint = |buffer: &mut Buffer| {
                    let mut x = 0;
                    for &(word, style) in picture {
                        let wide = WORDS[word].width() as u16;
                        if x + wide > SCREEN.width {
                            break;
                        }
                        buffer[(x, 1)].set_symbol(WORDS[word]).set_style(styles[usize::from(style)]);
                        x += wide;
                    }
                    None
                };
                canvas.draw(SCREEN, paint).unwrap();
                terminal.process(&canvas.out);
            }
            let mut x = 0;
            while x < SCREEN.width {
                let (cell, seen) = (&canvas.shown[(x, 1)], terminal.screen().cell(1, x).unwrap());
                let words = if seen.contents().is_empty() { " " } else { seen.contents() };
                prop_assert_eq!(cell.symbol(), words);
                let colour = |colour: Color| match colour {
                    Color::Reset => vt100::Color::Default,
                    Color::Indexed(index) => vt100::Color::Idx(index),
                    Color::Blue => vt100::Color::Idx(4),
                    Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
                    other => panic!("{other:?}"),
                };
                prop_assert_eq!(colour(cell.bg), seen.bgcolor());
                prop_assert_eq!(cell.modifier.contains(ratatui::style::Modifier::UNDERLINED), seen.underline());
                prop_assert_eq!(cell.modifier.contains(ratatui::style::Modifier::REVERSED), seen.inverse());
                if words != " " || seen.inverse() {
                    prop_assert_eq!(colour(cell.fg), seen.fgcolor());
                    prop_assert_eq!(cell.modifier.contains(ratatui::style::Modifier::BOLD), seen.bold());
                }
                x += columns(cell) as u16;
            }
        }
    }
}
