//! The contents of a verified callback or webhook.

mod identity;

use std::fmt;

use tollgate_types::json::Tree;

pub(crate) use self::identity::Identity;
use crate::Mode;

/// A message whose signature is verified. Respond to each with status 200; otherwise the provider sends it again.
///
/// `T` is the message type that this crate reads: a `Callback` of Paymega, or a
/// [`Webhook`](crate::paycross::webhook::Webhook) of PayCross.
///
/// ```
/// # use tollgate::{SecretKey, paymega::callback::{CallbackSecrets, Event, NotVerified, Verifier, sign}};
/// fn take(verifier: &Verifier, signature: &str, body: &[u8]) -> Result<(), NotVerified> {
///     match verifier.verify(signature, body)? {
///         Event::Operation(callback) => println!("reconcile {:?}", callback.invoice().reference()),
///         Event::Other(other) => println!("not a payment: {:?} {:?}", other.kind(), other.id()),
///         Event::Unreadable(unread) => println!("keep it for a person: {} bytes", unread.expose_body().len()),
///     }
///     Ok(())
/// }
/// # let secret = SecretKey::new("sk_test_secret");
/// # let body = br#"{"data":{"type":"payout-invoices","id":"cpoi_1","attributes":{"test_mode":true}}}"#;
/// # let signature = sign(&secret, body)?;
/// # take(&Verifier::new(CallbackSecrets::new().test(secret)?), &signature, body)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub enum Event<T> {
    /// An invoice, or a transaction.
    Operation(T),
    /// A message of a type that this crate does not read, such as a payout or a subscription.
    Other(RawEvent),
    /// A body that cannot be read. Keep its bytes: the message may be about money.
    Unreadable(RawEvent),
}

/// A signed body that this crate does not read, with its type, id and reference where these can be read.
///
/// `Debug` shows neither the body nor anything read from it.
#[derive(Clone)]
pub struct RawEvent {
    hints: Hints,
    mode: Option<Mode>,
    body: Vec<u8>,
}

/// The parts of a body that can be read for any type of message.
#[derive(Clone, Default)]
pub(crate) struct Hints {
    pub(crate) kind: Option<String>,
    pub(crate) id: Option<String>,
    pub(crate) reference: Option<String>,
}

/// The order of a notification relative to the last one taken for the same operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrival {
    /// It shows a later change, or is the first: process it.
    New,
    /// It repeats the last one: respond with 200 and ignore it.
    Duplicate,
    /// It shows an earlier change: respond with 200 and ignore it.
    Outdated,
    /// It has the same time with other contents, or one of both has no time that can be read: read the operation again.
    Tie,
}

impl Arrival {
    /// Compares a notification with the last one, by their contents and by their times.
    fn of<T: Ord>(same: bool, this: Option<T>, last: Option<T>) -> Self {
        match (this, last) {
            _ if same => Self::Duplicate,
            (Some(this), Some(last)) if this > last => Self::New,
            (Some(this), Some(last)) if this < last => Self::Outdated,
            _ => Self::Tie,
        }
    }
}

/// The reason why a callback or webhook is rejected. Respond with an error status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotVerified {
    /// The signature is not that of this body with any of the secrets.
    #[error("the signature does not match")]
    Signature,
    /// The message is signed with a secret of the other mode than its body shows, or of a mode that is not accepted
    /// here.
    #[error("the signature or the body is of the other mode")]
    Mode,
}

impl<T> Event<T> {
    /// The invoice's callback or the transaction's webhook, if the event is one.
    #[must_use]
    pub fn into_operation(self) -> Option<T> {
        match self {
            Self::Operation(operation) => Some(operation),
            Self::Other(_) | Self::Unreadable(_) => None,
        }
    }

    /// A reference to the invoice's callback or the transaction's webhook, if the event is one.
    #[must_use]
    pub const fn operation(&self) -> Option<&T> {
        match self {
            Self::Operation(operation) => Some(operation),
            Self::Other(_) | Self::Unreadable(_) => None,
        }
    }

    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Event<U> {
        match self {
            Self::Operation(operation) => Event::Operation(change(operation)),
            Self::Other(other) => Event::Other(other),
            Self::Unreadable(unread) => Event::Unreadable(unread),
        }
    }
}

impl RawEvent {
    pub(crate) fn new(hints: Hints, mode: Option<Mode>, body: &[u8]) -> Self {
        Self {
            hints,
            mode,
            body: body.to_vec(),
        }
    }

    /// The provider's type of the subject, such as `payout-invoices`.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        self.hints.kind.as_deref()
    }

    /// The provider's id of the subject.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.hints.id.as_deref()
    }

    /// The merchant's reference.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.hints.reference.as_deref()
    }

    /// Test or live, if the signing key or the body shows it.
    #[must_use]
    pub const fn mode(&self) -> Option<Mode> {
        self.mode
    }

    /// The body, byte for byte, with every secret that it holds.
    #[must_use]
    pub fn expose_body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Debug for RawEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawEvent")
            .field("mode", &self.mode)
            .field("length", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// A word, an id or a reference, which may be a number in the body.
pub(crate) fn text(value: Option<&Tree<'_>>) -> Option<String> {
    match value? {
        Tree::Text(text) if !text.is_broken() && !text.as_str().is_empty() => {
            Some(text.as_str().to_owned())
        }
        Tree::Number(number) => Some((*number).to_owned()),
        _ => None,
    }
}
