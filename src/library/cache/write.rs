//! Writing the cache: the rows of a file, of its articles, and of what was found in them.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row, params};
use rust_decimal::prelude::ToPrimitive;

use super::code::{bytes_of, path_bytes, sum, tags_of};
use super::form::Layout;
use super::schema::{ANALYSED, FAILED, OF_ARTICLE, READ, WAITING};
use crate::article::{Article, Source};
use crate::extract::analysis::Analysis;
use crate::extract::fact::{Fact, Filler};
use crate::extract::figure::{Confidence, Figure, FigureKind, Moment, Value};
use crate::library::entry::{ArticleId, FileState};
use crate::library::marks::{ArticleKey, Identity, Mark};
use crate::load::clean;

/// The most letters of a title that the list is sorted by.
const KEY_LETTERS: usize = 48;

/// The word that stands behind each name of the full-text index.
const BORDER: &str = " ǀ ";

/// Writes within one transaction.
pub struct Writer<'c> {
    pub(super) connection: &'c Connection,
    pub(super) stamp: i64,
}

/// What is known of an article before its file is read again.
struct Known {
    number: i64,
    entry: Option<String>,
    content: Option<Vec<u8>>,
}

type Done = rusqlite::Result<()>;

impl Writer<'_> {
    /// A file is there: unknown, it is put on the list by its name; known, nothing happens.
    ///
    /// # Errors
    /// Those of the database; so for every function here.
    pub fn expect(&mut self, file: &FileState) -> Done {
        let insert = "INSERT INTO files (path, size, modified) VALUES (?1, ?2, ?3) ON CONFLICT (path) DO NOTHING";
        let path = path_bytes(&file.path);
        if self.connection.prepare_cached(insert)?.execute(params![path, signed(file.size), file.modified])? > 0 {
            self.name_only(self.connection.last_insert_rowid(), &file.path)?;
        }
        Ok(())
    }

    fn name_only(&mut self, file: i64, path: &Path) -> Done {
        let title = name_of(path);
        let insert = "INSERT INTO articles (file, state, title, title_key) VALUES (?1, ?2, ?3, ?4)";
        self.connection.prepare_cached(insert)?.execute(params![file, WAITING, title, key(&title)]).map(drop)
    }

    /// A file has been read: its articles, in place of what was known of it. Articles that were in it before keep their rows, and
    /// with them their numbers and marks, and where their text is the same and of this build, their analyses. Answers the numbers.
    pub fn put<'a>(&mut self, file: &FileState, articles: impl IntoIterator<Item = &'a Article>) -> rusqlite::Result<Vec<ArticleId>> {
        self.put_last(file, articles, &mut HashSet::new())
    }

    /// A file is being read, and these are some of its articles. `kept` gathers the numbers, for [`Writer::put_last`].
    pub fn put_some<'a>(
        &mut self,
        file: &FileState,
        articles: impl IntoIterator<Item = &'a Article>,
        kept: &mut HashSet<ArticleId>,
    ) -> rusqlite::Result<Vec<ArticleId>> {
        let id = self.file(file)?;
        let current = self.is_current(id)?;
        let mut numbers = Vec::new();
        for article in articles {
            let entry = match &article.source {
                Source::Entry(_, entry) => Some(entry.as_str()),
                Source::Stream(name) => Some(name.as_str()),
                Source::File(_) => None,
            };
            let known = self.article_of(id, entry)?;
            let same = known.as_ref().is_some_and(|known| known.content.as_deref() == Some(&Identity::of_text(&article.text).blob()));
            let number = match known {
                Some(known) => known.number,
                None => {
                    let insert = "INSERT INTO articles (file, entry, state, title, title_key) VALUES (?1, ?2, 0, '', '')";
                    self.connection.prepare_cached(insert)?.execute(params![id, entry])?;
                    self.connection.last_insert_rowid()
                }
            };
            if !(current && same) {
                self.article(number, article, None)?;
            }
            numbers.extend(u32::try_from(number).map(ArticleId));
        }
        kept.extend(&numbers);
        Ok(numbers)
    }

    /// A file has been read, and these are the last of its articles; of what was known of it, the rest but `kept` is gone.
    pub fn put_last<'a>(
        &mut self,
        file: &FileState,
        articles: impl IntoIterator<Item = &'a Article>,
        kept: &mut HashSet<ArticleId>,
    ) -> rusqlite::Result<Vec<ArticleId>> {
        let numbers = self.put_some(file, articles, kept)?;
        let id = self.file(file)?;
        let is_kept = |known: &Known| u32::try_from(known.number).is_ok_and(|number| kept.contains(&ArticleId(number)));
        let (there, gone): (Vec<Known>, Vec<Known>) = self.articles_of(id)?.into_iter().partition(is_kept);
        for known in gone {
            self.forget(known.number)?;
        }
        // Where another cache has taken the place of the one that has the first of them, the file has to be read again.
        if there.len() == kept.len() {
            self.finish(id, file, self.stamp)?;
        }
        Ok(numbers)
    }

    /// An article has been analysed. Nothing happens where it was changed or has gone since.
    pub fn analysed(&mut self, id: ArticleId, article: &Article, analysis: &Analysis) -> Done {
        let content = "SELECT content FROM articles WHERE id = ?1";
        let content: Option<Option<Vec<u8>>> = self.connection.prepare_cached(content)?.query_row([id.0], |row| row.get(0)).optional()?;
        if content.flatten().as_deref() == Some(&Identity::of_text(&article.text).blob()) {
            self.article(i64::from(id.0), article, Some(analysis))?;
        }
        Ok(())
    }

    /// What is kept of an article cannot be read: its file has to be read again.
    pub fn distrust(&mut self, id: ArticleId) -> Done {
        let update = "UPDATE files SET made_by = 0 WHERE id = (SELECT file FROM articles WHERE id = ?1)";
        self.connection.prepare_cached(update)?.execute([id.0])?;
        self.connection
            .prepare_cached("UPDATE articles SET state = ?2, content = NULL WHERE id = ?1")?
            .execute([i64::from(id.0), WAITING])
            .map(drop)
    }

    /// A file cannot be read, and why: one line of the list says so, whose number is answered.
    pub fn fail(&mut self, file: &FileState, reason: &str) -> rusqlite::Result<Vec<ArticleId>> {
        let id = self.file(file)?;
        let mut articles = self.articles_of(id)?;
        if articles.is_empty() {
            self.name_only(id, &file.path)?;
            articles = self.articles_of(id)?;
        }
        let mut numbers = Vec::new();
        for (place, Known { number, .. }) in articles.into_iter().enumerate() {
            self.forget_contents(number)?;
            if place == 0 {
                numbers.extend(u32::try_from(number).map(ArticleId));
                let title = name_of(&file.path);
                let update = "UPDATE articles SET state = ?2, reason = ?3, title = ?4, title_key = ?5, entry = NULL, source = NULL,
                    source_key = NULL, byline = NULL, published = NULL, url = NULL, length = 0, organisations = 0, figures = 0, facts = 0
                    WHERE id = ?1";
                let values = params![number, FAILED, reason, title, key(&title)];
                self.connection.prepare_cached(update)?.execute(values)?;
            } else {
                self.forget(number)?;
            }
        }
        self.finish(id, file, self.stamp)?;
        Ok(numbers)
    }

    /// A file is gone, and what was in it.
    pub fn remove(&mut self, path: &Path) -> Done {
        let Some(id) = self.known_file(path)? else { return Ok(()) };
        for known in self.articles_of(id)? {
            self.forget(known.number)?;
        }
        self.connection.prepare_cached("DELETE FROM files WHERE id = ?1")?.execute([id]).map(drop)
    }

    /// A file has another name: its articles keep their rows. Answers their numbers, and what the marks know them by now.
    pub fn rename(&mut self, from: &Path, to: &Path) -> rusqlite::Result<Vec<(ArticleId, Option<ArticleKey>)>> {
        self.remove(to)?;
        let update = "UPDATE files SET path = ?2 WHERE path = ?1";
        self.connection.prepare_cached(update)?.execute(params![path_bytes(from), path_bytes(to)])?;
        let Some(id) = self.known_file(to)? else { return Ok(Vec::new()) };
        // What is shown under the file's name is shown under the new one.
        let title = name_of(to);
        let update = "UPDATE articles SET title = ?2, title_key = ?3 WHERE file = ?1 AND state IN (0, 3)";
        self.connection.prepare_cached(update)?.execute(params![id, title, key(&title)])?;
        let known = self.articles_of(id)?.into_iter().filter_map(|known| {
            let source = match known.entry {
                Some(entry) => Source::Entry(to.to_owned(), entry),
                None => Source::File(to.to_owned()),
            };
            let content = known.content.as_deref().and_then(Identity::from_blob);
            Some((u32::try_from(known.number).map(ArticleId).ok()?, content.map(|content| ArticleKey::new(content, &source))))
        });
        Ok(known.collect())
    }

    /// Repeats the reader's mark of every article with a content; answers their numbers where that changed something.
    pub fn mark(&mut self, content: Identity, mark: &Mark) -> rusqlite::Result<Vec<ArticleId>> {
        let update = "UPDATE articles SET read = ?2, starred = ?3, place = ?4, tags = ?5, note = ?6
            WHERE content = ?1 AND (read, starred, place, tags, note) IS NOT (?2, ?3, ?4, ?5, ?6) RETURNING id";
        let values = params![content.blob(), mark.read, mark.starred, signed(mark.place as u64), mark.tags.join("\n"), mark.note];
        let mut statement = self.connection.prepare_cached(update)?;
        let changed: Vec<ArticleId> = statement.query_map(values, |row| row.get(0).map(ArticleId))?.collect::<Result<_, _>>()?;
        for id in &changed {
            self.connection.prepare_cached("DELETE FROM tags WHERE article = ?1")?.execute([id.0])?;
            for tag in &mark.tags {
                let insert = "INSERT OR IGNORE INTO tags VALUES (?1, ?2)";
                self.connection.prepare_cached(insert)?.execute(params![tag.to_lowercase(), id.0])?;
            }
        }
        Ok(changed)
    }

    /// Repeats all of the reader's marks: what is marked here and not among them is not marked.
    pub fn mark_all(&mut self, marks: &HashMap<Identity, Mark>) -> rusqlite::Result<Vec<ArticleId>> {
        let mut known = HashMap::new();
        let query = "SELECT content, read, starred, place, tags, note FROM articles
            WHERE content IS NOT NULL AND (read <> 0 OR starred <> 0 OR place <> 0 OR tags <> '' OR note <> '')";
        let mut statement = self.connection.prepare_cached(query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let place = usize::try_from(row.get::<_, i64>(3)?).unwrap_or_default();
            let tags = tags_of(&row.get::<_, String>(4)?);
            let mark = Mark { read: row.get(1)?, starred: row.get(2)?, place, tags, note: row.get(5)? };
            known.extend(Identity::from_blob(&row.get::<_, Vec<u8>>(0)?).map(|content| (content, mark)));
        }
        drop(rows);
        drop(statement);
        let mut changed = Vec::new();
        for content in known.keys().filter(|content| !marks.contains_key(content)) {
            changed.extend(self.mark(*content, &Mark::default())?);
        }
        for (content, mark) in marks.iter().filter(|(content, mark)| known.get(content) != Some(mark)) {
            changed.extend(self.mark(*content, mark)?);
        }
        Ok(changed)
    }

    /// The finders are told something else about these names: the articles that hold one of them have to be analysed again.
    /// `stamp` takes the place of the present one, for all that is not changed by it, too.
    pub fn relearn(&mut self, names: Option<&[String]>, stamp: i64) -> rusqlite::Result<Vec<ArticleId>> {
        let update = "UPDATE files SET made_by = ?2 WHERE made_by = ?1";
        self.connection.prepare_cached(update)?.execute([self.stamp, stamp])?;
        let mut changed = Vec::new();
        let mut forget = |which: &str, phrase: Option<String>| {
            let update = format!("UPDATE articles SET state = ?1 WHERE state = ?2 {which} RETURNING id");
            let mut statement = self.connection.prepare_cached(&update)?;
            let values = [Some(READ.into()), Some(ANALYSED.into()), phrase.map(rusqlite::types::Value::from)];
            let rows = statement.query_map(rusqlite::params_from_iter(values.into_iter().flatten()), |row| row.get(0).map(ArticleId))?;
            rows.collect::<Result<Vec<_>, _>>().map(|ids| changed.extend(ids))
        };
        match names {
            None => forget("", None)?,
            Some(names) => {
                for name in names {
                    let phrase = format!("\"{}\"", name.replace('"', " "));
                    forget("AND id IN (SELECT rowid FROM words WHERE words MATCH ?3)", Some(phrase))?;
                }
            }
        }
        for id in &changed {
            let query = "SELECT text, layout FROM contents WHERE article = ?1";
            let sum = |row: &rusqlite::Row| Ok(sum(row.get_ref(0)?.as_bytes()?, row.get_ref(1)?.as_bytes()?, None));
            let sum = self.connection.prepare_cached(query)?.query_row([id.0], sum)?;
            let update = "UPDATE contents SET analysis = NULL, checksum = ?2 WHERE article = ?1";
            self.connection.prepare_cached(update)?.execute(params![id.0, sum])?;
        }
        Ok(changed)
    }

    /// Keeps how the screen is left.
    pub fn session(&mut self, name: &str, value: &str) -> Done {
        let upsert = "INSERT INTO session VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
        self.connection.prepare_cached(upsert)?.execute([name, value]).map(drop)
    }

    fn known_file(&self, path: &Path) -> rusqlite::Result<Option<i64>> {
        self.connection.prepare_cached("SELECT id FROM files WHERE path = ?1")?.query_row([path_bytes(path)], |row| row.get(0)).optional()
    }

    fn file(&mut self, file: &FileState) -> rusqlite::Result<i64> {
        if let Some(id) = self.known_file(&file.path)? {
            return Ok(id);
        }
        let insert = "INSERT INTO files (path, size, modified) VALUES (?1, ?2, ?3)";
        self.connection.prepare_cached(insert)?.execute(params![path_bytes(&file.path), signed(file.size), file.modified])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn finish(&mut self, id: i64, file: &FileState, made_by: i64) -> Done {
        let update = "UPDATE files SET size = ?2, modified = ?3, made_by = ?4 WHERE id = ?1";
        self.connection.prepare_cached(update)?.execute(params![id, signed(file.size), file.modified, made_by]).map(drop)
    }

    fn is_current(&self, file: i64) -> rusqlite::Result<bool> {
        let made_by: i64 =
            self.connection.prepare_cached("SELECT made_by FROM files WHERE id = ?1")?.query_row([file], |row| row.get(0))?;
        Ok(made_by == self.stamp)
    }

    /// What is known to be in a file.
    fn articles_of(&self, file: i64) -> rusqlite::Result<Vec<Known>> {
        let mut statement = self.connection.prepare_cached("SELECT id, entry, content FROM articles WHERE file = ?1")?;
        let rows = statement.query_map([file], known)?;
        rows.collect()
    }

    /// What is known of one article of a file.
    fn article_of(&self, file: i64, entry: Option<&str>) -> rusqlite::Result<Option<Known>> {
        let query = "SELECT id, entry, content FROM articles WHERE file = ?1 AND entry IS ?2 LIMIT 1";
        self.connection.prepare_cached(query)?.query_row(params![file, entry], known).optional()
    }

    fn forget(&mut self, number: i64) -> Done {
        self.forget_contents(number)?;
        self.connection.prepare_cached("DELETE FROM tags WHERE article = ?1")?.execute([number])?;
        self.connection.prepare_cached("DELETE FROM articles WHERE id = ?1")?.execute([number]).map(drop)
    }

    fn forget_contents(&mut self, number: i64) -> Done {
        for table in OF_ARTICLE {
            self.connection.prepare_cached(&format!("DELETE FROM {table} WHERE article = ?1"))?.execute([number])?;
        }
        self.connection.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([number]).map(drop)
    }

    fn article(&mut self, number: i64, article: &Article, analysis: Option<&Analysis>) -> Done {
        self.forget_contents(number)?;
        let Article { source: _, meta, text, blocks, links, remarks } = article;
        // Of a text without a title it is the file's name, which may hold anything.
        let title = clean::line(&article.display_title());
        let body: Vec<&str> = article.body().map(|block| block.span.of(text)).collect();
        let body = body.join("\n");
        let counts = analysis.map_or((0, 0, 0), |found| (found.organisations.len(), found.figures.len(), found.facts.len()));
        let state = if analysis.is_some() { ANALYSED } else { READ };
        let content = Identity::of_text(text);
        let update = "UPDATE articles SET state = ?2, reason = ?15, title = ?3, title_key = ?4, source = ?5, source_key = ?6, byline = ?7,
            published = ?8, url = ?9, length = ?10, organisations = ?11, figures = ?12, facts = ?13, content = ?14 WHERE id = ?1";
        self.connection.prepare_cached(update)?.execute(params![
            number,
            state,
            title,
            key(&title),
            meta.source,
            meta.source.as_deref().map(key),
            meta.byline,
            meta.published.map(|date| date.to_string()),
            meta.url,
            signed(body.len() as u64),
            signed(counts.0 as u64),
            signed(counts.1 as u64),
            signed(counts.2 as u64),
            content.blob(),
            (!remarks.is_empty()).then(|| remarks.join(" ")),
        ])?;
        let layout = bytes_of(&Layout { meta: meta.clone(), blocks: blocks.clone(), links: links.clone(), remarks: remarks.clone() });
        let analysed = analysis.map(bytes_of);
        let sum = sum(text.as_bytes(), &layout, analysed.as_deref());
        let insert = "INSERT INTO contents (article, checksum, text, layout, analysis) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.connection.prepare_cached(insert)?.execute(params![number, sum, text, layout, analysed])?;
        let (organisations, people) = analysis.map(names).unwrap_or_default();
        let insert = "INSERT INTO words (rowid, title, body, organisations, people) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.connection.prepare_cached(insert)?.execute(params![number, title, body, organisations, people])?;
        analysis.map_or(Ok(()), |analysis| self.findings(number, analysis))
    }

    fn findings(&mut self, number: i64, analysis: &Analysis) -> Done {
        for (organisation, place) in analysis.organisations.iter().zip(0i64..) {
            let insert = "INSERT INTO organisations VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let unsure = organisation.confidence == Confidence::Low;
            let mentions = signed(organisation.mentions.len() as u64);
            let start = signed(organisation.mentions.first().map_or(0, |mention| mention.span.start()) as u64);
            let values = params![number, place, organisation.name, organisation.name.to_lowercase(), mentions, unsure, start];
            self.connection.prepare_cached(insert)?.execute(values)?;
            for alias in &organisation.aliases {
                let insert = "INSERT OR IGNORE INTO aliases VALUES (?1, ?2, ?3, ?4)";
                self.connection.prepare_cached(insert)?.execute(params![number, place, alias, alias.to_lowercase()])?;
            }
        }
        for (person, place) in analysis.people.iter().zip(0i64..) {
            let insert = "INSERT INTO people VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let organisation = person.organisation.map(|id| id.0);
            let values = params![number, place, person.name, person.name.to_lowercase(), person.role, organisation];
            self.connection.prepare_cached(insert)?.execute(values)?;
        }
        for (figure, place) in analysis.figures.iter().zip(0i64..) {
            self.figure(number, place, figure)?;
        }
        analysis.facts.iter().zip(0i64..).try_for_each(|(fact, place)| self.fact(number, place, fact))
    }

    fn figure(&mut self, number: i64, place: i64, figure: &Figure) -> Done {
        if figure.kind.is_date() || figure.kind == FigureKind::Ordinal {
            return Ok(());
        }
        let (low, high) = match figure.value {
            Value::Number(value) => (value.normalize(), value.normalize()),
            Value::Range(low, high) => (low.normalize(), high.normalize()),
            Value::Unknown | Value::When(_) | Value::Between(..) | Value::Clock(_) => return Ok(()),
        };
        let (Some(low_number), Some(high_number)) = (low.to_f64(), high.to_f64()) else { return Ok(()) };
        let value = if low == high { low.to_string() } else { format!("{low}..{high}") };
        let insert = "INSERT INTO figures VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
        self.connection
            .prepare_cached(insert)?
            .execute(params![
                number,
                place,
                figure.kind.name(),
                low_number,
                high_number,
                value,
                figure.unit,
                figure.per,
                figure.measures,
                figure.of.map(|id| id.0),
                signed(figure.span.start() as u64),
                signed(figure.span.end() as u64),
            ])
            .map(drop)
    }

    fn fact(&mut self, number: i64, place: i64, fact: &Fact) -> Done {
        let evidence = fact.evidence.first().copied().unwrap_or_default();
        let insert = "INSERT INTO facts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        self.connection.prepare_cached(insert)?.execute(params![
            number,
            place,
            fact.kind.name(),
            fact.status.name(),
            fact.line,
            fact.date.map(beginning),
            f64::from(fact.confidence),
            signed(evidence.start() as u64),
            signed(evidence.end() as u64),
        ])?;
        for (role, fillers) in &fact.roles {
            for filler in fillers {
                let (of, id) = match filler {
                    Filler::Organisation(id) => ("organisation", id.0),
                    Filler::Person(id) => ("person", id.0),
                    Filler::Figure(id) => ("figure", id.0),
                    Filler::Words(_) => continue,
                };
                let insert = "INSERT OR IGNORE INTO fillers VALUES (?1, ?2, ?3, ?4, ?5)";
                self.connection.prepare_cached(insert)?.execute(params![number, place, role.name(), of, id])?;
            }
        }
        Ok(())
    }
}

