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
pub(super) struct Run<'a> {
    pub(super) platform: &'a Inner,
    pub(super) pace: Deadline<'a>,
    /// How many attempts a request that reads has had.
    pub(super) turns: u32,
    pub(super) heard: Heard,
}

/// The results of a call so far, beside those that the decisions look at.
#[derive(Default)]
pub(super) struct Heard {
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
    wall: Arc<ServerClock>,
}

impl<'a> Run<'a> {
    /// Begins a call that needs the account.
    pub(super) fn start(platform: &'a Inner) -> Result<Self, Invalid> {
        if platform.account.is_none() {
            return Err(Invalid::new("account", "is required for this call"));
        }
        Ok(Self::publicly(platform))
    }

    /// Begins a call that needs at most a public key.
    pub(super) fn publicly(platform: &'a Inner) -> Self {
        Self {
            platform,
            pace: Deadline::start(&platform.policy, platform.clock.as_ref()),
            turns: 0,
            heard: Heard {
                wall: Arc::clone(&platform.wall),
                ..Heard::default()
            },
        }
    }

    /// Waits before a retry; returns `false` if the deadline has passed or would pass meanwhile.
    pub(super) async fn wait(&mut self, repetition: Option<u32>) -> bool {
        let retry_after = &mut self.heard.retry_after;
        self.pace.wait(repetition, retry_after).await
    }

    pub(super) fn private(&self) -> tollgate_paymega_private::Client {
        let platform = self.platform;
        let credentials = platform.account.as_ref().map(|account| Credentials::Basic {
            user: account.id.clone(),
            password: SecretString::from(account.api_key.expose()),
        });
        let context = self.pace.context(credentials.unwrap_or(Credentials::None));
        tollgate_paymega_private::Client::new_with_client(
            platform.endpoints.private(),
            platform.http.clone(),
            context,
        )
    }

    pub(super) fn public(&self) -> tollgate_paymega_public::Client {
        let platform = self.platform;
        let context = self.pace.context(Credentials::None);
        tollgate_paymega_public::Client::new_with_client(
            platform.endpoints.public(),
            platform.http.clone(),
            context,
        )
    }

    pub(super) fn cardgate(&self, bearer: &Token) -> tollgate_paymega_cardgate::Client {
        let platform = self.platform;
        let context = self
            .pace
            .context(Credentials::Bearer(SecretString::from(bearer.expose())));
        tollgate_paymega_cardgate::Client::new_with_client(
            platform.endpoints.cardgate(),
            platform.http.clone(),
            context,
        )
    }
}

impl Heard {
    /// Records the provider's time and `Retry-After` from a response.
    pub(super) fn note_response(&mut self, response: &Response) -> RawResponse {
        let raw = RawResponse::new(response.clone());
        let shown = raw.date().and_then(calendar::unix);
        self.now = shown.filter(|now| self.wall.note(*now)).map(UnixTime);
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
