//! What a verified callback or webhook can be.

use std::fmt;

use progenitor_client::Tree;

use crate::{Mode, paymega::callback::Callback};

/// What the provider has signed. Respond with status 200 to each of them: anything else makes the provider send it
/// again.
///
/// `T` is what this crate reads: a [`Callback`] of the platform, or a [`Webhook`](crate::paycross::webhook::Webhook) of
/// PayCross.
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
pub enum Event<T = Callback> {
    /// An invoice, or a transaction.
    Operation(T),
    /// Something that this crate has no type for, such as a payout or a subscription.
    Other(RawEvent),
    /// A body that cannot be read as what it should be. Keep its bytes: it may be about money.
    Unreadable(RawEvent),
}

/// A signed body that this crate does not read, and what little it shows.
///
/// `Debug` shows neither its body nor what the body says.
#[derive(Clone)]
pub struct RawEvent {
    hints: Hints,
    mode: Option<Mode>,
    body: Vec<u8>,
}

/// What a body says of itself, as far as that can be read.
#[derive(Clone, Default)]
pub(crate) struct Hints {
    pub(crate) kind: Option<String>,
    pub(crate) id: Option<String>,
    pub(crate) reference: Option<String>,
}

/// How a notification compares with the last one taken for the same operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrival {
    /// It shows a later change, or is the first: take it.
    New,
    /// It is the same once more: respond with 200 and leave it.
    Duplicate,
    /// It shows an earlier change: respond with 200 and leave it.
    Outdated,
    /// It has the same time and says something else, or has no time: read the invoice again.
    Tie,
}

impl Arrival {
    /// By whether it says the same as the last one, and by the times of both.
    pub(crate) fn of<T: Ord>(same: bool, this: Option<T>, last: Option<T>) -> Self {
        match (this, last) {
            _ if same => Self::Duplicate,
            (Some(this), Some(last)) if this > last => Self::New,
            (Some(this), Some(last)) if this < last => Self::Outdated,
            _ => Self::Tie,
        }
    }
}

/// Why a callback is not believed. Respond with an error status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotVerified {
    /// The signature is not that of this body with any of the secrets.
    #[error("the signature does not match")]
    Signature,
    /// Signed with a secret of the other mode than its body speaks of, or of a mode that is not believed here.
    #[error("of the other mode")]
    Mode,
}

impl<T> Event<T> {
    /// The invoice's callback or the transaction's webhook, if it is one.
    #[must_use]
    pub fn into_operation(self) -> Option<T> {
        match self {
            Self::Operation(operation) => Some(operation),
            Self::Other(_) | Self::Unreadable(_) => None,
        }
    }

    /// The same as a reference.
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

    /// The provider's word for what it is about, such as `payout-invoices`.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        self.hints.kind.as_deref()
    }

    /// The provider's id of what it is about.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.hints.id.as_deref()
    }

    /// The merchant's reference.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.hints.reference.as_deref()
    }

    /// Test or live, if the key that signed it or the body shows it.
    #[must_use]
    pub const fn mode(&self) -> Option<Mode> {
        self.mode
    }

    /// The body, byte for byte, with everything in it that should not be shown.
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

/// A word, an id or a reference, which may have come as a number.
pub(crate) fn text(value: Option<&Tree<'_>>) -> Option<String> {
    match value? {
        Tree::Text(text) if !text.is_broken() && !text.as_str().is_empty() => {
            Some(text.as_str().to_owned())
        }
        Tree::Number(number) => Some((*number).to_owned()),
        _ => None,
    }
}
