//! Articles made ready before they are asked for, on a thread of their own: those that the next key probably opens. The thread
//! that draws then only looks whether the cache still has them so.
//!
//! What is ready is never told of changes: its checksum in the cache is asked for when it is used, and one that differs makes it
//! worth nothing. Deliberately absent: articles so long that making them ready would cost more than it gains.

use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::items::{self, Item};
use super::reader::{Fit, rows_for};
use super::wrap::Row;
use crate::article::Article;
use crate::extract::analysis::Analysis;
use crate::library::cache::{Cache, Whole};
use crate::library::entry::ArticleId;

/// How many articles are kept ready, those that were open before among them.
const KEPT: usize = 12;

/// How long nothing else is wanted before work begins: the picture with which the wish came goes out first, and may need both hands
/// of a small machine.
const LULL: Duration = Duration::from_millis(10);

/// The longest article that is made ready, in bytes of its text.
const LONGEST: usize = 1 << 18;

/// An article with all that the panes need of it.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it, where it is analysed, and what the panel says of that.
    pub found: Option<(Arc<Analysis>, Arc<[Item]>)>,
    /// Its rows, and what they are made for, where that was known.
    pub rows: Option<(Fit, Vec<Row>)>,
}

impl Prepared {
    /// Prepares an article.
    pub fn new((article, analysis): Whole) -> Prepared {
        let found = analysis.map(|analysis| {
            let items = items::items(&article, &analysis).into();
            (analysis, items)
        });
        Prepared { article, found, rows: None }
    }

    /// An article of which nothing is found yet.
    pub fn unread(article: Arc<Article>) -> Prepared {
        Prepared { article, found: None, rows: None }
    }

    fn wrapped(self, fit: Option<Fit>) -> Prepared {
        Prepared { rows: fit.map(|fit| (fit, rows_for(&self.article, fit))), ..self }
    }
}

#[derive(Debug)]
struct Ready {
    id: ArticleId,
    checksum: i64,
    prepared: Prepared,
}

/// What is ready, the last that was wanted at the back.
type Shop = Mutex<VecDeque<Ready>>;

/// The way to what is ready.
#[derive(Debug)]
pub struct Ahead {
    ready: Arc<Shop>,
    wishes: mpsc::Sender<Neighbours>,
    wanted: Neighbours,
}

/// The articles that are wanted, and what their rows are to be made for.
pub type Neighbours = (Vec<ArticleId>, Option<Fit>);

impl Ahead {
    /// Starts the thread; it ends when what is answered is dropped.
    pub fn start(cache: Cache) -> Ahead {
        let (wishes, asked) = mpsc::channel();
        let ready = Arc::new(Shop::default());
        let shop = ready.clone();
        thread::spawn(move || prepare_all(&cache, &asked, &shop));
        Ahead { ready, wishes, wanted: Neighbours::default() }
    }

    /// Has articles made ready, the first of them first.
    pub fn want(&mut self, wanted: Neighbours) {
        if self.wanted != wanted {
            let _ = self.wishes.send(wanted.clone()); // without the thread nothing is ready
            self.wanted = wanted;
        }
    }

    /// An article that is ready, if it still has this checksum.
    pub fn find(&self, id: ArticleId, checksum: i64) -> Option<Prepared> {
        let ready = lock(&self.ready);
        ready.iter().find(|ready| ready.id == id && ready.checksum == checksum).map(|ready| ready.prepared.clone())
    }
}

fn lock(shop: &Shop) -> MutexGuard<'_, VecDeque<Ready>> {
    shop.lock().unwrap_or_else(PoisonError::into_inner)
}

fn prepare_all(cache: &Cache, asked: &Receiver<Neighbours>, shop: &Shop) {
    while let Ok(mut wish) = asked.recv() {
        while let Ok(newer) = asked.recv_timeout(LULL) {
            wish = newer;
        }
        let (ids, mut fit) = wish;
        let mut wanted = VecDeque::from(ids);
        while let Some(id) = wanted.pop_front() {
            if let Some(ready) = prepare(cache, id, fit, shop) {
                lock(shop).push_back(ready);
            }
            // What is wanted now counts.
            if let Some((ids, newer)) = asked.try_iter().last() {
                (wanted, fit) = (ids.into(), newer);
            }
        }
        // Here, because giving memory back takes its time, too.
        let dropped: Vec<Ready> = {
            let mut ready = lock(shop);
            let many = ready.len().saturating_sub(KEPT);
            ready.drain(..many).collect()
        };
        drop(dropped);
    }
}

/// Makes an article ready, or takes it out of those that are, to stand with the last. One that cannot be read is told of when it is
/// opened.
fn prepare(cache: &Cache, id: ArticleId, fit: Option<Fit>, shop: &Shop) -> Option<Ready> {
    let (checksum, bytes) = cache.checksum(id).ok()??;
    let known = {
        let mut ready = lock(shop);
        let place = ready.iter().position(|ready| ready.id == id);
        place.and_then(|place| ready.remove(place))
    };
    if let Some(known) = known.filter(|known| known.checksum == checksum) {
        return Some(known);
    }
    // Where it was written anew since, the checksum that was asked for before is another one, and it is not used.
    let whole = if bytes > LONGEST { None } else { cache.article(id).ok()? };
    whole.map(|whole| Ready { id, checksum, prepared: Prepared::new(whole).wrapped(fit) })
}
