//! The gate that the clerk goes through for each transaction. It is shut while the program is stopped, so that no other program
//! finds the cache locked by one that sleeps.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Lets the clerk write, or not.
#[derive(Default)]
pub struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    shut: bool,
    writing: bool,
}

impl Gate {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it holds the lock, so what is in it is whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while(&self, condition: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        self.changed.wait_while(self.lock(), |state| condition(state)).unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the gate is open. A transaction lasts no longer than what is answered.
    pub fn enter(&self) -> Passage<'_> {
        self.wait_while(|state| state.shut).writing = true;
        Passage(self)
    }

    /// Whether a transaction is to end soon.
    pub fn is_shut(&self) -> bool {
        self.lock().shut
    }

    /// Shuts the gate, and waits for the transaction that has begun; there is none as long as what is answered lives.
    pub fn shut(self: &Arc<Self>) -> Pause {
        self.lock().shut = true;
        drop(self.wait_while(|state| state.writing));
        Pause(self.clone())
    }
}

/// One transaction of the clerk's.
pub struct Passage<'g>(&'g Gate);

impl Drop for Passage<'_> {
    fn drop(&mut self) {
        self.0.lock().writing = false;
        self.0.changed.notify_all();
    }
}

/// As long as it lives, the cache is not written.
pub struct Pause(Arc<Gate>);

impl Drop for Pause {
    fn drop(&mut self) {
        self.0.lock().shut = false;
        self.0.changed.notify_all();
    }
}
