//! Markdown → readable text without its marks, in blocks.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::clean;
use super::furniture;
use super::matter;
use super::metadata;
use super::page::Page;
use crate::article::{BlockKind, Layer};

/// Reads a Markdown text, with front matter or without.
pub fn page(raw: &str) -> Page {
    let (meta, raw) = matter::split(raw);
    let mut page = Page { meta, ..Page::default() };
    // A title that only the front matter has is the headline all the same.
    let opening = raw.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if !opening.starts_with("# ") {
        page.push_head();
    }
    let mut writer = Writer { page, ..Writer::default() };
    for event in Parser::new_ext(raw, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES) {
        writer.take(event);
    }
    writer.flush();
    let mut page = writer.page;
    let title = page.blocks.iter_mut().take(3).find(|block| block.kind == BlockKind::Heading(1));
    if let Some(block) = title.filter(|block| block.layer == Layer::Body) {
        block.layer = Layer::Headline;
        page.meta.title.get_or_insert_with(|| clean::line(block.span.of(&page.text)));
    }
    furniture::mark(&mut page);
    metadata::from_lines(&mut page);
    page
}

/// Gathers the words of the block at hand, and where it stands.
#[derive(Default)]
struct Writer {
    page: Page,
    words: String,
    links: Vec<(Range<usize>, String)>,
    link: Option<(usize, String)>,
    heading: Option<u8>,
    quotes: usize,
    items: usize,
    code: bool,
    row: bool,
    image: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words) | Event::Code(words) => self.words.push_str(&clean::text(&words)),
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::Rule => self.flush(),
            Event::FootnoteReference(_) | Event::Html(_) | Event::InlineHtml(_) => {}
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words.push_str(&clean::text(&words)),
            Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                });
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::Item => {
                self.flush();
                self.items += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.row = true;
            }
            Tag::TableCell if !self.words.is_empty() => self.words.push_str(" | "),
            Tag::Link { dest_url, .. } => self.link = Some((self.words.len(), dest_url.into_string())),
            Tag::Image { .. } => self.image = true,
            Tag::Paragraph | Tag::List(_) | Tag::Table(_) | Tag::FootnoteDefinition(_) | Tag::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {
                if let Some((from, url)) = self.link.take() {
                    self.links.push((from..self.words.len(), url));
                }
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.flush();
                self.row = false;
            }
            TagEnd::Paragraph => {
                self.flush();
                self.image = false;
            }
            _ => {}
        }
    }

    /// Ends the block at hand.
    fn flush(&mut self) {
        let kind = match self.heading {
            Some(level) => BlockKind::Heading(level),
            None if self.code => BlockKind::Code,
            None if self.row => BlockKind::Row,
            None if self.items > 0 => BlockKind::Item,
            None if self.quotes > 0 => BlockKind::Quote,
            None if self.image => BlockKind::Caption,
            None => BlockKind::Paragraph,
        };
        self.page.push(kind, Layer::Body, &self.words, &self.links);
        self.words.clear();
        self.links.clear();
        // A link that goes on past the block would count from the wrong place.
        self.link = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_structure_stays() {
        let page = page(
            "# Ferry line sold\n\nThe *state* sold its [ferry line](https://example.org/f) for **£40m**.\n\n## Terms\n\n- cash\n- shares\n\n> Good.\n\n\
             | year | ships |\n|---|---|\n| 2019 | 4 |\n",
        );
        let blocks: Vec<_> = page.blocks.iter().map(|block| (block.kind, page.words(block))).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading(1), "Ferry line sold"),
                (BlockKind::Paragraph, "The state sold its ferry line for £40m."),
                (BlockKind::Heading(2), "Terms"),
                (BlockKind::Item, "cash"),
                (BlockKind::Item, "shares"),
                (BlockKind::Quote, "Good."),
                (BlockKind::Row, "year | ships"),
                (BlockKind::Row, "2019 | 4"),
            ]
        );
        assert_eq!(page.meta.title.as_deref(), Some("Ferry line sold"));
        assert_eq!(page.links.iter().map(|link| link.span.of(&page.text)).collect::<Vec<_>>(), ["ferry line"]);
    }
}
