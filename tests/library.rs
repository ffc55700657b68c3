//! The library over folders that change, and under sudden ends.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use gleaner::extract::lexicon::{self, Lexicon};
use gleaner::library::cache::{self, Cache};
use gleaner::library::entry::{ArticleId, Entry, State};
use gleaner::library::marks::{ArticleKey, Mark, Marks};
use gleaner::library::shelf::Sort;
use gleaner::library::update::{News, Plan, Updater};
use gleaner::load;
use rusqlite::Connection;

/// How long a test waits before it gives up: far longer than anything takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder of articles and a cache for it.
struct Library {
    home: tempfile::TempDir,
    cache: Cache,
}

impl Library {
    fn new() -> Library {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("news")).unwrap();
        let (cache, notice) = Cache::open(Some(&home.path().join("cache/news.db")), stamp()).unwrap();
        assert_eq!(notice, None);
        Library { home, cache }
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("news")
    }

    fn write(&self, name: &str, title: &str) {
        fs::write(self.folder().join(name), text(title)).unwrap();
    }

    fn plan(&self, watch: bool) -> Plan {
        plan(&self.folder(), watch)
    }

    /// Brings the cache up to date and stops.
    fn update(&self) -> Vec<News> {
        let (updater, news) = start(&self.cache, self.plan(false));
        updater.wait();
        drop(updater);
        news.try_iter().collect()
    }

    fn titles(&self) -> Vec<String> {
        self.entries().into_iter().map(|entry| entry.title).collect()
    }

    fn entries(&self) -> Vec<Entry> {
        entries(&self.cache)
    }

    #[track_caller]
    fn wait_for(&self, titles: &[&str]) {
        let start = Instant::now();
        let analysed = |entry: &Entry| matches!(entry.state, State::Analysed(_));
        while self.titles() != titles || !self.entries().iter().all(analysed) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {titles:?}: {:?}", self.entries());
            thread::sleep(Duration::from_millis(5));
        }
    }
}

fn text(title: &str) -> String {
    format!("{title}\n\n12 March 2024\n\nCorvane Group plc said on Tuesday that it had bought Brill Ltd, a maker of pumps, for £12m.\n")
}

fn stamp() -> i64 {
    cache::stamp(&load::Settings::default(), &lexicon::Settings::default())
}

fn plan(folder: &Path, watch: bool) -> Plan {
    let lexicon = Lexicon::new(lexicon::Settings::default());
    Plan { paths: vec![folder.to_owned()], load: load::Settings::default(), lexicon, watch }
}

fn start(cache: &Cache, plan: Plan) -> (Updater, Receiver<News>) {
    let (sender, news) = mpsc::channel();
    let updater = Updater::start(cache, plan, Arc::new(move |what| drop(sender.send(what)))).unwrap();
    (updater, news)
}

fn entries(cache: &Cache) -> Vec<Entry> {
    cache.entries(&cache.order(Sort::Title, 1000).unwrap()).unwrap()
}

