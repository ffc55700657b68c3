//! The cache: every article of a library, what was found in it, and the indices that lists and searches are answered from.
//!
//! One SQLite file for each library (the paths that are read), in the user's cache directory. All of it can be made again from the
//! articles' files, so whatever is wrong with it costs time and nothing else: a damaged file is set aside and begun anew,
//! one that cannot be kept is replaced by one in memory. A row counts only while the build and the settings that made it are the
//! present ones, which its stamp tells ([`stamp`]). What the reader did is kept elsewhere, in [`marks`](super::marks),
//! and only repeated here. Deliberately absent: reading files and analysing (the updater's), and searching.
//!
//! SQLite runs in WAL: reading never waits for writing. `synchronous` is NORMAL, which a power cut may cost the last few
//! commits and no more.

mod code;
mod form;
mod read;
mod schema;
mod write;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use etcetera::BaseStrategy;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use super::database::{self, Trouble};
use super::entry::{ArticleId, Entry, FileState, Name, Totals};
use super::marks::ArticleKey;
use super::shelf::Sort;
use crate::article::Source;
use crate::{extract, load};
use code::{BUILD, checksum, path_bytes};
pub use read::{Whole, order_by};
pub use write::Writer;

/// How long one program waits until another has written.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many prepared statements are kept: about all there are.
const STATEMENTS: usize = 64;

/// The file of the library of these paths, in the user's cache directory; `None` for a user without a home.
pub fn usual_file(paths: &[PathBuf]) -> Option<PathBuf> {
    let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
    let paths: Vec<PathBuf> = paths.iter().map(absolute).collect();
    let name = checksum(paths.iter().map(|path| path_bytes(path))).cast_unsigned();
    let folder = etcetera::choose_base_strategy().ok()?.cache_dir().join("gleaner");
    Some(folder.join(format!("{name:016x}.{}.db", schema::VERSION)))
}

/// What tells whether a row was made by this very build, told what it is told now.
pub fn stamp(load: &load::Settings, lexicon: &extract::lexicon::Settings) -> i64 {
    let settings = format!("{} {} {lexicon:?}", load.max_megabytes, load.html_depth);
    // 0 stands for what was not made at all.
    checksum([BUILD, settings.as_bytes()]).max(1)
}

/// The memory for pages of a way that keeps few of them; SQLite counts kilobytes below 0. Usual are 2,000.
const FEW_PAGES: i32 = -256;

/// After how many pages of the log (4 KB each) they are put where they belong. Inner pages of the indices change with every article:
/// the more are gathered, the less is written, and while a library is read for the first time the disk is what is waited for.
const CHECKPOINT: u32 = 8000;

/// A way into the cache. Threads take one each ([`Cache::another`]), so that none waits for what another reads.
#[derive(Clone, Debug)]
pub struct Cache {
    /// Into the file; `None` where there has never been one.
    connection: Option<Arc<Mutex<Connection>>>,
    shared: Arc<Shared>,
}

/// What all ways into one cache share.
#[derive(Debug)]
struct Shared {
    file: Option<PathBuf>,
    stamp: AtomicI64,
    /// Takes the file's place from the moment that it is there.
    temporary: OnceLock<Mutex<Connection>>,
}

impl Cache {
    /// Opens the file of a library, or begins it. Where that cannot be, the cache lasts as long as the program, and the
    /// notice says in one line why. `None` asks for that in the first place.
    ///
    /// # Errors
    /// Where not even a temporary database can be had.
    pub fn open(file: Option<&Path>, stamp: i64) -> rusqlite::Result<(Cache, Option<String>)> {
        let Some(file) = file else { return Ok((Cache::temporary(stamp)?, None)) };
        let (opened, notice) = match connect(file) {
            Err(Trouble::Damaged(why)) => {
                let notice = format!("the cache was damaged ({why}) and is made anew");
                (set_aside(file).and_then(|()| connect(file)), Some(notice))
            }
            opened => (opened, None),
        };
        match opened {
            Ok(connection) => {
                let shared = Shared { file: Some(file.to_owned()), stamp: stamp.into(), temporary: OnceLock::new() };
                Ok((Cache { connection: Some(Arc::new(Mutex::new(connection))), shared: Arc::new(shared) }, notice))
            }
            Err(trouble) => Ok((Cache::temporary(stamp)?, Some(not_kept(file, trouble.words())))),
        }
    }

