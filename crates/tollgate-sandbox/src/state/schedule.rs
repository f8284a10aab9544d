//! When notifications are posted: one at a time to each URL.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

/// A waiting notification: its place in the order of delivery, and its index.
type Place = (u64, usize);

/// The waiting notifications, without those that are being posted.
#[derive(Debug, Default)]
pub(super) struct Schedule {
    /// Notifications whose time has not come.
    later: BTreeSet<(Duration, Place)>,
    lanes: HashMap<String, Lane>,
    /// The first due notification of each URL that is free.
    heads: BTreeSet<Place>,
}

/// The due notifications of one URL.
#[derive(Debug, Default)]
struct Lane {
    due: BTreeSet<Place>,
    head: Option<Place>,
    is_busy: bool,
}

impl Schedule {
    pub(super) fn add(&mut self, at: Duration, place: Place) {
        self.later.insert((at, place));
    }

    /// Removes a notification that waits for this time. Returns whether it was there.
    pub(super) fn remove(&mut self, url: &str, at: Duration, place: Place) -> bool {
        if self.later.remove(&(at, place)) {
            return true;
        }
        let Some(lane) = self.lanes.get_mut(url) else {
            return false;
        };
        let was_due = lane.due.remove(&place);
        self.refresh(url);
        was_due
    }

    /// The next notification whose time has come but that has no lane yet.
    pub(super) fn take_later(&mut self, now: Duration) -> Option<Place> {
        let (at, place) = *self.later.first().filter(|(at, _)| *at <= now)?;
        self.later.remove(&(at, place));
        Some(place)
    }

    /// Lines a due notification up at its URL.
    pub(super) fn line_up(&mut self, url: &str, place: Place) {
        self.lanes
            .entry(url.to_owned())
            .or_default()
            .due
            .insert(place);
        self.refresh(url);
    }

    /// The index of the first due notification whose URL is free.
    pub(super) fn first(&self) -> Option<usize> {
        self.heads.first().map(|(_, index)| *index)
    }

    /// Starts to post the first notification of a URL.
    pub(super) fn start(&mut self, url: &str) {
        if let Some(lane) = self.lanes.get_mut(url) {
            if let Some(place) = lane.head {
                lane.due.remove(&place);
            }
            lane.is_busy = true;
        }
        self.refresh(url);
    }

    /// Frees a URL after a post.
    pub(super) fn end(&mut self, url: &str) {
        if let Some(lane) = self.lanes.get_mut(url) {
            lane.is_busy = false;
        }
        self.refresh(url);
    }

    /// When the next notification is due that is not lined up.
    pub(super) fn next(&self) -> Option<Duration> {
        self.later.first().map(|(at, _)| *at)
    }

    /// All waiting notifications, in the order of delivery.
    pub(super) fn waiting(&self) -> Vec<Place> {
        let later = self.later.iter().map(|(_, place)| *place);
        let due = self
            .lanes
            .values()
            .flat_map(|lane| lane.due.iter().copied());
        let mut all: Vec<Place> = later.chain(due).collect();
        all.sort_unstable();
        all
    }

    /// Puts the first due notification of a free URL among the heads.
    fn refresh(&mut self, url: &str) {
        let Some(lane) = self.lanes.get_mut(url) else {
            return;
        };
        if let Some(head) = lane.head.take() {
            self.heads.remove(&head);
        }
        lane.head = lane.due.first().copied().filter(|_| !lane.is_busy);
        self.heads.extend(lane.head);
        if lane.due.is_empty() && !lane.is_busy {
            self.lanes.remove(url);
        }
    }
}
