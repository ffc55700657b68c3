//! What the reader did: read, starred, tags, notes, the place in each article, and how the screen was left. The reader's own and
//! precious: kept in a SQLite file of their own, apart from everything that can be made again.
//!
//! An article is known by its content and by its path: whichever of the two still fits finds the marks, and
//! [`Marks::meet`] then learns the other, so that neither moving nor editing a file loses anything. All marks are in
//! memory; the file follows each change, and where it cannot, the change says so and the reader goes on with what is
//! in memory. Deliberately absent: titles and texts.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fmt;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use etcetera::BaseStrategy;
use rusqlite::{Connection, ToSql, params};

use super::database::{self, Trouble};
use crate::article::{Article, Source};
use crate::load::clean;

/// What the file's tables have been, and are; only ever appended to.
const MIGRATIONS: &[&str] = &[
    "
    -- The marks of an article, under its identity: the content it had when it was first marked.
    CREATE TABLE marks (
        article BLOB PRIMARY KEY,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        place INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    -- Each content and each path that a marked article has had.
    CREATE TABLE names (name BLOB PRIMARY KEY, article BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE session (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
",
    "
    -- Tags one a line, and the reader's own words.
    ALTER TABLE marks ADD COLUMN tags TEXT NOT NULL DEFAULT '';
    ALTER TABLE marks ADD COLUMN note TEXT NOT NULL DEFAULT '';
",
];

/// Where the reader's marks are kept: `gleaner/marks.db` in the user's data directory; `None` for a user without a home.
pub fn usual_file() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.data_dir().join("gleaner/marks.db"))
}

/// What the reader did with one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Read to the end, or said to be.
    pub read: bool,
    /// Starred.
    pub starred: bool,
    /// The byte offset, in the article's text, of the first row on the screen.
    pub place: usize,
    /// The reader's own words to find it by; each without white space, none twice.
    pub tags: Vec<String>,
    /// The reader's own words about it, one line.
    pub note: String,
}

/// An article's two names: its content and its path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ArticleKey {
    content: Identity,
    path: Option<Vec<u8>>,
}

impl ArticleKey {
    /// The key of an article. Paths are made absolute, so that the same file is known from every directory.
    pub fn of(article: &Article) -> Self {
        Self::new(Identity::of_text(&article.text), &article.source)
    }

    /// The key of an article by its content and by where it comes from.
    pub fn new(content: Identity, source: &Source) -> Self {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).into_os_string().into_encoded_bytes();
        let path = match source {
            Source::File(path) => Some(absolute(path)),
            Source::Entry(path, entry) => {
                let mut name = absolute(path);
                name.push(0); // no path holds one, so no file is taken for an entry
                name.extend_from_slice(entry.as_bytes());
                Some(name)
            }
            Source::Stream(_) => None,
        };
        Self { content, path }
    }

    /// Its content.
    pub fn content(&self) -> Identity {
        self.content
    }

    /// Its names as the file keeps them, each a letter for its sort and the name itself; the content first.
    fn names(&self) -> impl Iterator<Item = Vec<u8>> {
        let content = [b"c".as_slice(), &self.content.blob()].concat();
        let path = self.path.as_ref().map(|path| [b"p".as_slice(), path].concat());
        std::iter::once(content).chain(path)
    }
}

/// What stays the same of an article that is moved or edited. Printed as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity(u128);

