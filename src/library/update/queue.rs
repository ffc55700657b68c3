//! What is to be done, and how much of it is done.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::news::Progress;
use crate::library::entry::{ArticleId, FileState};

/// How many pieces may be given out and not yet written: enough to write many at once, few enough to keep in memory.
const MOST_OPEN: usize = 96;

/// One piece of work for an analyst.
pub enum Job {
    /// A file to be read.
    Read(FileState),
    /// An article to be analysed.
    Analyse(ArticleId),
}

/// What is to be done: files first, so that titles are there early, then articles.
#[derive(Default)]
pub struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    files: VecDeque<FileState>,
    articles: VecDeque<ArticleId>,
    /// Given out, and not yet written.
    open: usize,
    /// Of the present kind of work.
    done: usize,
    /// All is done, until the next survey finds more.
    settled: bool,
    /// All that was known is lost, and the next survey has not found it again yet.
    lost: bool,
    closed: bool,
}

impl State {
    fn progress(&self) -> Option<Progress> {
        let left = if self.files.is_empty() { self.articles.len() } else { self.files.len() } + self.open;
        (left > 0).then(|| Progress { reading: !self.files.is_empty(), done: self.done, all: self.done + left })
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it holds the lock, so what is in it is whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next piece of work, waited for; `None` when there will be no more.
    pub fn next(&self) -> Option<Job> {
        let mut state = self.lock();
        loop {
            if state.closed {
                return None;
            }
            if state.open < MOST_OPEN {
                let job = state.files.pop_front().map(Job::Read).or_else(|| state.articles.pop_front().map(Job::Analyse));
                if job.is_some() {
                    state.open += 1;
                    return job;
                }
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A survey found these files to be read: they take the place of what was left of the last one's.
    pub fn surveyed(&self, files: Vec<FileState>) {
        let mut state = self.lock();
        if !files.is_empty() {
            (state.done, state.settled) = (0, false);
        }
        state.lost = false;
        state.files = files.into();
        self.changed.notify_all();
    }

    /// Articles that are to be analysed.
    pub fn read(&self, articles: Vec<ArticleId>) {
        let mut state = self.lock();
        (state.done, state.articles) = (0, articles.into());
        self.changed.notify_all();
    }

    /// Some work has been written. Answers how far it all is, and whether new work has to be looked for.
    pub fn written(&self, count: usize) -> (Option<Progress>, bool) {
        let mut state = self.lock();
        state.open = state.open.saturating_sub(count);
        state.done += count;
        self.changed.notify_all();
        (state.progress(), state.files.is_empty() && state.articles.is_empty() && state.open == 0 && !state.lost)
    }

    /// Whether anybody works.
    pub fn is_busy(&self) -> bool {
        let state = self.lock();
        !state.closed && (state.open > 0 || !state.files.is_empty() || !state.articles.is_empty())
    }

    /// Forgets all work: what comes of that which is given out is not written.
    pub fn clear(&self) {
        let mut state = self.lock();
        state.files.clear();
        state.articles.clear();
        (state.open, state.done, state.settled) = (0, 0, false);
    }

    /// All that was known is lost: nothing is finished before the next survey.
    pub fn await_survey(&self) {
        self.lock().lost = true;
    }

    /// Nothing is left to be done.
    pub fn settle(&self) {
        let mut state = self.lock();
        (state.done, state.settled) = (0, true);
        self.changed.notify_all();
    }

    /// Waits until nothing is left to be done.
    pub fn wait_until_settled(&self) {
        let mut state = self.lock();
        while !state.settled && !state.closed {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether the work has been ended.
    pub fn is_closed(&self) -> bool {
        self.lock().closed
    }

    /// Ends the work.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }
}
