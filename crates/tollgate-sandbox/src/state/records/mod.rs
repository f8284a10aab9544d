//! A list of records that stays fast and small with a million of them.
//!
//! Records are found by their keys without a scan. The records that were used last are kept as values, all others as
//! JSON text, which needs a fraction of the memory and is what the file of the state holds.

mod cost;
mod index;
mod key;
mod slot;
#[cfg(test)]
mod tests;

pub(crate) use cost::Cost;
pub(crate) use index::Found;
pub(crate) use key::Key;

use self::index::KeyIndex;
pub(super) use self::slot::REMOVED;
use self::slot::Slot;
use super::texts::Texts;
use crate::settings::{Compared, ReferenceChange, Settings};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::mem;
use std::ops::{Index, IndexMut};

/// How many records are kept as values.
const VALUES: usize = 256;

/// A record, and the texts by which it is found.
pub(crate) trait Record: Clone + Serialize + DeserializeOwned {
    /// Passes each key of the record.
    fn keys(&self, each: &mut dyn FnMut(Key, &str));

    /// Whether the record has this key now.
    fn has(&self, key: Key, text: &str) -> bool {
        let mut found = false;
        self.keys(&mut |its_key, its_text| found |= its_key == key && its_text == text);
        found
    }
}

/// Records in the order of their creation.
#[derive(Debug)]
pub(crate) struct Records<T> {
    slots: Vec<Slot<T>>,
    /// The records that are text.
    texts: Texts,
    index: RefCell<KeyIndex>,
    /// The changed records whose new keys are not in the index yet.
    unindexed: RefCell<Vec<usize>>,
    /// The records that have changed since the last call of `take_changed`.
    changed: Vec<usize>,
    /// The records that are values, in the order of their use.
    values: RefCell<VecDeque<usize>>,
    visited: Cell<u64>,
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            texts: Texts::default(),
            index: RefCell::default(),
            unindexed: RefCell::default(),
            changed: Vec::new(),
            values: RefCell::default(),
            visited: Cell::default(),
        }
    }
}

impl<T: Record> Records<T> {
    /// The number of records so far, with those that were removed.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(crate) fn cost(&self) -> Cost {
        Cost {
            visited: self.visited.get(),
            bytes: self.texts.total(),
        }
    }

    /// Adds a record, and returns its index.
    pub(crate) fn push(&mut self, record: T) -> usize {
        let index = self.slots.len();
        self.slots.push(Slot::of(record));
        self.values.get_mut().push_back(index);
        self.mark(index);
        index
    }

    /// The record, unless it was removed. Records that are only shown stay text.
    pub(crate) fn get(&self, index: usize) -> Option<Cow<'_, T>> {
        self.visit();
        self.slots.get(index)?.shown(&self.texts)
    }

    /// All records, oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = Cow<'_, T>> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// The indexes of the records with this key, oldest first.
    pub(crate) fn find<'a>(&'a self, key: Key, text: impl Into<Cow<'a, str>>) -> Found<'a, T> {
        self.update_index();
        Found::new(self, key, text.into())
    }

    /// The indexes of the records that a look-up by reference finds under these settings, oldest first.
    pub(crate) fn look_up<'a>(&'a self, asked: &'a str, settings: &Settings) -> Found<'a, T> {
        let change = settings.lookup_reference;
        match settings.lookup_compares {
            Compared::Asked => self.find(Key::Reference, change.of(asked)),
            Compared::Both => self.find(Key::Reference, asked).changed(change),
        }
    }

    /// The index of the oldest record with this key.
    pub(crate) fn first(&self, key: Key, text: &str) -> Option<usize> {
        self.find(key, text).next()
    }

    /// Finds references also in the form that this change gives them. The first call visits every record.
    fn index_references(&self, change: ReferenceChange) {
        if self.index.borrow_mut().add_change(change) {
            for index in 0..self.len() {
                self.add_keys(index);
            }
        }
    }

    /// Removes a record. Its index stays taken.
    pub(crate) fn remove(&mut self, index: usize) {
        self.update_index();
        if let Some(record) = self.get(index).map(Cow::into_owned) {
            let keys = self.index.get_mut();
            keys.remove(&record, index);
            self.slots[index].remove(&mut self.texts);
            self.changed.push(index);
        }
    }

    /// The indexes of the records that have changed since `take_changed`.
    pub(crate) fn changed(&self) -> &[usize] {
        &self.changed
    }

    /// Ends one exchange: passes the text of each changed record, or `null` for a removed one, if `wanted`, and turns
    /// values that were not used for long into text.
    pub(crate) fn take_changed(&mut self, wanted: bool, mut each: impl FnMut(usize, &str)) {
        self.update_index();
        let mut changed = mem::take(&mut self.changed);
        if wanted {
            changed.sort_unstable();
            changed.dedup();
            for index in changed {
                each(index, &self.text(index));
            }
        }
        self.compact();
    }

    /// Puts a record from a file at its index. `null` removes it.
    pub(crate) fn put(&mut self, index: usize, text: &str) -> serde_json::Result<()> {
        while self.slots.len() <= index {
            self.slots.push(Slot::removed());
        }
        let slot = Slot::read(text, &mut self.texts)?;
        self.slots[index].remove(&mut self.texts);
        self.slots[index] = slot;
        Ok(())
    }

    /// Adds the keys of all records from a file to the index.
    pub(crate) fn index_all(&self) {
        for index in 0..self.len() {
            self.add_keys(index);
        }
    }

    /// The text of a record, as a file holds it.
    pub(super) fn text(&self, index: usize) -> Cow<'_, str> {
        self.slots[index].text(&self.texts)
    }

    fn compact(&mut self) {
        let values = self.values.get_mut();
        while values.len() > VALUES {
            if let Some(index) = values.pop_front() {
                self.slots[index].compact(&mut self.texts);
            }
        }
        if self.texts.is_wasteful() {
            self.repack();
        }
    }

    /// Copies the texts, without those that are no longer used. Each byte that was freed since pays for one copy.
    fn repack(&mut self) {
        let all = mem::take(&mut self.texts);
        for slot in &mut self.slots {
            slot.repack(&all, &mut self.texts);
        }
    }

    fn visit(&self) {
        self.visited.set(self.visited.get() + 1);
    }

    fn mark(&mut self, index: usize) {
        if self.changed.last() != Some(&index) {
            self.changed.push(index);
        }
        let unindexed = self.unindexed.get_mut();
        if unindexed.last() != Some(&index) {
            unindexed.push(index);
        }
    }

    fn update_index(&self) {
        for index in self.unindexed.take() {
            self.add_keys(index);
        }
    }

    fn add_keys(&self, index: usize) {
        if let Some(record) = self.get(index) {
            self.index.borrow_mut().add(&*record, index);
        }
    }

    /// The record, which becomes a value, unless it was removed.
    fn existing(&self, index: usize) -> Option<&T> {
        let exists = self.slots.get(index)?.exists();
        exists.then(|| self.value(index))
    }

    fn value(&self, index: usize) -> &T {
        self.visit();
        let (value, is_new) = self.slots[index].value(&self.texts);
        if is_new {
            self.values.borrow_mut().push_back(index);
        }
        value
    }
}

impl<T: Record> Index<usize> for Records<T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        self.value(index)
    }
}

impl<T: Record> IndexMut<usize> for Records<T> {
    fn index_mut(&mut self, index: usize) -> &mut T {
        self.value(index);
        self.mark(index);
        self.slots[index].value_mut(&mut self.texts)
    }
}
