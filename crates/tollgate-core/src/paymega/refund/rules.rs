//! The rules of a refund: the outcome that its response and the invoice prove.
//!
//! A refund is recognised by its own reference: in a response that is the refund itself, or in the invoice's
//! `refunds[]`. If neither is shown, only a success whose invoice has grown by the amount proves a refund.

use rust_decimal::Decimal;
use tollgate_types::{Amount, Finality, InvoiceRefund, InvoiceStatus as Status};

use super::{RefundEnd, RefundOutcome, RefundedInvoice};
use crate::{
    Error, Invalid, MoneyState, Refusal,
    error::{Change, NotFound, OutcomeUnknown, ReferenceReused, ResponseLost, Sought},
    outcome::{Decline, Pending, PendingReason, Review, ReviewReason},
    paymega::{Invoice, order::RefundFingerprint},
};

/// A refund as a response shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Done,
    Pending,
    Failed,
    /// The reference belongs to a refund of another amount.
    Another,
    /// One reference has two different results.
    Contradictory,
}

/// Before the request is sent, and without any request.
impl RefundFingerprint {
    /// The outcome of this refund, if the invoice lists a refund with its reference.
    #[must_use]
    pub fn listed_in(&self, invoice: &Invoice) -> Option<RefundEnd> {
        let (shown, refund) = self.shown_in(invoice)?;
        let end = self.outcome(shown, invoice.clone(), Some(refund.clone()));
        Some(end.ok_or_else(|| {
            Error::ReferenceReused(ReferenceReused {
                reference: self.reference.clone(),
                operation: Some(invoice.id().to_owned()),
                raw: invoice.raw().cloned(),
            })
        }))
    }

    /// The error of a refund that its invoice does not list, for a call that only reads.
    #[must_use]
    pub fn absent_from(&self, invoice: Invoice) -> Error {
        if proves_absence(&invoice) {
            Error::NotFound(NotFound {
                what: self.reference.clone(),
                sought: Sought::Refund,
                raw: invoice.raw().cloned(),
            })
        } else {
            unknown(ResponseLost::NotListed, invoice, None)
        }
    }

    /// Checks that the refund is in the invoice's currency, if the invoice shows one.
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the currency.
    pub fn check_currency(&self, invoice: &Invoice) -> Result<(), Invalid> {
        if self.has_currency(invoice.attributes().currency.as_deref()) {
            Ok(())
        } else {
            Err(Invalid::new("currency", "is not that of the invoice"))
        }
    }
}

/// After the request was sent, from the invoice before and after. `None` if the invoice decides nothing yet.
///
/// If the invoice does not list its refunds, a failure may belong to another refund, and so may growth after a lost
/// response.
impl RefundFingerprint {
    /// The outcome after a response that is the refund itself.
    ///
    /// # Errors
    ///
    /// [`Error::OutcomeUnknown`] if the refund has another amount.
    pub fn after_refund(
        &self,
        refund: &InvoiceRefund,
        before: &Invoice,
        after: &Invoice,
    ) -> RefundEnd {
        let shown = (self.shown(refund), refund);
        self.sent(shown, ResponseLost::Unreadable, before, after)
    }

    /// The outcome after a response that is the invoice.
    #[must_use]
    pub fn after_invoice(&self, before: &Invoice, after: &Invoice) -> Option<RefundEnd> {
        if let Some(shown) = self.shown_in(after) {
            return Some(self.sent(shown, ResponseLost::Unreadable, before, after));
        }
        let shown = match after.attributes().status.known()? {
            // After a technical error the provider tries again.
            Status::Refunding | Status::RefundPending | Status::RefundError => Shown::Pending,
            Status::Refunded | Status::PartiallyRefunded
                if !names_refunds(after) && has_grown(before, after, self.money.amount()) =>
            {
                Shown::Done
            }
            _ => return None,
        };
        self.outcome(shown, after.clone(), None).map(Ok)
    }

    /// The outcome after the provider's own refusal, which counts only if the invoice has not changed.
    #[must_use]
    pub fn after_refusal(
        &self,
        refusal: &Refusal,
        before: &Invoice,
        after: &Invoice,
    ) -> Option<RefundEnd> {
        if self.shown_in(after).is_none() && has_same_refunds(before, after) {
            return Some(Err(Error::Refused(refusal.clone())));
        }
        self.after_loss(ResponseLost::Status(refusal.status()), before, after)
    }

    /// The outcome after a lost response: only a listed refund proves one.
    #[must_use]
    pub fn after_loss(
        &self,
        loss: ResponseLost,
        before: &Invoice,
        after: &Invoice,
    ) -> Option<RefundEnd> {
        let shown = self.shown_in(after)?;
        Some(self.sent(shown, loss, before, after))
    }
}

