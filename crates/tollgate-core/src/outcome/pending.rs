//! A payment that is not final yet: the reason, the end of that state, and the next step.

use std::time::SystemTime;

use tollgate_types::words;

/// A payment that is not final yet.
///
/// ```
/// use tollgate::{Operation, Outcome, outcome::PendingReason};
///
/// fn blocks_its_order<T: Operation>(outcome: &Outcome<T>) -> bool {
///     matches!(outcome, Outcome::Pending(pending) if pending.reason() == PendingReason::NotSold)
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Pending<T> {
    pub(crate) operation: T,
    pub(crate) reason: PendingReason,
    pub(crate) until: Option<SystemTime>,
}

/// The reason why a payment is not final, as far as the provider shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PendingReason {
    /// The payer has not paid yet, on a hosted page or with 3-D Secure.
    Payer,
    /// The charge has reached the bank, which has not decided yet.
    Bank,
    /// A person at the provider must decide first.
    Moderation,
    /// The invoice exists, and no charge of it has reached the bank: its sale was never sent, or is still under way.
    NotSold,
    /// The payout exists, and no request to process it has arrived: the request was never sent, or is still under way.
    NotProcessed,
    /// The payment has failed, expired or ended with an error, and a later read must confirm that nothing was charged.
    Unconfirmed,
    /// The provider does not show what the payment waits for.
    NotShown,
}

words! { PendingReason {
    Payer = "payer",
    Bank = "bank",
    Moderation = "moderation",
    NotSold = "not_sold",
    NotProcessed = "not_processed",
    Unconfirmed = "unconfirmed",
    NotShown = "not_shown",
} }

impl PendingReason {
    /// The reason as a sentence for a person.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Payer => "the payer has not paid yet",
            Self::Bank => "the bank has not decided yet",
            Self::Moderation => "a person at the provider must decide first",
            Self::NotSold => "the invoice exists, and no charge of it has reached the bank",
            Self::NotProcessed => "the payout exists, and no request to process it has arrived",
            Self::Unconfirmed => {
                "it has ended, and a later read must confirm that nothing was charged"
            }
            Self::NotShown => "the provider does not show what it waits for",
        }
    }

    /// The next step, in one sentence.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Payer => {
                "Wait for the payer and the provider's message, and reconcile the order when the payer returns or the time to pay is over."
            }
            Self::Bank => {
                "Wait for the provider's message, then reconcile the order; do not send it under another reference."
            }
            Self::Moderation => {
                "Wait until the provider has decided, then reconcile the order; do not send it under another reference."
            }
            Self::NotSold => {
                "Reconcile the order once its invoice has expired; then make the next attempt. `expires` shortens this time for other orders."
            }
            Self::NotProcessed => {
                "Process the payout that `create_payout` returned; if it is lost, ask a person to process or end the payout in the provider's account."
            }
            Self::Unconfirmed => {
                "Reconcile the order again, after the time until which a charge may be under way; then make the next attempt."
            }
            Self::NotShown => "Wait for the provider's message, then reconcile the order.",
        }
    }
}

impl<T> Pending<T> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(operation: T, reason: PendingReason, until: Option<SystemTime>) -> Self {
        Self {
            operation,
            reason,
            until,
        }
    }

    /// The reason why the payment is not final.
    #[must_use]
    pub const fn reason(&self) -> PendingReason {
        self.reason
    }

    /// The time by the provider's clock at which this state ends, where the provider shows one: the expiry of the
    /// invoice or of the time to pay, or for an [`Unconfirmed`](PendingReason::Unconfirmed) payment the time until which
    /// a charge may be under way.
    ///
    /// Reconcile the order then: nothing ends by itself before. A bank can take longer.
    #[must_use]
    pub const fn until(&self) -> Option<SystemTime> {
        self.until
    }

    /// Whether a person at the provider must decide on the payment first.
    #[must_use]
    pub const fn is_in_moderation(&self) -> bool {
        matches!(self.reason, PendingReason::Moderation)
    }

    /// The next step, in one sentence.
    #[must_use]
    pub const fn advice(&self) -> &'static str {
        self.reason.advice()
    }
}
