//! Keeps the reader's marks and corrections on a thread of its own, because a disk can be slow and the screen must not be; and sees
//! to it that the cache repeats the marks.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use super::event::{Event, Session};
use super::wake::Sender;
use crate::library::corrections::{Correction, Corrections};
use crate::library::marks::{ArticleKey, Mark, Marks};
use crate::library::update::Marker;

enum Order {
    Mirror(Marker),
    Recall(Vec<ArticleKey>),
    Remember(ArticleKey, Box<[Mark; 2]>),
    Session(&'static str, String),
    /// In this file: which correction is made or taken away, and what all of them are where the file cannot be changed.
    Correct(PathBuf, (Correction, bool), Corrections),
    /// Says that it is reached, and waits until nobody can say more.
    Pause(mpsc::Sender<()>, mpsc::Receiver<()>),
    Close,
}

/// The thread that keeps the marks.
#[derive(Debug)]
pub struct Keeper {
    desk: Desk,
    thread: Option<JoinHandle<()>>,
}

/// As long as it lives, no mark is written.
pub struct Pause(#[allow(dead_code, reason = "the keeper waits until it is dropped")] mpsc::Sender<()>);

/// Where orders for the keeper are left.
#[derive(Clone, Debug)]
pub struct Desk {
    orders: mpsc::Sender<Order>,
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
            let (mut told, mut mirror) = (false, None);
            for order in waiting {
                let order = match order {
                    Order::Close => return,
                    Order::Correct(file, change, otherwise) => {
                        correct(&file, &change, otherwise, &events);
                        continue;
                    }
                    other => other,
                };
                if let Err(error) = carry_out(&mut marks, &mut mirror, order)
                    && !std::mem::replace(&mut told, true)
                {
                    events.send(Event::Notice(format!("what you mark is kept only until you quit: {error:#}")));
                }
            }
        });
        Keeper { desk: Desk { orders }, thread: Some(thread) }
    }

    /// Where orders are left.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Waits until all that was ordered is on the disk. As long as what is answered lives, nothing more is written.
    pub fn pause(&self) -> Pause {
        let (reached, wait) = mpsc::channel();
        let (pause, end) = mpsc::channel();
        self.desk.order(Order::Pause(reached, end));
        let _ = wait.recv();
        Pause(pause)
    }

    /// Waits until all that was ordered is on the disk.
    pub fn settle(&self) {
        drop(self.pause());
    }
}

impl Desk {
    fn order(&self, order: Order) {
        let _ = self.orders.send(order); // the thread ends when the program does
    }

    /// Has every mark repeated in the cache, now and from here on.
    pub fn mirror(&self, marker: Marker) {
        self.order(Order::Mirror(marker));
    }

    /// Says which articles have been read, so that their marks are found again.
    pub fn recall(&self, articles: Vec<ArticleKey>) {
        self.order(Order::Recall(articles));
    }

    /// Keeps what became of a mark: as it was before, and as it is now.
    pub fn remember(&self, article: ArticleKey, change: Box<[Mark; 2]>) {
        self.order(Order::Remember(article, change));
    }

    /// Makes a correction or takes it away; where the file cannot be changed, all of them are those given, until the program ends.
    pub fn correct(&self, file: PathBuf, change: (Correction, bool), otherwise: Corrections) {
        self.order(Order::Correct(file, change, otherwise));
    }

    /// Keeps a part of how the screen is left.
    pub fn session(&self, name: &'static str, value: String) {
        self.order(Order::Session(name, value));
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.desk.order(Order::Close);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn carry_out(marks: &mut Marks, mirror: &mut Option<Marker>, order: Order) -> anyhow::Result<()> {
    match order {
        Order::Mirror(marker) => {
            let met = marker.mark_all(marks);
            *mirror = Some(marker);
            met
        }
        Order::Recall(keys) => {
            let met = marks.meet(&keys);
            let known = keys.iter().map(|key| (key.content(), marks.of(key))).filter(|(_, mark)| *mark != Mark::default());
            let known: Vec<_> = known.collect();
            if let Some(mirror) = mirror.as_ref().filter(|_| !known.is_empty()) {
                mirror.mark_some(known);
            }
            met
        }
        Order::Remember(key, change) => {
            let [before, now] = *change;
            // Only what was changed: another reader may have changed the rest.
            let kept = remember(marks, &key, &before, &now);
            if let Some(mirror) = mirror {
                mirror.mark_some(vec![(key.content(), marks.of(&key))]);
            }
            kept
        }
        Order::Session(name, value) => {
            if let Some(mirror) = mirror {
                mirror.session(name, value.clone());
            }
            if marks.session(name) == Some(value.as_str()) { Ok(()) } else { marks.set_session(name, &value) }
        }
        Order::Pause(reached, end) => {
            let _ = reached.send(());
            let _ = end.recv();
            Ok(())
        }
        Order::Correct(..) | Order::Close => Ok(()),
    }
}

fn correct(file: &Path, (correction, add): &(Correction, bool), otherwise: Corrections, events: &Sender) {
    let all = Corrections::change(file, correction, *add).unwrap_or_else(|error| {
        events.send(Event::Notice(format!("{error:#}")));
        otherwise
    });
    events.send(Event::Corrected(all));
}

fn remember(marks: &mut Marks, key: &ArticleKey, before: &Mark, now: &Mark) -> anyhow::Result<()> {
    if before.read != now.read {
        marks.set_read(key, now.read)?;
    }
    if before.starred != now.starred {
        marks.set_starred(key, now.starred)?;
    }
    if before.place != now.place {
        marks.set_place(key, now.place)?;
    }
    if before.tags != now.tags {
        marks.set_tags(key, &now.tags)?;
    }
    if before.note != now.note {
        marks.set_note(key, &now.note)?;
    }
    Ok(())
}
