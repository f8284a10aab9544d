//! The lock on the state, whose end writes the changes into the file.

use crate::state::State;
use crate::store::Store;
use std::io;
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The locked state. Its changes are in the file before the lock is released.
#[derive(Debug)]
pub(crate) struct Locked<'a> {
    state: MutexGuard<'a, State>,
    store: &'a Mutex<Option<Store>>,
}

impl<'a> Locked<'a> {
    pub(super) fn new(state: &'a Mutex<State>, store: &'a Mutex<Option<Store>>) -> Self {
        Self {
            state: state.lock().unwrap_or_else(PoisonError::into_inner),
            store,
        }
    }

    /// Writes the changes so far into the file, if there is one.
    pub(super) fn write(&mut self) -> io::Result<()> {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let line = self.state.take_changes(store.is_some());
        match (&mut *store, line) {
            (Some(store), Some(line)) => store.append(&line),
            _ => Ok(()),
        }
    }
}

impl Deref for Locked<'_> {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}

impl DerefMut for Locked<'_> {
    fn deref_mut(&mut self) -> &mut State {
        &mut self.state
    }
}

impl Drop for Locked<'_> {
    fn drop(&mut self) {
        // The next write tries again, and `Sandbox::save` reports the error.
        let _ = self.write();
    }
}
