//! Reading files and analysing articles, off the thread that draws.
//!
//! One thread reads the files, so that titles come first and fast; the others analyse, the article that is open before all
//! others. A panic in a job becomes an event. Threads only send; they never touch the terminal.

use std::collections::{HashSet, VecDeque};
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
    lexicon: Arc<Lexicon>,
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
        let queue: Arc<(Mutex<Queue>, Condvar)> = Arc::new((Mutex::new(Queue { lexicon, ..Queue::default() }), Condvar::new()));
        let loader = (queue.clone(), events.clone());
        thread::spawn(move || read_all(&paths, &settings, &loader.0, &loader.1));
        let analysts = thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1)).max(1);
        for _ in 0..analysts {
            let (queue, events) = (queue.clone(), events.clone());
            thread::spawn(move || analyse_all(&queue, &events));
        }
        Workers { queue }
    }

    /// Analyses these articles anew by another lexicon, in their order; what is under way by the one before is thrown away.
    pub fn relearn(&self, lexicon: Arc<Lexicon>, articles: impl IntoIterator<Item = Arc<Article>>) {
        let mut queue = locked(&self.queue.0);
        queue.lexicon = lexicon;
        let mut all: VecDeque<Arc<Article>> = articles.into_iter().collect();
        let known: HashSet<Source> = all.iter().map(|article| article.source.clone()).collect();
        // What was read a moment ago and is not known to the screen yet.
        all.extend(queue.articles.drain(..).filter(|article| !known.contains(&article.source)));
        queue.articles = all;
        self.queue.1.notify_all();
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

fn analyse_all(queue: &(Mutex<Queue>, Condvar), events: &Sender) {
    loop {
        let (article, lexicon) = {
            let mut waiting = locked(&queue.0);
            loop {
                if waiting.closed {
                    return;
                }
                match waiting.next() {
                    Some(article) => break (article, waiting.lexicon.clone()),
                    None => waiting = queue.1.wait(waiting).unwrap_or_else(PoisonError::into_inner),
                }
            }
        };
        analyse(&article, &lexicon, queue, events);
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

fn analyse(article: &Article, lexicon: &Arc<Lexicon>, queue: &(Mutex<Queue>, Condvar), events: &Sender) {
    let source = article.source.clone();
    let analysed = catch_unwind(AssertUnwindSafe(|| extract::analyse(article, lexicon)));
    // Under the lock, so that nothing made by an older lexicon comes after what a newer one made.
    let waiting = locked(&queue.0);
    if !Arc::ptr_eq(&waiting.lexicon, lexicon) {
        return;
    }
    match analysed {
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