/// The rules about one refund.
impl RefundFingerprint {
    fn shown_in<'a>(&self, invoice: &'a Invoice) -> Option<(Shown, &'a InvoiceRefund)> {
        let mut shown = listed(invoice)
            .filter(|refund| refund.reference_id.as_deref() == Some(&*self.reference))
            .map(|refund| (self.shown(refund), refund));
        let (first, refund) = shown.next()?;
        let is_clear = shown.all(|(other, _)| other == first);
        let shown = if is_clear {
            first
        } else {
            Shown::Contradictory
        };
        Some((shown, refund))
    }

    /// The result by the status. Only clear words end a refund: a merchant may refund again what counts as failed.
    fn shown(&self, refund: &InvoiceRefund) -> Shown {
        let amount = refund.amount.map(Amount::decimal);
        let has_amount = amount.is_none_or(|amount| amount == self.money.amount());
        if !has_amount || !self.has_currency(refund.currency.as_deref()) {
            return Shown::Another;
        }
        match &refund.status {
            Some(status) if status.is_success() => Shown::Done,
            Some(status) if status.is_final() => Shown::Failed,
            _ => Shown::Pending,
        }
    }

    fn has_currency(&self, shown: Option<&str>) -> bool {
        let asked = self.money.currency();
        shown.is_none_or(|shown| shown.eq_ignore_ascii_case(asked.code()))
    }

    /// The end after a request was sent: another refund under the reference may have come first, so the outcome of this
    /// one is unknown.
    fn sent(
        &self,
        (shown, refund): (Shown, &InvoiceRefund),
        loss: ResponseLost,
        before: &Invoice,
        after: &Invoice,
    ) -> RefundEnd {
        self.outcome(shown, after.clone(), Some(refund.clone()))
            .ok_or_else(|| unknown(loss, before.clone(), Some(after.clone())))
    }

    /// The outcome, or `None` if the reference belongs to a refund of another amount.
    fn outcome(
        &self,
        shown: Shown,
        invoice: Invoice,
        refund: Option<InvoiceRefund>,
    ) -> Option<RefundOutcome> {
        let operation = RefundedInvoice::new(self.clone(), invoice, refund);
        Some(match shown {
            Shown::Done => RefundOutcome::Succeeded(operation),
            Shown::Pending => {
                RefundOutcome::Pending(Pending::new(operation, PendingReason::NotShown, None))
            }
            Shown::Failed => RefundOutcome::Declined(Decline { operation }),
            Shown::Contradictory => RefundOutcome::Review(Review {
                operation,
                reason: ReviewReason::Contradictory,
                money: MoneyState::Unknown,
                ids: Vec::new(),
            }),
            Shown::Another => return None,
        })
    }
}

/// The error of a refund whose outcome is unknown.
#[must_use]
pub fn unknown(loss: ResponseLost, before: Invoice, after: Option<Invoice>) -> Error {
    Error::OutcomeUnknown(OutcomeUnknown {
        loss,
        cause: None,
        operation: Some(before.id().to_owned()),
        raw: after.as_ref().and_then(|after| after.raw().cloned()),
        refund: Some(Box::new(Change { before, after })),
        sale_refusal: None,
    })
}

fn listed(invoice: &Invoice) -> impl Iterator<Item = &InvoiceRefund> {
    let refunds = invoice.attributes().refunds.as_ref();
    refunds.into_iter().flat_map(|refunds| refunds.iter())
}

/// Whether the list proves that a refund missing from it does not exist now. Hosts that never fill the list show an
/// empty one beside a refund too, and an item without a reference may be any refund.
fn proves_absence(invoice: &Invoice) -> bool {
    let attributes = invoice.attributes();
    let refunded = attributes.refunded_amount.map(Amount::decimal);
    let shows_refund = match attributes.status.known() {
        Some(
            Status::Refunding
            | Status::RefundPending
            | Status::RefundError
            | Status::RefundFailed
            | Status::PartiallyRefunded
            | Status::Refunded,
        )
        | None => true,
        Some(_) => false,
    };
    let is_untouched = refunded.is_none_or(|amount| amount.is_zero()) && !shows_refund;
    attributes.refunds.is_some()
        && listed(invoice).all(|refund| refund.reference_id.is_some())
        && (listed(invoice).next().is_some() || is_untouched)
}

/// Whether the invoice lists refunds by their references. The growth then belongs to the listed refunds.
fn names_refunds(invoice: &Invoice) -> bool {
    listed(invoice).any(|refund| refund.reference_id.is_some())
}

fn has_same_refunds(before: &Invoice, after: &Invoice) -> bool {
    let (before, after) = (before.attributes(), after.attributes());
    before.status == after.status
        && before.refunded_amount.map(Amount::decimal) == after.refunded_amount.map(Amount::decimal)
        && before.refunded == after.refunded
        && before.refunds == after.refunds
}

/// Whether the refunded amount has grown by this much. An invoice without any earlier refund shows no amount.
fn has_grown(before: &Invoice, after: &Invoice, asked: Decimal) -> bool {
    let refunded = |invoice: &Invoice| invoice.attributes().refunded_amount.map(Amount::decimal);
    let was_refunded = matches!(
        before.attributes().status.known(),
        Some(Status::Refunded | Status::PartiallyRefunded) | None
    );
    let start = match refunded(before) {
        Some(amount) => amount,
        None if was_refunded => return false,
        None => Decimal::ZERO,
    };
    let growth = refunded(after).and_then(|amount| amount.checked_sub(start));
    growth.is_some_and(|growth| growth >= asked)
}
