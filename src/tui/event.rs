//! What happens, and what the world must do about it.
//!
//! [`Event`] is what happened; [`Effect`] what must be done that is no change of state. Neither knows a terminal or a thread.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::across::Wish;
use super::ahead::Prepared;
use super::items::Certainty;
use super::keymap::Key;
use super::layout::Sizes;
use super::settings::Settings;
use super::sheet::Sheet;
use crate::article::{Article, Source};
use crate::extract::analysis::Analysis;
use crate::extract::lexicon;
use crate::library::corrections::{Correction, Corrections};
use crate::library::entry::{ArticleId, Entry, Name};
use crate::library::marks::{ArticleKey, Mark};
use crate::library::shelf::{Listing, Selection, Sort};
use crate::library::update::Progress;
use crate::load::clean;

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
    /// The order of the list.
    Listed(Box<Listing>),
    /// Lines of the list: which were asked for, and those that there are.
    Lines(Vec<ArticleId>, Vec<Entry>),
    /// What the cache has of an article that was opened.
    Opened(ArticleId, Option<Box<Entry>>, Option<Prepared>),
    /// An article was read from its file.
    Read(ArticleId, Arc<Article>),
    /// An article was analysed.
    Analysed(ArticleId, Arc<Analysis>),
    /// The article that a session knows by a name.
    Found(String, Option<ArticleId>),
    /// Every title and organisation, to go to.
    Names(Arc<[Name]>),
    /// A table over all articles, or why there is none.
    Gathered(Result<Box<Sheet>, String>),
    /// These lines of the list are not as they were.
    Changed(Vec<ArticleId>),
    /// The cache was replaced by an empty one: no article has the number that it had.
    Replaced,
    /// How far the work in the background is.
    Progress(Option<Progress>),
    /// How the screen was left the last time.
    Session(Session),
    /// What the reader corrected, as the file has it now.
    Corrected(Corrections),
    /// The terminal said whether its background is light.
    Background(bool),
    /// The configuration's file was changed, and is right: what the screen and the finders are told by it.
    Configured(Box<Settings>, Box<lexicon::Settings>),
    /// Something to tell the reader.
    Notice(String),
}

/// How the mouse was used.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    Press,
    Drag,
    Release,
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
    /// Make the list.
    List(Selection),
    /// Make the list before anything else: what comes next counts on it.
    ListAtOnce(Selection),
    /// Gather every title, in this order, and every organisation.
    Names(Sort),
    /// Gather what all articles say together.
    Gather(Box<Wish>),
    /// Get an article and what was found in it.
    Open(ArticleId),
    /// Look for the article that a session knows by this name.
    Find(String),
    /// Keep what the reader did with an article: as it was before, and as it is now.
    Remember(ArticleKey, Box<[Mark; 2]>),
    /// Keep a correction, or take it away again, and read every article anew by it.
    Correct(Correction, bool),
    /// Open an http or https address in the browser.
    Browse(String),
    /// Open a file in the editor.
    Edit(PathBuf),
    /// Write what was found in an article to a file that is not there yet.
    Export(Arc<Article>, Arc<Analysis>, PathBuf),
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
    /// Whether the list was parted into groups.
    pub grouped: bool,
    /// What the list was filtered by.
    pub filter: String,
    /// The sizes of the panes.
    pub sizes: Sizes,
    /// How sure facts had to be.
    pub certainty: Option<Certainty>,
    /// The marks set by letter: the article's name in the session, and the byte of its text.
    pub spots: Spots,
    /// The searches that are kept.
    pub searches: Vec<String>,
}

/// Marks set by letter.
pub type Spots = BTreeMap<char, (String, usize)>;

impl Session {
    /// What was kept, by name.
    pub fn read<'k>(kept: impl Fn(&str) -> Option<&'k str>) -> Session {
        let text = |name| kept(name).unwrap_or_default();
        let spot = |line: &str| {
            let mut words = line.splitn(3, ' ');
            let (letter, place) = (words.next()?.chars().next()?, words.next()?.parse().ok()?);
            Some((letter, (words.next()?.to_owned(), place)))
        };
        Session {
            open: kept("open").filter(|open| !open.is_empty()).map(str::to_owned),
            sort: kept("sort").and_then(Sort::from_name),
            grouped: text("grouped") == "yes",
            filter: clean::line(text("filter")),
            sizes: Sizes::parse(text("sizes")),
            certainty: kept("certainty").and_then(Certainty::from_name),
            spots: text("marks").lines().filter_map(spot).collect(),
            searches: text("searches").lines().map(clean::line).filter(|search| !search.is_empty()).collect(),
        }
    }

    /// What is to be kept, by name. Of an article that is not open, nothing is said.
    pub fn print(self) -> Vec<(&'static str, String)> {
        // A path may hold a line end; its mark is then not kept, and no other is taken for it.
        let spots = self.spots.iter().filter(|(_, (name, _))| !name.contains('\n'));
        let marks: Vec<String> = spots.map(|(letter, (name, place))| format!("{letter} {place} {name}")).collect();
        let mut kept = vec![
            ("sort", self.sort.unwrap_or_default().name().to_owned()),
            ("grouped", if self.grouped { "yes" } else { "no" }.to_owned()),
            ("filter", self.filter),
            ("sizes", self.sizes.print()),
            ("certainty", self.certainty.unwrap_or_default().name().to_owned()),
            ("marks", marks.join("\n")),
            ("searches", self.searches.join("\n")),
        ];
        kept.extend(self.open.map(|open| ("open", open)));
        kept
    }
}

/// The name of an article in the session: its absolute path, so that it is found from every directory, and its entry.
pub fn session_name(source: &Source) -> Option<String> {
    let path = std::path::absolute(source.path()?).ok()?;
    let entry = if let Source::Entry(_, entry) = source { format!("#{entry}") } else { String::new() };
    Some(format!("{}{entry}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_comes_back_as_it_was_left() {
        let session = Session {
            open: Some("/news/a b.txt".into()),
            sort: Some(Sort::Facts),
            grouped: true,
            filter: "smart city".into(),
            sizes: Sizes { list: Some(40), ..Sizes::default() },
            certainty: Some(Certainty::Sure),
            spots: [('a', ("/news/a b.txt".to_owned(), 7)), ('é', ("/news/feed.xml#1 2".to_owned(), 0))].into(),
            searches: vec!["org:huawei money>1m".into(), "unread".into()],
        };
        let kept: BTreeMap<_, _> = session.clone().print().into_iter().collect();
        assert_eq!(Session::read(|name| kept.get(name).map(String::as_str)), session);
        assert_eq!(Session::read(|_| None), Session::default());
        assert!(Session::read(|_| Some("\u{1b}]0;x\nq")).spots.is_empty());
    }
}
