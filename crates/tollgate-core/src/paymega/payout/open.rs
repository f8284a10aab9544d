//! A payout that may still be processed, and the results of creating and processing one.

use std::fmt;

use tollgate_paymega_private::types::PayoutStatus;

use super::{Payout, PayoutFingerprint};
use crate::{Error, Outcome, Pending, paymega::order::CallTag};

/// A payout that this client has created, and that was never processed.
///
/// A payout is processed once, so the type is not `Clone`: the call `Paymega::process_payout` consumes it, and returns it
/// only if no byte of the request was sent.
pub struct OpenPayout {
    payout: Payout,
    order: PayoutFingerprint,
    /// The client that created the payout.
    client: u64,
}

/// The payout of an order, and whether it may be processed.
#[derive(Debug)]
pub enum CreatedPayout {
    /// This call created the payout, and may process it. No money has moved.
    New(OpenPayout),
    /// The payout must not be processed: another call created it, or Paymega processes it at once. This is its outcome
    /// now.
    Existing(Outcome<Payout>),
}

/// The reason why processing a payout has no outcome, with the payout if no byte of the request was sent.
#[derive(Debug)]
pub struct ProcessError(Box<(Error, Option<OpenPayout>)>);

impl OpenPayout {
    /// The payout.
    #[must_use]
    pub const fn payout(&self) -> &Payout {
        &self.payout
    }

    /// The payout alone, which can no longer be processed.
    #[must_use]
    pub fn into_payout(self) -> Payout {
        self.payout
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn order(&self) -> &PayoutFingerprint {
        &self.order
    }

    /// Whether the client with this id created the payout.
    #[doc(hidden)]
    pub const fn is_of(&self, client: u64) -> bool {
        self.client == client
    }
}

impl fmt::Debug for OpenPayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.payout.fmt(f)
    }
}

impl CreatedPayout {
    /// The result of the call with this tag: it may process the payout if it created the payout, which still waits for
    /// that.
    #[doc(hidden)]
    #[must_use]
    pub fn new(
        outcome: Outcome<Payout>,
        (order, call_tag): (PayoutFingerprint, CallTag),
        client: u64,
    ) -> Self {
        let waits = |payout: &Payout| payout.attributes().status == PayoutStatus::Created;
        match outcome {
            Outcome::Pending(Pending {
                operation: payout, ..
            }) if waits(&payout) && call_tag.made_payout(&payout) => Self::New(OpenPayout {
                payout,
                order,
                client,
            }),
            outcome => Self::Existing(outcome),
        }
    }

    /// The payout, as it was last read.
    #[must_use]
    pub const fn payout(&self) -> &Payout {
        match self {
            Self::New(open) => open.payout(),
            Self::Existing(outcome) => outcome.operation(),
        }
    }

    /// The payout to process, or `None` if it must not be processed.
    #[must_use]
    pub fn into_open(self) -> Option<OpenPayout> {
        match self {
            Self::New(open) => Some(open),
            Self::Existing(_) => None,
        }
    }
}

impl ProcessError {
    /// The error of this payout's processing. Only [`Error::NotSent`] and [`Error::Invalid`] prove that the request was
    /// not sent.
    #[doc(hidden)]
    #[must_use]
    pub fn new(error: Error, payout: OpenPayout) -> Self {
        let was_not_sent = matches!(error, Error::NotSent(_) | Error::Invalid(_));
        Self(Box::new((error, was_not_sent.then_some(payout))))
    }

    /// The error.
    #[must_use]
    pub const fn error(&self) -> &Error {
        &self.0.0
    }

    /// The error, and the payout if it may still be processed.
    #[must_use]
    pub fn into_parts(self) -> (Error, Option<OpenPayout>) {
        *self.0
    }

    /// The payout if it may still be processed: no byte of the request was sent.
    #[must_use]
    pub fn into_open(self) -> Option<OpenPayout> {
        self.0.1
    }
}

impl fmt::Display for ProcessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error().fmt(f)
    }
}

impl std::error::Error for ProcessError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.error().source()
    }
}

impl From<ProcessError> for Error {
    fn from(error: ProcessError) -> Self {
        error.into_parts().0
    }
}
