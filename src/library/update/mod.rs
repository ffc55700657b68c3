//! Brings the cache up to date with the folders, in the background, and keeps it so.
//!
//! A **survey** compares the folders with what the cache knows ([`survey`]). **Analysts**, on all cores but one, read what is new
//! or changed, the newest first, and then analyse what was read; a **clerk** alone writes what they found, many articles at once
//! ([`clerk`]). An article that is opened does not wait for them: it has a thread of its own. A **watch** on the folders begins the
//! next survey ([`watch`]). All that was written stays when the program ends at any moment, so the next start goes on from there.
//! Nothing is ever written into a folder of articles. What happens is told through one function, from any of the threads.

mod clerk;
mod news;
mod queue;
mod shop;
mod survey;
mod watch;

use std::path::PathBuf;
use std::sync::mpsc::{self, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use super::cache::{self, Cache};
use super::database::Trouble;
use super::entry::ArticleId;
use super::marks::{Identity, Mark};
use crate::article::Source;
use crate::extract::lexicon::Lexicon;
use crate::load;
use clerk::Order;
pub use news::{News, Progress, Tell};
use queue::{Job, Queue};
pub use shop::Plan;
use shop::Shop;

/// How many results may wait for the clerk: enough to write many at once, few enough to keep in memory.
const WAITING: usize = 64;

/// The threads that keep a cache up to date.
pub struct Updater {
    queue: Arc<Queue>,
    clerk: SyncSender<Order>,
    urgent: mpsc::Sender<(ArticleId, Source)>,
    lexicon: Arc<Mutex<Arc<Lexicon>>>,
    load: load::Settings,
    survey: mpsc::Sender<()>,
    thread: Option<JoinHandle<()>>,
}

impl Updater {
    /// Starts the threads, which begin with a survey.
    ///
    /// # Errors
    /// Where the cache cannot be opened once more.
    pub fn start(cache: &Cache, plan: Plan, tell: Tell) -> Result<Updater, Trouble> {
        let absolute = |path: &PathBuf| match std::path::absolute(path) {
            Ok(absolute) if path.as_os_str() != load::STDIN => absolute,
            _ => path.clone(),
        };
        let plan = Arc::new(Plan { paths: plan.paths.iter().map(absolute).collect(), ..plan });
        let (clerk, orders) = mpsc::sync_channel(WAITING);
        let (urgent, wanted) = mpsc::channel();
        let (begin, surveys) = mpsc::channel();
        let queue = Arc::new(Queue::default());
        let load = plan.load.clone();
        let first = Arc::new(plan.lexicon.clone());
        let lexicon = Arc::new(Mutex::new(first.clone()));
        let shop = Shop { cache: cache.another()?, plan, lexicon: lexicon.clone(), queue: queue.clone(), clerk: clerk.clone(), tell };
        let desk = clerk::Clerk::new(cache.another()?, queue.clone(), first, shop.tell.clone(), begin.clone());
        let thread = thread::spawn(move || desk.work(&orders));
        let analysts = thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1)).max(1);
        for _ in 0..analysts {
            let shop = Shop { cache: cache.another()?, ..shop.clone() };
            thread::spawn(move || analyst(&shop));
        }
        let desk = Shop { cache: cache.another()?, ..shop.clone() };
        thread::spawn(move || open_all(&desk, &wanted));
        let wish = begin.clone();
        thread::spawn(move || survey::repeat(&shop, wish, &surveys));
        Ok(Updater { queue, clerk, urgent, lexicon, load, survey: begin, thread: Some(thread) })
    }

    /// Asks for an article before all others: to be read where the cache does not have it, and to be analysed.
    pub fn open(&self, id: ArticleId, source: Source) {
        let _ = self.urgent.send((id, source)); // the thread lives as long as this
    }

    /// Other things are known of these names from here on: the articles that hold one of them are analysed again; without names, all.
    pub fn relearn(&self, names: Option<Vec<String>>, lexicon: Lexicon) {
        let stamp = cache::stamp(&self.load, &lexicon.settings);
        let lexicon = Arc::new(lexicon);
        *self.lexicon.lock().unwrap_or_else(PoisonError::into_inner) = lexicon.clone();
        let _ = self.clerk.send(Order::Relearn(names, lexicon, stamp)); // the clerk lives as long as this
    }

    /// The cache was found damaged: everything is read again.
    pub fn is_damaged(&self, why: &str) {
        let _ = self.clerk.send(Order::Damaged(why.to_owned())); // the clerk lives as long as this
    }

    /// A way to repeat the reader's marks in the cache.
    pub fn marks(&self) -> Marker {
        Marker { clerk: self.clerk.clone() }
    }

    /// Waits until everything is read, analysed and written.
    pub fn wait(&self) {
        self.queue.wait_until_settled();
    }
}

/// Ends the threads; what was found and marked by then is written.
impl Drop for Updater {
    fn drop(&mut self) {
        self.queue.close();
        let _ = self.survey.send(()); // it ends where it finds the queue closed
        let _ = self.clerk.send(Order::Close);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Repeats the reader's marks and session in the cache.
#[derive(Clone, Debug)]
pub struct Marker {
    clerk: SyncSender<Order>,
}

impl Marker {
    /// Repeats some marks.
    pub fn mark_some(&self, marks: Vec<(Identity, Mark)>) {
        let _ = self.clerk.send(Order::Mark(marks)); // the clerk may have gone: then nobody reads the cache
    }

    /// Repeats all marks.
    pub fn mark_all(&self, marks: std::collections::HashMap<Identity, Mark>) {
        let _ = self.clerk.send(Order::MarkAll(marks));
    }

    /// Keeps how the screen is left.
    pub fn session(&self, name: &'static str, value: String) {
        let _ = self.clerk.send(Order::Session(name, value));
    }
}

/// Reads and analyses what is next until the program ends.
fn analyst(shop: &Shop) {
    while let Some(job) = shop.queue.next() {
        match job {
            Job::Read(file) => drop(shop.read(file)),
            Job::Analyse(id) => match shop.cache.article(id) {
                Ok(Some((article, None))) => drop(shop.analyse(id, &article)),
                Ok(Some((_, Some(_)))) => {} // opened and analysed since
                Ok(None) => shop.send(Order::Distrust(id)),
                Err(error) => shop.send(Order::Damaged(error.to_string())),
            },
        }
        shop.send(Order::Done);
    }
}

/// Reads and analyses what is opened, the last one asked for at once.
fn open_all(shop: &Shop, wanted: &mpsc::Receiver<(ArticleId, Source)>) {
    while let Ok(mut next) = wanted.recv() {
        next = wanted.try_iter().last().unwrap_or(next);
        let (id, source) = next;
        let article = match shop.cache.article(id) {
            Ok(Some((article, Some(analysis)))) => {
                shop.tell(News::Read(id, article));
                shop.tell(News::Analysed(id, analysis));
                continue;
            }
            Ok(Some((article, None))) => article,
            unread => {
                if let Err(error) = unread {
                    shop.send(Order::Damaged(error.to_string()));
                }
                let Some(file) = source.path().and_then(survey::state_of) else { continue };
                let articles = shop.read(file).unwrap_or_default();
                // A file that is several articles has no line of its own once it is read.
                let Some(article) = articles.into_iter().find(|article| article.source == source) else { continue };
                article
            }
        };
        shop.tell(News::Read(id, article.clone()));
        let analysis = shop.analyse(id, &article);
        shop.tell(News::Analysed(id, analysis));
    }
}
