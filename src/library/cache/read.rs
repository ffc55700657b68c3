//! Reading the cache: the order of the list, lines of it, an article whole.

use std::collections::HashMap;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::code::{path_bytes, sum, tags_of, value_of};
use super::form::Layout;
use super::schema::{ANALYSED, FAILED, READ};
use crate::article::{Article, Source};
use crate::extract::analysis::Analysis;
use crate::library::entry::{ArticleId, Counts, Entry, FileState, Name, State, Totals};
use crate::library::marks::{ArticleKey, Identity};
use crate::library::shelf::Sort;
use crate::load;

/// The order of the list, as SQL: each by an index of its own.
pub fn order_by(sort: Sort) -> &'static str {
    match sort {
        Sort::Date => "state = 3, published DESC, title_key, id",
        Sort::Title => "state = 3, title_key, published DESC, id",
        Sort::Source => "state = 3, source_key IS NULL, source_key, published DESC, title_key, id",
        Sort::Length => "state = 3, length DESC, title_key, id",
        Sort::Facts => "state = 3, facts DESC, title_key, id",
    }
}

/// The articles of the list in an order, the first `most` of them.
pub fn order(connection: &Connection, sort: Sort, most: u32) -> rusqlite::Result<Vec<ArticleId>> {
    let mut statement = connection.prepare_cached(&order_query(sort, most))?;
    let rows = statement.query_map([], |row| row.get(0).map(ArticleId))?;
    rows.collect()
}

/// The query for it.
pub fn order_query(sort: Sort, most: u32) -> String {
    format!("SELECT id FROM articles ORDER BY {} LIMIT {most}", order_by(sort))
}

/// Every title in an order of the list, then every organisation, the most named first.
pub fn names(connection: &Connection, sort: Sort) -> rusqlite::Result<Vec<Name>> {
    let mut names = Vec::new();
    let mut take = |query: &str| -> rusqlite::Result<()> {
        let mut statement = connection.prepare_cached(query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let place = usize::try_from(row.get::<_, i64>(3)?).unwrap_or_default();
            names.push(Name { name: row.get(0)?, articles: row.get(1)?, article: ArticleId(row.get(2)?), place });
        }
        Ok(())
    };
    take(&format!("SELECT title, NULL, id, 0 FROM articles ORDER BY {}", order_by(sort)))?;
    // The columns that stand beside a sole min() are of the row that it is of.
    take("SELECT name, count(*) AS named, min(article), start FROM organisations GROUP BY name_key ORDER BY named DESC, name_key")?;
    Ok(names)
}

/// How many articles there are, and how many of them are unread.
pub fn totals(connection: &Connection) -> rusqlite::Result<Totals> {
    let count = |query: &str| connection.prepare_cached(query)?.query_row([], |row| row.get::<_, u32>(0)).map(|count| count as usize);
    Ok(Totals {
        articles: count("SELECT count(*) FROM articles")?,
        unread: count("SELECT count(*) FROM articles WHERE read = 0 AND state <> 3")?,
    })
}

