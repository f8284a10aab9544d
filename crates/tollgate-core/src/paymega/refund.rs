//! The outcome of a refund, as its response and the invoice prove it.
//!
//! A refund is recognised by its own reference: in a response that is the refund itself, or in the invoice's
//! `refunds[]`. If neither is shown, only a success whose invoice has grown by the amount proves a refund.

use rust_decimal::Decimal;
use tollgate_types::{Amount, Finality, InvoiceRefund, InvoiceStatus as Status};

use crate::{
    Error, Invalid, Money, MoneyState, Refusal,
    error::{Change, NotFound, OutcomeUnknown, ReferenceReused, ResponseLost, Sought},
    paymega::Invoice,
};

/// The outcome of a refund, with the invoice as it was last read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum RefundOutcome {
    /// Refunded.
    Done(Invoice),
    /// Under way: read the invoice later, or wait for the callback.
    Pending(Invoice),
    /// Failed: nothing was given back.
    Failed(Invoice),
}

impl RefundOutcome {
    /// The invoice, as it was last read.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        match self {
            Self::Done(invoice) | Self::Pending(invoice) | Self::Failed(invoice) => invoice,
        }
    }

    /// The known state of the refund's money.
    #[must_use]
    pub const fn money(&self) -> MoneyState {
        match self {
            Self::Done(_) => MoneyState::Returned,
            Self::Pending(_) => MoneyState::Unknown,
            Self::Failed(_) => MoneyState::Untouched,
        }
    }
}

/// The result of a refund for the caller.
pub type RefundEnd = Result<RefundOutcome, Error>;

/// The refund as the merchant asks for it.
#[derive(Clone, Copy, Debug)]
pub struct AskedRefund<'a> {
    /// The merchant's reference of the refund.
    pub reference: &'a str,
    /// The amount and currency.
    pub money: Money,
}

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
impl AskedRefund<'_> {
    /// The outcome of this refund, if the invoice lists a refund with its reference.
    pub fn listed_in(self, invoice: &Invoice) -> Option<RefundEnd> {
        let invoice = || invoice.clone();
        Some(match self.shown_in(&invoice())? {
            Shown::Done => Ok(RefundOutcome::Done(invoice())),
            Shown::Pending => Ok(RefundOutcome::Pending(invoice())),
            Shown::Failed => Ok(RefundOutcome::Failed(invoice())),
            Shown::Another => Err(Error::ReferenceReused(ReferenceReused {
                reference: self.reference.to_owned(),
                operation: Some(invoice().id().to_owned()),
                raw: invoice().raw().cloned(),
            })),
            Shown::Contradictory => Err(unknown(ResponseLost::NotListed, invoice(), None)),
        })
    }

    /// The outcome of this refund by its invoice alone, in any process.
    pub fn reconcile(self, invoice: Invoice) -> RefundEnd {
        match self.listed_in(&invoice) {
            Some(end) => end,
            None if proves_absence(&invoice) => Err(Error::NotFound(NotFound {
                what: self.reference.to_owned(),
                sought: Sought::Refund,
                raw: invoice.raw().cloned(),
            })),
            None => Err(unknown(ResponseLost::NotListed, invoice, None)),
        }
    }

    /// Checks that the refund is in the invoice's currency, if the invoice shows one.
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the currency.
    pub fn check_currency(self, invoice: &Invoice) -> Result<(), Invalid> {
        if self.has_currency(invoice.attributes().currency.as_deref()) {
            Ok(())
        } else {
            Err(Invalid::new("currency", "is not that of the invoice"))
        }
    }
}

/// After the request was sent, from the invoice before and after.
///
/// If the invoice does not list its refunds, a failure may belong to another refund, and so may growth after a lost
/// response.
impl AskedRefund<'_> {
    /// The outcome after a response that is the refund itself.
    pub fn after_refund(
        self,
        refund: &InvoiceRefund,
        before: Invoice,
        after: Invoice,
    ) -> RefundEnd {
        sent(self.shown(refund), ResponseLost::Unreadable, before, after)
    }

    /// The outcome after a response that is the invoice.
    pub fn after_invoice(self, before: Invoice, after: Invoice) -> RefundEnd {
        let loss = ResponseLost::Unreadable;
        match (self.shown_in(&after), after.attributes().status.known()) {
            (Some(shown), _) => sent(shown, loss, before, after),
            // After a technical error the provider tries again.
            (None, Some(Status::Refunding | Status::RefundPending | Status::RefundError)) => {
                Ok(RefundOutcome::Pending(after))
            }
            (None, Some(Status::Refunded | Status::PartiallyRefunded))
                if !names_refunds(&after) && has_grown(&before, &after, self.money.amount()) =>
            {
                Ok(RefundOutcome::Done(after))
            }
            (None, _) => Err(unknown(loss, before, Some(after))),
        }
    }

    /// The outcome after the provider's own refusal, which counts only if the invoice has not changed.
    pub fn after_refusal(self, refusal: Refusal, before: Invoice, after: Invoice) -> RefundEnd {
        let loss = ResponseLost::Status(refusal.status());
        if self.shown_in(&after).is_none() && has_same_refunds(&before, &after) {
            return Err(Error::Refused(refusal));
        }
        self.after_loss(loss, before, after)
    }

    /// The outcome after a lost response: only a listed refund proves one.
    pub fn after_loss(self, loss: ResponseLost, before: Invoice, after: Invoice) -> RefundEnd {
        match self.shown_in(&after) {
            Some(shown) => sent(shown, loss, before, after),
            None => Err(unknown(loss, before, Some(after))),
        }
    }
}

/// The rules about one refund.
impl AskedRefund<'_> {
    fn shown_in(self, invoice: &Invoice) -> Option<Shown> {
        let mut shown = listed(invoice)
            .filter(|refund| refund.reference_id.as_deref() == Some(self.reference))
            .map(|refund| self.shown(refund));
        let first = shown.next()?;
        let is_clear = shown.all(|other| other == first);
        Some(if is_clear {
            first
        } else {
            Shown::Contradictory
        })
    }

    /// The result by the status. Only clear words end a refund: a merchant may refund again what counts as failed.
    fn shown(self, refund: &InvoiceRefund) -> Shown {
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

    fn has_currency(self, shown: Option<&str>) -> bool {
        let asked = self.money.currency();
        shown.is_none_or(|shown| shown.eq_ignore_ascii_case(asked.code()))
    }
}

/// The end after a request was sent: another refund under the reference may have come first, so the outcome of this one
/// is unknown.
fn sent(shown: Shown, loss: ResponseLost, before: Invoice, after: Invoice) -> RefundEnd {
    match shown {
        Shown::Done => Ok(RefundOutcome::Done(after)),
        Shown::Pending => Ok(RefundOutcome::Pending(after)),
        Shown::Failed => Ok(RefundOutcome::Failed(after)),
        Shown::Another | Shown::Contradictory => Err(unknown(loss, before, Some(after))),
    }
}

/// The error of a refund whose outcome is unknown.
pub fn unknown(loss: ResponseLost, before: Invoice, after: Option<Invoice>) -> Error {
    Error::OutcomeUnknown(OutcomeUnknown {
        loss,
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
