//! One line of the list: what is known of an article without opening it; and of its file without reading it.

use std::path::PathBuf;

use jiff::civil::Date;

use super::marks::{ArticleKey, Identity, Mark};
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
    /// What the marks know it by, once it is read.
    pub content: Option<Identity>,
    /// How far it is known.
    pub state: State,
    /// What is to be known of how it was read: that only the head of a large file is there, say. Empty for most.
    pub remark: String,
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
    /// The reader's tags.
    pub tags: Vec<String>,
    /// The reader's note.
    pub note: String,
}

impl Entry {
    /// A line of which only this is known; nothing has been done with it.
    pub fn new(id: ArticleId, source: Source, state: State, title: String) -> Entry {
        Entry {
            id,
            source,
            content: None,
            state,
            remark: String::new(),
            title,
            publisher: String::new(),
            published: None,
            read: false,
            starred: false,
            place: 0,
            tags: Vec::new(),
            note: String::new(),
        }
    }

    /// What the reader did with it.
    pub fn mark(&self) -> Mark {
        Mark { read: self.read, starred: self.starred, place: self.place, tags: self.tags.clone(), note: self.note.clone() }
    }

    /// Has it that the reader did this with it.
    pub fn set_mark(&mut self, mark: Mark) {
        (self.read, self.starred, self.place, self.tags, self.note) = (mark.read, mark.starred, mark.place, mark.tags, mark.note);
    }

    /// What the marks know it by, once it is read.
    pub fn key(&self) -> Option<ArticleKey> {
        Some(ArticleKey::new(self.content?, &self.source))
    }
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

/// A file as the folder shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Its absolute path.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
}

/// A name to go to: a title, or an organisation's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The title, or the organisation as most articles write it.
    pub name: String,
    /// Of an organisation, how many articles name it.
    pub articles: Option<u32>,
    /// The article; of an organisation, one that names it.
    pub article: ArticleId,
    /// The byte of it where the name stands first.
    pub place: usize,
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

/// How much there is on the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All articles, also those that cannot be read.
    pub articles: usize,
    /// Those that the reader has not read.
    pub unread: usize,
}
