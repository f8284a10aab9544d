//! Finds records by their keys.

use super::{Key, Record, Records};
use crate::settings::ReferenceChange;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// The hashes of all keys, each with the index of its record. A record that has lost a key, or has another key with
/// the same hash, is sorted out by a look at the record itself.
#[derive(Debug, Default)]
pub(super) struct KeyIndex {
    entries: BTreeSet<(u64, u32)>,
    /// The forms in which references are found too.
    changes: Vec<ReferenceChange>,
}

impl KeyIndex {
    pub(super) fn add<T: Record>(&mut self, record: &T, index: usize) {
        for hash in self.hashes(record) {
            self.entries.insert((hash, place(index)));
        }
    }

    pub(super) fn remove<T: Record>(&mut self, record: &T, index: usize) {
        for hash in self.hashes(record) {
            self.entries.remove(&(hash, place(index)));
        }
    }

    /// Adds a form of references. Returns whether it is new.
    pub(super) fn add_change(&mut self, change: ReferenceChange) -> bool {
        let is_new = !self.changes.contains(&change);
        if is_new {
            self.changes.push(change);
        }
        is_new
    }

    fn hashes<T: Record>(&self, record: &T) -> Vec<u64> {
        let mut hashes = Vec::new();
        record.keys(&mut |key, text| {
            hashes.push(hash(key, None, text));
            let changes = self.changes.iter().filter(|_| key == Key::Reference);
            hashes.extend(changes.map(|it| hash(key, Some(*it), &it.of(text))));
        });
        hashes
    }
}

/// The records with one key. Each step looks one record up, so a caller that stops early pays for no more.
#[derive(Debug)]
pub(crate) struct Found<'a, T> {
    records: &'a Records<T>,
    key: Key,
    text: Cow<'a, str>,
    change: Option<ReferenceChange>,
    hash: u64,
    /// The places that are still to come: from the first, and before the second.
    rest: (u32, u32),
}

impl<'a, T: Record> Found<'a, T> {
    pub(super) fn new(records: &'a Records<T>, key: Key, text: Cow<'a, str>) -> Self {
        Self {
            records,
            key,
            change: None,
            hash: hash(key, None, &text),
            text,
            rest: (0, u32::MAX),
        }
    }

    /// Only the records with an index in this range.
    pub(crate) fn within(mut self, range: Range<usize>) -> Self {
        self.rest = (place(range.start), place(range.end));
        self
    }

    /// Compares references in the form that this change gives them.
    pub(crate) fn changed(mut self, change: ReferenceChange) -> Self {
        self.records.index_references(change);
        self.hash = hash(self.key, Some(change), &change.of(&self.text));
        self.change = Some(change);
        self
    }

    fn has_key(&self, place: u32) -> bool {
        let Some(record) = self.records.existing(place as usize) else {
            return false;
        };
        let Some(change) = self.change else {
            return record.has(self.key, &self.text);
        };
        let (mut found, wanted) = (false, change.of(&self.text));
        record.keys(&mut |key, text| found |= key == self.key && change.of(text) == wanted);
        found
    }

    fn step(&mut self, from_end: bool) -> Option<u32> {
        let (from, before) = self.rest;
        if from >= before {
            return None;
        }
        let index = self.records.index.borrow();
        let mut range = index.entries.range((self.hash, from)..(self.hash, before));
        let step = if from_end {
            range.next_back()
        } else {
            range.next()
        };
        let place = step.map(|(_, place)| *place);
        self.rest = match place {
            Some(place) if from_end => (from, place),
            Some(place) => (place + 1, before),
            None => (before, before),
        };
        place
    }
}

impl<T: Record> Iterator for Found<'_, T> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            let place = self.step(false)?;
            if self.has_key(place) {
                return Some(place as usize);
            }
        }
    }
}

impl<T: Record> DoubleEndedIterator for Found<'_, T> {
    fn next_back(&mut self) -> Option<usize> {
        loop {
            let place = self.step(true)?;
            if self.has_key(place) {
                return Some(place as usize);
            }
        }
    }
}

/// An index in the index. No machine holds more records than it can count.
fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn hash(key: Key, change: Option<ReferenceChange>, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (key, change, text).hash(&mut hasher);
    hasher.finish()
}
