//! What is to be done, and how much of it is done.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::news::Progress;
use crate::library::entry::{ArticleId, FileState};

/// How many pieces may be given out and not yet written: enough to write many at once, few enough to keep in memory.
const MOST_OPEN: usize = 96;

/// The most bytes of files that may be so, but for one file that is larger alone.
const MOST_BYTES: u64 = 100_000_000;

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
    /// Given out, and not yet written: how many pieces, and the bytes of their files.
    open: usize,
    bytes: u64,
    /// Of the present kind of work.
    done: usize,
    /// All is done, until the next survey finds more.
    settled: bool,
    /// All that was known is lost, and the next survey has not found it again yet.
    lost: bool,
    closed: bool,
}

impl State {
    /// The next piece of work, where one more may be given out.
    fn take(&mut self) -> Option<Job> {
        let size = self.files.front().map_or(0, |file| file.size);
        if self.open >= MOST_OPEN || (self.open > 0 && self.bytes.saturating_add(size) > MOST_BYTES) {
            return None;
        }
        let job = self.files.pop_front().map(Job::Read).or_else(|| self.articles.pop_front().map(Job::Analyse))?;
        if self.files.is_empty() {
            // The room of a hundred thousand.
            self.files.shrink_to_fit();
        }
        (self.open, self.bytes) = (self.open + 1, self.bytes.saturating_add(size));
        Some(job)
    }

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
            if let Some(job) = state.take() {
                return Some(job);
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

    /// Some work has been written, of files of so many bytes. Answers how far it all is, and whether new work has to be looked for.
    pub fn written(&self, count: usize, bytes: u64) -> (Option<Progress>, bool) {
        let mut state = self.lock();
        (state.open, state.bytes) = (state.open.saturating_sub(count), state.bytes.saturating_sub(bytes));
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
        (state.open, state.bytes, state.done, state.settled) = (0, 0, 0, false);
        self.changed.notify_all();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(sizes: &[u64]) -> Queue {
        let queue = Queue::default();
        queue.surveyed(sizes.iter().map(|&size| FileState { path: "a.txt".into(), size, modified: 0 }).collect());
        queue
    }

    fn taken(queue: &Queue) -> usize {
        std::iter::from_fn(|| queue.lock().take()).count()
    }

    #[test]
    fn no_more_is_given_out_than_may_wait_to_be_written() {
        let small = queue(&[10; 200]);
        assert_eq!((taken(&small), taken(&small)), (MOST_OPEN, 0));
        small.written(6, 60);
        assert_eq!(taken(&small), 6);
        let large = queue(&[60_000_000, 60_000_000, 200_000_000, 1]);
        assert_eq!(taken(&large), 1);
        large.written(1, 60_000_000);
        assert_eq!(taken(&large), 1, "two of them are too much");
        large.written(1, 60_000_000);
        assert_eq!(taken(&large), 1, "one that is larger alone is read, and alone");
        large.written(1, 200_000_000);
        assert_eq!(taken(&large), 1);
    }
}
