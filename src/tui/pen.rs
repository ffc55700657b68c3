//! What is sent so that a terminal shows cells: moves, styles and words, in as few bytes as it can be, because a terminal takes them
//! one by one, and one far away slowly.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// How the terminal draws what it is sent next, and where.
#[derive(Debug, Default)]
pub struct Pen {
    /// Whether codes of colours may be sent, be it those of the terminal's own (39 and 49).
    colour: bool,
    fg: Color,
    bg: Color,
    modifier: Modifier,
    place: Option<Place>,
}

#[derive(Debug)]
struct Place {
    x: usize,
    y: usize,
    /// Whether all since the last place that was told is plain letters, of whose width no two terminals think differently.
    sure: bool,
}

/// The most cells that are sent again in place of a move.
const GAP: usize = 4;

/// Each attribute that is used: the codes that switch it on and off.
const ATTRIBUTES: [(Modifier, u8, u8); 6] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Those that are switched off together.
const STRENGTH: Modifier = Modifier::BOLD.union(Modifier::DIM);

/// Those that are used, and those of them that are seen where there is no letter.
const USED: Modifier = STRENGTH.union(Modifier::ITALIC).union(ON_BLANKS);
const ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// The columns that a cell's words take, at least one.
pub fn columns(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { symbol.width().max(1) }
}

/// Whether a cell is as one that was erased.
pub fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(ON_BLANKS)
}

impl Pen {
    /// A pen that draws plainly.
    pub fn new(colour: bool) -> Pen {
        Pen { colour, ..Pen::default() }
    }

    /// Draws the cell at a column of a row, which takes so many columns. What stands left of it is, or will be, as in `row`.
    pub fn put(&mut self, out: &mut Vec<u8>, row: &[Cell], (x, y): (usize, usize), columns: usize) {
        let Some(cell) = row.get(x) else { return };
        let was_sure = self.reach(out, row, (x, y));
        self.take(out, cell);
        let symbol = cell.symbol();
        out.extend_from_slice(symbol.as_bytes());
        // Behind anything wide the place is told anew.
        self.place = (columns == 1).then(|| Place { x: x + 1, y, sure: was_sure && symbol.len() == 1 });
    }

    /// Erases so many cells from a column of a row on; those are to be blank, and it stays before them.
    pub fn erase(&mut self, out: &mut Vec<u8>, row: &[Cell], (x, y): (usize, usize), count: usize) {
        let Some(cell) = row.get(x) else { return };
        let sure = self.reach(out, row, (x, y));
        // What is erased takes the ground of the moment.
        self.take(out, cell);
        out.extend_from_slice(b"\x1b[");
        number(out, count);
        out.push(b'X');
        self.place = Some(Place { x, y, sure });
    }

    /// Sees to it that it is at a place; answers whether it is sure to be there.
    fn reach(&self, out: &mut Vec<u8>, row: &[Cell], (x, y): (usize, usize)) -> bool {
        match &self.place {
            Some(place) if (place.x, place.y) == (x, y) => place.sure,
            _ => self.go(out, row, (x, y)),
        }
    }

    /// Goes to a place; answers whether it is sure to be there.
    fn go(&self, out: &mut Vec<u8>, row: &[Cell], (x, y): (usize, usize)) -> bool {
        if let Some(place) = self.place.as_ref().filter(|place| place.y == y && place.x < x) {
            let gap = row.get(place.x..x).unwrap_or_default();
            if gap.len() <= GAP && gap.iter().all(|cell| cell.symbol().len() == 1 && self.draws_like(cell)) {
                gap.iter().for_each(|cell| out.extend_from_slice(cell.symbol().as_bytes()));
                return place.sure;
            }
            if place.sure {
                out.extend_from_slice(b"\x1b[");
                number(out, x - place.x);
                out.push(b'C');
                return true;
            }
        }
        move_to(out, x, y);
        true
    }

    /// Forgets where it is.
    pub fn lift(&mut self) {
        self.place = None;
    }

    /// Whether a cell needs no other style; of one without a letter less is seen.
    fn draws_like(&self, cell: &Cell) -> bool {
        let (now, wanted) = (self.modifier, cell.modifier & USED);
        if cell.symbol() == " " && !(now | wanted).intersects(ON_BLANKS) {
            return !self.colour || self.bg == cell.bg;
        }
        now == wanted && (!self.colour || (self.fg, self.bg) == (cell.fg, cell.bg))
    }

    /// Takes the style of a cell: what differs of it, or nothing at all where it is plain.
    fn take(&mut self, out: &mut Vec<u8>, cell: &Cell) {
        if self.draws_like(cell) {
            return;
        }
        let modifier = cell.modifier & USED;
        let (fg, bg) = if self.colour { (cell.fg, cell.bg) } else { (Color::Reset, Color::Reset) };
        if modifier.is_empty() && (fg, bg) == (Color::Reset, Color::Reset) {
            return self.reset(out);
        }
        out.extend_from_slice(b"\x1b[");
        let (removed, mut added) = (self.modifier - modifier, modifier - self.modifier);
        if removed.intersects(STRENGTH) {
            out.extend_from_slice(b"22;");
            added |= modifier & STRENGTH;
        }
        for (one, on, off) in ATTRIBUTES {
            if added.contains(one) {
                code(out, on);
            } else if removed.contains(one) && !STRENGTH.contains(one) {
                code(out, off);
            }
        }
        if self.fg != fg {
            colour(out, fg, 38);
        }
        if self.bg != bg {
            colour(out, bg, 48);
        }
        (self.modifier, self.fg, self.bg) = (modifier, fg, bg);
        // Something differs, so there is a semicolon behind it.
        out.pop();
        out.push(b'm');
    }

