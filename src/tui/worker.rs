//! Reading files and analysing articles, off the thread that draws.
//!
//! One thread reads the files, so that titles come first and fast; the others analyse, the article that is open before all
//! others. A panic in a job becomes an event. Threads only send; they never touch the terminal.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::event::Event;
use super::wake::Sender;
use crate::article::{Article, Source};
use crate::extract::{self, lexicon::Lexicon};
use crate::load;

/// What is still to be analysed.
#[derive(Debug, Default)]
struct Queue {
    articles: VecDeque<Arc<Article>>,
    hurried: Option<Source>,
    closed: bool,
}

impl Queue {
    fn next(&mut self) -> Option<Arc<Article>> {
        if let Some(hurried) = self.hurried.take()
            && let Some(place) = self.articles.iter().position(|article| article.source == hurried)
        {
            return self.articles.remove(place);
        }
        self.articles.pop_front()
    }
}

/// The threads that work, and what they have to do.
#[derive(Debug)]
pub struct Workers {
    queue: Arc<(Mutex<Queue>, Condvar)>,
}

fn locked(queue: &Mutex<Queue>) -> MutexGuard<'_, Queue> {
    // Nothing panics while it holds the lock, so what is in it is whole.
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Workers {
    /// Starts the thread that finds and reads the files below `paths`, and threads that analyse on all cores but one.
    pub fn start(paths: Vec<PathBuf>, settings: load::Settings, lexicon: Arc<Lexicon>, events: &Sender) -> Workers {
        let queue: Arc<(Mutex<Queue>, Condvar)> = Arc::default();
        let loader = (queue.clone(), events.clone());
        thread::spawn(move || read_all(&paths, &settings, &loader.0, &loader.1));
        let analysts = thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1)).max(1);
        for _ in 0..analysts {
            let (queue, lexicon, events) = (queue.clone(), lexicon.clone(), events.clone());
            thread::spawn(move || analyse_all(&queue, &lexicon, &events));
        }
        Workers { queue }
    }

    /// Asks for this article before all others.
    pub fn hurry(&self, source: Source) {
        locked(&self.queue.0).hurried = Some(source);
        self.queue.1.notify_one();
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        locked(&self.queue.0).closed = true;
        self.queue.1.notify_all();
    }
}

fn read_all(paths: &[PathBuf], settings: &load::Settings, queue: &(Mutex<Queue>, Condvar), events: &Sender) {
    let (files, problems) = load::discover(paths, settings);
    events.send(Event::Found(files.clone()));
    for problem in problems {
        events.send(Event::Failed(Source::File(problem.path), problem.reason));
    }
    for path in files {
        if locked(&queue.0).closed {
            return;
        }
        load_file(path, queue, settings, events);
    }
}

fn analyse_all(queue: &(Mutex<Queue>, Condvar), lexicon: &Lexicon, events: &Sender) {
    loop {
        let article = {
            let mut waiting = locked(&queue.0);
            loop {
                if waiting.closed {
                    return;
                }
                match waiting.next() {
                    Some(article) => break article,
                    None => waiting = queue.1.wait(waiting).unwrap_or_else(PoisonError::into_inner),
                }
            }
        };
        analyse(&article, lexicon, events);
    }
}

fn load_file(path: PathBuf, queue: &(Mutex<Queue>, Condvar), settings: &load::Settings, events: &Sender) {
    let loaded = catch_unwind(AssertUnwindSafe(|| load::file(&path, settings)));
    match loaded {
        Ok(Ok(articles)) => {
            let articles: Vec<Arc<Article>> = articles.into_iter().map(Arc::new).collect();
            events.send(Event::Loaded(path, articles.clone()));
            locked(&queue.0).articles.extend(articles);
            queue.1.notify_all();
        }
        Ok(Err(problem)) => events.send(Event::Failed(Source::File(path), problem.reason)),
        Err(_) => events.send(Event::Failed(Source::File(path), "it could not be read: a fault in the reader".into())),
    }
}

fn analyse(article: &Article, lexicon: &Lexicon, events: &Sender) {
    let source = article.source.clone();
    match catch_unwind(AssertUnwindSafe(|| extract::analyse(article, lexicon))) {
        Ok(analysis) => events.send(Event::Analysed(source, Arc::new(analysis))),
        Err(_) => {
            events.send(Event::Notice(format!(
                "a fault in the analysis of {}: its text is whole, its facts are missing",
                article.display_title()
            )));
            events.send(Event::Analysed(source, Arc::default()));
        }
    }
}
