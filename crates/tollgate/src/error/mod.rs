//! What went wrong, and what became of the money.

mod invalid;
mod loss;
mod refusal;

pub use self::{invalid::Invalid, loss::Loss, refusal::Refusal};
use crate::{Invoice, MoneyState, RawAnswer};

/// Why there is no outcome.
///
/// Each says what became of the money, by [`money`](Error::money), and what to do next, by [`advice`](Error::advice).
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The request is wrong; nothing was sent.
    #[error("invalid request: {0}")]
    Invalid(Invalid),
    /// No request that could have charged has left.
    #[error("nothing was sent")]
    NotSent(NotSent),
    /// The platform refused; nothing was created.
    #[error("{0}")]
    Refused(Refusal),
    /// Another operation has this reference already.
    #[error("reference {:?} belongs to another operation", .0.reference)]
    ReferenceReused(ReferenceReused),
    /// There is no such operation now, which does not mean that there will be none.
    #[error("{:?} was not found", .0.what)]
    NotFound(NotFound),
    /// Nobody knows yet what the platform made of it.
    #[error("the outcome is not known")]
    OutcomeUnknown(#[source] OutcomeUnknown),
}

/// Nothing was sent that could have charged.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NotSent {
    pub(crate) operation: Option<String>,
}

/// A reference that belongs to another operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReferenceReused {
    pub(crate) reference: String,
    pub(crate) operation: Option<String>,
    pub(crate) raw: Option<RawAnswer>,
}

/// An operation that was not found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NotFound {
    pub(crate) what: String,
    pub(crate) raw: Option<RawAnswer>,
}

/// An operation of which nobody knows yet what became of it.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{loss}")]
#[non_exhaustive]
pub struct OutcomeUnknown {
    pub(crate) loss: Loss,
    pub(crate) operation: Option<String>,
    pub(crate) raw: Option<RawAnswer>,
    pub(crate) refund: Option<Box<Change>>,
}

/// An invoice before and after a request that may have changed it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Change {
    /// Before the request was sent.
    pub before: Invoice,
    /// Afterwards, if it could be read.
    pub after: Option<Invoice>,
}

impl Error {
    /// What is known of the money. It speaks of this call alone: what an earlier call for the same order did, only
    /// reading tells.
    #[must_use]
    pub const fn money(&self) -> MoneyState {
        match self {
            Self::Invalid(_) | Self::NotSent(_) => MoneyState::Untouched,
            Self::Refused(refusal) => refusal.money,
            Self::ReferenceReused(_) | Self::NotFound(_) | Self::OutcomeUnknown(_) => {
                MoneyState::Unknown
            }
        }
    }

    /// What to do next, in one sentence.
    #[must_use]
    pub const fn advice(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "Correct the named field and call again.",
            Self::NotSent(_) => "Call again with the same order once the platform can be reached.",
            Self::Refused(_) => {
                "Correct what the platform objects to, then call again with the same order."
            }
            Self::ReferenceReused(_) => {
                "Find out which operation has this reference before you use another one."
            }
            Self::NotFound(_) => {
                "Charge again under this very reference, never under another one or on another platform."
            }
            Self::OutcomeUnknown(_) => "Resume the same order until it tells what became of it.",
        }
    }

    /// The platform's whole answer, if one came.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawAnswer> {
        match self {
            Self::Refused(refusal) => Some(&refusal.raw),
            Self::OutcomeUnknown(unknown) => unknown.raw.as_ref(),
            Self::ReferenceReused(reused) => reused.raw.as_ref(),
            Self::NotFound(not_found) => not_found.raw.as_ref(),
            Self::Invalid(_) | Self::NotSent(_) => None,
        }
    }
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl NotSent {
    /// The platform's id of the operation that exists all the same, if one does: of an invoice whose sale was not sent.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }
}

impl ReferenceReused {
    /// The reference.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The platform's id of the operation that has it.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }
}

impl NotFound {
    /// The reference or the id that was asked for.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }
}

impl OutcomeUnknown {
    /// How the last answer was lost.
    #[must_use]
    pub const fn loss(&self) -> Loss {
        self.loss
    }

    /// The platform's id of the operation, an invoice or a transaction, if that much is known.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// Of a refund: the invoice before and after. Growth proves nothing if somebody else refunds too.
    #[must_use]
    pub fn refund(&self) -> Option<&Change> {
        self.refund.as_deref()
    }
}
