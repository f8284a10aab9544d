//! What became of a payment: five outcomes.

mod challenge;
mod decline;
mod three_d_secure;

use std::fmt;

pub use self::{
    challenge::{Challenge, ChallengeForm},
    decline::Decline,
};
use crate::{Invoice, Operation, paycross::Transaction};

/// What became of a payment. These five are all there will be.
///
/// `T` is what the platform holds of it: an [`Invoice`], a PayCross [`Transaction`], or either as a
/// [`Payment`](crate::Payment).
#[derive(Clone, Debug)]
pub enum Outcome<T = Invoice> {
    /// Charged once, with the amount asked for. A verification succeeded, if one was asked for.
    Succeeded(T),
    /// Declined: nothing was charged.
    Declined(Decline<T>),
    /// The payer must act, on a page that is shown by a form.
    ActionRequired(Challenge<T>),
    /// Not final yet: ask later, or wait for the callback.
    Pending(Pending<T>),
    /// The platform's own words leave it open, or the money differs from what was asked for: a person must look.
    Review(Review<T>),
}

/// What is known of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MoneyState {
    /// The card was charged.
    Charged,
    /// An amount is reserved on the card (an authorisation), and nothing was taken yet.
    Reserved,
    /// Money was given back, or a reservation let go.
    Returned,
    /// This call moved nothing, and nothing of it can move anything any more.
    Untouched,
    /// Nobody knows yet.
    Unknown,
}

/// A payment that is not final yet.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Pending<T = Invoice> {
    pub(crate) operation: T,
    pub(crate) moderation: bool,
}

/// A payment that a person must look at.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Review<T = Invoice> {
    pub(crate) operation: T,
    pub(crate) reason: ReviewReason,
    pub(crate) money: MoneyState,
    /// The ids of all operations that were found, if several were.
    pub(crate) ids: Vec<String>,
}

/// Why a person must look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReviewReason {
    /// Charged, but another amount or currency than was asked for.
    AmountDiffers,
    /// Charged less than was asked for.
    PartiallyProcessed,
    /// Failed, with a resolution that leaves open what became of the money.
    LeftOpen,
    /// Expired, although it had reached the bank's side, or nobody can tell whether it had.
    ExpiredInFlight,
    /// The operation is of another kind than was asked for: a verification instead of a charge, or the reverse.
    WrongKind,
    /// The platform shows several operations under one reference.
    SeveralOperations,
    /// The response contradicts itself: it shows both success and failure, or one operation in two states.
    Contradictory,
    /// The order's own operation failed, but the look-up shows only a part of what has its reference.
    IncompleteLookUp,
    /// An operation that equals the order's is shown without its reference: the order's own, or another equal one.
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

    /// The same outcome of something made from the operation.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Self::Succeeded(operation) => Outcome::Succeeded(change(operation)),
            Self::Declined(Decline { operation }) => Outcome::Declined(Decline {
                operation: change(operation),
            }),
            Self::ActionRequired(challenge) => Outcome::ActionRequired(challenge.map(change)),
            Self::Pending(Pending {
                operation,
                moderation,
            }) => Outcome::Pending(Pending {
                operation: change(operation),
                moderation,
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
    /// What is known of the money.
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

impl<T> Pending<T> {
    /// Whether it waits for a person on the platform's side.
    #[must_use]
    pub const fn is_in_moderation(&self) -> bool {
        self.moderation
    }
}

impl<T> Review<T> {
    /// Why a person must look.
    #[must_use]
    pub const fn reason(&self) -> ReviewReason {
        self.reason
    }

    /// The platform's ids of all operations that were found under the reference, if several were.
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

macro_rules! by_name {
    ($($name:ident),+) => { $(
        impl $name<Invoice> {
            /// The invoice, as it was last read.
            #[must_use]
            pub const fn invoice(&self) -> &Invoice {
                self.operation()
            }
        }

        impl $name<Transaction> {
            /// The transaction, as it was last read.
            #[must_use]
            pub const fn transaction(&self) -> &Transaction {
                self.operation()
            }
        }
    )+ };
}

operations! { Challenge, Decline, Pending, Review }
by_name! { Outcome, Challenge, Decline, Pending, Review }

impl fmt::Display for MoneyState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Charged => "charged",
            Self::Reserved => "reserved",
            Self::Returned => "returned",
            Self::Untouched => "untouched",
            Self::Unknown => "unknown",
        })
    }
}

impl fmt::Display for ReviewReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AmountDiffers => "charged, but not the amount and currency asked for",
            Self::PartiallyProcessed => "charged less than was asked for",
            Self::LeftOpen => "failed, with a resolution that leaves the money open",
            Self::ExpiredInFlight => "expired, and may have reached the bank before",
            Self::WrongKind => "of another kind than was asked for",
            Self::SeveralOperations => "several operations under one reference",
            Self::Contradictory => "the response contradicts itself",
            Self::IncompleteLookUp => "failed, and the look-up may hide other operations",
            Self::WithoutReference => "an equal operation is shown without its reference",
        })
    }
}
