//! The state of one call: its deadline, its attempts and the responses so far.

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

/// The version of the API, whose responses have codes.
const VERSION: (HeaderName, HeaderValue) = (
    HeaderName::from_static("x-api-version"),
    HeaderValue::from_static("3"),
);
const REQUEST_ID: HeaderName = HeaderName::from_static("requestid");

/// One call of the merchant, which may send several requests.
pub(super) struct Call<'a> {
    pub(super) gateway: &'a Inner,
    pub(super) deadline: Deadline<'a>,
    /// How many attempts a read request has made.
    pub(super) attempts_made: u32,
    /// When the request was first sent, by the client's clock.
    pub(super) first_sent: Option<Duration>,
    /// When the request was first refused as a duplicate.
    refused_as_duplicate: Option<Duration>,
    pub(super) state: CallState,
}

/// The responses so far, which the decisions see only in part.
#[derive(Default)]
pub(super) struct CallState {
    /// The transactions of the order, each as the gateway last showed it.
    transactions: Vec<Transaction>,
    /// The transactions of the last response, until the decisions accept the response as one about the order.
    shown: Vec<Transaction>,
    /// The gateway's refusal of the request.
    pub(super) refusal: Option<Refusal>,
    /// The gateway's refusal of a look-up.
    pub(super) lookup_refusal: Option<Refusal>,
    pub(super) loss: Option<ResponseLost>,
    pub(super) raw: Option<RawResponse>,
    /// Why a request could not be built.
    pub(super) invalid: Option<&'static str>,
    retry_after: Option<Duration>,
}

impl<'a> Call<'a> {
    pub(super) fn start(gateway: &'a Inner) -> Self {
        Self {
            gateway,
            deadline: Deadline::start(&gateway.policy, gateway.clock.as_ref()),
            attempts_made: 0,
            first_sent: None,
            refused_as_duplicate: None,
            state: CallState::default(),
        }
    }

    pub(super) async fn wait(&mut self, repetition: Option<u32>) -> bool {
        let retry_after = &mut self.state.retry_after;
        self.deadline.wait(repetition, retry_after).await
    }

    /// Whether a retry would arrive within the replay window.
    pub(super) fn may_replay(&self) -> bool {
        let Some((window, first)) = self.gateway.replay_window.zip(self.first_sent) else {
            return false;
        };
        // The next attempt, after the pause before it, must also arrive within the window.
        let policy = &self.gateway.policy;
        let pause = policy
            .longest_pause
            .max(self.state.retry_after.unwrap_or_default());
        let since = self.gateway.clock.now().saturating_sub(first);
        let latest = since.saturating_add(pause);
        latest.saturating_add(policy.attempt_timeout) < window
    }

    /// Whether the equal request, because of which the gateway refused this one, may still appear in a look-up. After
    /// that time the call stops looking.
    pub(super) fn is_duplicate_expected(&self) -> bool {
        let window = DUPLICATE.saturating_add(self.gateway.policy.attempt_timeout);
        let since = self.refused_as_duplicate.unwrap_or_default();
        self.gateway.clock.now() < since.saturating_add(window)
    }

    /// Records the event that the last response became.
    pub(super) fn note(&mut self, event: &Event) {
        let shown = std::mem::take(&mut self.state.shown);
        match event {
            Event::Sent(_) | Event::Shown(_) | Event::Found(_) => {
                for transaction in shown {
                    self.state.keep(transaction);
                }
            }
            Event::Duplicate => {
                let now = self.gateway.clock.now();
                self.refused_as_duplicate.get_or_insert(now);
            }
            Event::Lost(loss) => self.state.loss = Some(*loss),
            _ => {}
        }
    }

    /// The generated client for the next read request.
    pub(super) fn client(&self) -> tollgate_paycross_gateway::Client {
        self.client_with(self.context())
    }

    /// The generated client for the next attempt to send the request with this id.
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
        self.deadline
            .context(credentials)
            .header(VERSION.0, VERSION.1)
    }
}

impl CallState {
    pub(super) fn show(&mut self, transaction: Transaction) {
        self.shown.push(transaction);
    }

    /// Keeps the newest state of a transaction.
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

    /// Records a response: its `Retry-After` and its raw form.
    pub(super) fn note_response(&mut self, response: &Response) -> RawResponse {
        self.shown.clear();
        let raw = RawResponse::new(response.clone());
        self.retry_after = raw.retry_after();
        self.raw = Some(raw.clone());
        self.loss = None;
        raw
    }

    /// Records that no response came, and why.
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
    fn an_invalid_request_is_distinguished_from_a_missing_connection() {
        let mut state = CallState::default();
        state.note_failure(&Failure::NeverConnected("refused".into()));
        assert_eq!(state.invalid, None);
        state.note_failure(&Failure::InvalidRequest("no header"));
        assert_eq!(state.invalid, Some("no header"));
    }
}