impl Identity {
    /// FNV-1a in 128 bits (Fowler, Noll and Vo): short, and the same in every version of this program, which the
    /// standard library does not promise of its own.
    pub fn of_text(text: &str) -> Self {
        const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
        Self(text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME)))
    }

    /// Its bytes, as the files keep them.
    pub fn blob(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// From its bytes.
    pub fn from_blob(blob: &[u8]) -> Option<Self> {
        blob.try_into().ok().map(|bytes| Self(u128::from_be_bytes(bytes)))
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

/// All of the reader's marks.
pub struct Marks {
    file: Option<Connection>,
    names: HashMap<Vec<u8>, Identity>,
    marks: HashMap<Identity, Mark>,
    session: HashMap<String, String>,
}

impl Marks {
    /// Opens the reader's file, and goes on in memory where that cannot be; the notice then says, in one line, what is
    /// not kept and why. A damaged file, and one of a later version, is renamed and a new one begun.
    pub fn open(path: &Path) -> (Self, Option<String>) {
        match database::open(path, MIGRATIONS) {
            Ok(file) => Self::load(file, path),
            Err(Trouble::Damaged(why)) => Self::begin_anew(path, "damaged", &format!("is damaged ({why})")),
            Err(Trouble::Newer) => Self::begin_anew(path, "newer", "was written by a later version of gleaner"),
            Err(Trouble::ReadOnly) => Self::without(path, "cannot be written"),
            Err(Trouble::Unavailable(why)) => Self::without(path, &why),
        }
    }

    /// Marks that last as long as the program runs.
    pub fn in_memory() -> Self {
        Self { file: None, names: HashMap::new(), marks: HashMap::new(), session: HashMap::new() }
    }

    /// What can be read of a file that cannot be written; in memory from there.
    fn without(path: &Path, why: &str) -> (Self, Option<String>) {
        let mut marks = Self::in_memory();
        let read = database::open_read_only(path, MIGRATIONS).is_ok_and(|file| marks.fill(&file).is_ok());
        let notice = format!("{}: {why}: marks and places of this session will not be kept", path.display());
        (if read { marks } else { Self::in_memory() }, Some(notice))
    }

    fn begin_anew(path: &Path, ending: &str, what: &str) -> (Self, Option<String>) {
        match database::set_aside(path, ending).map(|aside| (aside, database::open(path, MIGRATIONS))) {
            Ok((aside, Ok(file))) => {
                let (marks, trouble) = Self::load(file, path);
                let notice = format!("{} {what}: kept as {}, and a new one begun", path.display(), aside.display());
                (marks, trouble.or(Some(notice)))
            }
            Ok((_, Err(trouble))) => Self::without(path, &format!("{what}, and a new one cannot be begun: {trouble:?}")),
            Err(error) => Self::without(path, &format!("{error:#}")),
        }
    }

    fn load(file: Connection, path: &Path) -> (Self, Option<String>) {
        let mut marks = Self::in_memory();
        match marks.fill(&file) {
            Ok(()) => (Self { file: Some(file), ..marks }, None),
            Err(error) => Self::without(path, &error.to_string()),
        }
    }

    /// Reads all that a file holds.
    fn fill(&mut self, file: &Connection) -> rusqlite::Result<()> {
        let mut statement = file.prepare("SELECT article, read, starred, place, tags, note FROM marks")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let article: Vec<u8> = row.get(0)?;
            let place: i64 = row.get(3)?;
            let (tags, note): (String, String) = (row.get(4)?, row.get(5)?);
            // The file may have been written by anything; what is shown is printable whatever it holds.
            let mark = Mark {
                read: row.get(1)?,
                starred: row.get(2)?,
                place: usize::try_from(place).unwrap_or(0),
                tags: clean::text(&tags).split_whitespace().map(str::to_owned).collect(),
                note: clean::line(&note),
            };
            self.marks.extend(Identity::from_blob(&article).map(|article| (article, mark)));
        }
        let mut statement = file.prepare("SELECT name, article FROM names")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let article: Vec<u8> = row.get(1)?;
            let name = row.get(0)?;
            self.names.extend(Identity::from_blob(&article).map(|article| (name, article)));
        }
        let mut statement = file.prepare("SELECT key, value FROM session")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.session.insert(row.get(0)?, row.get(1)?);
        }
        Ok(())
    }

    /// What the reader did with an article; the default where nothing is known.
    pub fn of(&self, key: &ArticleKey) -> Mark {
        self.marks.get(&self.identity(key)).cloned().unwrap_or_default()
    }

    /// What an article is known as through moves and edits.
    pub fn identity(&self, key: &ArticleKey) -> Identity {
        self.known(key).unwrap_or(key.content)
    }

    /// The mark of every content that a marked article has had.
    pub fn by_content(&self) -> HashMap<Identity, Mark> {
        let content = |name: &[u8]| name.strip_prefix(b"c").and_then(Identity::from_blob);
        let mark = |article: &Identity| self.marks.get(article).filter(|mark| **mark != Mark::default()).cloned();
        self.names.iter().filter_map(|(name, article)| Some((content(name)?, mark(article)?))).collect()
    }

    /// Every place that a marked article has had.
    pub fn sources(&self) -> impl Iterator<Item = Source> {
        self.names.keys().filter_map(|name| {
            let name = name.strip_prefix(b"p")?;
            let path = |bytes: &[u8]| PathBuf::from(OsStr::from_bytes(bytes));
            match name.iter().position(|&byte| byte == 0) {
                Some(end) => Some(Source::Entry(path(&name[..end]), String::from_utf8(name[end + 1..].to_vec()).ok()?)),
                None => Some(Source::File(path(name))),
            }
        })
    }

    /// By content first: a file that was replaced by another known article is that article.
    fn known(&self, key: &ArticleKey) -> Option<Identity> {
        key.names().find_map(|name| self.names.get(&name)).copied()
    }

    /// Learns the new path or content of every marked article among `keys`: to be called with whatever was loaded.
    ///
    /// # Errors
    /// Where the file cannot be written; what was learnt is in memory all the same.
    pub fn meet<'k>(&mut self, keys: impl IntoIterator<Item = &'k ArticleKey>) -> Result<()> {
        let mut news = Vec::new();
        for key in keys {
            if let Some(article) = self.known(key) {
                news.extend(key.names().filter(|name| self.names.get(name) != Some(&article)).map(|name| (name, article)));
            }
        }
        if news.is_empty() {
            return Ok(());
        }
        self.names.extend(news.iter().cloned());
        self.write("the new places of moved articles", |file| write_names(file, news.iter().map(|(name, article)| (name, *article))))
    }

    /// Marks an article as read or unread.
    ///
    /// # Errors
    /// Where the file cannot be written; the mark is in memory all the same. So for every `set_…`.
    pub fn set_read(&mut self, key: &ArticleKey, read: bool) -> Result<()> {
        self.set(key, "read", i64::from(read), |mark| mark.read = read)
    }

    /// Stars an article, or takes its star away.
    ///
    /// # Errors
    /// See [`Marks::set_read`].
    pub fn set_starred(&mut self, key: &ArticleKey, starred: bool) -> Result<()> {
        self.set(key, "starred", i64::from(starred), |mark| mark.starred = starred)
    }

    /// Keeps the place in an article.
    ///
    /// # Errors
    /// See [`Marks::set_read`].
    pub fn set_place(&mut self, key: &ArticleKey, place: usize) -> Result<()> {
        self.set(key, "place", i64::try_from(place).unwrap_or(i64::MAX), |mark| mark.place = place)
    }

    /// Keeps an article's tags.
    ///
    /// # Errors
    /// See [`Marks::set_read`].
    pub fn set_tags(&mut self, key: &ArticleKey, tags: &[String]) -> Result<()> {
        self.set(key, "tags", tags.join("\n"), |mark| mark.tags = tags.to_owned())
    }

    /// Keeps the reader's words about an article.
    ///
    /// # Errors
    /// See [`Marks::set_read`].
    pub fn set_note(&mut self, key: &ArticleKey, note: &str) -> Result<()> {
        self.set(key, "note", note, |mark| mark.note = note.to_owned())
    }

    /// Only the one column is written, so that two running readers do not undo each other's other marks.
    fn set(&mut self, key: &ArticleKey, column: &str, value: impl ToSql, change: impl FnOnce(&mut Mark)) -> Result<()> {
        let article = self.identity(key);
        change(self.marks.entry(article).or_default());
        self.names.extend(key.names().map(|name| (name, article)));
        self.write("this mark", |file| {
            write_names(file, key.names().map(|name| (name, article)))?;
            let upsert = format!("INSERT INTO marks (article, {column}) VALUES (?1, ?2) ON CONFLICT (article) DO UPDATE SET {column} = ?2");
            file.prepare_cached(&upsert)?.execute(params![article.blob(), value]).map(drop)
        })
    }

    /// What the session before left under a name.
    pub fn session(&self, key: &str) -> Option<&str> {
        self.session.get(key).map(String::as_str)
    }

    /// Leaves something for the next session.
    ///
    /// # Errors
    /// See [`Marks::set_read`].
    pub fn set_session(&mut self, key: &str, value: &str) -> Result<()> {
        if self.session(key) == Some(value) {
            return Ok(());
        }
        self.session.insert(key.to_owned(), value.to_owned());
        self.write("how the screen is left", |file| {
            let upsert = "INSERT INTO session VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
            file.prepare_cached(upsert)?.execute([key, value]).map(drop)
        })
    }

    /// Writes to the file, where there is one, all or nothing.
    fn write(&mut self, what: &str, work: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<()> {
        let Some(file) = &mut self.file else { return Ok(()) };
        let commit = || {
            let transaction = file.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            work(&transaction)?;
            transaction.commit()
        };
        commit().with_context(|| format!("could not save {what}"))
    }
}

