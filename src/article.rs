//! An article: one cleaned text, what its page says about itself, and its text cut into blocks.
//!
//! Invariants: `text` holds printable characters, spaces and `\n` only (see `load::clean`); `blocks` are sorted,
//! disjoint, never empty, and cover every character of `text` that is not white space. Deliberately absent: read
//! marks, tags and places (the library's), highlights (the analysis's), rows and colours (the screen's).

use std::path::PathBuf;

use jiff::civil::Date;

use crate::span::Span;

/// Where an article came from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// A file that is one article.
    File(PathBuf),
    /// One entry of a file that holds several, known by its own id, link or number.
    Entry(PathBuf, String),
    /// Standard input, or a record of another program, under the name it gave.
    Stream(String),
}

impl Source {
    /// The file, where there is one.
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            Source::File(path) | Source::Entry(path, _) => Some(path),
            Source::Stream(_) => None,
        }
    }
}

/// One article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Where it came from.
    pub source: Source,
    /// What the page says about itself.
    pub meta: Metadata,
    /// The whole cleaned text, furniture included.
    pub text: String,
    /// The text's blocks, in order.
    pub blocks: Vec<Block>,
    /// Link targets (http and https only) with the words they stand on, in order.
    pub links: Vec<Link>,
    /// What a reader should know of how it was read, each a sentence: only the head is shown, bytes were replaced.
    pub remarks: Vec<String>,
}

impl Article {
    /// An article whose whole text is body, cut into paragraphs at line ends: a record of another program.
    pub fn from_body(source: Source, text: String, published: Option<Date>) -> Self {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let from = start + (line.len() - line.trim_start().len());
                blocks.push(Block { span: Span::new(from, from + trimmed.len()), kind: BlockKind::Paragraph, layer: Layer::Body });
            }
            start += line.len();
        }
        Self { source, meta: Metadata { published, ..Metadata::default() }, text, blocks, links: Vec::new(), remarks: Vec::new() }
    }

    /// The title to show: the article's own, else its first line, else the file's name.
    pub fn display_title(&self) -> String {
        if let Some(title) = &self.meta.title {
            return title.clone();
        }
        let first = self.blocks.iter().find(|block| block.layer != Layer::Furniture).map(|block| block.span.of(&self.text));
        match (first, &self.source) {
            (Some(words), _) => words.chars().take(120).collect(),
            (None, Source::File(path) | Source::Entry(path, _)) => {
                path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
            }
            (None, Source::Stream(name)) => name.clone(),
        }
    }

    /// The blocks of the article itself: everything but furniture and metadata lines.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| matches!(block.layer, Layer::Headline | Layer::Standfirst | Layer::Body))
    }
}

/// What a page says about itself; each field is `None` where unknown, never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The sentence under the headline.
    pub standfirst: Option<String>,
    /// The publisher or site.
    pub source: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The day it was first published.
    pub published: Option<Date>,
    /// Its own address, http or https.
    pub url: Option<String>,
    /// The page's own keywords (front matter only).
    pub tags: Vec<String>,
}

/// A run of text that stands on its own: a paragraph, a heading, a line of a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its place, white space trimmed.
    pub span: Span,
    /// Its form.
    pub kind: BlockKind,
    /// Its part in the page.
    pub layer: Layer,
}

/// The form of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A quotation set apart.
    Quote,
    /// The words under a picture.
    Caption,
    /// A row of a table, cells parted by ` | `.
    Row,
    /// Text to be shown as it is.
    Code,
}

/// The part a block plays in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The article's title.
    Headline,
    /// The sentence under the title.
    Standfirst,
    /// Date, byline, source lines.
    Meta,
    /// The article itself.
    Body,
    /// Menus, share bars, related links, forms, contacts.
    Furniture,
}

/// A link of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words it stands on.
    pub span: Span,
    /// An http or https address.
    pub url: String,
}
