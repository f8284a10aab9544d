//! The outcome of a refund, as its response and the invoice prove it.
//!
//! A refund is recognised by its own reference: in a response that is the refund itself, or in the invoice's
//! `refunds[]`. If neither is shown, only a success whose invoice has grown by the amount proves a refund.

use rust_decimal::Decimal;
use tollgate_types::{Finality, Open, RefundStatus};

use crate::Money;

/// The result of a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refunding {
    Done,
    Pending,
    Failed,
    /// The provider refused, and the invoice has not changed.
    Refused,
    /// The reference belongs to a refund of another amount.
    ReferenceReused,
    Unknown,
}

/// The response to the request for a refund.
#[derive(Clone, Debug)]
pub(crate) enum RefundResponse {
    /// The refund itself, under the reference that was sent.
    Refund(ShownRefund),
    /// The invoice.
    Invoice,
    /// The provider's own refusal.
    Refused,
    Lost,
}

/// The refund as the merchant asks for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AskedRefund<'a> {
    pub(crate) reference: &'a str,
    pub(crate) money: Money,
}

/// One refund as the provider shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ShownRefund {
    pub(crate) reference: Option<String>,
    pub(crate) status: String,
    pub(crate) amount: Option<Decimal>,
    pub(crate) currency: Option<String>,
}

/// The refunds that an invoice shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refunds {
    pub(crate) status: String,
    pub(crate) amount: Option<Decimal>,
    /// The time of the last refund.
    pub(crate) time: Option<i64>,
    /// Each refund, if the invoice lists them.
    pub(crate) items: Option<Vec<ShownRefund>>,
}

impl AskedRefund<'_> {
    /// The outcome of this refund, if the invoice lists a refund with its reference.
    pub(crate) fn listed_in(self, refunds: &Refunds) -> Option<Refunding> {
        let mut outcomes = refunds
            .items
            .iter()
            .flatten()
            .filter(|item| item.reference.as_deref() == Some(self.reference))
            .map(|item| self.outcome_of(item));
        let first = outcomes.next()?;
        // One reference with two different outcomes is a contradiction.
        Some(if outcomes.all(|other| other == first) {
            first
        } else {
            Refunding::Unknown
        })
    }

    fn outcome_of(self, shown: &ShownRefund) -> Refunding {
        let same_currency = shown
            .currency
            .as_ref()
            .is_none_or(|currency| currency.eq_ignore_ascii_case(self.money.currency().code()));
        let same_amount = shown
            .amount
            .is_none_or(|amount| amount == self.money.amount());
        if same_currency && same_amount {
            by_status(&shown.status)
        } else {
            Refunding::ReferenceReused
        }
    }
}

/// The result by the status. Only clear words end a refund: a merchant may refund again what counts as failed.
fn by_status(status: &str) -> Refunding {
    let status = Open::<RefundStatus>::new(status);
    match (status.is_success(), status.is_final()) {
        (true, _) => Refunding::Done,
        (false, true) => Refunding::Failed,
        (false, false) => Refunding::Pending,
    }
}

/// Decides after the response to a refund, from the invoice before and after.
///
/// If the invoice does not list its refunds, a failure may belong to another refund, and so may growth after a lost
/// response.
pub(crate) fn after_refund(
    response: &RefundResponse,
    asked: AskedRefund<'_>,
    before: &Refunds,
    after: &Refunds,
) -> Refunding {
    let listed = asked.listed_in(after);
    let status = after.status.to_ascii_lowercase();
    match (response, listed) {
        (RefundResponse::Refund(shown), _) => match asked.outcome_of(shown) {
            Refunding::ReferenceReused => Refunding::Unknown,
            outcome => outcome,
        },
        (_, Some(Refunding::ReferenceReused)) => Refunding::Unknown,
        (_, Some(outcome)) => outcome,
        (RefundResponse::Invoice, None) => match status.as_str() {
            // After a technical error the provider tries again.
            "refunding" | "refund_pending" | "refund_error" => Refunding::Pending,
            "refunded" | "partially_refunded"
                if !after.lists_refunds() && after.has_grown_by(asked.money.amount(), before) =>
            {
                Refunding::Done
            }
            _ => Refunding::Unknown,
        },
        (RefundResponse::Refused, None) if before == after => Refunding::Refused,
        (RefundResponse::Refused | RefundResponse::Lost, None) => Refunding::Unknown,
    }
}

impl Refunds {
    /// Whether the list proves that a refund missing from it does not exist now. Hosts that never fill the list show an
    /// empty one beside a refund too, and an item without a reference may be any refund.
    pub(crate) fn proves_absence(&self) -> bool {
        let Some(items) = &self.items else {
            return false;
        };
        let is_untouched = self.amount.is_none_or(|amount| amount.is_zero())
            && !self.status.to_ascii_lowercase().contains("refund");
        items.iter().all(|item| item.reference.is_some()) && (!items.is_empty() || is_untouched)
    }

    /// Whether the invoice lists refunds by their references. The growth then belongs to the listed refunds.
    fn lists_refunds(&self) -> bool {
        let mut items = self.items.iter().flatten();
        items.any(|item| item.reference.is_some())
    }

    /// Whether the refunded amount has grown by this much. An invoice without any earlier refund shows no amount.
    fn has_grown_by(&self, asked: Decimal, before: &Self) -> bool {
        let was_refunded = before.status.to_ascii_lowercase().ends_with("refunded");
        let start = match before.amount {
            Some(amount) => amount,
            None if was_refunded => return false,
            None => Decimal::ZERO,
        };
        let growth = self.amount.and_then(|amount| amount.checked_sub(start));
        growth.is_some_and(|growth| growth >= asked)
    }
}

#[cfg(test)]
mod tests;
