//! The words to store of outcomes and errors.

use tollgate_types::words;

use super::{MoneyState, Outcome, ReviewReason};
use crate::Error;

/// The kind of a call's result: one of the five outcomes, or of the errors.
///
/// ```
/// use tollgate::outcome::Kind;
///
/// assert_eq!(Kind::OutcomeUnknown.as_str(), "outcome_unknown");
/// assert_eq!("succeeded".parse(), Ok(Kind::Succeeded));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// [`Outcome::Succeeded`].
    Succeeded,
    /// [`Outcome::Declined`].
    Declined,
    /// [`Outcome::ActionRequired`].
    ActionRequired,
    /// [`Outcome::Pending`].
    Pending,
    /// [`Outcome::Review`].
    Review,
    /// [`Error::Invalid`].
    Invalid,
    /// [`Error::NotSent`].
    NotSent,
    /// [`Error::Refused`].
    Refused,
    /// [`Error::ReferenceReused`].
    ReferenceReused,
    /// [`Error::NotFound`].
    NotFound,
    /// [`Error::OutcomeUnknown`].
    OutcomeUnknown,
}

words! { Kind {
    Succeeded = "succeeded",
    Declined = "declined",
    ActionRequired = "action_required",
    Pending = "pending",
    Review = "review",
    Invalid = "invalid",
    NotSent = "not_sent",
    Refused = "refused",
    ReferenceReused = "reference_reused",
    NotFound = "not_found",
    OutcomeUnknown = "outcome_unknown",
} }

words! { MoneyState {
    Charged = "charged",
    Reserved = "reserved",
    Returned = "returned",
    PaidOut = "paid_out",
    Untouched = "untouched",
    Unknown = "unknown",
} }

words! { ReviewReason {
    AmountDiffers = "amount_differs",
    PartiallyProcessed = "partially_processed",
    LeftOpen = "left_open",
    ExpiredInFlight = "expired_in_flight",
    WrongKind = "wrong_kind",
    SeveralOperations = "several_operations",
    Contradictory = "contradictory",
    IncompleteLookUp = "incomplete_look_up",
    WithoutReference = "without_reference",
} }

impl ReviewReason {
    /// The reason as a sentence for the person who looks at the payment.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::AmountDiffers => "charged, but not the amount and currency asked for",
            Self::PartiallyProcessed => "charged less than was asked for",
            Self::LeftOpen => "failed, with a resolution that leaves the money open",
            Self::ExpiredInFlight => "expired, and may have reached the bank before",
            Self::WrongKind => "of another kind than was asked for",
            Self::SeveralOperations => "several operations under one reference",
            Self::Contradictory => "the response contradicts itself",
            Self::IncompleteLookUp => "failed, and the look-up may hide other operations",
            Self::WithoutReference => "an equal operation is shown without its reference",
        }
    }
}

impl<T> Outcome<T> {
    /// The kind of this outcome: a word to store.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Succeeded(_) => Kind::Succeeded,
            Self::Declined(_) => Kind::Declined,
            Self::ActionRequired(_) => Kind::ActionRequired,
            Self::Pending(_) => Kind::Pending,
            Self::Review(_) => Kind::Review,
        }
    }
}

impl Error {
    /// The kind of this error: a word to store.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Invalid(_) => Kind::Invalid,
            Self::NotSent(_) => Kind::NotSent,
            Self::Refused(_) => Kind::Refused,
            Self::ReferenceReused(_) => Kind::ReferenceReused,
            Self::NotFound(_) => Kind::NotFound,
            Self::OutcomeUnknown(_) => Kind::OutcomeUnknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Merchants have stored these words: a new word may be added, and none may change.
    #[test]
    fn stored_words_never_change() {
        let kinds = "succeeded declined action_required pending review invalid not_sent refused reference_reused \
                     not_found outcome_unknown";
        let money = "charged reserved returned paid_out untouched unknown";
        let reasons = "amount_differs partially_processed left_open expired_in_flight wrong_kind several_operations \
                       contradictory incomplete_look_up without_reference";
        let words = |all: &[&str]| all.join(" ");
        assert_eq!(
            words(&Kind::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>()),
            kinds
        );
        assert_eq!(
            words(
                &MoneyState::ALL
                    .iter()
                    .map(|it| it.as_str())
                    .collect::<Vec<_>>()
            ),
            money
        );
        assert_eq!(
            words(
                &ReviewReason::ALL
                    .iter()
                    .map(|it| it.as_str())
                    .collect::<Vec<_>>()
            ),
            reasons
        );
        for reason in ReviewReason::ALL {
            assert_eq!(reason.as_str().parse(), Ok(*reason));
        }
    }
}
