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
    let wanted: usize = pieces.iter().map(|piece| piece.0.width()).sum();
    let fits = wanted <= usize::from(area.width);
    let room = if fits { area.width } else { area.width - 1 };
    let mut x = area.x;
    let end = area.x + room;
    'pieces: for Piece(words, style) in pieces {
        for grapheme in words.graphemes(true) {
            let width = grapheme.width() as u16;
            if x + width > end {
                break 'pieces;
            }
            if width > 0 && !grapheme.contains(char::is_control) {
                buffer.set_stringn(x, area.y, grapheme, usize::from(width), *style);
                x += width;
            }
        }
    }
    if !fits {
        let style = pieces.last().map(|piece| piece.1).unwrap_or_default();
        buffer.set_stringn(x, area.y, glyphs.ellipsis, 1, style);
        x += 1;
    }
    x - area.x
}
