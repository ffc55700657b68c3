//! Plain text: lines → blocks. The text stays as it is but for cleaning; only its blocks say which lines belong together.

use super::clean;
use super::date;
use super::furniture;
use super::matter;
use super::metadata;
use super::page::Page;
use crate::article::{Block, BlockKind, Layer};
use crate::span::Span;

/// Lines of a text wrapped by hand lie between these lengths, in characters, but for the last of a paragraph.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=110;

/// Reads a plain text, with front matter or without.
pub fn page(raw: &str) -> Page {
    let (meta, raw) = matter::split(raw);
    let text = clean::text(raw);
    let blocks = blocks(&text);
    let mut page = Page { text, blocks, links: Vec::new(), meta };
    furniture::mark(&mut page);
    metadata::from_lines(&mut page);
    page
}

/// A line that is not blank: its trimmed place, and whether a blank line stands before it.
struct Line {
    span: Span,
    gap: bool,
    length: usize,
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut gap) = (0, true);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            gap = true;
        } else {
            let from = start + (line.len() - line.trim_start().len());
            lines.push(Line { span: Span::new(from, from + trimmed.len()), gap, length: trimmed.chars().take(1000).count() });
            gap = false;
        }
        start += line.len();
    }
    lines
}

fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapped = is_wrapped(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        let item = is_item(line.span.of(text));
        // A date on a line of its own is no paragraph's rest.
        let dated = line.length < *WRAPPED.start() && date::find(line.span.of(text)).is_some_and(|(_, at)| at.len() * 2 > line.length);
        let goes_on = wrapped && !line.gap && !item && !dated && before.is_some_and(|before| WRAPPED.contains(&before.length));
        match blocks.last_mut() {
            Some(block) if goes_on => block.span = block.span.join(line.span),
            _ => {
                let kind = if item { BlockKind::Item } else { BlockKind::Paragraph };
                blocks.push(Block { span: line.span, kind, layer: Layer::Body });
            }
        }
        before = Some(line);
    }
    blocks
}

/// Whether line ends are only where a margin was: nearly all lines that another follows are about as long as a line can be.
fn is_wrapped(lines: &[Line]) -> bool {
    let followed: Vec<usize> = lines
        .windows(2)
        .filter(|pair| matches!(pair, [_, next] if !next.gap))
        .map(|pair| pair.first().map_or(0, |line| line.length))
        .collect();
    let full = followed.iter().filter(|length| WRAPPED.contains(length)).count();
    let longest = lines.iter().map(|line| line.length).max().unwrap_or_default();
    followed.len() >= 3 && full * 4 >= followed.len() * 3 && longest <= *WRAPPED.end()
}

/// Whether a line opens an item of a list: a bullet or a number, then words.
fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < line.len() && line.len() - number.len() <= 3 && (number.starts_with(". ") || number.starts_with(") "));
    numbered || ["- ", "* ", "• ", "– ", "· ", "◦ ", "▪ ", "■ ", "● ", "‣ "].iter().any(|bullet| line.starts_with(bullet))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        blocks(text).iter().map(|block| block.span.of(text)).collect()
    }

    #[test]
    fn a_line_is_a_block() {
        assert_eq!(words("One line.\n\n  Two lines.  \nThree.\n"), ["One line.", "Two lines.", "Three."]);
        assert_eq!(blocks("\n \u{a0}\n"), []);
    }

    #[test]
    fn wrapped_lines_are_one_block() {
        let text = "The harbour board has agreed to lease its northern quay to a builder\nof offshore turbines for the next twenty years, it said on Tuesday,\n\
                    and will deepen the channel.\n\nWork on the quay is to begin in the spring and will keep about two\nhundred people busy until the first ships call.\n\
                    - the quay: 400 metres\n- the lease: twenty years\n";
        let blocks = words(text);
        assert_eq!(blocks.len(), 4, "{blocks:?}");
        assert!(blocks[0].ends_with("deepen the channel.") && blocks[1].ends_with("ships call."));
    }
}