    /// Draws plainly from here on.
    pub fn reset(&mut self, out: &mut Vec<u8>) {
        let plain = self.modifier.is_empty() && (self.fg, self.bg) == (Color::Reset, Color::Reset);
        if !plain {
            out.extend_from_slice(b"\x1b[m");
            (self.modifier, self.fg, self.bg) = Default::default();
        }
    }
}

/// Moves to a column of a row, both counted from 0.
pub fn move_to(out: &mut Vec<u8>, x: usize, y: usize) {
    out.extend_from_slice(b"\x1b[");
    number(out, y + 1);
    out.push(b';');
    number(out, x + 1);
    out.push(b'H');
}

fn number(out: &mut Vec<u8>, number: usize) {
    let (mut digits, mut rest, mut from) = ([0; 20], number, 20);
    while from > 0 && (rest > 0 || from == 20) {
        from -= 1;
        if let Some(digit) = digits.get_mut(from) {
            *digit = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
    }
    out.extend_from_slice(digits.get(from..).unwrap_or_default());
}

fn code(out: &mut Vec<u8>, code: u8) {
    number(out, usize::from(code));
    out.push(b';');
}

/// A colour of the ground it is for: 38 for letters, 48 for what is behind them. Named ones are told by their number, too, or
/// some terminals would brighten them where they are bold.
fn colour(out: &mut Vec<u8>, colour: Color, ground: u8) {
    let indexed = match colour {
        Color::Reset => return code(out, ground + 1),
        Color::Rgb(red, green, blue) => {
            code(out, ground);
            return [2, red, green, blue].into_iter().for_each(|part| code(out, part));
        }
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    [ground, 5, indexed].into_iter().for_each(|part| code(out, part));
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn cells(words: &[(&str, Style)]) -> Vec<Cell> {
        let cell = |(word, style): &(&str, Style)| {
            let mut cell = Cell::default();
            cell.set_symbol(word).set_style(*style);
            cell
        };
        words.iter().map(cell).collect()
    }

    /// What is sent for those cells of a row that are named.
    fn sent(row: &[Cell], at: &[usize], colour: bool) -> String {
        let (mut pen, mut out) = (Pen::new(colour), Vec::new());
        at.iter().for_each(|&x| pen.put(&mut out, row, (x, 3), columns(&row[x])));
        pen.reset(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn without_colour_no_code_of_a_colour_is_sent() {
        let style = Style::new().bold().underlined().fg(Color::Red).bg(Color::Indexed(200));
        let row = cells(&[("a", style), ("b", style), ("華", style), ("", style), ("c", style)]);
        assert_eq!(sent(&row, &[0, 1, 2, 4], false), "\u{1b}[4;1H\u{1b}[1;4mab華\u{1b}[4;5Hc\u{1b}[m");
        assert_eq!(sent(&cells(&[("a", Style::new().fg(Color::Red))]), &[0], false), "\u{1b}[4;1Ha");
        assert_eq!(sent(&row, &[0], true), "\u{1b}[4;1H\u{1b}[1;4;38;5;1;48;5;200ma\u{1b}[m");
    }

    #[test]
    fn only_what_differs_of_a_style_is_told() {
        let (plain, red) = (Style::new(), Style::new().fg(Color::Indexed(9)).bold());
        let grey = Style::new().bg(Color::Rgb(1, 20, 255));
        let row = cells(&[("x", red), ("y", plain.bold()), ("z", plain), (" ", red), ("A", grey.dim()), ("B", grey.bold())]);
        let styled = "\u{1b}[1;38;5;9mx\u{1b}[39my\u{1b}[mz \u{1b}[2;48;2;1;20;255mA\u{1b}[22;1mB\u{1b}[m";
        assert_eq!(sent(&row, &[0, 1, 2, 3, 4, 5], true), format!("\u{1b}[4;1H{styled}"));
        let underlined = cells(&[("x", red.underlined()), (" ", red.underlined()), (" ", red)]);
        assert_eq!(sent(&underlined, &[0, 1, 2], true), "\u{1b}[4;1H\u{1b}[1;4;38;5;9mx \u{1b}[24m \u{1b}[m");
    }

    #[test]
    fn a_short_gap_is_sent_again_and_a_longer_one_passed_over() {
        let plain = Style::new();
        let row: Vec<(&str, Style)> = "abcdefghijkl".split_inclusive(|_| true).map(|word| (word, plain)).collect();
        assert_eq!(sent(&cells(&row), &[0, 2, 11], true), "\u{1b}[4;1Habc\u{1b}[8Cl");
        // Where a sign may be wide here and narrow there, the place is told.
        let mut row = row;
        row[1].0 = "“";
        assert_eq!(sent(&cells(&row), &[0, 1, 3, 11], true), "\u{1b}[4;1Ha“cd\u{1b}[4;12Hl");
    }

    #[test]
    fn numbers_are_written_whole() {
        for one in [0, 7, 10, 255, 1000, usize::MAX] {
            let mut out = Vec::new();
            number(&mut out, one);
            assert_eq!(String::from_utf8(out).unwrap(), one.to_string());
        }
    }
}
