//! One line of the list: what is known of an article without opening it.

use jiff::civil::Date;

use crate::article::Source;

/// The number of an article in the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(pub u32);

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: ArticleId,
    /// Where it comes from.
    pub source: Source,
    /// How far it is known.
    pub state: State,
    /// The title, or the file's name until it is read. One line, printable.
    pub title: String,
    /// Its publisher; empty where that is not known.
    pub publisher: String,
    /// The day it was published, where that is known.
    pub published: Option<Date>,
    /// Whether it has been read by the reader.
    pub read: bool,
    /// Whether the reader starred it.
    pub starred: bool,
    /// Where reading goes on, as a byte of its text.
    pub place: usize,
}

/// How far an article is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Only its file is known.
    Waiting,
    /// Its file has been read.
    Read,
    /// It has been analysed.
    Analysed(Counts),
    /// It cannot be read, for this reason.
    Failed(String),
}

/// How much was found in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Organisations.
    pub organisations: u32,
    /// Figures.
    pub figures: u32,
    /// Facts.
    pub facts: u32,
}

/// How much there is on the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All articles, also those that cannot be read.
    pub articles: usize,
    /// Those that the reader has not read.
    pub unread: usize,
}
