//! What happens, and what the world must do about it.
//!
//! [`Event`] is what happened; [`Effect`] what must be done that is no change of state. Neither knows a terminal or a thread.

use std::path::PathBuf;
use std::sync::Arc;

use super::keymap::Key;
use crate::article::{Article, Source};
use crate::extract::analysis::Analysis;
use crate::library::marks::Mark;
use crate::library::shelf::Sort;

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Words were pasted.
    Paste(String),
    /// The mouse was used at a place of the screen.
    Mouse(Mouse, u16, u16),
    /// The screen has another size, in columns and rows.
    Resize(u16, u16),
    /// The screen must be drawn afresh: the program was stopped and goes on.
    Redraw,
    /// Files were found.
    Found(Vec<PathBuf>),
    /// A file was read: its articles.
    Loaded(PathBuf, Vec<Arc<Article>>),
    /// A file, or an article, cannot be read or analysed, and why.
    Failed(Source, String),
    /// An article was analysed.
    Analysed(Source, Arc<Analysis>),
    /// What the reader did with an article before.
    Marked(Source, Mark),
    /// How the screen was left the last time.
    Session(Session),
    /// Something to tell the reader.
    Notice(String),
}

/// How the mouse was used.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    Press,
    WheelUp,
    WheelDown,
}

/// What the world must do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back and stop until the shell goes on.
    Suspend,
    /// Draw every cell anew.
    Redraw,
    /// Look up what the reader did with these articles before.
    Recall(Vec<Arc<Article>>),
    /// Analyse this article before all others.
    Hurry(Source),
    /// Keep what the reader did with an article.
    Remember(Arc<Article>, Mark),
    /// Keep how the screen is left: a name and a value.
    Session(&'static str, String),
    /// Put words on the clipboard.
    Copy(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
}

/// How the screen was left the last time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The article that was open.
    pub open: Option<String>,
    /// The order of the list.
    pub sort: Option<Sort>,
}

/// The name of the open article in the session.
pub const SESSION_OPEN: &str = "open";
/// The name of the list's order in the session.
pub const SESSION_SORT: &str = "sort";

/// The name of an article in the session: its absolute path, so that it is found from every directory, and its entry.
pub fn session_name(source: &Source) -> Option<String> {
    let path = std::path::absolute(source.path()?).ok()?;
    let entry = if let Source::Entry(_, entry) = source { format!("#{entry}") } else { String::new() };
    Some(format!("{}{entry}", path.display()))
}
