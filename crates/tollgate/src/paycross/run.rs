//! One operation on its way: it keeps the time, sends what the decisions ask for, and tells them what came.

use std::time::Duration;

use progenitor_client::{Context, Credentials, Failure, Response};
use reqwest::header::{HeaderName, HeaderValue};
use secrecy::SecretString;

use super::{
    Inner,
    decision::{DUPLICATE, Event},
    transaction::Transaction,
};
use crate::{RawResponse, Refusal, ResponseLost, deadline::Deadline};

/// The version of the responses: it has codes.
const VERSION: (HeaderName, HeaderValue) = (
    HeaderName::from_static("x-api-version"),
    HeaderValue::from_static("3"),
);
const REQUEST_ID: HeaderName = HeaderName::from_static("requestid");

/// One operation on its way.
pub(super) struct Run<'a> {
    pub(super) gateway: &'a Inner,
    pub(super) pace: Deadline<'a>,
    /// How many attempts a reading has made.
    pub(super) turns: u32,
    /// When the request was first sent, by the clock.
    pub(super) first_sent: Option<Duration>,
    /// When it was first refused as a duplicate.
    refused_as_duplicate: Option<Duration>,
    pub(super) heard: Heard,
}

/// What came so far, beside what the decisions look at.
#[derive(Default)]
pub(super) struct Heard {
    /// The transactions as they were last shown.
    transactions: Vec<Transaction>,
    /// Those of the last response, until the decisions have taken it for one about the order.
    shown: Vec<Transaction>,
    /// How the request was refused.
    pub(super) refusal: Option<Refusal>,
    /// How a question was refused.
    pub(super) denial: Option<Refusal>,
    pub(super) loss: Option<ResponseLost>,
    pub(super) raw: Option<RawResponse>,
    /// Why a request could not even be built.
    pub(super) invalid: Option<&'static str>,
    retry_after: Option<Duration>,
}

impl<'a> Run<'a> {
    pub(super) fn start(gateway: &'a Inner) -> Self {
        Self {
            gateway,
            pace: Deadline::start(&gateway.policy, gateway.clock.as_ref()),
            turns: 0,
            first_sent: None,
            refused_as_duplicate: None,
            heard: Heard::default(),
        }
    }

    pub(super) async fn wait(&mut self, repetition: Option<u32>) -> bool {
        let retry_after = &mut self.heard.retry_after;
        self.pace.wait(repetition, retry_after).await
    }

    /// Whether the gateway is known to respond to a repetition with what the first request made.
    pub(super) fn may_replay(&self) -> bool {
        let Some((window, first)) = self.gateway.replay_window.zip(self.first_sent) else {
            return false;
        };
        // The next attempt must arrive inside of it, too, after the pause before it.
        let policy = &self.gateway.policy;
        let pause = policy
            .longest_pause
            .max(self.heard.retry_after.unwrap_or_default());
        let since = self.gateway.clock.now().saturating_sub(first);
        let latest = since.saturating_add(pause);
        latest.saturating_add(policy.attempt_timeout) < window
    }

    /// Whether the equal request, which was in the way of this one, may still turn up. Until now this one is not found,
    /// so that afterwards it is not expected any more.
    pub(super) fn is_duplicate_expected(&self) -> bool {
        let window = DUPLICATE.saturating_add(self.gateway.policy.attempt_timeout);
        let since = self.refused_as_duplicate.unwrap_or_default();
        self.gateway.clock.now() < since.saturating_add(window)
    }

    /// Notes what the decisions make of the last response.
    pub(super) fn note(&mut self, event: &Event) {
        let shown = std::mem::take(&mut self.heard.shown);
        match event {
            Event::Sent(_) | Event::Shown(_) | Event::Found(_) => {
                for transaction in shown {
                    self.heard.keep(transaction);
                }
            }
            Event::Duplicate => {
                let now = self.gateway.clock.now();
                self.refused_as_duplicate.get_or_insert(now);
            }
            Event::Lost(loss) => self.heard.loss = Some(*loss),
            _ => {}
        }
    }

    /// The client of the next attempt that reads.
    pub(super) fn client(&self) -> tollgate_paycross_gateway::Client {
        self.client_with(self.context())
    }

    /// The client of the next attempt that sends the request with this id.
    pub(super) fn client_of(&self, request_id: HeaderValue) -> tollgate_paycross_gateway::Client {
        self.client_with(self.context().header(REQUEST_ID, request_id))
    }

    fn client_with(&self, context: Context) -> tollgate_paycross_gateway::Client {
        let gateway = self.gateway;
        tollgate_paycross_gateway::Client::new_with_client(
            &gateway.endpoint,
            gateway.http.clone(),
            context,
        )
    }

    fn context(&self) -> Context {
        let credentials = Credentials::Basic {
            user: self.gateway.shop.clone(),
            password: SecretString::from(self.gateway.secret_key.expose()),
        };
        self.pace.context(credentials).header(VERSION.0, VERSION.1)
    }
}

impl Heard {
    pub(super) fn show(&mut self, transaction: Transaction) {
        self.shown.push(transaction);
    }

    /// Keeps a transaction as it was shown now.
    fn keep(&mut self, transaction: Transaction) {
        self.transactions
            .retain(|known| known.uid() != transaction.uid());
        self.transactions.push(transaction);
    }

    pub(super) fn take(&mut self, uid: &str) -> Option<Transaction> {
        let index = self
            .transactions
            .iter()
            .position(|known| known.uid() == uid)?;
        Some(self.transactions.swap_remove(index))
    }

    /// Notes what every response tells.
    pub(super) fn note_response(&mut self, response: &Response) -> RawResponse {
        self.shown.clear();
        let raw = RawResponse::new(response.clone());
        self.retry_after = raw.retry_after();
        self.raw = Some(raw.clone());
        self.loss = None;
        raw
    }

    /// Notes that no response came, and how.
    pub(super) fn note_failure(&mut self, failure: &Failure) -> ResponseLost {
        if let Failure::InvalidRequest(why) = failure {
            self.invalid = Some(*why);
        }
        let loss = ResponseLost::of(failure);
        self.raw = None;
        self.loss = Some(loss);
        loss
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_built_is_told_from_what_found_no_connection() {
        let mut heard = Heard::default();
        heard.note_failure(&Failure::NeverConnected("refused".into()));
        assert_eq!(heard.invalid, None);
        heard.note_failure(&Failure::InvalidRequest("no header"));
        assert_eq!(heard.invalid, Some("no header"));
    }
}
