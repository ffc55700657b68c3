//! One line of words in several styles, cut to the room there is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::theme::Glyphs;

/// Words in one style.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a>(pub &'a str, pub Style);

/// Draws pieces one behind the other on the first row of `area`; what does not fit ends in an ellipsis. Styles are laid over
/// what the row already has, so that a selected row keeps its ground. Answers the columns used.
pub fn draw(pieces: &[Piece], glyphs: &Glyphs, area: Rect, buffer: &mut Buffer) -> u16 {
    if area.height == 0 || area.width == 0 {
        return 0;
    }
    let wanted: usize = pieces.iter().map(|piece| columns(piece.0)).sum();
    let fits = wanted <= usize::from(area.width);
    let room = if fits { area.width } else { area.width - 1 };
    let mut x = area.x;
    let end = area.x + room;
    'pieces: for Piece(words, style) in pieces {
        for (grapheme, width) in graphemes(words) {
            if x + width > end {
                break 'pieces;
            }
            if width > 0 {
                let grapheme = if grapheme.len() == 1 { grapheme } else { glyphs.plain(grapheme) };
                put(grapheme, width, *style, (x, area.y), buffer);
                x += width;
            }
        }
    }
    if !fits {
        let style = pieces.last().map(|piece| piece.1).unwrap_or_default();
        put(glyphs.ellipsis, 1, style, (x, area.y), buffer);
        x += 1;
    }
    x - area.x
}

/// Draws words as they are from a column on, and no further than before `end`. Answers the column behind them.
pub fn draw_whole(words: &str, style: Style, (mut x, y): (u16, u16), end: u16, buffer: &mut Buffer) -> u16 {
    for (grapheme, width) in graphemes(words) {
        if x + width > end {
            break;
        }
        if width > 0 {
            put(grapheme, width, style, (x, y), buffer);
            x += width;
        }
    }
    x
}

/// The columns that words take.
pub fn columns(words: &str) -> usize {
    if words.bytes().all(|byte| matches!(byte, b' '..=b'~')) { words.len() } else { words.width() }
}

/// The graphemes of words, each with its columns; 0 for what is not to be drawn. Most letters of most articles are plain, and
/// stand alone where another plain one follows: those need no tables.
pub fn graphemes(words: &str) -> impl Iterator<Item = (&str, u16)> {
    let mut rest = words;
    std::iter::from_fn(move || {
        let (grapheme, width) = match rest.as_bytes() {
            [] => return None,
            [b' '..=b'~'] | [b' '..=b'~', 0..=0x7f, ..] => (rest.get(..1)?, 1),
            _ => {
                let grapheme = rest.graphemes(true).next()?;
                (grapheme, if grapheme.contains(char::is_control) { 0 } else { grapheme.width() as u16 })
            }
        };
        rest = rest.get(grapheme.len()..)?;
        Some((grapheme, width))
    })
}

fn put(grapheme: &str, width: u16, style: Style, (x, y): (u16, u16), buffer: &mut Buffer) {
    let Some(cell) = buffer.cell_mut((x, y)) else { return };
    cell.set_symbol(grapheme).set_style(style);
    // What lies under the second half of something wide.
    for behind in x + 1..x + width {
        if let Some(cell) = buffer.cell_mut((behind, y)) {
            cell.reset();
        }
    }
}