fn known(row: &Row) -> rusqlite::Result<Known> {
    Ok(Known { number: row.get(0)?, entry: row.get(1)?, content: row.get(2)? })
}

/// All names of an analysis for the full-text index.
fn names(analysis: &Analysis) -> (String, String) {
    let organisations: Vec<&str> = analysis
        .organisations
        .iter()
        .flat_map(|organisation| std::iter::once(&organisation.name).chain(&organisation.aliases))
        .map(String::as_str)
        .collect();
    let people: Vec<&str> = analysis.people.iter().map(|person| person.name.as_str()).collect();
    (organisations.join(BORDER), people.join(BORDER))
}

/// What the list shows of a file that is not read.
fn name_of(path: &Path) -> String {
    clean::line(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

/// What words are sorted by: their beginning in small letters.
fn key(words: &str) -> String {
    words.chars().take(KEY_LETTERS).flat_map(char::to_lowercase).collect()
}

/// The beginning of a time, as precise as it was told, so that times of all kinds sort as text.
fn beginning(moment: Moment) -> String {
    match moment {
        Moment::Day(date) => date.to_string(),
        Moment::Month(year, month) => format!("{year:04}-{month:02}"),
        Moment::Quarter(year, quarter) => format!("{year:04}-{:02}", 3 * i16::from(quarter) - 2),
        Moment::Half(year, half) => format!("{year:04}-{:02}", 6 * i16::from(half) - 5),
        Moment::Year(year) | Moment::Decade(year) | Moment::FiscalYear(year) => format!("{year:04}"),
        Moment::Yearless(..) => String::new(),
    }
}

/// SQLite's whole numbers have a sign.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
