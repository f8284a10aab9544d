//! The outcome of a refund: the same words as for a charge.

use tollgate_types::{InvoiceRefund, Open};

use crate::{
    Money, MoneyState, Operation, Outcome, RawResponse, SavedCard,
    operation::sealed::Sealed,
    outcome::{DeclineSource, NextTry},
    paymega::{Invoice, order::RefundFingerprint},
};

/// The outcome of a refund: `Succeeded` if the money was given back, `Declined` if the refund failed, `Pending` while it
/// is under way, and `Review` if the invoice contradicts itself. A refund never ends as `ActionRequired`.
pub type RefundOutcome = Outcome<RefundedInvoice>;

/// A refund, with its invoice as it was last read.
#[derive(Clone, Debug)]
pub struct RefundedInvoice {
    order: RefundFingerprint,
    invoice: Invoice,
    refund: Option<InvoiceRefund>,
}

impl RefundedInvoice {
    pub(super) const fn new(
        order: RefundFingerprint,
        invoice: Invoice,
        refund: Option<InvoiceRefund>,
    ) -> Self {
        Self {
            order,
            invoice,
            refund,
        }
    }

    /// The invoice, as it was last read.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        &self.invoice
    }

    /// The refund as the provider shows it, or `None` if the invoice does not list its refunds.
    #[must_use]
    pub const fn refund(&self) -> Option<&InvoiceRefund> {
        self.refund.as_ref()
    }

    /// The amount and currency of the refund.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.order.money
    }
}

impl Outcome<RefundedInvoice> {
    /// The invoice, as it was last read.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        self.operation().invoice()
    }
}

impl Sealed for RefundedInvoice {
    fn moved_by_success(&self) -> MoneyState {
        MoneyState::Returned
    }

    /// The provider gives no reason for a failed refund. Another refund under a new reference may succeed later.
    fn decline(&self) -> Option<(DeclineSource, NextTry)> {
        Some((DeclineSource::Unknown, NextTry::Later))
    }
}

impl Operation for RefundedInvoice {
    /// The refund's id, or the invoice's if the provider shows none.
    fn id(&self) -> &str {
        let id = self.refund.as_ref().and_then(|refund| refund.id.as_deref());
        id.unwrap_or_else(|| self.invoice.id())
    }

    fn reference(&self) -> Option<&str> {
        Some(&self.order.reference)
    }

    /// The refund's status, or the invoice's if the provider does not show the refund.
    fn status(&self) -> &str {
        let refund = self.refund.as_ref();
        let status = refund.and_then(|refund| refund.status.as_ref());
        status.map_or_else(|| self.invoice.status(), Open::as_str)
    }

    /// The status: the provider gives no reason for a failed refund.
    fn resolution(&self) -> Option<&str> {
        Some(self.status())
    }

    fn message(&self) -> Option<&str> {
        None
    }

    fn amount(&self) -> Option<Money> {
        Some(self.order.money)
    }

    fn saved_card(&self) -> Option<SavedCard> {
        None
    }

    fn raw(&self) -> Option<&RawResponse> {
        self.invoice.raw()
    }
}
