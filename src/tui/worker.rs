//! What goes on off the thread that draws: keeping the cache up to date, and the order of the list, which takes longer than a
//! picture may.
//!
//! Threads only send; they never touch the terminal. While articles come in without end the list is made anew a few times a
//! second, and at once when the reader asks for another.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::event::{Effect, Event};
use super::keeper::Keeper;
use super::pages::Pages;
use super::wake::Sender;
use crate::article::Source;
use crate::extract::lexicon::Lexicon;
use crate::library::cache::Cache;
use crate::library::entry::ArticleId;
use crate::library::shelf::Selection;
use crate::library::update::{News, Pause, Plan, Updater};

/// The least time between two lists of what changed, and its share of what a list takes.
const REST: Duration = Duration::from_millis(500);
const SHARE: u32 = 10;

enum Ask {
    /// For another list.
    List(Selection),
    /// For the same again: what is listed changed.
    Again,
}

/// The threads that work.
pub struct Workers {
    updater: Option<Updater>,
    lister: mpsc::Sender<Ask>,
    gatherer: mpsc::Sender<Effect>,
}

impl Workers {
    /// Starts the threads. The keeper is told of every article that is read, and repeats its marks in the cache.
    pub fn start(cache: &Cache, plan: Plan, selection: Selection, keeper: &Keeper, events: &Sender) -> Workers {
        let (lister, asked) = mpsc::channel();
        let (gatherer, wanted) = mpsc::channel();
        let news = (events.clone(), lister.clone(), keeper.desk().clone());
        let tell = move |what| {
            let (events, lister, keeper) = &news;
            match what {
                News::Changed(ids) => {
                    events.send(Event::Changed(ids));
                    let _ = lister.send(Ask::Again); // it goes when the program does
                }
                News::Replaced => {
                    events.send(Event::Replaced);
                    let _ = lister.send(Ask::Again);
                }
                News::Met(keys) => keeper.recall(keys),
                News::Read(id, article) => events.send(Event::Read(id, article)),
                News::Analysed(id, analysis) => events.send(Event::Analysed(id, analysis)),
                News::Progress(progress) => events.send(Event::Progress(progress)),
                News::Notice(words) => events.send(Event::Notice(words)),
            }
        };
        let started = cache.another().and_then(|pages| {
            let (pages, events, others) = (Pages::new(pages), events.clone(), (Pages::new(cache.another()?), events.clone()));
            thread::spawn(move || list_all(&pages, selection, &asked, &events));
            thread::spawn(move || gather_all(&others.0, &wanted, &others.1));
            Updater::start(cache, plan, Arc::new(tell))
        });
        let updater = match started {
            Ok(updater) => {
                keeper.desk().mirror(updater.marks());
                Some(updater)
            }
            Err(trouble) => {
                events.send(Event::Notice(format!("nothing can be read: {}", trouble.words())));
                None
            }
        };
        Workers { updater, lister, gatherer }
    }

    /// Asks for another list.
    pub fn list(&self, selection: Selection) {
        let _ = self.lister.send(Ask::List(selection)); // it goes when the program does
    }

    /// Asks for what takes longer than a picture may.
    pub fn answer(&self, wish: Effect) {
        let _ = self.gatherer.send(wish); // it goes when the program does
    }

    /// Asks for an article before all others.
    pub fn open(&self, id: ArticleId, source: Source) {
        self.updater.iter().for_each(|updater| updater.open(id, source.clone()));
    }

    /// Other things are known of these names from here on; without names, of anything.
    pub fn relearn(&self, names: Option<Vec<String>>, lexicon: Lexicon) {
        self.updater.iter().for_each(|updater| updater.relearn(names.clone(), lexicon.clone()));
    }

    /// Holds the writing of the cache up, as long as what is answered lives.
    pub fn pause(&self) -> Option<Pause> {
        self.updater.as_ref().and_then(Updater::pause)
    }

    /// The cache was found damaged.
    pub fn is_damaged(&self, why: &str) {
        self.updater.iter().for_each(|updater| updater.is_damaged(why));
    }
}

/// Gathers until the program ends; of several wishes of a kind the last counts.
fn gather_all(pages: &Pages, wanted: &mpsc::Receiver<Effect>, events: &Sender) {
    while let Ok(first) = wanted.recv() {
        let (names, others): (Vec<Effect>, Vec<Effect>) =
            std::iter::once(first).chain(wanted.try_iter()).partition(|wish| matches!(wish, Effect::Names(_)));
        for wish in names.last().into_iter().chain(others.last()) {
            match pages.answer(wish) {
                Ok(answer) => answer.into_iter().for_each(|answer| events.send(answer)),
                Err(error) => events.send(Event::Notice(format!("the cache cannot be asked: {error}"))),
            }
        }
    }
}

/// Makes lists until the program ends.
fn list_all(pages: &Pages, mut selection: Selection, asked: &mpsc::Receiver<Ask>, events: &Sender) {
    let mut rested = Instant::now();
    while let Ok(first) = asked.recv() {
        let mut next = Some(first);
        // Changes are gathered until it has rested; a wish of the reader's does not wait.
        loop {
            match next {
                Some(Ask::List(wanted)) => {
                    selection = wanted;
                    break;
                }
                Some(Ask::Again) => {}
                None => break,
            }
            next = match asked.recv_timeout(rested.saturating_duration_since(Instant::now())) {
                Ok(ask) => Some(ask),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
        }
        for ask in asked.try_iter() {
            if let Ask::List(wanted) = ask {
                selection = wanted;
            }
        }
        let start = Instant::now();
        match pages.list(&selection) {
            Ok(listed) => events.send(listed),
            Err(error) => events.send(Event::Notice(format!("the list cannot be made: {error}"))),
        }
        rested = Instant::now() + REST.max(start.elapsed() * SHARE);
    }
}
