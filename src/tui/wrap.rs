//! Text → rows: byte ranges of the one text, made once for an article and a width.
//!
//! Law: the rows of a block are in order, disjoint, on grapheme boundaries, no wider than the width (but for a single
//! grapheme that is wider by itself), and leave out nothing but white space.

use unicode_segmentation::UnicodeSegmentation;

use super::line;
use crate::article::{Block, BlockKind, Layer};
use crate::span::Span;

/// One row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The words on it. A row between blocks is empty and stands at the end of the block before.
    pub span: Span,
    /// The columns it is set in by.
    pub indent: u8,
    /// What it is a row of.
    pub kind: RowKind,
    /// Whether it ends inside a word, where a hyphen is drawn.
    pub hyphen: bool,
}

/// How lines are set, beside their width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Whether words are hyphenated.
    pub hyphenated: bool,
    /// Whether lines are stretched to one width; this is done in drawing.
    pub justified: bool,
}

/// What a row is a row of.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Between blocks.
    Blank,
    Title,
    Standfirst,
    Meta,
    Heading,
    Paragraph,
    /// An item; `bullet` is whether this row is to be given one: its first, unless the text has its own.
    Item {
        bullet: bool,
    },
    Quote,
    Caption,
    Table,
    Code,
    Furniture,
}

/// How many columns an item's text and a quotation are set in by.
const INDENT: u8 = 2;

/// Wraps the blocks of a text at `width` columns (at least one), furniture only when asked for.
pub fn wrap(text: &str, blocks: &[Block], width: u16, furniture: bool) -> Vec<Row> {
    wrap_as(text, blocks, width, furniture, Setting::default())
}

/// The same, set in one way or another.
pub fn wrap_as(text: &str, blocks: &[Block], width: u16, furniture: bool, setting: Setting) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(text.len() / usize::from(width.max(8)) + blocks.len());
    let mut previous: Option<(RowKind, usize)> = None;
    for block in blocks {
        if block.layer == Layer::Furniture && !furniture {
            continue;
        }
        let mut kind = row_kind(block);
        let own_bullet = matches!(kind, RowKind::Item { .. }) && has_bullet(block.span.of(text));
        if own_bullet {
            kind = RowKind::Item { bullet: false };
        }
        if let Some((before, end)) = previous
            && !(same_run(before, kind))
        {
            rows.push(Row { span: Span::new(end, end), indent: 0, kind: RowKind::Blank, hyphen: false });
        }
        let indent = match kind {
            RowKind::Item { .. } | RowKind::Quote | RowKind::Code if width > 2 * u16::from(INDENT) + 4 => INDENT,
            _ => 0,
        };
        let columns = usize::from(width.saturating_sub(u16::from(indent)).max(1));
        let first = rows.len();
        if kind == RowKind::Code {
            let mut start = block.span.start();
            for line in block.span.of(text).split_inclusive('\n') {
                let (words, length) = (line.trim_end(), line.len());
                let line = Span::new(start, start + words.len());
                fill(text, line, columns, &[], |span, hyphen| rows.push(Row { span, indent, kind, hyphen }));
                start += length;
            }
        } else {
            let running = matches!(kind, RowKind::Paragraph | RowKind::Item { .. } | RowKind::Quote | RowKind::Standfirst);
            let soft = if setting.hyphenated && running && columns >= NARROWEST { syllables(text, block.span) } else { Vec::new() };
            fill(text, block.span, columns, &soft, |span, hyphen| rows.push(Row { span, indent, kind, hyphen }));
        }
        for (n, row) in rows.iter_mut().skip(first).enumerate() {
            match &mut row.kind {
                RowKind::Item { .. } if n == 0 && own_bullet => row.indent = 0,
                RowKind::Item { bullet } if n > 0 => *bullet = false,
                _ => {}
            }
        }
        previous = Some((kind, block.span.end()));
    }
    rows
}

/// Whether an item brings its own sign or number.
fn has_bullet(item: &str) -> bool {
    let sign = item.split_whitespace().next().unwrap_or_default();
    matches!(sign, "-" | "–" | "—" | "*" | "•" | "·" | "‣" | "◦" | "▪")
        || sign.strip_suffix(['.', ')']).is_some_and(|number| number.parse::<u8>().is_ok())
}

/// Whether two blocks that follow each other stand without a blank row between.
fn same_run(before: RowKind, kind: RowKind) -> bool {
    matches!(
        (before, kind),
        (RowKind::Item { .. }, RowKind::Item { .. })
            | (RowKind::Table, RowKind::Table)
            | (RowKind::Furniture, RowKind::Furniture)
            | (RowKind::Meta, RowKind::Meta)
    )
}

