//! Keeps the reader's marks on a thread of its own, because a disk can be slow and the screen must not be.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use super::event::{Event, SESSION_OPEN, SESSION_SORT, Session};
use super::wake::Sender;
use crate::article::Article;
use crate::library::marks::{ArticleKey, Mark, Marks};
use crate::library::shelf::Sort;

enum Order {
    Recall(Vec<Arc<Article>>),
    Remember(Arc<Article>, Mark),
    Session(&'static str, String),
    Settle(mpsc::Sender<()>),
}

/// The thread that keeps the marks.
#[derive(Debug)]
pub struct Keeper {
    orders: Option<mpsc::Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

/// How the screen was left the last time, as the marks have it.
fn session(marks: &Marks) -> Session {
    let open = marks.session(SESSION_OPEN).filter(|open| !open.is_empty()).map(str::to_owned);
    Session { open, sort: marks.session(SESSION_SORT).and_then(Sort::from_name) }
}

impl Keeper {
    /// Starts the thread, which opens the file and tells how the screen was left.
    pub fn start(file: Option<PathBuf>, events: Sender) -> Keeper {
        let (orders, waiting) = mpsc::channel();
        let thread = thread::spawn(move || {
            let (mut marks, notice) = match file {
                Some(file) => Marks::open(&file),
                None => (Marks::in_memory(), Some("there is no home to keep marks and places in".to_owned())),
            };
            events.send(Event::Session(session(&marks)));
            if let Some(notice) = notice {
                events.send(Event::Notice(notice));
            }
            let mut told = false;
            for order in waiting {
                if let Err(error) = carry_out(&mut marks, order, &events)
                    && !std::mem::replace(&mut told, true)
                {
                    events.send(Event::Notice(format!("what you mark is kept only until you quit: {error:#}")));
                }
            }
        });
        Keeper { orders: Some(orders), thread: Some(thread) }
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // The thread outlives every order: it ends when this sender is dropped.
            let _ = orders.send(order);
        }
    }

    /// Asks for the marks of articles; each comes as an event.
    pub fn recall(&self, articles: Vec<Arc<Article>>) {
        self.order(Order::Recall(articles));
    }

    /// Keeps a mark.
    pub fn remember(&self, article: Arc<Article>, mark: Mark) {
        self.order(Order::Remember(article, mark));
    }

    /// Keeps a part of how the screen is left.
    pub fn session(&self, name: &'static str, value: String) {
        self.order(Order::Session(name, value));
    }

    /// Waits until all that was ordered is on the disk.
    pub fn settle(&self) {
        let (done, wait) = mpsc::channel();
        self.order(Order::Settle(done));
        let _ = wait.recv();
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn carry_out(marks: &mut Marks, order: Order, events: &Sender) -> anyhow::Result<()> {
    match order {
        Order::Recall(articles) => {
            let keys: Vec<ArticleKey> = articles.iter().map(|article| ArticleKey::of(article)).collect();
            let met = marks.meet(&keys);
            for (article, key) in articles.iter().zip(&keys) {
                let mark = marks.of(key);
                if mark != Mark::default() {
                    events.send(Event::Marked(article.source.clone(), mark));
                }
            }
            met
        }
        Order::Remember(article, mark) => {
            let key = ArticleKey::of(&article);
            let known = marks.of(&key);
            if known.read != mark.read {
                marks.set_read(&key, mark.read)?;
            }
            if known.starred != mark.starred {
                marks.set_starred(&key, mark.starred)?;
            }
            if known.place != mark.place {
                marks.set_place(&key, mark.place)?;
            }
            Ok(())
        }
        Order::Session(name, value) => {
            if marks.session(name) == Some(value.as_str()) {
                Ok(())
            } else {
                marks.set_session(name, &value)
            }
        }
        Order::Settle(done) => {
            let _ = done.send(());
            Ok(())
        }
    }
}
