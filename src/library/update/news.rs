//! What an updater tells of its work.

use std::sync::Arc;

use crate::article::Article;
use crate::extract::analysis::Analysis;
use crate::library::entry::ArticleId;
use crate::library::marks::ArticleKey;

/// What happened.
#[derive(Clone, Debug)]
pub enum News {
    /// The list is another one; these lines of it are not as they were.
    Changed(Vec<ArticleId>),
    /// The cache was replaced by an empty one: no article has the number that it had.
    Replaced,
    /// These articles have been read from their files.
    Met(Vec<ArticleKey>),
    /// An article that was asked for has been read.
    Read(ArticleId, Arc<Article>),
    /// An article that was asked for has been analysed.
    Analysed(ArticleId, Arc<Analysis>),
    /// How far the work is; `None` when all is done.
    Progress(Option<Progress>),
    /// Something to tell the reader.
    Notice(String),
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Whether files are read; else articles are analysed.
    pub reading: bool,
    /// How many are done.
    pub done: usize,
    /// Of how many.
    pub all: usize,
}

/// Tells what happened.
pub type Tell = Arc<dyn Fn(News) + Send + Sync>;
