//! What each error tells besides its name.

use std::sync::Arc;

use super::{Refusal, ResponseLost};
use crate::{Invoice, MoneyState, RawResponse};

/// Nothing was sent that could have charged.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NotSent {
    pub(crate) operation: Option<String>,
    /// Untouched, unless an earlier call for the same order may have moved money.
    pub(crate) money: MoneyState,
}

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
    pub(crate) sought: Sought,
    pub(crate) raw: Option<RawResponse>,
}

/// What was not found, which decides what may be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sought {
    /// An order whose reference the platform takes only once.
    UniqueOrder,
    /// An order whose reference could be taken again by a request that is still under way.
    Order,
    /// A refund in its invoice's list.
    Refund,
    /// Something by its id.
    Id,
}

/// An operation of which nobody knows yet what became of it.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{loss}")]
#[non_exhaustive]
pub struct OutcomeUnknown {
    pub(crate) loss: ResponseLost,
    pub(crate) operation: Option<String>,
    pub(crate) raw: Option<RawResponse>,
    pub(crate) refund: Option<Box<Change>>,
    pub(crate) sale_refusal: Option<Arc<Refusal>>,
}

/// An invoice before and after a request that may have changed it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Change {
    /// Before the request was sent.
    pub before: Invoice,
    /// Afterwards, if it could be read.
    pub after: Option<Invoice>,
}

impl NotSent {
    /// Nothing that could have moved money was sent; the operation exists, if there is an id.
    pub(crate) const fn untouched(operation: Option<String>) -> Self {
        Self {
            operation,
            money: MoneyState::Untouched,
        }
    }

    /// This call sent nothing, but an earlier one may have.
    pub(crate) const fn unknown() -> Self {
        Self {
            operation: None,
            money: MoneyState::Unknown,
        }
    }

    /// The platform's id of the operation that exists all the same, if one does: of an invoice whose sale was not sent.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }
}

impl ReferenceReused {
    /// The reference.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The platform's id of the operation that has it.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }
}

impl NotFound {
    /// The reference or the id that was asked for.
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

    /// The platform's id of the operation, an invoice or a transaction, if that much is known.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// Of a sale: the card gate's own refusal, with the fields that it objects to. It does not prove that nothing was
    /// charged.
    #[must_use]
    pub fn sale_refusal(&self) -> Option<&Refusal> {
        self.sale_refusal.as_deref()
    }

    /// Of a refund: the invoice before and after. Growth proves nothing if somebody else refunds too.
    #[must_use]
    pub fn refund(&self) -> Option<&Change> {
        self.refund.as_deref()
    }
}
