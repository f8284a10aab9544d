//! The errors of a call, and what each says about the money.

mod advice;
mod body;
mod cause;
mod detail;
mod invalid;
mod loss;
mod not_sent;
mod refusal;

#[cfg(feature = "paymega")]
pub use self::detail::Change;
pub use self::{body::ErrorParts, detail::Sought};
pub use self::{
    cause::{Cause, Credential},
    detail::{NotFound, OutcomeUnknown, ReferenceReused},
    invalid::Invalid,
    loss::ResponseLost,
    not_sent::{NotSent, NotSentReason},
    refusal::Refusal,
};
pub(crate) use tollgate_types::shown;

use crate::{MoneyState, RawResponse};

/// The reason why a call has no outcome.
///
/// [`money`](Error::money) says what is known of the money, and [`advice`](Error::advice) what to do next.
/// [`cause`](Error::cause) and the chain of sources name the host and the reason.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The request is wrong; nothing was sent.
    #[error("invalid request: {0}")]
    Invalid(Invalid),
    /// No request that could have charged was sent.
    #[error("nothing was sent")]
    NotSent(#[source] NotSent),
    /// The provider refused the request. Its [`money`](Error::money) is unknown if the network may have delivered the
    /// request twice and the look-up failed: the other copy may have been accepted.
    #[error(transparent)]
    Refused(Refusal),
    /// Another operation has this reference already.
    #[error("reference {:?} belongs to another operation", .0.reference)]
    ReferenceReused(ReferenceReused),
    /// There is no such operation now. A request under way may still create one.
    #[error("{:?} was not found", .0.what)]
    NotFound(NotFound),
    /// The provider's result for the operation is not known yet.
    #[error("the outcome is not known")]
    OutcomeUnknown(#[source] OutcomeUnknown),
}

impl Error {
    /// The known state of the money after this call alone. For an earlier call for the same order, reconcile the order.
    #[must_use]
    pub const fn money(&self) -> MoneyState {
        match self {
            Self::Invalid(_) => MoneyState::Untouched,
            Self::NotSent(not_sent) => not_sent.money,
            Self::Refused(refusal) => refusal.money,
            Self::ReferenceReused(_) | Self::NotFound(_) | Self::OutcomeUnknown(_) => {
                MoneyState::Unknown
            }
        }
    }

    /// The provider's id of the operation, an invoice or a transaction, if it is known.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        match self {
            Self::NotSent(not_sent) => not_sent.operation(),
            Self::ReferenceReused(reused) => reused.operation(),
            Self::OutcomeUnknown(unknown) => unknown.operation(),
            Self::Invalid(_) | Self::Refused(_) | Self::NotFound(_) => None,
        }
    }

    /// The last exchange of the call: its host, and the status or the transport's reason. [`source`] leads to it too.
    ///
    /// [`source`]: std::error::Error::source
    #[must_use]
    pub fn cause(&self) -> Option<&Cause> {
        match self {
            Self::NotSent(not_sent) => not_sent.cause.as_deref(),
            Self::Refused(refusal) => refusal.cause.as_deref(),
            Self::OutcomeUnknown(unknown) => unknown.cause.as_deref(),
            Self::Invalid(_) | Self::ReferenceReused(_) | Self::NotFound(_) => None,
        }
    }

    /// The same error with the last exchange of its call, where the exchange explains the error.
    #[doc(hidden)]
    #[must_use]
    pub fn caused_by(mut self, cause: Cause) -> Self {
        match &mut self {
            Self::NotSent(not_sent) if cause.reason().is_some() => {
                not_sent.cause = Some(cause.into());
            }
            Self::Refused(refusal) if cause.status() == Some(refusal.status) => {
                refusal.cause = Some(cause.into());
            }
            Self::OutcomeUnknown(unknown) => unknown.cause = Some(cause.into()),
            _ => {}
        }
        self
    }

    /// The provider's whole response, if one came.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        match self {
            Self::Refused(refusal) => Some(&refusal.raw),
            Self::OutcomeUnknown(unknown) => unknown.raw.as_ref(),
            Self::ReferenceReused(reused) => reused.raw.as_ref(),
            Self::NotFound(not_found) => not_found.raw.as_ref(),
            Self::Invalid(_) | Self::NotSent(_) => None,
        }
    }
}

impl From<OutcomeUnknown> for Error {
    fn from(unknown: OutcomeUnknown) -> Self {
        Self::OutcomeUnknown(unknown)
    }
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}