/// One line of the list.
pub fn entry(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<Entry>> {
    let query = "SELECT path, entry, state, reason, title, source, published, organisations, figures, facts, read, starred, place, content, tags, note
        FROM articles JOIN files ON files.id = articles.file WHERE articles.id = ?1";
    connection.prepare_cached(query)?.query_row([id.0], |row| entry_of(id, row)).optional()
}

fn entry_of(id: ArticleId, row: &Row) -> rusqlite::Result<Entry> {
    let reason: String = row.get::<_, Option<_>>(3)?.unwrap_or_default();
    let (state, remark) = match row.get::<_, i64>(2)? {
        READ => (State::Read, reason),
        ANALYSED => (State::Analysed(Counts { organisations: row.get(7)?, figures: row.get(8)?, facts: row.get(9)? }), reason),
        FAILED => (State::Failed(reason), String::new()),
        _ => (State::Waiting, String::new()),
    };
    Ok(Entry {
        id,
        source: source_of(row.get(0)?, row.get(1)?),
        content: row.get::<_, Option<Vec<u8>>>(13)?.and_then(|content| Identity::from_blob(&content)),
        state,
        remark,
        title: row.get(4)?,
        publisher: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
        published: row.get::<_, Option<String>>(6)?.and_then(|day| day.parse().ok()),
        read: row.get(10)?,
        starred: row.get(11)?,
        place: usize::try_from(row.get::<_, i64>(12)?).unwrap_or_default(),
        tags: tags_of(&row.get::<_, String>(14)?),
        note: row.get(15)?,
    })
}

fn source_of(path: Vec<u8>, entry: Option<String>) -> Source {
    let path = PathBuf::from(OsString::from_vec(path));
    match entry {
        Some(name) if path.as_os_str() == load::STDIN => Source::Stream(name),
        Some(entry) => Source::Entry(path, entry),
        None => Source::File(path),
    }
}

fn place_of(source: &Source) -> (&Path, Option<&str>) {
    match source {
        Source::File(path) => (path, None),
        Source::Entry(path, entry) => (path, Some(entry)),
        Source::Stream(name) => (Path::new(load::STDIN), Some(name)),
    }
}

/// What the marks know an article by, where it has been read.
pub fn key(connection: &Connection, source: &Source) -> rusqlite::Result<Option<ArticleKey>> {
    let (path, entry) = place_of(source);
    let query = "SELECT content FROM articles JOIN files ON files.id = articles.file WHERE path = ?1 AND entry IS ?2";
    let content = |row: &Row| row.get::<_, Option<Vec<u8>>>(0);
    let content = connection.prepare_cached(query)?.query_row(params![path_bytes(path), entry], content).optional()?.flatten();
    Ok(content.and_then(|content| Identity::from_blob(&content)).map(|content| ArticleKey::new(content, source)))
}

/// The number of an article by where it comes from.
pub fn find(connection: &Connection, source: &Source) -> rusqlite::Result<Option<ArticleId>> {
    let (path, entry) = place_of(source);
    let query = "SELECT articles.id FROM articles JOIN files ON files.id = articles.file WHERE path = ?1 AND entry IS ?2";
    connection.prepare_cached(query)?.query_row(params![path_bytes(path), entry], |row| row.get(0).map(ArticleId)).optional()
}

/// An article whole, with its analysis where one is made; `None` where it is not read yet, is damaged, or was
/// written by another build, whose bytes say nothing.
pub fn article(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<Whole>> {
    let query = "SELECT path, entry, checksum, text, layout, analysis FROM contents
        JOIN articles ON articles.id = contents.article JOIN files ON files.id = articles.file WHERE contents.article = ?1";
    let whole = |row: &Row| {
        // Text that is none is one bad row, not a damaged cache.
        let Ok(text) = row.get::<_, String>(3) else { return Ok(None) };
        let (layout, analysis): (Vec<u8>, Option<Vec<u8>>) = (row.get(4)?, row.get(5)?);
        let whole = row.get::<_, i64>(2)? == sum(text.as_bytes(), &layout, analysis.as_deref());
        let Some(Layout { meta, blocks, links, remarks }) = value_of(&layout).filter(|_| whole) else { return Ok(None) };
        let article = Article { source: source_of(row.get(0)?, row.get(1)?), meta, text, blocks, links, remarks };
        Ok(Some((Arc::new(article), analysis.and_then(|bytes| value_of::<Analysis>(&bytes)).map(Arc::new))))
    };
    connection.prepare_cached(query)?.query_row([id.0], whole).optional().map(Option::flatten)
}

/// What guards the contents of an article, which differs when they do, and the bytes of its text; `None` where it is not read yet.
pub fn checksum(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<(i64, usize)>> {
    let query = "SELECT checksum, octet_length(text) FROM contents WHERE article = ?1";
    let found = |row: &Row| Ok((row.get(0)?, usize::try_from(row.get::<_, i64>(1)?).unwrap_or_default()));
    connection.prepare_cached(query)?.query_row([id.0], found).optional()
}

/// An article, and what was found in it.
pub type Whole = (Arc<Article>, Option<Arc<Analysis>>);

/// The articles that are read and not analysed, the newest first.
pub fn to_analyse(connection: &Connection) -> rusqlite::Result<Vec<ArticleId>> {
    let query = "SELECT id FROM articles WHERE state = 1 ORDER BY published DESC, title_key, id";
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map([], |row| row.get(0).map(ArticleId))?;
    rows.collect()
}

/// All that the session before left, by name.
pub fn session(connection: &Connection) -> rusqlite::Result<HashMap<String, String>> {
    let mut statement = connection.prepare_cached("SELECT key, value FROM session")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Every file that is known, and whether all of it was made by the build of this stamp.
pub fn files(connection: &Connection, stamp: i64, mut each: impl FnMut(FileState, bool)) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("SELECT path, size, modified, made_by FROM files")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let path = PathBuf::from(OsString::from_vec(row.get(0)?));
        let size = u64::try_from(row.get::<_, i64>(1)?).unwrap_or_default();
        each(FileState { path, size, modified: row.get(2)? }, row.get::<_, i64>(3)? == stamp);
    }
    Ok(())
}
