//! The details of each error.

use std::sync::Arc;

use super::{Cause, Refusal, ResponseLost};
use crate::RawResponse;
#[cfg(feature = "paymega")]
use crate::paymega::Invoice;

/// A reference that belongs to another operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReferenceReused {
    pub(crate) reference: String,
    pub(crate) operation: Option<String>,
    pub(crate) raw: Option<RawResponse>,
}

/// An operation that was not found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NotFound {
    pub(crate) what: String,
    #[doc(hidden)]
    pub sought: Sought,
    pub(crate) raw: Option<RawResponse>,
}

/// The kind of operation that was not found, which decides the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// An order whose reference the provider accepts only once.
    UniqueOrder,
    /// An order whose reference a request under way could still use.
    Order,
    /// A refund in its invoice's list.
    Refund,
    /// An operation by its id.
    Id,
}

/// An operation whose outcome is not known yet.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{loss}")]
#[non_exhaustive]
pub struct OutcomeUnknown {
    pub(crate) loss: ResponseLost,
    #[source]
    pub(crate) cause: Option<Arc<Cause>>,
    pub(crate) operation: Option<String>,
    pub(crate) raw: Option<RawResponse>,
    #[cfg(feature = "paymega")]
    pub(crate) refund: Option<Box<Change>>,
    pub(crate) sale_refusal: Option<Arc<Refusal>>,
}

/// An invoice before and after a request that may have changed it.
#[cfg(feature = "paymega")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Change {
    /// The invoice before the request was sent.
    pub before: Invoice,
    /// The invoice afterwards, if it could be read.
    pub after: Option<Invoice>,
}

impl ReferenceReused {
    /// The reference.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The provider's id of the operation that has this reference.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }
}

impl NotFound {
    /// The reference or the id of the search.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }
}

impl OutcomeUnknown {
    /// How the last response was lost.
    #[must_use]
    pub const fn loss(&self) -> ResponseLost {
        self.loss
    }

    /// The provider's id of the operation, an invoice or a transaction, if it is known.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// The card gate's refusal of a sale, with the fields that it objects to. The refusal does not prove that nothing
    /// was charged.
    #[must_use]
    pub fn sale_refusal(&self) -> Option<&Refusal> {
        self.sale_refusal.as_deref()
    }

    /// The invoice before and after a refund. A larger refunded sum proves nothing if another process refunds too.
    #[cfg(feature = "paymega")]
    #[must_use]
    pub fn refund(&self) -> Option<&Change> {
        self.refund.as_deref()
    }
}