fn row_kind(block: &Block) -> RowKind {
    match (block.layer, block.kind) {
        (Layer::Headline, _) => RowKind::Title,
        (Layer::Standfirst, _) => RowKind::Standfirst,
        (Layer::Meta, _) => RowKind::Meta,
        (Layer::Furniture, _) => RowKind::Furniture,
        (Layer::Body, BlockKind::Paragraph) => RowKind::Paragraph,
        (Layer::Body, BlockKind::Heading(_)) => RowKind::Heading,
        (Layer::Body, BlockKind::Item) => RowKind::Item { bullet: true },
        (Layer::Body, BlockKind::Quote) => RowKind::Quote,
        (Layer::Body, BlockKind::Caption) => RowKind::Caption,
        (Layer::Body, BlockKind::Row) => RowKind::Table,
        (Layer::Body, BlockKind::Code) => RowKind::Code,
    }
}

/// The fewest columns in which words are hyphenated, and the fewest and most letters of such words. No English word is longer,
/// and the hyphenator has no room for one that is.
const NARROWEST: usize = 24;
const SHORTEST: usize = 6;
const LONGEST: usize = hypher::MAX_INLINE_SIZE;

/// Where the English words of a span may be parted: bytes of the text, in order. Names and figures are left whole.
fn syllables(text: &str, span: Span) -> Vec<usize> {
    let mut places = Vec::new();
    for (offset, word) in span.of(text).unicode_word_indices() {
        if !(SHORTEST..=LONGEST).contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            continue;
        }
        let mut at = span.start() + offset;
        let end = at + word.len();
        for syllable in hypher::hyphenate(word, hypher::Lang::English) {
            at += syllable.len();
            if at < end {
                places.push(at);
            }
        }
    }
    places
}

/// Fills rows of at most `width` columns with the words of a span; `soft` are places inside words where a row may end in a
/// hyphen. What is pushed is a row, and whether it does.
fn fill(text: &str, span: Span, width: usize, soft: &[usize], mut push: impl FnMut(Span, bool)) {
    let words = span.of(text);
    let mut filler = Filler { start: span.start(), columns: 0, gap: None, width, soft };
    if words.is_ascii() {
        let mut previous = b' ';
        for (offset, byte) in words.bytes().enumerate() {
            let at = span.start() + offset;
            let breaks = byte == b'-' && previous.is_ascii_alphabetic();
            filler.take(at, at + 1, 1, byte.is_ascii_whitespace(), breaks, &mut push);
            previous = byte;
        }
    } else {
        let mut after_letter = false;
        let mut at = span.start();
        for (grapheme, columns) in line::graphemes(words) {
            let space = grapheme.chars().all(char::is_whitespace) && !grapheme.contains(['\u{a0}', '\u{202f}', '\u{2007}']);
            let breaks = columns > 1 || (matches!(grapheme, "-" | "–" | "—") && after_letter);
            // The end of a line of the text is drawn as a space.
            let columns = usize::from(columns).max(usize::from(space));
            filler.take(at, at + grapheme.len(), columns, space, breaks, &mut push);
            at += grapheme.len();
            after_letter = grapheme.chars().next().is_some_and(char::is_alphabetic);
        }
    }
    filler.finish(text, span, &mut push);
}

/// The row being filled.
struct Filler<'s> {
    /// Where it starts.
    start: usize,
    /// The columns it has so far, spaces included.
    columns: usize,
    /// The last place where it may end.
    gap: Option<Gap>,
    width: usize,
    /// Places inside words where it may end in a hyphen, those that are still to come.
    soft: &'s [usize],
}

/// A place where a row may end.
#[derive(Clone, Copy)]
struct Gap {
    /// The end of its words.
    end: usize,
    /// The start of the next row's.
    next: usize,
    /// The columns up to there.
    columns: usize,
    /// Whether a hyphen is to be drawn at the end.
    hyphen: bool,
}