    /// A cache that ends with the program: in memory, and what is too much for that in a nameless file of the system's.
    fn temporary(stamp: i64) -> rusqlite::Result<Cache> {
        let shared = Shared { file: None, stamp: stamp.into(), temporary: OnceLock::from(Mutex::new(memory()?)) };
        Ok(Cache { connection: None, shared: Arc::new(shared) })
    }

    /// Goes on without the file, for this and every other way into the cache: it cannot be written any more, or it is damaged.
    /// All that was in it has to be put in again. Answers what to tell the reader; `None` where there was no file.
    ///
    /// # Errors
    /// Where not even a temporary database can be had.
    pub fn fall_back(&self, why: &str) -> rusqlite::Result<Option<String>> {
        let Some(file) = self.shared.file.as_deref().filter(|_| self.is_kept()) else { return Ok(None) };
        let memory = memory()?;
        memory.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('articles', ?1)", [NUMBERS_OF_ANOTHER])?;
        let damaged = self.with_file(|connection| connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0)));
        if !matches!(damaged, Some(Ok(answer)) if answer == "ok") {
            let _ = set_aside(file); // if it cannot be, the next start tries again
        }
        let _ = self.shared.temporary.set(Mutex::new(memory)); // only the clerk does this
        Ok(Some(not_kept(file, why)))
    }

    fn with_file<T>(&self, ask: impl FnOnce(&Connection) -> T) -> Option<T> {
        self.connection.as_ref().map(|connection| ask(&connection.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Another way into the same cache.
    ///
    /// # Errors
    /// Those of opening the file; so for every function that asks the database something.
    pub fn another(&self) -> Result<Cache, Trouble> {
        let connection = match self.shared.file.as_deref().filter(|_| self.is_kept()) {
            Some(file) => Some(Arc::new(Mutex::new(connect(file)?))),
            None => None,
        };
        Ok(Cache { connection, shared: self.shared.clone() })
    }

    /// Another way into the same cache, for those who read each row once: it keeps few pages of the file in memory.
    ///
    /// # Errors
    /// Those of opening the file.
    pub fn frugal(&self) -> Result<Cache, Trouble> {
        let cache = self.another()?;
        cache.with_file(|connection| connection.pragma_update(None, "cache_size", FEW_PAGES)).unwrap_or(Ok(()))?;
        Ok(cache)
    }

    /// How long this way into the cache waits for another program that writes.
    ///
    /// # Errors
    /// None that is known.
    pub fn set_patience(&self, patience: Duration) -> rusqlite::Result<()> {
        self.with_file(|connection| connection.busy_timeout(patience)).unwrap_or(Ok(()))
    }

    /// Puts all that the log holds where it belongs and empties it, because whoever opens the file first has to read the log. What
    /// somebody reads at that moment stays in it.
    ///
    /// # Errors
    /// Those of writing.
    pub fn checkpoint(&self) -> rusqlite::Result<()> {
        self.with_file(|connection| connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))).unwrap_or(Ok(()))
    }

    /// Whether it is kept when the program ends.
    pub fn is_kept(&self) -> bool {
        self.shared.temporary.get().is_none()
    }

    /// The present build and settings.
    pub fn stamp(&self) -> i64 {
        self.shared.stamp.load(Ordering::Relaxed)
    }

    /// Other settings count from here on, for every way into the cache.
    pub fn set_stamp(&self, stamp: i64) {
        self.shared.stamp.store(stamp, Ordering::Relaxed);
    }

    /// The database itself, for those who search in it.
    pub(super) fn connection(&self) -> MutexGuard<'_, Connection> {
        let connection = match (self.shared.temporary.get(), &self.connection) {
            (None, Some(connection)) => connection,
            (temporary, _) => temporary.unwrap_or_else(|| unreachable!("a cache without a file is temporary")),
        };
        // A panic while it was held rolled its transaction back.
        connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes, all or nothing.
    pub fn write<T>(&self, work: impl FnOnce(&mut Writer) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&mut Writer { connection: &transaction, stamp: self.stamp() })?;
        transaction.commit()?;
        Ok(done)
    }

    /// The articles of the list in an order, at most `most`.
    pub fn order(&self, sort: Sort, most: u32) -> rusqlite::Result<Vec<ArticleId>> {
        read::order(&self.connection(), sort, most)
    }

    /// Every title in an order of the list, then every organisation, the most named first.
    pub fn names(&self, sort: Sort) -> rusqlite::Result<Vec<Name>> {
        read::names(&self.connection(), sort)
    }

    /// How many articles there are, and how many of them are unread.
    pub fn totals(&self) -> rusqlite::Result<Totals> {
        read::totals(&self.connection())
    }

    /// Lines of the list; those that are gone are left out.
    pub fn entries(&self, ids: &[ArticleId]) -> rusqlite::Result<Vec<Entry>> {
        let connection = self.connection();
        ids.iter().filter_map(|&id| read::entry(&connection, id).transpose()).collect()
    }

    /// The number of an article by where it comes from.
    pub fn find(&self, source: &Source) -> rusqlite::Result<Option<ArticleId>> {
        read::find(&self.connection(), source)
    }

    /// What the marks know the articles by that come from these places, as far as they have been read.
    pub fn keys(&self, sources: impl IntoIterator<Item = Source>) -> rusqlite::Result<Vec<ArticleKey>> {
        let connection = self.connection();
        sources.into_iter().filter_map(|source| read::key(&connection, &source).transpose()).collect()
    }

    /// An article whole, with its analysis where one is made; `None` where it has to be read from its file.
    pub fn article(&self, id: ArticleId) -> rusqlite::Result<Option<Whole>> {
        read::article(&self.connection(), id)
    }

    /// What tells whether the contents of an article are as they were, and the bytes of its text; `None` where it is not read yet.
    pub fn checksum(&self, id: ArticleId) -> rusqlite::Result<Option<(i64, usize)>> {
        read::checksum(&self.connection(), id)
    }

    /// The articles that are read and not analysed, the newest first.
    pub fn to_analyse(&self) -> rusqlite::Result<Vec<ArticleId>> {
        read::to_analyse(&self.connection())
    }

    /// All that the session before left, by name.
    pub fn session(&self) -> rusqlite::Result<HashMap<String, String>> {
        read::session(&self.connection())
    }

    /// Every file that is known, and whether all that is known of it was made by the present build and settings.
    pub fn files(&self, each: impl FnMut(FileState, bool)) -> rusqlite::Result<()> {
        read::files(&self.connection(), self.stamp(), each)
    }
}

