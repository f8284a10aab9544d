//! The errors of a call, and what each says about the money.

mod body;
mod detail;
mod invalid;
mod loss;
mod refusal;

#[cfg(feature = "paymega")]
pub use self::detail::Change;
pub use self::{body::ErrorParts, detail::Sought};
pub use self::{
    detail::{NotFound, NotSent, OutcomeUnknown, ReferenceReused},
    invalid::Invalid,
    loss::ResponseLost,
    refusal::Refusal,
};
use crate::{MoneyState, RawResponse};

/// The reason why a call has no outcome.
///
/// [`money`](Error::money) says what is known of the money, and [`advice`](Error::advice) what to do next.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The request is wrong; nothing was sent.
    #[error("invalid request: {0}")]
    Invalid(Invalid),
    /// No request that could have charged was sent.
    #[error("nothing was sent")]
    NotSent(NotSent),
    /// The provider refused; nothing was created.
    #[error("{0}")]
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

    /// The next step, in one sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "Correct the named field and call again.",
            Self::NotSent(NotSent {
                operation: None, ..
            }) => "Call again with the same order once the provider can be reached.",
            Self::NotSent(_) => {
                "Call again once the provider can be reached; a charge whose invoice exists stays pending until the invoice expires."
            }
            Self::Refused(refusal) => refusal.advice(),
            Self::ReferenceReused(_) => {
                "Find out which operation has this reference before you use another one."
            }
            Self::NotFound(not_found) => match not_found.sought {
                Sought::UniqueOrder => {
                    "Send the same order again under this very reference, never under another one or at another provider."
                }
                Sought::Order => {
                    "Wait until no request for it can be under way, reconcile it again, and only then send it again."
                }
                Sought::Refund => {
                    "Reconcile the refund again once no request for it can be under way; only then send it again."
                }
                Sought::Id => "Check the id, and the mode and the account in which it was given.",
            },
            #[cfg(feature = "paymega")]
            Self::OutcomeUnknown(OutcomeUnknown {
                refund: Some(_), ..
            }) => {
                "Reconcile the refund, or ask a person to look at the invoice; do not send it again."
            }
            Self::OutcomeUnknown(OutcomeUnknown {
                loss: ResponseLost::Credentials(_),
                ..
            }) => "Check the account's id, its key and their mode, then reconcile the same order.",
            Self::OutcomeUnknown(OutcomeUnknown {
                loss: ResponseLost::Duplicate,
                ..
            }) => {
                "Reconcile the same order after a minute; if it is not found then, send it again under this very reference."
            }
            Self::OutcomeUnknown(OutcomeUnknown {
                loss: ResponseLost::IncompleteList,
                ..
            }) => "Read the list again, and take it as incomplete until then.",
            Self::OutcomeUnknown(_) => "Reconcile the same order until its outcome is known.",
        }
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
