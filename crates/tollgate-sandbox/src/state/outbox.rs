//! All notifications: waiting and delivered.

use super::notification::{Event, Notification, seconds};
use super::paycross::{Checkout, Transaction};
use super::schedule::Schedule;
use super::{Invoice, Payout, Records};
use std::collections::{HashSet, VecDeque};
use std::time::Duration;

/// All notifications, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    pub(crate) notifications: Records<Notification>,
    schedule: Schedule,
    /// The indexes of the finished notifications that are kept, in the order of their end.
    finished: VecDeque<usize>,
    /// How many finished notifications are kept.
    pub(super) kept: usize,
    /// While this is set nothing is posted.
    pub(crate) held: bool,
    /// The changes of the current call, which become notifications before the lock is released.
    pub(crate) changes: Vec<Change>,
}

/// A changed operation, as it is at the time of the change.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) at: Duration,
    pub(crate) operation: Operation,
}

/// An operation that merchants are notified of.
#[derive(Debug)]
pub(crate) enum Operation {
    Invoice(Box<Invoice>),
    Transaction(Box<Transaction>),
    Payout(Box<Payout>),
    Checkout(Box<Checkout>),
}

impl Outbox {
    /// Notes a change of an operation.
    pub(crate) fn change(&mut self, at: Duration, operation: Operation) {
        self.changes.push(Change { at, operation });
    }

    pub(crate) fn push(
        &mut self,
        event: Event,
        headers: Vec<(&'static str, String)>,
        now: Duration,
    ) {
        let number = self.notifications.len() + 1;
        let index = self.notifications.push(Notification {
            number,
            order: number as u64,
            event,
            headers,
            created: seconds(now),
            responses: Vec::new(),
            next: Some(now),
        });
        self.schedule.add(now, (number as u64, index));
    }

    /// Starts to post the first due notification whose URL is free. `done` frees the URL.
    pub(crate) fn start_due(&mut self, now: Duration) -> Option<Notification> {
        self.line_up(now);
        if self.held {
            return None;
        }
        let notification = self.notifications.get(self.schedule.first()?)?.into_owned();
        self.schedule.start(&notification.event.url);
        Some(notification)
    }

    /// Records the response to an attempt, or gives up without one. Returns the notification after that.
    pub(crate) fn done(
        &mut self,
        number: usize,
        status: Option<u16>,
        now: Duration,
        minute: Duration,
    ) -> Option<Notification> {
        let index = self.index(number)?;
        let notification = &mut self.notifications[index];
        match status {
            Some(status) => notification.record_response(status, now, minute),
            // The sandbox posts to this machine only.
            None => notification.next = None,
        }
        let notification = notification.clone();
        self.schedule.end(&notification.event.url);
        match notification.next {
            Some(at) => self.schedule.add(at, (notification.order, index)),
            None => self.finish(index),
        }
        Some(notification)
    }

    /// When the next notification is due. None while they are held back.
    pub(crate) fn next(&self) -> Option<Duration> {
        let now = self.schedule.first().map(|_| Duration::ZERO);
        now.or(self.schedule.next()).filter(|_| !self.held)
    }

    /// Schedules one more attempt for a delivered or abandoned notification.
    pub(crate) fn repeat(&mut self, number: usize, now: Duration) -> bool {
        let Some(index) = self.index(number) else {
            return false;
        };
        self.unschedule(index);
        let notification = &mut self.notifications[index];
        notification.next = Some(now);
        self.schedule.add(now, (notification.order, index));
        true
    }

    /// Reverses the order of the waiting notifications.
    pub(crate) fn reverse_waiting(&mut self) {
        let waiting = self.schedule.waiting();
        let orders: Vec<u64> = waiting.iter().map(|(order, _)| *order).collect();
        for ((_, index), order) in waiting.iter().zip(orders.into_iter().rev()) {
            self.unschedule(*index);
            let notification = &mut self.notifications[*index];
            notification.order = order;
            if let Some(at) = notification.next {
                self.schedule.add(at, (order, *index));
            }
        }
    }

    /// Merges quick changes: of the waiting notifications of one operation, only the newest remains.
    pub(crate) fn batch(&mut self) {
        let mut seen = HashSet::new();
        for (_, index) in self.schedule.waiting().into_iter().rev() {
            let operation = self.notifications[index].event.operation.clone();
            if !seen.insert(operation) {
                self.unschedule(index);
                self.notifications[index].next = None;
                self.finish(index);
            }
        }
    }

    /// How many notifications wait for an attempt.
    pub(crate) fn waiting(&self) -> usize {
        self.schedule.waiting().len()
    }

    /// Schedules the notifications from a file.
    pub(super) fn resume(&mut self) {
        self.notifications.index_all();
        for index in 0..self.notifications.len() {
            let known = self.notifications.get(index);
            match known.map(|it| (it.next, it.order)) {
                Some((Some(at), order)) => self.schedule.add(at, (order, index)),
                Some((None, _)) => self.finish(index),
                None => {}
            }
        }
    }

    /// The index of a notification that is kept.
    pub(crate) fn index(&self, number: usize) -> Option<usize> {
        let index = number.checked_sub(1)?;
        self.notifications.get(index).map(|_| index)
    }

    /// Lines the due notifications up.
    fn line_up(&mut self, now: Duration) {
        while let Some((order, index)) = self.schedule.take_later(now) {
            let url = &self.notifications[index].event.url;
            self.schedule.line_up(url, (order, index));
        }
    }

    fn unschedule(&mut self, index: usize) {
        let notification = &self.notifications[index];
        if let Some(at) = notification.next {
            let place = (notification.order, index);
            self.schedule.remove(&notification.event.url, at, place);
        }
    }

    /// Keeps the newest finished notifications alone.
    fn finish(&mut self, index: usize) {
        self.finished.push_back(index);
        while self.finished.len() > self.kept {
            let Some(oldest) = self.finished.pop_front() else {
                return;
            };
            // A repeated one waits again.
            let kept = self.notifications.get(oldest);
            if kept.is_some_and(|it| it.next.is_none()) {
                self.notifications.remove(oldest);
            }
        }
    }
}
