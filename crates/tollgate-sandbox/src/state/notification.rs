//! A notification with its delivery attempts.

use super::word::{self, Word};
use super::{Key, Record};
use crate::redact::{redacted, shown_url};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
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
    /// The id of the invoice, transaction or payout.
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
    /// The place in the order of delivery.
    pub(crate) order: u64,
    pub(crate) event: Event,
    #[serde(deserialize_with = "word::headers")]
    pub(crate) headers: Vec<(Word, String)>,
    pub(crate) created: i64,
    #[serde(rename = "answers")]
    pub(crate) responses: Vec<u16>,
    /// The time of the next attempt, since 1970.
    pub(crate) next: Option<Duration>,
}

impl Record for Notification {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Operation, &self.event.operation);
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
    pub(super) fn record_response(&mut self, status: u16, now: Duration, minute: Duration) {
        self.responses.push(status);
        let attempt = self.attempts();
        let again = status != 200 && attempt < ATTEMPTS;
        self.next = again.then(|| now + minute * attempt);
    }

    /// The entry in the `callback_logs` of the invoice or payout.
    pub(crate) fn log(&self, now: i64) -> Value {
        let status = self.responses.last().copied().unwrap_or_default();
        json!({
            "status": if status == 200 { "done" } else { "failed" },
            "processed": now,
            "response_code": status,
            "transaction_status": self.event.status
        })
    }

    /// The notification without its secrets.
    pub(crate) fn delivery(&self) -> Delivery {
        let body = serde_json::from_str(&self.event.body).unwrap_or_default();
        Delivery {
            number: self.number,
            kind: self.event.kind,
            operation: self.event.operation.clone(),
            status: self.event.status.clone(),
            url: shown_url(&self.event.url),
            attempts: self.attempts(),
            responses: self.responses.clone(),
            next: self.next.map(seconds),
            body: redacted(&body),
        }
    }

    fn attempts(&self) -> u32 {
        u32::try_from(self.responses.len()).unwrap_or(u32::MAX)
    }
}

pub(super) fn seconds(since_epoch: Duration) -> i64 {
    i64::try_from(since_epoch.as_secs()).unwrap_or(i64::MAX)
}
