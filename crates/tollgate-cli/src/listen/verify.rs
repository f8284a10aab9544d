//! The verification of a received request, by the library.

use hyper::HeaderMap;
use serde::Serialize;
use tollgate::{
    Operation,
    paycross::webhook::{self, BasicVerifier, Event, NotVerified, RawEvent},
    paymega::callback,
};

use crate::{
    Failure,
    profile::{Client, Profile},
};

/// The verifier of a profile.
#[derive(Debug)]
pub enum Verifier {
    /// Callbacks of Paymega and Kuna, by `X-Signature`.
    Paymega(callback::Verifier),
    /// Webhooks of PayCross, by `Content-Signature`.
    PayCross(webhook::Verifier),
    /// Webhooks of PayCross, by the shop's credentials, for a profile without a key of webhooks.
    Basic(BasicVerifier),
}

/// The content of a verified request, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Content {
    /// The type, such as `payment-invoices` or `payment`.
    pub kind: Option<String>,
    /// The provider's id.
    pub id: Option<String>,
    /// The merchant's reference.
    pub reference: Option<String>,
    /// The status.
    pub status: Option<String>,
}

impl Verifier {
    /// The verifier of a profile.
    ///
    /// # Errors
    ///
    /// A key that cannot be read, or no secret to verify callbacks by.
    pub fn of(profile: &Profile) -> Result<Self, Failure> {
        Ok(match profile.client()? {
            Client::Paymega(_) if !profile.has_signing_keys() => {
                return Err("`callback_secrets` is missing: no callback can be verified".into());
            }
            Client::Paymega(client) => Self::Paymega(client.verifier().clone()),
            Client::PayCross(client) if profile.has_signing_keys() => {
                Self::PayCross(client.verifier().clone())
            }
            Client::PayCross(client) => Self::Basic(client.verifier_without_key()?),
        })
    }

    /// Verifies a request and reads its content.
    ///
    /// # Errors
    ///
    /// [`NotVerified`] if the provider did not sign it, or if it is of the other mode.
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<Content, NotVerified> {
        let header = |name| {
            headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
        };
        match self {
            Self::Paymega(verifier) => Ok(match verifier.verify(header("x-signature"), body)? {
                Event::Operation(callback) => Content::of("payment-invoices", callback.invoice()),
                Event::Other(raw) | Event::Unreadable(raw) => Content::of_raw(&raw),
            }),
            Self::PayCross(verifier) => verifier
                .verify(header("content-signature"), body)
                .map(Content::of_webhook),
            Self::Basic(verifier) => verifier
                .verify(header("authorization"), body)
                .map(Content::of_webhook),
        }
    }
}

impl Content {
    fn of(kind: &str, operation: &impl Operation) -> Self {
        Self {
            kind: Some(kind.to_owned()),
            id: Some(operation.id().to_owned()),
            reference: operation.reference().map(str::to_owned),
            status: Some(operation.status().to_owned()),
        }
    }

    fn of_webhook(event: Event<webhook::Webhook>) -> Self {
        match event {
            Event::Operation(webhook) => {
                let transaction = webhook.transaction();
                let kind = transaction
                    .kind()
                    .map_or_else(|| "transaction".to_owned(), |kind| kind.to_string());
                Self::of(&kind, transaction)
            }
            Event::Other(raw) | Event::Unreadable(raw) => Self::of_raw(&raw),
        }
    }

    fn of_raw(raw: &RawEvent) -> Self {
        Self {
            kind: raw.kind().map(str::to_owned),
            id: raw.id().map(str::to_owned),
            reference: raw.reference().map(str::to_owned),
            status: None,
        }
    }

    /// The content as one line.
    pub fn text(&self) -> String {
        let word = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let [kind, reference, status, id] =
            [&self.kind, &self.reference, &self.status, &self.id].map(word);
        format!("{kind}  {reference}  {status}  {id}")
    }
}
