//! The next step after each outcome.

use super::Outcome;
use crate::{MoneyState, Operation, operation::sealed::Purpose};

impl<T: Operation> Outcome<T> {
    /// The next step, in one sentence.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Succeeded(operation) => match operation.purpose() {
                Purpose::Payment => "Deliver.",
                Purpose::Refund => "Nothing: the money is back.",
                Purpose::Payout => "Nothing: the money was paid out.",
            },
            Self::Declined(decline) => decline.advice(),
            Self::ActionRequired(challenge) if challenge.form().is_some() => {
                "Show the payer the form, and reconcile the order when the payer returns."
            }
            Self::ActionRequired(_) => {
                "Ask a person to look at the challenge: this crate cannot show it."
            }
            Self::Pending(pending) => pending.advice(),
            Self::Review(review) if review.money == MoneyState::Charged => {
                "Ask a person to compare the charge with the order in the provider's account."
            }
            Self::Review(review) => match review.operation.purpose() {
                Purpose::Payment => {
                    "Ask a person to look the payment up in the provider's account; do not charge it again before."
                }
                Purpose::Refund => {
                    "Ask a person to look the refund up in the provider's account; do not send it again before."
                }
                Purpose::Payout => {
                    "Ask a person to look the payout up in the provider's account; do not pay it again before."
                }
            },
        }
    }
}
