//! The clerk: the one thread that writes the cache, many results at once.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::ErrorCode;

use super::gate::Gate;
use super::news::{News, Progress, Tell};
use super::queue::Queue;
use crate::article::Article;
use crate::extract::analysis::Analysis;
use crate::extract::lexicon::Lexicon;
use crate::library::cache::{Cache, Writer};
use crate::library::entry::{ArticleId, FileState};
use crate::library::marks::{ArticleKey, Identity, Mark};

/// How long results are gathered while there is more to come: as much as may be done again after a sudden end.
const GATHERING: Duration = Duration::from_millis(200);

/// How long it waits at the end for another program that writes, and how long at once: whoever shuts the gate waits as long.
const PATIENCE: Duration = Duration::from_secs(5);
pub const MOMENT: Duration = Duration::from_millis(100);

/// The most results that are written at once, and the most text in them: in memory, reading waits for writing.
const MOST: usize = 128;
const MOST_BYTES: usize = 4_000_000;
const FEW: usize = 8;

/// The numbers of the articles that one reading of a file has found so far.
pub type Reading = Arc<Mutex<HashSet<ArticleId>>>;

/// What the clerk is to do.
pub enum Order {
    /// Files that are there; who lists them goes no further ahead until the order is dropped.
    Expect(Vec<FileState>, Sender<()>),
    /// Files that have gone.
    Remove(Vec<PathBuf>),
    /// A file has another name.
    Rename(PathBuf, PathBuf),
    /// Some articles of a file that is being read; who reads it goes no further ahead until the order is dropped.
    Part(FileState, Vec<Arc<Article>>, Reading, Sender<()>),
    /// A file has been read, and these are the last of its articles.
    Read(FileState, Vec<Arc<Article>>, Reading),
    /// A file cannot be read.
    Fail(FileState, String),
    /// An article has been analysed.
    Analysed(ArticleId, Arc<Article>, Arc<Analysis>, Arc<Lexicon>),
    /// The finders are told something else about these names, or about anything, and what counts from here on.
    Relearn(Option<Vec<String>>, Arc<Lexicon>, i64),
    /// What is kept of an article cannot be read.
    Distrust(ArticleId),
    /// A piece of work from the queue is done, of a file of so many bytes; what came of it was sent before.
    Done(u64),
    /// The folders have been compared with the cache.
    Surveyed,
    /// What the reader did with articles.
    Mark(Vec<(Identity, Mark)>),
    /// All that the reader did.
    MarkAll(HashMap<Identity, Mark>),
    /// How the screen is left.
    Session(&'static str, String),
    /// The cache was found damaged.
    Damaged(String),
    /// The end.
    Close,
}

/// The thread that writes.
pub struct Clerk {
    pub cache: Cache,
    pub queue: Arc<Queue>,
    pub gate: Arc<Gate>,
    pub tell: Tell,
    /// Takes the wish for a survey.
    pub survey: Sender<()>,
    /// By which articles are analysed now; what an older one made is not written.
    pub lexicon: Arc<Lexicon>,
}

/// What a batch of orders changed.
#[derive(Default)]
struct Changes {
    list: bool,
    articles: Vec<ArticleId>,
    met: Vec<ArticleKey>,
    done: usize,
    bytes: u64,
    surveyed: bool,
    /// Something has to be read again that the last survey found in order.
    distrusted: bool,
}

impl Clerk {
    /// Writes until the end.
    pub fn work(mut self, orders: &Receiver<Order>) {
        while let Ok(first) = orders.recv() {
            let mut batch = self.gather(first, orders);
            let end = batch.iter().any(|order| matches!(order, Order::Close));
            for order in &batch {
                if let Order::Relearn(_, lexicon, _) = order {
                    self.lexicon = lexicon.clone();
                }
            }
            let damage = batch.iter().find_map(|order| if let Order::Damaged(why) = order { Some(why.clone()) } else { None });
            let stamp = batch.iter().rev().find_map(|order| if let Order::Relearn(_, _, stamp) = order { Some(*stamp) } else { None });
            let lexicon = self.lexicon.clone();
            batch.retain(|order| !matches!(order, Order::Analysed(_, _, _, by) if !Arc::ptr_eq(by, &lexicon)));
            let mut changes = Changes::default();
            let mut orders = batch.into_iter();
            let start = Instant::now();
            let written = loop {
                let _passage = self.gate.enter();
                let written = self.cache.write(|writer| {
                    for order in orders.by_ref() {
                        carry_out(writer, order, &mut changes)?;
                        if self.gate.is_shut() {
                            break;
                        }
                    }
                    Ok(())
                });
                match written {
                    // Another program writes, which may take it longer than one is patient; no order has been taken yet.
                    Err(error)
                        if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                            && (start.elapsed() < PATIENCE || !end && !self.queue.is_closed()) => {}
                    Ok(()) if orders.len() > 0 => {}
                    written => break written.map(|()| changes),
                }
            };
            stamp.into_iter().for_each(|stamp| self.cache.set_stamp(stamp));
            // What was said of the file is no news once there is none.
            match (written, damage.filter(|_| self.cache.is_kept())) {
                (Ok(changes), None) => self.report(changes),
                (Err(error), _) => self.go_on_without(&error.to_string()),
                (_, Some(why)) => self.go_on_without(&why),
            }
            if end {
                return;
            }
        }
    }

