//! What became of a payment: five outcomes.

mod challenge;
mod decline;

use std::fmt;

pub use self::{
    challenge::{Challenge, ChallengeForm},
    decline::{Decline, Fault, NextTry},
};
use crate::Invoice;

/// What became of a payment. These five are all there will be.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Charged once, with the amount asked for. A verification succeeded, if one was asked for.
    Succeeded(Invoice),
    /// Declined: nothing was charged.
    Declined(Decline),
    /// The payer must act, on a page that is shown by a form.
    ActionRequired(Challenge),
    /// Not final yet: ask later, or wait for the callback.
    Pending(Pending),
    /// The platform's own words leave it open, or the money differs from what was asked for: a person must look.
    Review(Review),
}

/// What is known of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MoneyState {
    /// The card was charged.
    Charged,
    /// This call charged nothing, and nothing of it can charge any more.
    Untouched,
    /// Nobody knows yet.
    Unknown,
}

/// A payment that is not final yet.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Pending {
    pub(crate) invoice: Invoice,
    pub(crate) moderation: bool,
}

/// A payment that a person must look at.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Review {
    pub(crate) invoice: Invoice,
    pub(crate) reason: ReviewReason,
    pub(crate) money: MoneyState,
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
}

impl Outcome {
    /// What is known of the money.
    #[must_use]
    pub fn money(&self) -> MoneyState {
        match self {
            Self::Succeeded(invoice) if invoice.is_verification() => MoneyState::Untouched,
            Self::Succeeded(_) => MoneyState::Charged,
            Self::Declined(_) => MoneyState::Untouched,
            Self::ActionRequired(_) | Self::Pending(_) => MoneyState::Unknown,
            Self::Review(review) => review.money,
        }
    }

    /// The invoice, as it was last read.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        match self {
            Self::Succeeded(invoice) => invoice,
            Self::Declined(decline) => &decline.invoice,
            Self::ActionRequired(challenge) => &challenge.invoice,
            Self::Pending(pending) => &pending.invoice,
            Self::Review(review) => &review.invoice,
        }
    }
}

impl Pending {
    /// The invoice, as it was last read.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        &self.invoice
    }

    /// Whether it waits for a person on the platform's side.
    #[must_use]
    pub const fn is_in_moderation(&self) -> bool {
        self.moderation
    }
}

impl Review {
    /// The invoice, as it was last read.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        &self.invoice
    }

    /// Why a person must look.
    #[must_use]
    pub const fn reason(&self) -> ReviewReason {
        self.reason
    }
}

impl fmt::Display for MoneyState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Charged => "charged",
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
        })
    }
}
