//! Writing the cache: the rows of a file, of its articles, and of what was found in them.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};
use rust_decimal::prelude::ToPrimitive;

use super::code::{bytes_of, checksum, path_bytes};
use super::form::Layout;
use super::schema::{ANALYSED, FAILED, OF_ARTICLE, READ, WAITING};
use crate::article::{Article, Source};
use crate::extract::analysis::Analysis;
use crate::extract::fact::{Fact, Filler};
use crate::extract::figure::{Confidence, Figure, FigureKind, Moment, Value};
use crate::library::marks::{Identity, Mark};
use crate::load::clean;

/// The most letters of a title that the list is sorted by.
const KEY_LETTERS: usize = 48;

/// The word that stands behind each name of the full-text index.
const BORDER: &str = " ǀ ";

/// A file as the folder shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Its absolute path.
    pub path: std::path::PathBuf,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
}

/// Writes within one transaction.
pub struct Writer<'c> {
    pub(super) connection: &'c Connection,
    pub(super) stamp: i64,
}

type Done = rusqlite::Result<()>;

/// An article as the file had it: its number, its entry, and its content in short.
type Known = (i64, Option<String>, Option<Vec<u8>>);

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

    /// A file has been read: its articles, each with its analysis where that is made. Articles that were in it before keep their
    /// rows, and with them their numbers and marks; what is no longer in it goes.
    pub fn put<'a>(&mut self, file: &FileState, articles: impl IntoIterator<Item = (&'a Article, Option<&'a Analysis>)>) -> Done {
        let id = self.file(file)?;
        let current = self.is_current(id)?;
        let mut gone = self.articles_of(id)?;
        let mut analysed = true;
        for (article, analysis) in articles {
            let entry = match &article.source {
                Source::Entry(_, entry) => Some(entry.as_str()),
                Source::File(_) | Source::Stream(_) => None,
            };
            let known = gone.iter().position(|(_, of, _)| of.as_deref() == entry).map(|place| gone.swap_remove(place));
            // What is analysed already by this build is not lost to a file that was only touched.
            let known_content = known.as_ref().and_then(|(.., content)| content.as_deref());
            if analysis.is_none() && current && known_content == Some(&Identity::of_text(&article.text).blob()) {
                continue;
            }
            analysed &= analysis.is_some();
            let number = match known {
                Some((number, ..)) => number,
                None => {
                    let insert = "INSERT INTO articles (file, entry, state, title, title_key) VALUES (?1, ?2, 0, '', '')";
                    self.connection.prepare_cached(insert)?.execute(params![id, entry])?;
                    self.connection.last_insert_rowid()
                }
            };
            self.article(number, article, analysis)?;
        }
        for (number, ..) in gone {
            self.forget(number)?;
        }
        self.finish(id, file, if analysed { self.stamp } else { 0 })
    }

    /// A file cannot be read, and why: one line of the list says so.
    pub fn fail(&mut self, file: &FileState, reason: &str) -> Done {
        let id = self.file(file)?;
        let mut articles = self.articles_of(id)?;
        if articles.is_empty() {
            self.name_only(id, &file.path)?;
            articles = self.articles_of(id)?;
        }
        for (place, (number, ..)) in articles.into_iter().enumerate() {
            self.forget_contents(number)?;
            if place == 0 {
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
        self.finish(id, file, self.stamp)
    }

    /// A file is gone, and what was in it.
    pub fn remove(&mut self, path: &Path) -> Done {
        let Some(id) = self.known_file(path)? else { return Ok(()) };
        for (number, ..) in self.articles_of(id)? {
            self.forget(number)?;
        }
        self.connection.prepare_cached("DELETE FROM files WHERE id = ?1")?.execute([id]).map(drop)
    }

    /// A file has another name: its articles keep their rows.
    pub fn rename(&mut self, from: &Path, to: &Path) -> Done {
        self.remove(to)?;
        let update = "UPDATE files SET path = ?2 WHERE path = ?1";
        self.connection.prepare_cached(update)?.execute(params![path_bytes(from), path_bytes(to)])?;
        let Some(id) = self.known_file(to)? else { return Ok(()) };
        // What is shown under the file's name is shown under the new one.
        let title = name_of(to);
        let update = "UPDATE articles SET title = ?2, title_key = ?3 WHERE file = ?1 AND state IN (0, 3)";
        self.connection.prepare_cached(update)?.execute(params![id, title, key(&title)]).map(drop)
    }

    /// Repeats the reader's mark of every article with a content.
    pub fn mark(&mut self, content: Identity, mark: Mark) -> Done {
        let update = "UPDATE articles SET read = ?2, starred = ?3, place = ?4
            WHERE content = ?1 AND (read, starred, place) IS NOT (?2, ?3, ?4)";
        let values = params![content.blob(), mark.read, mark.starred, signed(mark.place as u64)];
        self.connection.prepare_cached(update)?.execute(values).map(drop)
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
        let rows = statement.query_map([file], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.collect()
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
        let title = article.display_title();
        let body: Vec<&str> = article.body().map(|block| block.span.of(text)).collect();
        let body = body.join("\n");
        let counts = analysis.map_or((0, 0, 0), |found| (found.organisations.len(), found.figures.len(), found.facts.len()));
        let state = if analysis.is_some() { ANALYSED } else { READ };
        let content = Identity::of_text(text);
        let update = "UPDATE articles SET state = ?2, reason = NULL, title = ?3, title_key = ?4, source = ?5, source_key = ?6, byline = ?7,
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
        ])?;
        let layout = bytes_of(&Layout { meta: meta.clone(), blocks: blocks.clone(), links: links.clone(), remarks: remarks.clone() });
        let analysed = analysis.map(bytes_of);
        let sum = checksum([text.as_bytes(), &layout, analysed.as_deref().unwrap_or_default()], self.stamp);
        let insert = "INSERT INTO contents (article, checksum, text, layout, analysis) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.connection.prepare_cached(insert)?.execute(params![number, sum, text, layout, analysed])?;
        let (organisations, people) = analysis.map(names).unwrap_or_default();
        let insert = "INSERT INTO words (rowid, title, body, organisations, people) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.connection.prepare_cached(insert)?.execute(params![number, title, body, organisations, people])?;
        analysis.map_or(Ok(()), |analysis| self.findings(number, analysis))
    }

    fn findings(&mut self, number: i64, analysis: &Analysis) -> Done {
        for (organisation, place) in analysis.organisations.iter().zip(0i64..) {
            let insert = "INSERT INTO organisations VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let unsure = organisation.confidence == Confidence::Low;
            let mentions = signed(organisation.mentions.len() as u64);
            let values = params![number, place, organisation.name, organisation.name.to_lowercase(), mentions, unsure];
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
    }
}

/// SQLite's whole numbers have a sign.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