#[test]
fn what_is_up_to_date_is_not_read_again() {
    let library = Library::new();
    library.write("a.txt", "Alder opens");
    library.write("b.txt", "Birch opens");
    fs::write(library.folder().join("c.txt"), [0u8; 64]).unwrap();
    let before: Vec<_> = fs::read_dir(library.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    library.update();
    assert_eq!(library.titles(), ["Alder opens", "Birch opens", "c.txt"]);
    assert!(matches!(&library.entries()[2].state, State::Failed(reason) if !reason.is_empty()));
    let again = library.update();
    assert!(!again.iter().any(|news| matches!(news, News::Changed(_) | News::Met(_))), "{again:?}");
    // Other settings count for other articles.
    library.cache.set_stamp(7);
    assert!(library.update().iter().any(|news| matches!(news, News::Met(_))));
    let after: Vec<_> = fs::read_dir(library.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(before, after, "nothing is written into the folder of articles");
}

#[test]
fn what_is_settled_leaves_nothing_in_the_log_for_the_next_start() {
    let library = Library::new();
    library.write("a.txt", "Corvane buys Brill");
    let (updater, _news) = start(&library.cache, library.plan(false));
    updater.wait();
    assert_eq!(fs::metadata(library.home.path().join("cache/news.db-wal")).unwrap().len(), 0);
    assert_eq!(library.titles(), ["Corvane buys Brill"]);
}

#[test]
fn what_changes_in_the_folder_is_picked_up_while_watched() {
    let library = Library::new();
    library.write("a.txt", "Alder opens");
    let (_updater, news) = start(&library.cache, library.plan(true));
    library.wait_for(&["Alder opens"]);
    library.write("b.txt", "Birch opens");
    library.wait_for(&["Alder opens", "Birch opens"]);
    let birch = library.entries()[1].id;
    library.write("a.txt", "Alder closes");
    library.wait_for(&["Alder closes", "Birch opens"]);
    fs::create_dir(library.folder().join("deep")).unwrap();
    fs::rename(library.folder().join("b.txt"), library.folder().join("deep/c.txt")).unwrap();
    let start = Instant::now();
    while library.entries().iter().find(|entry| entry.id == birch).is_none_or(|entry| !entry.source.path().unwrap().ends_with("deep/c.txt"))
    {
        assert!(start.elapsed() < PATIENCE, "{:?}", library.entries());
        thread::sleep(Duration::from_millis(5));
    }
    library.wait_for(&["Alder closes", "Birch opens"]);
    fs::remove_file(library.folder().join("a.txt")).unwrap();
    library.wait_for(&["Birch opens"]);
    // Quiet when nothing happens: not one message, so not one wake-up.
    while news.recv_timeout(Duration::from_millis(600)).is_ok() {}
    assert!(news.recv_timeout(Duration::from_millis(600)).is_err());
}

#[test]
fn a_moved_and_edited_article_keeps_its_marks() {
    let library = Library::new();
    library.write("a.txt", "Alder opens");
    library.update();
    let path = library.home.path().join("marks.db");
    let mark = |library: &Library, marks: &mut Marks| {
        let (updater, news) = start(&library.cache, library.plan(false));
        updater.wait();
        let met: Vec<ArticleKey> =
            news.try_iter().filter_map(|news| if let News::Met(keys) = news { Some(keys) } else { None }).flatten().collect();
        marks.meet(&met).unwrap();
        updater.marks().mark_all(marks).unwrap();
    };
    let (mut marks, _) = Marks::open(&path);
    marks.set_starred(&library.entries()[0].key().unwrap(), true).unwrap();
    mark(&library, &mut marks);
    assert!(library.entries()[0].starred);
    // Moved, then edited where it is, then moved and edited in one go of the program each.
    fs::rename(library.folder().join("a.txt"), library.folder().join("b.txt")).unwrap();
    mark(&library, &mut marks);
    library.write("b.txt", "Alder opens again");
    mark(&library, &mut marks);
    assert_eq!(library.titles(), ["Alder opens again"]);
    assert!(library.entries()[0].starred);
    // A cache that is lost gets them from the marks.
    let (fresh, _) = Cache::open(None, stamp()).unwrap();
    let (mut marks, _) = Marks::open(&path);
    let (updater, _) = start(&fresh, library.plan(false));
    updater.wait();
    updater.marks().mark_all(&mut marks).unwrap();
    drop(updater);
    assert!(entries(&fresh)[0].starred);
}

#[test]
fn an_article_read_just_before_a_sudden_end_keeps_its_marks() {
    let library = Library::new();
    library.write("a.txt", "Alder opens");
    let feed = |title: &str| {
        format!("<rss><channel><item><guid>1</guid><title>{title}</title><description>Of pumps.</description></item></channel></rss>")
    };
    fs::write(library.folder().join("b.xml"), feed("Birch opens")).unwrap();
    library.update();
    let (mut marks, _) = Marks::open(&library.home.path().join("marks.db"));
    for entry in library.entries() {
        marks.set_starred(&entry.key().unwrap(), true).unwrap();
    }
    // Edited and read, and then nobody was there any more to meet them.
    library.write("a.txt", "Alder opens again");
    fs::write(library.folder().join("b.xml"), feed("Birch opens again")).unwrap();
    library.update();
    assert!(library.entries().iter().all(|entry| !entry.starred));
    let (updater, _) = start(&library.cache, library.plan(false));
    updater.wait();
    updater.marks().mark_all(&mut marks).unwrap();
    drop(updater);
    assert_eq!(library.titles(), ["Alder opens again", "Birch opens again"]);
    assert!(library.entries().iter().all(|entry| entry.starred));
}

#[test]
fn nobody_who_tells_of_a_change_waits_for_the_disk() {
    let library = Library::new();
    library.write("a.txt", "Alder opens");
    library.update();
    let (updater, _news) = start(&library.cache, library.plan(false));
    updater.wait();
    // Another program writes, and takes its time.
    let other = Connection::open(library.home.path().join("cache/news.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (told, wait) = mpsc::channel();
    let lexicon = library.plan(false).lexicon;
    thread::spawn(move || {
        for n in 0..300 {
            updater.relearn(Some(vec!["Brill Ltd".into()]), lexicon.clone());
            updater.marks().session("sort", n.to_string());
        }
        told.send(updater).unwrap();
    });
    let updater = wait.recv_timeout(PATIENCE).expect("it waits for the other program");
    other.execute_batch("COMMIT").unwrap();
    drop(updater);
    assert_eq!(library.cache.session().unwrap().get("sort").map(String::as_str), Some("299"));
}

#[test]
fn a_pause_leaves_the_cache_to_other_programs_and_loses_nothing() {
    let library = Library::new();
    for n in 0..200 {
        library.write(&format!("{n:03}.txt"), &format!("Title {n:03}"));
    }
    let other = Connection::open(library.home.path().join("cache/news.db")).unwrap();
    let (updater, _news) = start(&library.cache, library.plan(false));
    for _ in 0..20 {
        let pause = updater.pause();
        other.execute_batch("BEGIN IMMEDIATE; COMMIT").expect("the cache is not locked");
        drop(pause);
        thread::sleep(Duration::from_millis(5));
    }
    updater.wait();
    drop(updater);
    assert_eq!(library.entries().iter().filter(|entry| matches!(entry.state, State::Analysed(_))).count(), 200);
}

#[test]
fn an_opened_article_does_not_wait_for_the_others() {
    let library = Library::new();
    for n in 0..200 {
        library.write(&format!("{n:03}.txt"), &format!("Title {n:03}"));
    }
    let (updater, news) = start(&library.cache, library.plan(false));
    let asked: Mutex<Option<ArticleId>> = Mutex::new(None);
    let start = Instant::now();
    loop {
        let next = news.recv_timeout(PATIENCE).unwrap();
        let mut asked = asked.lock().unwrap();
        if asked.is_none() {
            // The last of all, as soon as its name is known.
            let order = library.cache.order(Sort::Title, 1000).unwrap();
            if let Some(entry) =
                library.cache.entries(&order).unwrap().into_iter().find(|entry| entry.source.path().unwrap().ends_with("199.txt"))
            {
                *asked = Some(entry.id);
                updater.open(entry.id, entry.source);
            }
        }
        if let News::Analysed(id, analysis) = next {
            assert_eq!(Some(id), *asked);
            assert!(!analysis.facts.is_empty());
            break;
        }
        assert!(start.elapsed() < PATIENCE);
    }
    let waiting = library.entries().iter().filter(|entry| !matches!(entry.state, State::Analysed(_))).count();
    assert!(waiting > 0, "it came before the others were done");
}

#[test]
fn a_correction_has_only_those_articles_analysed_again_that_it_touches() {
    let library = Library::new();
    library.write("a.txt", "Alder opens");
    fs::write(library.folder().join("b.txt"), "Birch\n\nNothing else is said of Tarn Ltd.\n").unwrap();
    library.update();
    let (updater, news) = start(&library.cache, library.plan(false));
    updater.wait();
    news.try_iter().for_each(drop);
    let mut settings = lexicon::Settings::default();
    settings.organisations.never = vec!["Brill Ltd".into()];
    updater.relearn(Some(vec!["Brill Ltd".into()]), Lexicon::new(settings.clone()));
    let start = Instant::now();
    let names = || {
        let (_, analysis) = library.cache.article(library.entries()[0].id).unwrap()?;
        Some(analysis?.organisations.iter().map(|organisation| organisation.name.clone()).collect::<Vec<_>>())
    };
    while names().is_none_or(|names| names.iter().any(|name| name.contains("Brill"))) {
        assert!(start.elapsed() < PATIENCE, "{:?}", names());
        thread::sleep(Duration::from_millis(5));
    }
    let touched: Vec<ArticleId> =
        news.try_iter().filter_map(|news| if let News::Changed(ids) = news { Some(ids) } else { None }).flatten().collect();
    assert!(touched.iter().all(|id| *id == library.entries()[0].id), "{touched:?}");
    drop(updater);
    // The next start, told the same, has nothing to do.
    assert_eq!(library.cache.stamp(), cache::stamp(&load::Settings::default(), &settings));
}

/// Tells the child process where the library is.
const HOME: &str = "GLEANER_TEST_LIBRARY";

/// Not a test of its own: the process that [`a_killed_update_goes_on_where_it_stopped`] kills.
#[test]
fn updater() {
    let Ok(home) = env::var(HOME) else { return };
    let home = Path::new(&home);
    let (cache, _) = Cache::open(Some(&home.join("cache/news.db")), stamp()).unwrap();
    let (updater, news) = start(&cache, plan(&home.join("news"), false));
    let start = Instant::now();
    let analysed = || entries(&cache).iter().filter(|entry| matches!(entry.state, State::Analysed(_))).count();
    while analysed() < fs::read_dir(home.join("news")).unwrap().count() {
        assert!(start.elapsed() < PATIENCE);
        thread::sleep(Duration::from_millis(10));
    }
    drop(updater);
    news.try_iter().for_each(|news| {
        if let News::Notice(words) = news {
            println!("{words}");
        }
    });
    println!("{} analysed, kept: {}", analysed(), cache.is_kept());
}

#[test]
fn a_killed_update_goes_on_where_it_stopped() {
    let library = Library::new();
    for n in 0..150 {
        library.write(&format!("{n:03}.txt"), &format!("Title {n:03}"));
    }
    let analysed = |library: &Library| library.entries().iter().filter(|entry| matches!(entry.state, State::Analysed(_))).count();
    let mut before = 0;
    for round in 1..=4 {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "updater", "--nocapture"])
            .env(HOME, library.home.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let start = Instant::now();
        while analysed(&library) < round * 30 && child.try_wait().unwrap().is_none() {
            assert!(start.elapsed() < PATIENCE);
            thread::sleep(Duration::from_millis(1));
        }
        let _ = child.kill();
        child.wait().unwrap();
        let now = analysed(&library);
        assert!(now >= before, "nothing that was done is lost: {now} of {before}");
        before = now;
    }
    library.update();
    assert_eq!(analysed(&library), 150);
    let all: HashMap<String, usize> = library.titles().into_iter().fold(HashMap::new(), |mut all, title| {
        *all.entry(title).or_default() += 1;
        all
    });
    assert!(all.len() == 150 && all.values().all(|&count| count == 1));
}

#[test]
fn two_readers_share_one_cache() {
    let library = Library::new();
    for n in 0..40 {
        library.write(&format!("{n:03}.txt"), &format!("Title {n:03}"));
    }
    let other = Cache::open(Some(&library.home.path().join("cache/news.db")), stamp()).unwrap().0;
    let (one, first) = start(&library.cache, library.plan(false));
    let (two, second) = start(&other, library.plan(false));
    one.wait();
    two.wait();
    drop((one, two));
    for news in first.try_iter().chain(second.try_iter()) {
        assert!(!matches!(news, News::Notice(_)), "{news:?}");
    }
    assert_eq!(entries(&other).len(), 40);
    assert!(entries(&other).iter().all(|entry| matches!(entry.state, State::Analysed(_))));
}

#[test]
fn a_full_disk_is_said_and_the_rest_of_the_session_is_in_memory() {
    let library = Library::new();
    for n in 0..60 {
        library.write(&format!("{n:03}.txt"), &format!("Title {n:03}"));
    }
    // No file of the child's may grow beyond this; its writes fail as they would on a full disk.
    let line = format!("trap '' XFSZ; ulimit -f 400; exec '{}' --exact updater --nocapture", env::current_exe().unwrap().display());
    let output = Command::new("sh").args(["-c", &line]).env(HOME, library.home.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("analysed again at each start"), "{said}");
    assert!(said.contains("60 analysed, kept: false"), "{said}");
    // What fitted is whole.
    let (again, notice) = Cache::open(Some(&library.home.path().join("cache/news.db")), stamp()).unwrap();
    assert!(notice.is_none() && again.is_kept());
    library.update();
    assert_eq!(library.entries().len(), 60);
}

#[test]
fn a_cache_damaged_while_it_is_used_is_made_anew() {
    let mut library = Library::new();
    for n in 0..60 {
        library.write(&format!("{n:03}.txt"), &format!("Title {n:03}"));
    }
    library.update();
    let file = library.home.path().join("cache/news.db");
    // The last to leave the file puts everything into it, and threads take their time; of two that leave at once neither is the last.
    library.cache = Cache::open(None, stamp()).unwrap().0;
    let begun = Instant::now();
    while file.with_extension("db-wal").exists() {
        assert!(begun.elapsed() < PATIENCE, "the log is still there");
        thread::sleep(Duration::from_millis(50));
        drop(Cache::open(Some(&file), stamp()).unwrap());
    }
    let bytes = fs::read(&file).unwrap();
    // All but the header and the tables' names.
    let damaged: Vec<u8> = bytes.iter().enumerate().map(|(at, byte)| if at > 40_000 { byte ^ 0x5a } else { *byte }).collect();
    fs::write(&file, damaged).unwrap();
    let (cache, _) = Cache::open(Some(&file), stamp()).unwrap();
    let (updater, news) = start(&cache, library.plan(false));
    let start = Instant::now();
    let good = |cache: &Cache| {
        let order = cache.order(Sort::Title, 1000).unwrap_or_default();
        cache.entries(&order).unwrap_or_default().iter().filter(|entry| matches!(entry.state, State::Analysed(_))).count()
    };
    while cache.is_kept() || good(&cache) < 60 {
        assert!(start.elapsed() < PATIENCE, "{:?}", news.try_iter().collect::<Vec<_>>());
        updater.is_damaged("its pages make no sense");
        thread::sleep(Duration::from_millis(100));
    }
    drop(updater);
    let (cache, _) = Cache::open(Some(&file), stamp()).unwrap();
    assert!(cache.is_kept());
    let names = fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().any(|name| name.to_string_lossy().contains("damaged")));
}

#[test]
fn a_folder_that_cannot_be_reached_loses_nothing() {
    let library = Library::new();
    library.write("a.txt", "Alder opens");
    library.update();
    let away = library.home.path().join("away");
    fs::rename(library.folder(), &away).unwrap();
    library.update();
    assert!(library.titles().contains(&"Alder opens".to_owned()), "{:?}", library.titles());
    fs::rename(&away, library.folder()).unwrap();
    library.update();
    assert_eq!(library.titles(), ["Alder opens"]);
}

#[test]
fn marks_are_kept_in_step_by_content() {
    let library = Library::new();
    library.write("a.txt", "Alder opens");
    library.update();
    let entry = library.entries().remove(0);
    let mark = Mark { read: true, place: 3, tags: vec!["5g".into()], ..Mark::default() };
    let (updater, news) = start(&library.cache, library.plan(false));
    updater.wait();
    updater.marks().mark_some(vec![(entry.content.unwrap(), mark.clone())]);
    drop(updater);
    assert_eq!(library.entries()[0].mark(), mark);
    assert!(news.try_iter().any(|news| matches!(news, News::Changed(ids) if ids == [entry.id])));
}
