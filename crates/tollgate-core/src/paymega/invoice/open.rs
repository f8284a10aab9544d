//! An invoice whose one sale may still be sent.

use std::{fmt, ops::Deref};

use super::Invoice;
use crate::paymega::order::{CallTag, OrderFingerprint};

/// An invoice that this client has created, and whose sale was never sent.
///
/// An invoice is sold once, so the type is not `Clone`: the call `Paymega::sale` consumes it, and returns it only if no
/// byte of the sale was sent.
pub struct OpenInvoice {
    invoice: Invoice,
    order: OrderFingerprint,
    call_tag: CallTag,
    /// The client that created the invoice.
    client: u64,
}

/// The invoice of an order, and whether it may be sold. It can be read like an [`Invoice`].
#[derive(Debug)]
pub enum Created {
    /// This call created the invoice, and may sell it.
    New(OpenInvoice),
    /// The invoice must not be sold: another call created it, its payment is over, or it belongs to an earlier attempt
    /// that is paid or open. Reconcile the order for its outcome.
    Existing(Invoice),
}

impl OpenInvoice {
    /// The invoice that the client with this id created for the order, with this tag.
    #[doc(hidden)]
    pub const fn new(
        invoice: Invoice,
        order: OrderFingerprint,
        call_tag: CallTag,
        client: u64,
    ) -> Self {
        Self {
            invoice,
            order,
            call_tag,
            client,
        }
    }

    /// The invoice.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        &self.invoice
    }

    /// The invoice alone, which can no longer be sold.
    #[must_use]
    pub fn into_invoice(self) -> Invoice {
        self.invoice
    }

    /// The order, and the tag of the call that created the invoice.
    #[doc(hidden)]
    pub fn origin(&self) -> (OrderFingerprint, CallTag) {
        (self.order.clone(), self.call_tag.clone())
    }

    /// Whether the client with this id created the invoice.
    #[doc(hidden)]
    pub const fn is_of(&self, client: u64) -> bool {
        self.client == client
    }
}

impl fmt::Debug for OpenInvoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.invoice.fmt(f)
    }
}

impl Created {
    /// The invoice alone, which can no longer be sold.
    #[must_use]
    pub fn into_invoice(self) -> Invoice {
        match self {
            Self::New(open) => open.into_invoice(),
            Self::Existing(invoice) => invoice,
        }
    }

    /// The invoice to sell, or `None` if it must not be sold.
    #[must_use]
    pub fn into_open(self) -> Option<OpenInvoice> {
        match self {
            Self::New(open) => Some(open),
            Self::Existing(_) => None,
        }
    }
}

impl Deref for Created {
    type Target = Invoice;

    fn deref(&self) -> &Invoice {
        match self {
            Self::New(open) => open.invoice(),
            Self::Existing(invoice) => invoice,
        }
    }
}
