//! All notifications: waiting and delivered.

use super::Invoice;
use super::paycross::Transaction;
use super::word::{self, Word};
use crate::redact::redacted;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::time::Duration;

/// The n-th retry comes n minutes after the attempt before it, up to a hundred attempts.
const ATTEMPTS: u32 = 100;

/// A change that the merchant is notified of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Event {
    /// `callback` (Paymega, Kuna) or `webhook` (PayCross).
    #[serde(deserialize_with = "word::read")]
    pub(crate) kind: Word,
    pub(crate) operation: String,
    pub(crate) status: String,
    pub(crate) url: String,
    pub(crate) body: String,
}

/// One notification with its delivery attempts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Delivery {
    /// Counts from 1.
    pub number: usize,
    /// `callback` or `webhook`.
    pub kind: &'static str,
    /// The id of the invoice or transaction.
    pub operation: String,
    /// The operation's status when the notification was created.
    pub status: String,
    /// The merchant's URL.
    pub url: String,
    /// The number of attempts.
    pub attempts: u32,
    /// The status of the response to each attempt; 0 for no response.
    #[serde(rename = "answers")]
    pub responses: Vec<u16>,
    /// The time of the next attempt, in seconds since 1970. `None` if it is delivered or given up.
    pub next: Option<i64>,
    /// The body, without secrets.
    pub body: Value,
}

/// A notification with its secrets.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Notification {
    /// Counts from 1, and does not change with the order of delivery.
    pub(crate) number: usize,
    pub(crate) event: Event,
    #[serde(deserialize_with = "word::headers")]
    pub(crate) headers: Vec<(Word, String)>,
    pub(crate) created: i64,
    #[serde(rename = "answers")]
    pub(crate) responses: Vec<u16>,
    /// The time of the next attempt, since 1970.
    pub(crate) next: Option<Duration>,
}

/// All notifications, oldest first.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Outbox {
    #[serde(rename = "parcels")]
    pub(crate) notifications: Vec<Notification>,
    /// While this is set nothing is posted.
    pub(crate) held: bool,
    /// The changes of the current call, which become notifications before the lock is released.
    #[serde(skip)]
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
        self.notifications.push(Notification {
            number: self.notifications.len() + 1,
            event,
            headers,
            created: seconds(now),
            responses: Vec::new(),
            next: Some(now),
        });
    }

    /// The first due notification whose URL is not busy.
    pub(crate) fn due(&self, now: Duration, busy: &HashSet<String>) -> Option<&Notification> {
        self.waiting(busy)
            .find(|notification| notification.next.is_some_and(|at| at <= now))
    }

    pub(crate) fn notification(&mut self, number: usize) -> Option<&mut Notification> {
        self.notifications
            .iter_mut()
            .find(|notification| notification.number == number)
    }

    /// When the next notification is due.
    pub(crate) fn next(&self, busy: &HashSet<String>) -> Option<Duration> {
        self.waiting(busy)
            .filter_map(|notification| notification.next)
            .min()
    }

    /// Schedules one more attempt for a delivered or abandoned notification.
    pub(crate) fn repeat(&mut self, number: usize, now: Duration) -> bool {
        let notification = self.notification(number);
        notification.is_some_and(|notification| {
            notification.next = Some(now);
            true
        })
    }

    /// Reverses the order of the waiting notifications.
    pub(crate) fn reverse_waiting(&mut self) {
        let waiting: Vec<usize> = (0..self.notifications.len())
            .filter(|index| self.notifications[*index].next.is_some())
            .collect();
        for (first, last) in waiting.iter().zip(waiting.iter().rev()) {
            if first >= last {
                break;
            }
            self.notifications.swap(*first, *last);
        }
    }

    /// Merges quick changes: of the waiting notifications of one operation, only the newest remains.
    pub(crate) fn batch(&mut self) {
        let mut seen = HashSet::new();
        for notification in self.notifications.iter_mut().rev() {
            if notification.next.is_some() && !seen.insert(notification.event.operation.clone()) {
                notification.next = None;
            }
        }
    }

    pub(crate) fn deliveries(&self) -> Vec<Delivery> {
        let mut all: Vec<Delivery> = self
            .notifications
            .iter()
            .map(Notification::delivery)
            .collect();
        all.sort_by_key(|delivery| delivery.number);
        all
    }

    /// The waiting notifications. None while they are held back.
    fn waiting(&self, busy: &HashSet<String>) -> impl Iterator<Item = &Notification> {
        let notifications = self.notifications.iter().filter(|_| !self.held);
        notifications.filter(|notification| !busy.contains(&notification.event.url))
    }
}

impl Notification {
    /// The headers about retries: the time of the next one, and the attempt's number.
    pub(crate) fn retry_headers(
        &self,
        now: Duration,
        minute: Duration,
    ) -> [(&'static str, String); 2] {
        let attempt = self.attempts() + 1;
        [
            ("next-retry", seconds(now + minute * attempt).to_string()),
            ("retry-count", attempt.to_string()),
        ]
    }

    /// Records the response to an attempt. Only 200 ends the retries.
    pub(crate) fn record_response(&mut self, status: u16, now: Duration, minute: Duration) {
        self.responses.push(status);
        let attempt = self.attempts();
        let again = status != 200 && attempt < ATTEMPTS;
        self.next = again.then(|| now + minute * attempt);
    }

    /// Gives up, because the sandbox posts to this machine only.
    pub(crate) fn refuse(&mut self) {
        self.next = None;
    }

    /// The entry in the invoice's `callback_logs`.
    pub(crate) fn log(&self, now: i64) -> Value {
        let status = self.responses.last().copied().unwrap_or_default();
        json!({
            "status": if status == 200 { "done" } else { "failed" },
            "processed": now,
            "response_code": status,
            "transaction_status": self.event.status
        })
    }

    fn attempts(&self) -> u32 {
        u32::try_from(self.responses.len()).unwrap_or(u32::MAX)
    }

    fn delivery(&self) -> Delivery {
        let body = serde_json::from_str(&self.event.body).unwrap_or_default();
        Delivery {
            number: self.number,
            kind: self.event.kind,
            operation: self.event.operation.clone(),
            status: self.event.status.clone(),
            url: self.event.url.clone(),
            attempts: self.attempts(),
            responses: self.responses.clone(),
            next: self.next.map(seconds),
            body: redacted(&body),
        }
    }
}

fn seconds(since_epoch: Duration) -> i64 {
    i64::try_from(since_epoch.as_secs()).unwrap_or(i64::MAX)
}
