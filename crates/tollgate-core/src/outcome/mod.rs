//! The five outcomes of a payment.

mod advice;
mod challenge;
mod decline;
mod decline_code;
mod pending;
mod summary;
mod three_d_secure;
mod when_again;
mod word;

pub use self::{
    challenge::{Challenge, ChallengeForm},
    decline::Decline,
    decline_code::DeclineCode,
    pending::{Pending, PendingReason},
    summary::Summary,
    when_again::{History, Scheme, WhenAgain, when_again},
    word::Kind,
};
pub use tollgate_types::{DeclineSource, NextTry};

use crate::Operation;

/// The outcome of a payment. There will be no others than these five.
///
/// `T` is the provider's record of the payment: an `Invoice` of Paymega, a `Transaction` of PayCross, or either as a
/// [`Payment`](crate::Payment).
#[derive(Clone, Debug)]
pub enum Outcome<T> {
    /// The card was charged once, with the amount asked for, or a verification succeeded, if the order asked for one. A
    /// payout was paid once, with the amount asked for.
    Succeeded(T),
    /// The payment was declined: nothing was charged, or paid out.
    Declined(Decline<T>),
    /// The payer must act, on a page that a form leads to.
    ActionRequired(Challenge<T>),
    /// The payment is not final yet: read it later, or wait for the callback.
    Pending(Pending<T>),
    /// The provider's own words leave the outcome open, or the money differs from the order: a person must look.
    Review(Review<T>),
}

/// The known state of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MoneyState {
    /// The card was charged.
    Charged,
    /// An amount is reserved on the card (an authorisation), and nothing was taken yet.
    Reserved,
    /// Money was given back, or a reservation was released.
    Returned,
    /// A payout was paid: money left the merchant's account.
    PaidOut,
    /// This call moved no money, and nothing that it sent can still move any.
    Untouched,
    /// The state of the money is not known yet.
    Unknown,
}

/// A payment that a person must look at.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Review<T> {
    pub(crate) operation: T,
    pub(crate) reason: ReviewReason,
    pub(crate) money: MoneyState,
    /// The ids of all operations that were found, if there were several.
    pub(crate) ids: Vec<String>,
}

/// The reason why a person must look at a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReviewReason {
    /// Charged, but another amount or currency than was asked for.
    AmountDiffers,
    /// Charged less than was asked for.
    PartiallyProcessed,
    /// Failed, with a resolution that leaves the state of the money open.
    LeftOpen,
    /// Expired after the charge had reached the bank, or may have.
    ExpiredInFlight,
    /// The operation is of another kind than the order: a verification instead of a charge, or the reverse.
    WrongKind,
    /// The provider shows several operations under one reference.
    SeveralOperations,
    /// The response contradicts itself: it shows both success and failure, or one operation in two states.
    Contradictory,
    /// The order's own operation failed, but the look-up shows only a part of the operations with its reference.
    IncompleteLookUp,
    /// An operation that equals the order's is shown without its reference. It is the order's own, or another equal
    /// one.
    WithoutReference,
}

impl<T> Outcome<T> {
    /// The operation, as it was last read.
    #[must_use]
    pub const fn operation(&self) -> &T {
        match self {
            Self::Succeeded(operation) => operation,
            Self::Declined(decline) => &decline.operation,
            Self::ActionRequired(challenge) => &challenge.operation,
            Self::Pending(pending) => &pending.operation,
            Self::Review(review) => &review.operation,
        }
    }

    /// The operation alone, as it was last read.
    #[must_use]
    pub fn into_operation(self) -> T {
        match self {
            Self::Succeeded(operation) => operation,
            Self::Declined(decline) => decline.operation,
            Self::ActionRequired(challenge) => challenge.operation,
            Self::Pending(pending) => pending.operation,
            Self::Review(review) => review.operation,
        }
    }

    /// The same outcome with another record made from the operation.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Self::Succeeded(operation) => Outcome::Succeeded(change(operation)),
            Self::Declined(Decline { operation }) => Outcome::Declined(Decline {
                operation: change(operation),
            }),
            Self::ActionRequired(challenge) => Outcome::ActionRequired(challenge.map(change)),
            Self::Pending(pending) => Outcome::Pending(Pending {
                operation: change(pending.operation),
                reason: pending.reason,
                until: pending.until,
            }),
            Self::Review(review) => Outcome::Review(Review {
                operation: change(review.operation),
                reason: review.reason,
                money: review.money,
                ids: review.ids,
            }),
        }
    }
}

impl<T: Operation> Outcome<T> {
    /// The known state of the money.
    #[must_use]
    pub fn money(&self) -> MoneyState {
        match self {
            Self::Succeeded(operation) => operation.moved_by_success(),
            Self::Declined(_) => MoneyState::Untouched,
            Self::ActionRequired(_) | Self::Pending(_) => MoneyState::Unknown,
            Self::Review(review) => review.money,
        }
    }
}

impl<T> Review<T> {
    /// The reason why a person must look.
    #[must_use]
    pub const fn reason(&self) -> ReviewReason {
        self.reason
    }

    /// The provider's ids of all operations that were found under the reference, if there were several.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        &self.ids
    }
}

macro_rules! operations {
    ($($name:ident),+) => { $(
        impl<T> $name<T> {
            /// The operation, as it was last read.
            #[must_use]
            pub const fn operation(&self) -> &T {
                &self.operation
            }
        }
    )+ };
}

#[cfg(feature = "paymega")]
macro_rules! of_paymega {
    ($($name:ident),+) => { $(
        impl $name<crate::paymega::Invoice> {
            /// The invoice, as it was last read.
            #[must_use]
            pub const fn invoice(&self) -> &crate::paymega::Invoice {
                self.operation()
            }
        }
    )+ };
}

#[cfg(feature = "paycross")]
macro_rules! of_paycross {
    ($($name:ident),+) => { $(
        impl $name<crate::paycross::Transaction> {
            /// The transaction, as it was last read.
            #[must_use]
            pub const fn transaction(&self) -> &crate::paycross::Transaction {
                self.operation()
            }
        }
    )+ };
}

operations! { Challenge, Decline, Pending, Review }
#[cfg(feature = "paymega")]
of_paymega! { Outcome, Challenge, Decline, Pending, Review }
#[cfg(feature = "paycross")]
of_paycross! { Outcome, Challenge, Decline, Pending, Review }
