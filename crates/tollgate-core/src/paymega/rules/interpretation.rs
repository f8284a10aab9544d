//! The meaning of an invoice or a payout for its order.

use crate::{Decline, MoneyState, Outcome, Review, outcome::ReviewReason};

/// An operation's meaning for its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interpretation {
    /// The order is paid, verified or paid out.
    Succeeded,
    /// The order is definitely unpaid.
    Declined,
    /// A person must look, for this reason.
    Review(ReviewReason, MoneyState),
    /// The operation has not ended.
    NotFinal,
}

impl Interpretation {
    /// The outcome of the operation. `None` if it has not ended.
    pub(in crate::paymega) fn outcome<T>(self, operation: T) -> Option<Outcome<T>> {
        Some(match self {
            Self::NotFinal => return None,
            Self::Succeeded => Outcome::Succeeded(operation),
            Self::Declined => Outcome::Declined(Decline { operation }),
            Self::Review(reason, money) => Outcome::Review(Review {
                operation,
                reason,
                money,
                ids: Vec::new(),
            }),
        })
    }
}
