//! A page as it is put together: text, blocks, links and what the page says about itself, before it is an article.

use crate::article::{Block, BlockKind, Layer, Link, Metadata};
use crate::span::Span;

/// A page in the making. `text` is clean and `blocks` keep an article's invariants at every moment.
#[derive(Debug, Default)]
pub struct Page {
    /// The text so far.
    pub text: String,
    /// Its blocks so far.
    pub blocks: Vec<Block>,
    /// Its links so far.
    pub links: Vec<Link>,
    /// What the page says about itself so far.
    pub meta: Metadata,
}

impl Page {
    /// Appends a block of clean text, with links as ranges of it. Nothing is appended where the text is blank.
    pub fn push(&mut self, kind: BlockKind, layer: Layer, words: &str, links: &[(std::ops::Range<usize>, String)]) {
        let lead = words.len() - words.trim_start().len();
        let trimmed = words.trim();
        if trimmed.is_empty() {
            return;
        }
        if let Some(last) = self.blocks.last() {
            let listed = |kind: BlockKind| matches!(kind, BlockKind::Item | BlockKind::Row);
            self.text.push_str(if listed(last.kind) && last.kind == kind { "\n" } else { "\n\n" });
        }
        let start = self.text.len();
        self.text.push_str(trimmed);
        self.blocks.push(Block { span: Span::new(start, self.text.len()), kind, layer });
        for (range, url) in links {
            let place = |offset: usize| offset.saturating_sub(lead).min(trimmed.len());
            let (from, to) = (place(range.start), place(range.end));
            if from < to && is_web(url) {
                self.links.push(Link { span: Span::new(start + from, start + to), url: url.clone() });
            }
        }
    }

    /// Appends what the page says its headline and its standfirst are.
    pub fn push_head(&mut self) {
        if let Some(title) = self.meta.title.clone() {
            self.push(BlockKind::Heading(1), Layer::Headline, &title, &[]);
        }
        if let Some(standfirst) = self.meta.standfirst.clone() {
            self.push(BlockKind::Paragraph, Layer::Standfirst, &standfirst, &[]);
        }
    }

    /// The words of a block.
    pub fn words(&self, block: &Block) -> &str {
        block.span.of(&self.text)
    }
}

/// Whether an address may be kept: http or https, and nothing in it that could break a line or a terminal.
pub fn is_web(url: &str) -> bool {
    let scheme = |name: &str| url.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    (scheme("http://") || scheme("https://"))
        && url.len() <= 4096
        && url.chars().all(|c| c.is_ascii_graphic() || (!c.is_ascii() && c.is_alphanumeric()))
}
