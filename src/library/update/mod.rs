//! Brings the cache up to date with the folders, in the background, and keeps it so.
//!
//! A **survey** compares the folders with what the cache knows ([`survey`]). **Analysts**, on all cores but one, read what is new
//! or changed, the newest first, and then analyse what was read; a **clerk** alone writes what they found, many articles at once
//! ([`clerk`]); a large feed they read and write by the portion. All of them give way while somebody reads ([`manners`]). An article
//! that is opened does not wait for them: it has a thread of its own. A **watch** on the folders begins the next survey ([`watch`]).
//! All that was written stays when the program ends at any moment, so the next start goes on from there. Nothing is ever written into
//! a folder of articles. What happens is told through one function, from any of the threads.

mod clerk;
mod gate;
mod manners;
mod news;
mod queue;
mod shop;
mod survey;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use super::cache::{self, Cache};
use super::database::Trouble;
use super::entry::ArticleId;
use super::marks::{Identity, Mark, Marks};
use crate::article::Source;
use crate::extract::lexicon::Lexicon;
use crate::load;
use clerk::{Clerk, Order};
use gate::Gate;
pub use gate::Pause;
use manners::give_way;
pub use news::{News, Progress, Tell};
use queue::{Job, Queue};
pub use shop::Plan;
use shop::Shop;

/// The threads that keep a cache up to date.
pub struct Updater {
    cache: Cache,
    queue: Arc<Queue>,
    gate: Arc<Gate>,
    clerk: mpsc::Sender<Order>,
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
        // Where no change is waited for, nobody reads meanwhile: the end is all that is waited for.
        let reads = plan.watch;
        let manners = move || {
            if reads {
                give_way()
            }
        };
        let (clerk, orders) = mpsc::channel();
        let (urgent, wanted) = mpsc::channel();
        let (begin, surveys) = mpsc::channel();
        let (queue, gate) = (Arc::new(Queue::default()), Arc::new(Gate::default()));
        let load = plan.load.clone();
        let first = Arc::new(plan.lexicon.clone());
        let lexicon = Arc::new(Mutex::new(first.clone()));
        let shop = Shop { cache: cache.frugal()?, plan, lexicon: lexicon.clone(), queue: queue.clone(), clerk: clerk.clone(), tell };
        let own = cache.another()?;
        own.set_patience(clerk::MOMENT)?;
        let desk =
            Clerk { cache: own, queue: queue.clone(), gate: gate.clone(), tell: shop.tell.clone(), survey: begin.clone(), lexicon: first };
        let thread = thread::spawn(move || {
            manners();
            desk.work(&orders)
        });
        let analysts = thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1)).max(1);
        for _ in 0..analysts {
            let shop = Shop { cache: cache.frugal()?, ..shop.clone() };
            thread::spawn(move || {
                manners();
                analyst(&shop)
            });
        }
        let desk = Shop { cache: cache.frugal()?, ..shop.clone() };
        thread::spawn(move || open_all(&desk, &wanted));
        let wish = begin.clone();
        thread::spawn(move || {
            manners();
            survey::repeat(&shop, wish, &surveys)
        });
        let cache = cache.frugal()?;
        Ok(Updater { cache, queue, gate, clerk, urgent, lexicon, load, survey: begin, thread: Some(thread) })
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
        Marker { cache: self.cache.clone(), clerk: self.clerk.clone() }
    }

    /// Waits for the transaction that has begun; as long as what is answered lives, no other begins. `None` where nobody else can
    /// wait for it.
    pub fn pause(&self) -> Option<Pause> {
        self.cache.is_kept().then(|| self.gate.shut())
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
    cache: Cache,
    clerk: mpsc::Sender<Order>,
}

impl Marker {
    /// Repeats some marks.
    pub fn mark_some(&self, marks: Vec<(Identity, Mark)>) {
        let _ = self.clerk.send(Order::Mark(marks)); // the clerk may have gone: then nobody reads the cache
    }

    /// Repeats all marks. Articles that the cache has read and the marks never met, because the program ended between the two, are
    /// met first.
    ///
    /// # Errors
    /// Where what is learnt of them cannot be kept; it is repeated all the same.
    pub fn mark_all(&self, marks: &mut Marks) -> anyhow::Result<()> {
        // A cache that cannot be asked is made anew, and then they are met again.
        let keys = self.cache.keys(marks.sources()).unwrap_or_default();
        let met = marks.meet(&keys);
        let _ = self.clerk.send(Order::MarkAll(marks.by_content()));
        met
    }

    /// Keeps how the screen is left.
    pub fn session(&self, name: &'static str, value: String) {
        let _ = self.clerk.send(Order::Session(name, value));
    }
}

/// Reads and analyses what is next until the program ends.
fn analyst(shop: &Shop) {
    while let Some(job) = shop.queue.next() {
        let bytes = if let Job::Read(file) = &job { file.size } else { 0 };
        match job {
            Job::Read(file) => shop.read(file, |_| {}),
            Job::Analyse(id) => match shop.cache.article(id) {
                Ok(Some((article, None))) => drop(shop.analyse(id, &article)),
                Ok(Some((_, Some(_)))) => {} // opened and analysed since
                Ok(None) => shop.send(Order::Distrust(id)),
                Err(error) => shop.send(Order::Damaged(error.to_string())),
            },
        }
        shop.send(Order::Done(bytes));
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
                let Some(file) = source.path().map(Path::to_owned).and_then(survey::state_of) else { continue };
                let mut opened = None;
                shop.read(file, |article| {
                    if article.source == source {
                        opened = Some(article.clone());
                    }
                });
                // A file that is several articles has no line of its own once it is read.
                let Some(article) = opened else { continue };
                article
            }
        };
        shop.tell(News::Read(id, article.clone()));
        let analysis = shop.analyse(id, &article);
        shop.tell(News::Analysed(id, analysis));
    }
}