/// Beyond all numbers of articles that a file has given: what is asked by one of those finds nothing in its successor.
const NUMBERS_OF_ANOTHER: u32 = 1 << 31;

/// A database that ends with the program.
fn memory() -> rusqlite::Result<Connection> {
    let connection = Connection::open("")?;
    connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;")?;
    connection.execute_batch(schema::TABLES)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    keep_plans(&connection)?;
    Ok(connection)
}

/// Has a statement planned once: planned anew for each value, a row that a key asks for takes longer to plan than to read.
fn keep_plans(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

/// Puts a file aside that cannot be used. Of several only the last is kept: they are copies of what lies in the folders.
fn set_aside(file: &Path) -> Result<(), Trouble> {
    let mut before = file.as_os_str().to_owned();
    before.push(".damaged-1");
    let _ = std::fs::remove_file(before); // there may be none
    database::set_aside(file, "damaged").map(drop).map_err(|error| Trouble::Unavailable(format!("{error:#}")))
}

/// Removes what older versions of the program made of the same library.
fn forget_older(file: &Path) {
    let Some(stem) = file.to_str().and_then(|name| name.strip_suffix(&format!(".{}.db", schema::VERSION))) else { return };
    for version in 0..schema::VERSION {
        for log in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{stem}.{version}.db{log}")); // mostly there is none
        }
    }
}

fn not_kept(file: &Path, why: &str) -> String {
    format!("{}: {why}: articles are analysed again at each start", file.display())
}

