//! One call: it keeps the deadline, sends the requests that the decisions ask for, and records the responses.

use std::{sync::Arc, time::Duration};

use progenitor_client::{Credentials, Failure, Response};
use secrecy::SecretString;
use tollgate_types::Token;

use super::Inner;
use crate::{
    Invalid, Invoice, RawResponse, Refusal, ResponseLost, calendar, deadline::Deadline,
    outcome::ChallengeForm, paymega::decision::UnixTime, server_time::ServerClock,
};

/// One call on its way.
pub(super) struct Call<'a> {
    pub(super) client: &'a Inner,
    pub(super) deadline: Deadline<'a>,
    /// How many attempts a request that reads has had.
    pub(super) reads: u32,
    pub(super) state: CallState,
}

/// The results of a call so far, beside those that the decisions look at.
#[derive(Default)]
pub(super) struct CallState {
    /// The invoice as it was last shown.
    pub(super) invoice: Option<Invoice>,
    /// The ids of all invoices that a search found.
    pub(super) found: Vec<String>,
    pub(super) refusal: Option<Refusal>,
    /// The card gate's refusal of this call's sale.
    pub(super) sale_refusal: Option<Arc<Refusal>>,
    /// The reason why a request cannot be built.
    pub(super) unsendable: Option<&'static str>,
    pub(super) challenge: Option<(Option<ChallengeForm>, Option<String>)>,
    pub(super) loss: Option<ResponseLost>,
    pub(super) raw: Option<RawResponse>,
    /// The provider's time by the last response, if it is believable.
    pub(super) now: Option<UnixTime>,
    retry_after: Option<Duration>,
    server_clock: Arc<ServerClock>,
}

impl<'a> Call<'a> {
    /// Begins a call that needs the account.
    pub(super) fn start(client: &'a Inner) -> Result<Self, Invalid> {
        if client.account.is_none() {
            return Err(Invalid::new("account", "is required for this call"));
        }
        Ok(Self::publicly(client))
    }

    /// Begins a call that needs at most a public key.
    pub(super) fn publicly(client: &'a Inner) -> Self {
        Self {
            client,
            deadline: Deadline::start(&client.policy, client.clock.as_ref()),
            reads: 0,
            state: CallState {
                server_clock: Arc::clone(&client.server_clock),
                ..CallState::default()
            },
        }
    }

    /// Waits before a retry; returns `false` if the deadline has passed or would pass meanwhile.
    pub(super) async fn wait(&mut self, repetition: Option<u32>) -> bool {
        let retry_after = &mut self.state.retry_after;
        self.deadline.wait(repetition, retry_after).await
    }

    pub(super) fn private(&self) -> tollgate_paymega_private::Client {
        let client = self.client;
        let credentials = client.account.as_ref().map(|account| Credentials::Basic {
            user: account.id.clone(),
            password: SecretString::from(account.api_key.expose()),
        });
        let context = self
            .deadline
            .context(credentials.unwrap_or(Credentials::None));
        tollgate_paymega_private::Client::new_with_client(
            client.endpoints.private(),
            client.http.clone(),
            context,
        )
    }

    pub(super) fn public(&self) -> tollgate_paymega_public::Client {
        let client = self.client;
        let context = self.deadline.context(Credentials::None);
        tollgate_paymega_public::Client::new_with_client(
            client.endpoints.public(),
            client.http.clone(),
            context,
        )
    }

    pub(super) fn cardgate(&self, bearer: &Token) -> tollgate_paymega_cardgate::Client {
        let client = self.client;
        let context = self
            .deadline
            .context(Credentials::Bearer(SecretString::from(bearer.expose())));
        tollgate_paymega_cardgate::Client::new_with_client(
            client.endpoints.cardgate(),
            client.http.clone(),
            context,
        )
    }
}

impl CallState {
    /// Records the provider's time and `Retry-After` from a response.
    pub(super) fn note_response(&mut self, response: &Response) -> RawResponse {
        let raw = RawResponse::new(response.clone());
        let shown = raw.date().and_then(calendar::unix);
        self.now = shown
            .filter(|now| self.server_clock.note(*now))
            .map(UnixTime);
        self.retry_after = raw.retry_after();
        self.raw = Some(raw.clone());
        self.loss = None;
        raw
    }

    /// Records that no response came; returns `None` if no byte of the request was sent.
    pub(super) fn note_failure(&mut self, failure: &Failure) -> Option<ResponseLost> {
        self.raw = None;
        self.now = None;
        let loss = ResponseLost::of(failure);
        self.loss = Some(loss);
        (loss != ResponseLost::NeverConnected).then_some(loss)
    }
}
