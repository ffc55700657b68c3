//! Keeps the reader's marks on a thread of its own, because a disk can be slow and the screen must not be.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use super::event::{Event, Session};
use super::wake::Sender;
use crate::article::Article;
use crate::library::marks::{ArticleKey, Mark, Marks};

enum Order {
    Recall(Vec<Arc<Article>>),
    Remember(Arc<Article>, Box<[Mark; 2]>),
    Session(&'static str, String),
    Settle(mpsc::Sender<()>),
}

/// The thread that keeps the marks.
#[derive(Debug)]
pub struct Keeper {
    orders: Option<mpsc::Sender<Order>>,
    thread: Option<JoinHandle<()>>,
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
            events.send(Event::Session(Session::read(|name| marks.session(name))));
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

    /// Keeps what became of a mark: as it was before, and as it is now.
    pub fn remember(&self, article: Arc<Article>, change: Box<[Mark; 2]>) {
        self.order(Order::Remember(article, change));
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
        Order::Remember(article, change) => {
            let key = ArticleKey::of(&article);
            let [before, now] = *change;
            // Only what was changed: the rest may not have come to the screen yet.
            if before.read != now.read {
                marks.set_read(&key, now.read)?;
            }
            if before.starred != now.starred {
                marks.set_starred(&key, now.starred)?;
            }
            if before.place != now.place {
                marks.set_place(&key, now.place)?;
            }
            if before.tags != now.tags {
                marks.set_tags(&key, &now.tags)?;
            }
            if before.note != now.note {
                marks.set_note(&key, &now.note)?;
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
