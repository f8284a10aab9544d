//! The orders that a process has claimed and not yet started.

use std::{
    cmp::Ordering,
    collections::{BinaryHeap, VecDeque},
    time::Duration,
};

use crate::store::Work;

/// An order on its way through the engine.
#[derive(Debug)]
pub(super) struct Item {
    pub work: Work,
    /// The chunk that it belongs to.
    pub chunk: Option<i64>,
    /// Whether its card and amount are free for it.
    pub is_admitted: bool,
}

/// Orders that may start, and orders that may start later.
#[derive(Debug, Default)]
pub(super) struct Queue {
    ready: VecDeque<Item>,
    later: BinaryHeap<Later>,
}

#[derive(Debug)]
struct Later {
    due: Duration,
    item: Item,
}

impl Queue {
    pub(super) fn push(&mut self, item: Item) {
        self.ready.push_back(item);
    }

    pub(super) fn push_later(&mut self, due: Duration, item: Item) {
        self.later.push(Later { due, item });
    }

    /// An order that may start now.
    pub(super) fn pop(&mut self, now: Duration) -> Option<Item> {
        if self.later.peek().is_some_and(|later| later.due <= now) {
            return self.later.pop().map(|later| later.item);
        }
        self.ready.pop_front()
    }

    /// When the next order may start, if none may now.
    pub(super) fn next_due(&self) -> Option<Duration> {
        self.later.peek().map(|later| later.due)
    }

    pub(super) fn ready(&self) -> usize {
        self.ready.len()
    }

    pub(super) fn len(&self) -> usize {
        self.ready.len() + self.later.len()
    }

    pub(super) fn clear(&mut self) {
        self.ready.clear();
        self.later.clear();
    }
}

/// The earliest is the greatest, as the heap has the greatest first.
impl Ord for Later {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.due, it.item.work.order.seq);
        key(other).cmp(&key(self))
    }
}

impl PartialOrd for Later {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Later {}