/// Opens a file, or begins it.
fn connect(file: &Path) -> Result<Connection, Trouble> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Trouble::Unavailable(error.to_string()))?;
    }
    let mut connection = Connection::open(file)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    let version = |connection: &Connection| connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    match version(&connection)? {
        schema::VERSION => {}
        0 => {
            if connection.is_readonly(rusqlite::MAIN_DB)? {
                return Err(Trouble::ReadOnly);
            }
            connection.pragma_update(None, "journal_mode", "WAL")?;
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Read again under the lock: another program may have begun it since.
            if version(&transaction)? == 0 {
                transaction.execute_batch(schema::TABLES)?;
                transaction.pragma_update(None, "user_version", schema::VERSION)?;
            }
            transaction.commit()?;
            forget_older(file);
        }
        other => return Err(Trouble::Damaged(format!("its tables have version {other}"))),
    }
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Err(Trouble::ReadOnly);
    }
    connection.execute_batch(&format!("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = {CHECKPOINT};"))?;
    keep_plans(&connection)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::article::Article;
    use crate::extract::analysis::Analysis;
    use crate::extract::lexicon::{self, Lexicon};
    use crate::library::entry::State;
    use crate::library::marks::{Identity, Mark};

    fn temporary() -> Cache {
        Cache::open(None, 7).unwrap().0
    }

    fn file(name: &str) -> FileState {
        FileState { path: PathBuf::from("/news").join(name), size: 10, modified: 1 }
    }

    fn article(name: &str, title: &str, day: i8, publisher: &str) -> (Article, Analysis) {
        let text = format!("{title}\n\nCorvane Group plc bought Brill Ltd for £{day}m, said Jane Doe, its chief executive.\n");
        let mut article = Article::from_body(Source::File(file(name).path), text, Some(jiff::civil::date(2024, 3, day)));
        article.meta.title = Some(title.into());
        article.meta.source = Some(publisher.into());
        let analysis = extract::analyse(&article, &Lexicon::new(lexicon::Settings::default()));
        (article, analysis)
    }

    fn put(cache: &Cache, name: &str, (article, analysis): &(Article, Analysis)) {
        let ids = cache.write(|writer| writer.put(&file(name), [article])).unwrap();
        cache.write(|writer| writer.analysed(ids[0], article, analysis)).unwrap();
    }

    fn titles(cache: &Cache, sort: Sort) -> Vec<String> {
        let ids = cache.order(sort, 100).unwrap();
        cache.entries(&ids).unwrap().into_iter().map(|entry| entry.title).collect()
    }

    fn count(cache: &Cache, query: &str) -> u32 {
        cache.connection().query_row(query, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn an_article_comes_back_as_it_was() {
        let cache = temporary();
        let made = article("a.txt", "Corvane buys Brill", 12, "Wire");
        put(&cache, "a.txt", &made);
        let id = cache.find(&made.0.source).unwrap().unwrap();
        let (article, analysis) = cache.article(id).unwrap().unwrap();
        assert_eq!((&*article, &*analysis.unwrap()), (&made.0, &made.1));
        let entry = cache.entries(&[id]).unwrap().remove(0);
        assert!(matches!(entry.state, State::Analysed(counts) if counts.organisations == 2 && counts.facts > 0), "{entry:?}");
        assert_eq!((entry.published, entry.publisher.as_str()), (made.0.meta.published, "Wire"));
        // Damaged bytes, and those of another build, are not trusted.
        cache.connection().execute("UPDATE contents SET text = replace(text, 'Brill', 'Brawn')", []).unwrap();
        assert!(cache.article(id).unwrap().is_none());
    }

    #[test]
    fn every_order_has_an_index_and_failures_stand_last() {
        let cache = temporary();
        cache.write(|writer| writer.expect(&file("waiting.txt"))).unwrap();
        put(&cache, "a.txt", &article("a.txt", "older of the Wire", 1, "Wire"));
        put(&cache, "b.txt", &article("b.txt", "Newer of the Daily", 9, "Daily"));
        cache.write(|writer| writer.fail(&file("0.txt"), "it is gone")).unwrap();
        assert_eq!(titles(&cache, Sort::Date), ["Newer of the Daily", "older of the Wire", "waiting.txt", "0.txt"]);
        assert_eq!(titles(&cache, Sort::Title), ["Newer of the Daily", "older of the Wire", "waiting.txt", "0.txt"]);
        assert_eq!(titles(&cache, Sort::Source), ["Newer of the Daily", "older of the Wire", "waiting.txt", "0.txt"]);
        assert_eq!(cache.totals().unwrap(), Totals { articles: 4, unread: 3 });
        for sort in Sort::ALL {
            let plan = format!("EXPLAIN QUERY PLAN {}", read::order_query(sort, 10));
            let plan: String = cache.connection().query_row(&plan, [], |row| row.get(3)).unwrap();
            assert!(plan.contains("COVERING INDEX"), "{sort:?}: {plan}");
        }
    }

    #[test]
    fn what_was_found_can_be_searched_and_goes_with_its_file() {
        let cache = temporary();
        put(&cache, "a.txt", &article("a.txt", "Corvane buys Brill", 12, "Wire"));
        let hits = |words: &str| count(&cache, &format!("SELECT count(*) FROM words WHERE words MATCH '{words}'"));
        assert_eq!(hits("brill"), 1);
        assert_eq!(hits("body : \"bought brill\""), 1);
        assert_eq!(hits("organisations : corvane"), 1);
        assert_eq!(hits("organisations : \"plc brill\""), 0, "a phrase does not reach over the border of two names");
        assert_eq!(hits("people : doe"), 1);
        assert_eq!(count(&cache, "SELECT count(*) FROM figures WHERE kind = 'money' AND high > 1e6 AND value = '12000000'"), 1);
        assert_eq!(
            count(&cache, "SELECT count(*) FROM facts JOIN fillers USING (article) WHERE kind = 'acquire' AND role = 'acquirer'"),
            1
        );
        cache.write(|writer| writer.remove(&file("a.txt").path)).unwrap();
        for table in schema::OF_ARTICLE.into_iter().chain(["files", "articles", "tags"]) {
            assert_eq!(count(&cache, &format!("SELECT count(*) FROM {table}")), 0, "{table}");
        }
        assert_eq!(hits("brill"), 0);
    }

    #[test]
    fn a_file_read_or_named_again_keeps_its_number_its_mark_and_its_analysis() {
        let cache = temporary();
        let made = article("a.txt", "Corvane buys Brill", 12, "Wire");
        put(&cache, "a.txt", &made);
        let id = cache.find(&made.0.source).unwrap().unwrap();
        let mark = Mark { read: true, starred: true, place: 4, tags: vec!["5g".into()], note: "N".into() };
        cache.write(|writer| writer.mark(Identity::of_text(&made.0.text), &mark)).unwrap();
        // Touched, read again, and not yet analysed again.
        cache.write(|writer| writer.put(&FileState { modified: 2, ..file("a.txt") }, [&made.0])).unwrap();
        assert!(cache.article(id).unwrap().unwrap().1.is_some());
        let mut current = Vec::new();
        cache.files(|file, is_current| current.push((file.modified, is_current))).unwrap();
        assert_eq!(current, [(2, true)]);
        cache.write(|writer| writer.rename(&file("a.txt").path, &file("b.txt").path)).unwrap();
        let entry = cache.entries(&[id]).unwrap().remove(0);
        assert_eq!(entry.source, Source::File(file("b.txt").path));
        assert_eq!(entry.mark(), mark);
        assert_eq!(count(&cache, "SELECT count(*) FROM tags WHERE tag_key = '5g'"), 1);
        // Edited: the old analysis is not that of the new text.
        let edited = article("b.txt", "Corvane sells Brill", 13, "Wire");
        cache.write(|writer| writer.put(&file("b.txt"), [&edited.0])).unwrap();
        assert!(cache.article(id).unwrap().unwrap().1.is_none());
        assert_eq!(cache.entries(&[id]).unwrap()[0].state, State::Read);
    }

    #[test]
    fn a_feed_takes_the_place_of_its_name_and_loses_what_it_no_longer_holds() {
        let cache = temporary();
        cache.write(|writer| writer.expect(&file("feed.xml"))).unwrap();
        let entry = |name: &str| {
            let (article, _) = article("feed.xml", name, 1, "Wire");
            Article { source: Source::Entry(file("feed.xml").path, name.into()), ..article }
        };
        let (one, two, three) = (entry("one"), entry("two"), entry("three"));
        cache.write(|writer| writer.put(&file("feed.xml"), [&one, &two])).unwrap();
        assert_eq!(titles(&cache, Sort::Title), ["one", "two"]);
        let id = cache.find(&two.source).unwrap();
        cache.write(|writer| writer.put(&file("feed.xml"), [&two, &three])).unwrap();
        assert_eq!(titles(&cache, Sort::Title), ["three", "two"]);
        assert_eq!(cache.find(&two.source).unwrap(), id);
        cache.write(|writer| writer.fail(&file("feed.xml"), "no permission")).unwrap();
        assert_eq!(titles(&cache, Sort::Title), ["feed.xml"]);
    }

    #[test]
    fn a_file_put_by_the_portion_is_done_with_the_last_and_only_where_all_of_them_are_there() {
        let cache = temporary();
        let entries: Vec<Article> = ["one", "two", "three", "four"]
            .into_iter()
            .map(|name| Article { source: Source::Entry(file("feed.xml").path, name.into()), ..article("feed.xml", name, 1, "Wire").0 })
            .collect();
        let feed = file("feed.xml");
        let is_current = || {
            let mut all = Vec::new();
            cache.files(|_, is_current| all.push(is_current)).unwrap();
            all
        };
        cache.write(|writer| writer.put(&feed, &entries)).unwrap();
        assert_eq!((titles(&cache, Sort::Title).len(), is_current()), (4, vec![true]));
        let id = cache.find(&entries[1].source).unwrap();
        let mut kept = HashSet::new();
        cache.write(|writer| writer.put_some(&feed, &entries[1..2], &mut kept)).unwrap();
        assert_eq!(titles(&cache, Sort::Title), ["four", "one", "three", "two"]);
        cache.write(|writer| writer.put_last(&feed, &entries[2..3], &mut kept)).unwrap();
        assert_eq!((titles(&cache, Sort::Title), cache.find(&entries[1].source).unwrap()), (vec!["three".into(), "two".into()], id));
        // The first portion is in a cache that was given up since.
        let another = temporary();
        another.write(|writer| writer.put_last(&feed, &entries[2..3], &mut kept)).unwrap();
        another.files(|_, is_current| assert!(!is_current)).unwrap();
    }

    #[test]
    fn what_an_older_version_made_of_the_same_library_is_removed_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let path = |name: String| home.path().join(name);
        let (own, other) = (schema::VERSION, schema::VERSION - 1);
        for name in [format!("aa.{other}.db"), format!("aa.{other}.db-wal"), format!("bb.{other}.db"), "aa.txt".into()] {
            std::fs::write(path(name), "x").unwrap();
        }
        assert!(Cache::open(Some(&path(format!("aa.{own}.db"))), 7).unwrap().0.is_kept());
        assert!(!path(format!("aa.{other}.db")).exists() && !path(format!("aa.{other}.db-wal")).exists());
        assert!(path(format!("bb.{other}.db")).exists() && path("aa.txt".into()).exists());
    }

    #[test]
    fn a_cache_in_place_of_another_gives_none_of_its_numbers() {
        let home = tempfile::tempdir().unwrap();
        let (cache, _) = Cache::open(Some(&home.path().join("cache.db")), 7).unwrap();
        put(&cache, "a.txt", &article("a.txt", "One", 1, "Wire"));
        let before = cache.order(Sort::Date, 9).unwrap();
        assert!(cache.fall_back("no room").unwrap().unwrap().contains("no room"));
        put(&cache, "b.txt", &article("b.txt", "Another", 1, "Wire"));
        assert_eq!(titles(&cache, Sort::Date), ["Another"]);
        assert!(cache.entries(&before).unwrap().is_empty() && cache.article(before[0]).unwrap().is_none());
    }

    #[test]
    fn a_damaged_or_foreign_file_is_set_aside_and_one_that_cannot_be_kept_is_in_memory() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("deep/cache.db");
        let (cache, notice) = Cache::open(Some(&path), 7).unwrap();
        assert!(cache.is_kept() && notice.is_none());
        put(&cache, "a.txt", &article("a.txt", "Kept", 1, "Wire"));
        assert_eq!(titles(&Cache::open(Some(&path), 7).unwrap().0, Sort::Date), ["Kept"]);
        drop(cache);
        std::fs::write(&path, "no database at all".repeat(100)).unwrap();
        let (cache, notice) = Cache::open(Some(&path), 7).unwrap();
        assert!(notice.unwrap().contains("damaged"));
        assert!(cache.is_kept() && titles(&cache, Sort::Date).is_empty());
        cache.connection().pragma_update(None, "user_version", 99).unwrap();
        drop(cache);
        let (cache, notice) = Cache::open(Some(&path), 7).unwrap();
        assert!(notice.unwrap().contains("version 99"));
        assert!(cache.is_kept());
        let (cache, notice) = Cache::open(Some(Path::new("/proc/nowhere/cache.db")), 7).unwrap();
        assert!(!cache.is_kept() && notice.is_some());
        put(&cache, "a.txt", &article("a.txt", "Kept", 1, "Wire"));
        assert_eq!(titles(&cache.another().unwrap(), Sort::Date), ["Kept"]);
    }
}