fn write_names<N: AsRef<[u8]>>(file: &Connection, names: impl Iterator<Item = (N, Identity)>) -> rusqlite::Result<()> {
    let upsert = "INSERT INTO names VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET article = ?2";
    let mut statement = file.prepare_cached(upsert)?;
    names.into_iter().try_for_each(|(name, article)| statement.execute(params![name.as_ref(), article.blob()]).map(drop))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(path: &str, text: &str) -> ArticleKey {
        ArticleKey::of(&Article::from_body(Source::File(path.into()), text.into(), None))
    }

    fn reopened(path: &Path) -> Marks {
        let (marks, notice) = Marks::open(path);
        assert_eq!(notice, None);
        marks
    }

    #[test]
    fn marks_outlive_the_program() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("data/marks.db");
        let article = key("a.txt", "Acme buys Norvia");
        let mut marks = reopened(&path);
        marks.set_read(&article, true).unwrap();
        marks.set_place(&article, 11).unwrap();
        marks.set_tags(&article, &["5g".to_owned(), "uk".to_owned()]).unwrap();
        marks.set_note(&article, "ask Jane").unwrap();
        marks.set_starred(&key("b.txt", "Another"), true).unwrap();
        marks.set_session("sort", "title").unwrap();
        // Not dropped: what is confirmed is in the file while the program still runs.
        let again = reopened(&path);
        let tags = vec!["5g".to_owned(), "uk".to_owned()];
        assert_eq!(again.of(&article), Mark { read: true, starred: false, place: 11, tags, note: "ask Jane".into() });
        assert_eq!(again.of(&key("b.txt", "Another")), Mark { starred: true, ..Mark::default() });
        assert_eq!(again.of(&key("c.txt", "A third")), Mark::default());
        assert_eq!(again.session("sort"), Some("title"));
    }

    #[test]
    fn an_article_moved_and_edited_in_turn_keeps_its_marks() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("marks.db");
        reopened(&path).set_starred(&key("a.txt", "one"), true).unwrap();
        for (at, text) in [("b.txt", "one"), ("b.txt", "one, edited"), ("c/d.txt", "one, edited"), ("c/d.txt", "other words")] {
            let mut marks = reopened(&path);
            let met = key(at, text);
            assert!(marks.of(&met).starred, "{at}: {text}");
            assert_eq!(marks.identity(&met), key("a.txt", "one").content);
            marks.meet([&met]).unwrap();
        }
    }

    #[test]
    fn content_is_trusted_before_a_path() {
        let mut marks = Marks::in_memory();
        marks.set_starred(&key("today.txt", "Monday's news"), true).unwrap();
        marks.set_read(&key("other.txt", "Tuesday's news"), true).unwrap();
        let replaced = key("today.txt", "Tuesday's news");
        assert_eq!(marks.of(&replaced), Mark { read: true, ..Mark::default() });
    }

    #[test]
    fn entries_of_one_file_are_different_articles() {
        let entry = |id: &str| ArticleKey::of(&Article::from_body(Source::Entry("feed.xml".into(), id.into()), id.into(), None));
        let mut marks = Marks::in_memory();
        marks.set_read(&entry("1"), true).unwrap();
        assert!(marks.of(&entry("1")).read && !marks.of(&entry("2")).read);
    }

    #[test]
    fn two_readers_do_not_undo_each_other() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("marks.db");
        let article = key("a.txt", "one");
        let (mut left, mut right) = (reopened(&path), reopened(&path));
        left.set_starred(&article, true).unwrap();
        right.set_read(&article, true).unwrap();
        right.set_place(&article, 3).unwrap();
        assert_eq!(reopened(&path).of(&article), Mark { read: true, starred: true, place: 3, ..Mark::default() });
    }

    #[test]
    fn a_damaged_or_newer_file_is_set_aside_and_said() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("marks.db");
        let article = key("a.txt", "one");
        reopened(&path).set_read(&article, true).unwrap();
        for round in ["damaged", "newer"] {
            if round == "damaged" {
                std::fs::write(&path, "neither a database nor anything else".repeat(500)).unwrap();
            } else {
                Connection::open(&path).unwrap().pragma_update(None, "user_version", 999).unwrap();
            }
            let (mut marks, notice) = Marks::open(&path);
            let notice = notice.unwrap();
            assert!(notice.contains("marks.db") && notice.contains(&format!("{round}-1")), "{notice}");
            assert!(home.path().join(format!("marks.db.{round}-1")).exists());
            marks.set_read(&article, true).unwrap();
            assert!(reopened(&path).of(&article).read);
        }
    }

    #[test]
    fn where_nothing_can_be_kept_the_reader_goes_on() {
        let home = tempfile::tempdir().unwrap();
        let blocked = home.path().join("a file");
        std::fs::write(&blocked, "").unwrap();
        let (mut marks, notice) = Marks::open(&blocked.join("marks.db"));
        assert!(notice.unwrap().contains("will not be kept"));
        let article = key("a.txt", "one");
        marks.set_starred(&article, true).unwrap();
        assert!(marks.of(&article).starred);
    }

    #[test]
    fn a_file_that_cannot_be_written_is_still_read() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("marks.db");
        let article = key("a.txt", "one");
        reopened(&path).set_read(&article, true).unwrap();
        let (mut marks, notice) = Marks::without(&path, "read-only directory");
        assert!(notice.unwrap().contains("read-only directory") && marks.of(&article).read);
        marks.set_starred(&article, true).unwrap();
        assert_eq!(marks.of(&article), Mark { read: true, starred: true, ..Mark::default() });
        assert!(!reopened(&path).of(&article).starred);
    }

    #[test]
    fn a_failed_write_is_said_and_the_mark_stays() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("marks.db");
        let mut marks = reopened(&path);
        Connection::open(&path).unwrap().execute_batch("DROP TABLE marks").unwrap();
        let article = key("a.txt", "one");
        let error = marks.set_read(&article, true).unwrap_err();
        assert!(format!("{error:#}").starts_with("could not save this mark: "), "{error:#}");
        assert!(marks.of(&article).read);
    }
}