impl Filler<'_> {
    fn take(&mut self, at: usize, after: usize, columns: usize, space: bool, breaks: bool, push: &mut impl FnMut(Span, bool)) {
        while let Some((&place, rest)) = self.soft.split_first().filter(|(place, _)| **place <= at) {
            self.soft = rest;
            if place == at && at > self.start && self.columns < self.width {
                self.gap = Some(Gap { end: at, next: at, columns: self.columns, hyphen: true });
            }
        }
        if space {
            if at == self.start {
                self.start = after;
                return;
            }
            self.columns += columns;
            let end = match self.gap {
                Some(gap) if gap.next == at && gap.end < at => gap.end,
                _ => at,
            };
            self.gap = Some(Gap { end, next: after, columns: self.columns, hyphen: false });
            return;
        }
        while self.columns + columns > self.width && at > self.start {
            match self.gap.take() {
                Some(gap) => {
                    push(Span::new(self.start, gap.end), gap.hyphen);
                    self.start = gap.next;
                    self.columns -= gap.columns;
                }
                None => {
                    push(Span::new(self.start, at), false);
                    self.start = at;
                    self.columns = 0;
                }
            }
        }
        self.columns += columns;
        if breaks {
            self.gap = Some(Gap { end: after, next: after, columns: self.columns, hyphen: false });
        }
    }

    fn finish(self, text: &str, span: Span, push: &mut impl FnMut(Span, bool)) {
        let rest = text.get(self.start..span.end()).unwrap_or_default().trim_end();
        if !rest.is_empty() {
            push(Span::new(self.start, self.start + rest.len()), false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    fn rows(text: &str, width: u16) -> Vec<&str> {
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph, layer: Layer::Body };
        wrap(text, &[block], width, false).iter().map(|row| row.span.of(text)).collect()
    }

    #[test]
    fn breaks_at_spaces_hyphens_and_wide_characters() {
        let cases: &[(&str, u16, &[&str])] = &[
            ("Acme buys Brill for cash", 10, &["Acme buys", "Brill for", "cash"]),
            ("a  b\nc", 10, &["a  b\nc"]),
            ("five-year plan", 6, &["five-", "year", "plan"]),
            ("up to £80-90m", 9, &["up to", "£80-90m"]),
            ("abcdefghij", 4, &["abcd", "efgh", "ij"]),
            ("華為投資英國", 4, &["華為", "投資", "英國"]),
            ("Zoë’s café", 5, &["Zoë’s", "café"]),
            ("ok 👩‍💻 ok", 5, &["ok 👩‍💻", "ok"]),
            ("ab cd", 1, &["a", "b", "c", "d"]),
            ("ab\u{3000}cd", 5, &["ab", "cd"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(&rows(text, *width), expected, "{text:?} at {width}");
        }
    }

    #[test]
    fn words_are_hyphenated_where_asked_and_names_never() {
        let text = "The considerable investment in manufacturing was announced by Manufacturing Holdings yesterday";
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph, layer: Layer::Body };
        for width in 24..40 {
            let rows = wrap_as(text, &[block], width, false, Setting { hyphenated: true, justified: false });
            let shown: Vec<String> = rows.iter().map(|row| format!("{}{}", row.span.of(text), if row.hyphen { "-" } else { "" })).collect();
            assert!(shown.iter().all(|row| row.width() <= usize::from(width)), "{shown:?}");
            let mut whole = String::new();
            for row in &rows {
                whole.push_str(row.span.of(text));
                whole.push_str(if row.hyphen { "" } else { " " });
            }
            assert_eq!(whole.trim_end(), text, "at {width}");
            assert!(shown.iter().all(|row| !row.contains("Manu") || row.contains("Manufacturing")), "{shown:?}");
        }
        let rows = wrap_as(text, &[block], 24, false, Setting { hyphenated: true, justified: false });
        assert!(rows.iter().any(|row| row.hyphen));
    }

    #[test]
    fn a_word_without_end_is_cut_at_the_edge() {
        for letters in [44, 45, 46, 47, 48, 300] {
            let text = format!("The {} of it", "manufacturing".repeat(30).get(..letters).unwrap());
            let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph, layer: Layer::Body };
            let rows = wrap_as(&text, &[block], 30, false, Setting { hyphenated: true, justified: false });
            assert!(rows.iter().all(|row| row.span.of(&text).width() + usize::from(row.hyphen) <= 30), "{letters} letters");
            assert_eq!(rows.iter().any(|row| row.hyphen), letters <= LONGEST, "{letters} letters");
        }
    }

    #[test]
    fn blocks_are_parted_but_lists_hold_together() {
        let text = "T\np\na\nb";
        let block = |at, kind, layer| Block { span: Span::new(at, at + 1), kind, layer };
        let blocks = [
            block(0, BlockKind::Heading(1), Layer::Headline),
            block(2, BlockKind::Paragraph, Layer::Furniture),
            block(4, BlockKind::Item, Layer::Body),
            block(6, BlockKind::Item, Layer::Body),
        ];
        let kinds = |furniture| wrap(text, &blocks, 20, furniture).iter().map(|row| row.kind).collect::<Vec<_>>();
        use RowKind::*;
        assert_eq!(kinds(false), [Title, Blank, Item { bullet: true }, Item { bullet: true }]);
        assert_eq!(kinds(true).len(), 6);
    }
}
