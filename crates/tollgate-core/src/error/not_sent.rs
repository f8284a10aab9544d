//! A call that sent nothing: the reason, and the operation that it left behind.

use std::{sync::Arc, time::SystemTime};

use tollgate_types::words;

use super::Cause;
use crate::MoneyState;

/// No request that could have charged was sent.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.reason().description())]
#[non_exhaustive]
pub struct NotSent {
    operation: Option<String>,
    /// Without one, the last exchange says whether the connection or the time was missing.
    reason: Option<NotSentReason>,
    left: Option<Left>,
    /// When that invoice expires.
    until: Option<SystemTime>,
    #[source]
    pub(crate) cause: Option<Arc<Cause>>,
    /// Untouched, unless an earlier call for the same order may have moved money.
    pub(crate) money: MoneyState,
}

/// The operation that a call left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "paymega"),
    expect(dead_code, reason = "only Paymega has them")
)]
enum Left {
    /// An invoice whose sale was not sent.
    Unsold,
    /// A payout that was not processed.
    Unprocessed,
}

/// The reason why nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotSentReason {
    /// No connection was made.
    NotConnected,
    /// Too little time was left before the deadline.
    NoTimeLeft,
    /// The time in which the invoice can be sold is over.
    Expired,
    /// The machine gave no random value for the request.
    NoRandomness,
}

words! { NotSentReason {
    NotConnected = "not_connected",
    NoTimeLeft = "no_time_left",
    Expired = "expired",
    NoRandomness = "no_randomness",
} }

impl NotSentReason {
    /// The reason as a sentence for a person.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::NotConnected => "no connection was made",
            Self::NoTimeLeft => "too little time was left",
            Self::Expired => "the time in which the invoice can be sold is over",
            Self::NoRandomness => "the machine gave no random value",
        }
    }
}

impl NotSent {
    /// This call sent nothing that could have moved money. An operation with this id exists, if an id is given.
    #[doc(hidden)]
    pub const fn untouched(operation: Option<String>) -> Self {
        Self {
            operation,
            reason: None,
            left: None,
            until: None,
            cause: None,
            money: MoneyState::Untouched,
        }
    }

    /// This call sent nothing, but an earlier call may have.
    pub(crate) fn unknown() -> Self {
        Self {
            money: MoneyState::Unknown,
            ..Self::untouched(None)
        }
    }

    /// The sale of this invoice was not sent, and the invoice expires at this time.
    #[cfg(feature = "paymega")]
    pub(crate) fn unsold(invoice: String, until: Option<SystemTime>) -> Self {
        Self {
            left: Some(Left::Unsold),
            until,
            ..Self::untouched(Some(invoice))
        }
    }

    /// The request to process this payout was not sent.
    #[cfg(feature = "paymega")]
    pub(crate) const fn unprocessed(payout: String) -> Self {
        let mut not_sent = Self::untouched(Some(payout));
        not_sent.left = Some(Left::Unprocessed);
        not_sent
    }

    /// The same error for this reason.
    pub(crate) const fn because(mut self, reason: NotSentReason) -> Self {
        self.reason = Some(reason);
        self
    }

    /// The reason why nothing was sent.
    #[must_use]
    pub fn reason(&self) -> NotSentReason {
        let by_exchange = if self.cause.is_some() {
            NotSentReason::NotConnected
        } else {
            NotSentReason::NoTimeLeft
        };
        self.reason.unwrap_or(by_exchange)
    }

    /// The provider's id of the operation that exists nevertheless, if one does: an invoice whose sale was not
    /// sent, or a payout that was not processed.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// The time by the provider's clock at which the [operation](NotSent::operation) expires, where the provider shows
    /// it. An invoice whose sale was not sent blocks its order until then.
    #[must_use]
    pub const fn until(&self) -> Option<SystemTime> {
        self.until
    }

    /// The next step, in one sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match (self.left, self.reason()) {
            (Some(Left::Unsold), NotSentReason::Expired) => {
                "Reconcile the order once its invoice has expired; then make the next attempt."
            }
            (Some(Left::Unsold), _) => {
                "Sell the invoice that the sale returned; after a charge, reconcile the order once its invoice has expired, then make the next attempt."
            }
            (Some(Left::Unprocessed), _) => {
                "Process the payout that the error returned; no other payout may have its reference."
            }
            (None, NotSentReason::NoTimeLeft) => {
                "Call again with the same order, with a longer deadline if the time was too short again."
            }
            (None, NotSentReason::NoRandomness) => {
                "Call again with the same order once the machine gives random values."
            }
            (None, _) => "Call again with the same order once the provider can be reached.",
        }
    }
}