    /// The orders that are there, and while there is work those that come soon.
    fn gather(&self, first: Order, orders: &Receiver<Order>) -> Vec<Order> {
        let start = Instant::now();
        let mut bytes = weight(&first);
        let mut batch = vec![first];
        // In memory, all who read wait for who writes.
        let most = if self.cache.is_kept() { MOST } else { FEW };
        while batch.len() < most && bytes < MOST_BYTES {
            let next = if self.queue.is_busy() {
                orders.recv_timeout(GATHERING.saturating_sub(start.elapsed())).ok()
            } else {
                orders.try_recv().ok()
            };
            let Some(next) = next else { break };
            bytes += weight(&next);
            batch.push(next);
        }
        batch
    }

    fn report(&mut self, changes: Changes) {
        let tell = |news| (self.tell)(news);
        if changes.distrusted {
            let _ = self.survey.send(()); // the thread that surveys has ended where the program does
        }
        if changes.list || !changes.articles.is_empty() {
            tell(News::Changed(changes.articles));
        }
        if !changes.met.is_empty() {
            tell(News::Met(changes.met));
        }
        if changes.done == 0 && !changes.surveyed {
            return;
        }
        let (progress, finished) = self.queue.written(changes.done, changes.bytes);
        if !finished {
            tell(News::Progress(progress));
            return;
        }
        match self.cache.to_analyse() {
            Ok(articles) if !articles.is_empty() => {
                tell(News::Progress(Some(Progress { reading: false, done: 0, all: articles.len() })));
                self.queue.read(articles);
            }
            _ => {
                tell(News::Progress(None));
                {
                    let _passage = self.gate.enter();
                    let _ = self.cache.checkpoint(); // the next start is slower, and no more
                }
                self.queue.settle();
            }
        }
    }

    /// The cache cannot be written or read: the rest of the session has one in memory, and everything is read again.
    fn go_on_without(&mut self, why: &str) {
        self.queue.clear();
        match self.cache.fall_back(why) {
            Ok(Some(notice)) => {
                (self.tell)(News::Notice(notice));
                self.queue.await_survey();
                (self.tell)(News::Replaced);
                let _ = self.survey.send(()); // the thread that surveys has ended where the program does
            }
            Ok(None) => (self.tell)(News::Notice(format!("what was found is not kept: {why}"))),
            Err(error) => (self.tell)(News::Notice(format!("what was found is not kept: {why}; {error}"))),
        }
    }
}

/// The bytes of text that an order holds.
fn weight(order: &Order) -> usize {
    match order {
        Order::Read(_, articles, _) => articles.iter().map(|article| article.text.len()).sum(),
        // Somebody waits.
        Order::Expect(..) | Order::Part(..) => MOST_BYTES,
        Order::Analysed(_, article, ..) => article.text.len(),
        _ => 0,
    }
}

fn carry_out(writer: &mut Writer, order: Order, changes: &mut Changes) -> rusqlite::Result<()> {
    match order {
        Order::Expect(files, waits) => {
            changes.list = true;
            files.iter().try_for_each(|file| writer.expect(file))?;
            drop((files, waits));
        }
        Order::Remove(paths) => {
            changes.list = true;
            paths.iter().try_for_each(|path| writer.remove(path))?;
        }
        Order::Rename(from, to) => {
            let keys = writer.rename(&from, &to)?;
            changes.list = true;
            changes.articles.extend(keys.iter().map(|(id, _)| *id));
            changes.met.extend(keys.into_iter().filter_map(|(_, key)| key));
        }
        Order::Part(file, articles, reading, waits) => {
            let mut kept = reading.lock().unwrap_or_else(PoisonError::into_inner);
            changes.articles.extend(writer.put_some(&file, articles.iter().map(|article| &**article), &mut kept)?);
            changes.met.extend(articles.iter().map(|article| ArticleKey::of(article)));
            drop((articles, waits));
        }
        Order::Read(file, articles, reading) => {
            let mut kept = reading.lock().unwrap_or_else(PoisonError::into_inner);
            changes.articles.extend(writer.put_last(&file, articles.iter().map(|article| &**article), &mut kept)?);
            changes.met.extend(articles.iter().map(|article| ArticleKey::of(article)));
        }
        Order::Fail(file, reason) => changes.articles.extend(writer.fail(&file, &reason)?),
        Order::Analysed(id, article, analysis, _) => {
            writer.analysed(id, &article, &analysis)?;
            changes.articles.push(id);
        }
        Order::Relearn(names, _, stamp) => {
            changes.articles.extend(writer.relearn(names.as_deref(), stamp)?);
            changes.surveyed = true;
        }
        Order::Distrust(id) => {
            writer.distrust(id)?;
            changes.distrusted = true;
        }
        Order::Done(bytes) => (changes.done, changes.bytes) = (changes.done + 1, changes.bytes.saturating_add(bytes)),
        Order::Surveyed => changes.surveyed = true,
        Order::Mark(marks) => {
            for (content, mark) in marks {
                changes.articles.extend(writer.mark(content, &mark)?);
            }
        }
        Order::MarkAll(marks) => changes.articles.extend(writer.mark_all(&marks)?),
        Order::Session(name, value) => writer.session(name, &value)?,
        Order::Damaged(_) | Order::Close => {}
    }
    Ok(())
}
