//! The interpretation of an invoice: one function for every flow, callback and look-up.

use super::view::{BankContact, Flow, InvoiceView, OrderFingerprint, UnixTime};
use crate::{MoneyState, ReviewReason};

/// How long after the end of an invoice's bearer a late sale may still be under way.
const GRACE_SECONDS: i64 = 5 * 60;

/// An invoice's meaning for its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Succeeded,
    Declined,
    Review(ReviewReason, MoneyState),
    NotFinal,
}

/// Interprets an invoice; `now` is the provider's time, if its response shows a believable one.
///
/// Only the invoice's own fields decide, so that every call and every process interprets it the same way.
pub(crate) fn read(view: &InvoiceView, order: &OrderFingerprint, now: Option<UnixTime>) -> Reading {
    if contradicts_itself(view) {
        return Reading::Review(ReviewReason::Contradictory, MoneyState::Unknown);
    }
    match (view.status.to_ascii_lowercase().as_str(), order.flow) {
        ("processed", Flow::Charge) => processed(view, order),
        ("processed", Flow::Verify) => {
            Reading::Review(ReviewReason::WrongKind, MoneyState::Charged)
        }
        // The card was charged. A later refund or chargeback is reported beside the success.
        (
            "refunding"
            | "refund_pending"
            | "refund_error"
            | "refund_failed"
            | "partially_refunded"
            | "refunded"
            | "charged_back"
            | "partially_charged_back",
            flow,
        ) => charged_once(view, order, flow),
        ("partially_processed", _) => {
            Reading::Review(ReviewReason::PartiallyProcessed, MoneyState::Charged)
        }
        ("verified", Flow::Verify) => Reading::Succeeded,
        ("verified" | "verify_failed", Flow::Charge) => {
            Reading::Review(ReviewReason::WrongKind, MoneyState::Unknown)
        }
        ("process_failed" | "rejected" | "terminated", _) | ("verify_failed", Flow::Verify) => {
            declined(view, order, now)
        }
        ("expired", _) => expired(view, order, now),
        _ => Reading::NotFinal,
    }
}

/// Whether the invoice has failed but shows an amount that was charged.
fn contradicts_itself(view: &InvoiceView) -> bool {
    let is_failed = [
        "process_failed",
        "rejected",
        "terminated",
        "expired",
        "verify_failed",
    ]
    .iter()
    .any(|word| view.status.eq_ignore_ascii_case(word));
    is_failed
        && view
            .processed_amount
            .is_some_and(|amount| !amount.is_zero())
}

fn processed(view: &InvoiceView, order: &OrderFingerprint) -> Reading {
    if has_currency(view, order) == Some(true)
        && view.processed_amount == Some(order.money.amount())
    {
        Reading::Succeeded
    } else {
        Reading::Review(ReviewReason::AmountDiffers, MoneyState::Charged)
    }
}

/// Whether the invoice is in the order's currency, if it shows one.
fn has_currency(view: &InvoiceView, order: &OrderFingerprint) -> Option<bool> {
    let shown = view.currency.as_ref()?;
    Some(shown.eq_ignore_ascii_case(order.money.currency().code()))
}

/// A charge with a later refund or chargeback: the amount that was charged must still be shown.
fn charged_once(view: &InvoiceView, order: &OrderFingerprint, flow: Flow) -> Reading {
    match flow {
        Flow::Verify => Reading::Review(ReviewReason::WrongKind, MoneyState::Charged),
        Flow::Charge
            if view.processed_amount != Some(order.money.amount())
                || has_currency(view, order) == Some(false) =>
        {
            Reading::Review(ReviewReason::AmountDiffers, MoneyState::Charged)
        }
        Flow::Charge => Reading::Succeeded,
    }
}

fn declined(view: &InvoiceView, order: &OrderFingerprint, now: Option<UnixTime>) -> Reading {
    let is_stopped = ["rejected", "terminated"]
        .iter()
        .any(|word| view.status.eq_ignore_ascii_case(word));
    let resolution = view
        .resolution
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match resolution.as_str() {
        "unknown" | "unable_to_reconcile" | "duplicated_transaction" => {
            Reading::Review(ReviewReason::LeftOpen, MoneyState::Unknown)
        }
        "expired" if view.status.eq_ignore_ascii_case("process_failed") => {
            expired(view, order, now)
        }
        // Stopped, while the bank may still process the charge.
        _ if is_stopped && view.bank == BankContact::Reached && may_sell(view.bearer_end, now) => {
            Reading::Review(ReviewReason::LeftOpen, MoneyState::Unknown)
        }
        _ => Reading::Declined,
    }
}

/// An expired invoice is unpaid only once no sale can be under way any more.
///
/// Most invoices that wait for a payer are abandoned, and the operators call the status final. A charge without the
/// payer is not abandoned: it counts as unpaid only if it never reached the bank.
fn expired(view: &InvoiceView, order: &OrderFingerprint, now: Option<UnixTime>) -> Reading {
    let in_flight = Reading::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown);
    let last_change = view.updated.filter(|_| order.payer_present);
    // Without the bearer's end, the time of the last change says when a sale became impossible, if the payer takes
    // part.
    let Some(end) = view.bearer_end.or(last_change) else {
        return in_flight;
    };
    match now {
        Some(now) if now > end.plus(GRACE_SECONDS) => {}
        _ => return Reading::NotFinal,
    }
    if order.payer_present || view.bank == BankContact::NotReached {
        Reading::Declined
    } else {
        in_flight
    }
}

/// Whether the bearer may still open the card gate. The card gate refuses a bearer without an end itself.
pub(crate) fn may_sell(bearer_end: Option<UnixTime>, now: Option<UnixTime>) -> bool {
    match (bearer_end, now) {
        (Some(end), Some(now)) => now < end,
        _ => true,
    }
}

#[cfg(test)]
mod tests;
