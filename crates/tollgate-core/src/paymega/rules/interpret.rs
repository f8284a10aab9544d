//! The interpretation of an invoice: one function for every call, callback and look-up.

use tollgate_types::{InvoiceStatus as Status, Resolution};

use super::Interpretation;
use crate::{
    MoneyState,
    calendar::UnixTime,
    outcome::ReviewReason,
    paymega::{
        invoice::{BankContact, Invoice},
        order::{Flow, OrderFingerprint},
    },
};

/// How long after the end of an invoice's bearer a late sale may still be under way.
const GRACE_SECONDS: i64 = 5 * 60;

/// Interprets an invoice; `now` is the provider's time, if its response shows a believable one.
///
/// Only the invoice's own fields decide, so that every call and every process interprets it the same way.
pub fn interpret(
    invoice: &Invoice,
    order: &OrderFingerprint,
    now: Option<UnixTime>,
) -> Interpretation {
    let Some(status) = invoice.attributes().status.known() else {
        return Interpretation::NotFinal;
    };
    if contradicts_itself(invoice, *status) {
        return Interpretation::Review(ReviewReason::Contradictory, MoneyState::Unknown);
    }
    match (status, order.flow) {
        (Status::Processed, Flow::Charge) => processed(invoice, order),
        (Status::Processed, Flow::Verify) => {
            Interpretation::Review(ReviewReason::WrongKind, MoneyState::Charged)
        }
        // The card was charged. A later refund or chargeback is reported beside the success.
        (
            Status::Refunding
            | Status::RefundPending
            | Status::RefundError
            | Status::RefundFailed
            | Status::PartiallyRefunded
            | Status::Refunded
            | Status::ChargedBack
            | Status::PartiallyChargedBack,
            flow,
        ) => charged_once(invoice, order, flow),
        (Status::PartiallyProcessed, _) => {
            Interpretation::Review(ReviewReason::PartiallyProcessed, MoneyState::Charged)
        }
        (Status::Verified, Flow::Verify) => Interpretation::Succeeded,
        (Status::Verified | Status::VerifyFailed, Flow::Charge) => {
            Interpretation::Review(ReviewReason::WrongKind, MoneyState::Unknown)
        }
        (Status::ProcessFailed | Status::Rejected | Status::Terminated, _)
        | (Status::VerifyFailed, Flow::Verify) => declined(invoice, *status, order, now),
        (Status::Expired, _) => expired(invoice, order, now),
        _ => Interpretation::NotFinal,
    }
}

/// Whether the invoice has failed but shows an amount that was charged.
fn contradicts_itself(invoice: &Invoice, status: Status) -> bool {
    let is_failed = matches!(
        status,
        Status::ProcessFailed
            | Status::Rejected
            | Status::Terminated
            | Status::Expired
            | Status::VerifyFailed
    );
    let charged = invoice.processed_amount();
    is_failed && charged.is_some_and(|amount| !amount.is_zero())
}

fn processed(invoice: &Invoice, order: &OrderFingerprint) -> Interpretation {
    if has_currency(invoice, order) == Some(true)
        && invoice.processed_amount() == Some(order.money.amount())
    {
        Interpretation::Succeeded
    } else {
        Interpretation::Review(ReviewReason::AmountDiffers, MoneyState::Charged)
    }
}

/// Whether the invoice is in the order's currency, if it shows one.
fn has_currency(invoice: &Invoice, order: &OrderFingerprint) -> Option<bool> {
    let shown = invoice.attributes().currency.as_ref()?;
    Some(shown.eq_ignore_ascii_case(order.money.currency().code()))
}

/// A charge with a later refund or chargeback: the amount that was charged must still be shown.
fn charged_once(invoice: &Invoice, order: &OrderFingerprint, flow: Flow) -> Interpretation {
    match flow {
        Flow::Verify => Interpretation::Review(ReviewReason::WrongKind, MoneyState::Charged),
        Flow::Charge
            if invoice.processed_amount() != Some(order.money.amount())
                || has_currency(invoice, order) == Some(false) =>
        {
            Interpretation::Review(ReviewReason::AmountDiffers, MoneyState::Charged)
        }
        Flow::Charge => Interpretation::Succeeded,
    }
}

fn declined(
    invoice: &Invoice,
    status: Status,
    order: &OrderFingerprint,
    now: Option<UnixTime>,
) -> Interpretation {
    let resolution = invoice.attributes().resolution.as_ref();
    let is_stopped = matches!(status, Status::Rejected | Status::Terminated);
    match resolution.and_then(|word| word.known()) {
        Some(
            Resolution::Unknown | Resolution::UnableToReconcile | Resolution::DuplicatedTransaction,
        ) => Interpretation::Review(ReviewReason::LeftOpen, MoneyState::Unknown),
        Some(Resolution::Expired) if status == Status::ProcessFailed => {
            expired(invoice, order, now)
        }
        // Stopped, while the bank may still process the charge.
        _ if is_stopped
            && invoice.names_bank_operation()
            && may_sell(invoice.bearer_end(), now) =>
        {
            Interpretation::Review(ReviewReason::LeftOpen, MoneyState::Unknown)
        }
        _ => Interpretation::Declined,
    }
}

/// An expired invoice is unpaid only once no sale can be under way any more.
///
/// Most invoices that wait for a payer are abandoned, and the operators call the status final. A charge without the
/// payer is not abandoned: it counts as unpaid only if it never reached the bank.
fn expired(invoice: &Invoice, order: &OrderFingerprint, now: Option<UnixTime>) -> Interpretation {
    let in_flight = Interpretation::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown);
    let Some(end) = last_sale(invoice, order) else {
        return in_flight;
    };
    match now {
        Some(now) if now > end => {}
        _ => return Interpretation::NotFinal,
    }
    if order.payer_present || invoice.bank_contact() == BankContact::NotReached {
        Interpretation::Declined
    } else {
        in_flight
    }
}

/// The time until which a sale of an expired invoice may be under way, where the invoice shows it.
pub fn last_sale(invoice: &Invoice, order: &OrderFingerprint) -> Option<UnixTime> {
    // Without the bearer's end, the time of the last change says when a sale became impossible, if the payer takes
    // part.
    let last_change = invoice.last_change().filter(|_| order.payer_present);
    let end = invoice.bearer_end().or(last_change)?;
    Some(end.plus(GRACE_SECONDS))
}

/// Whether the invoice has expired, and only the time decides whether it is unpaid.
pub fn is_ending(invoice: &Invoice, order: &OrderFingerprint) -> bool {
    let at = |now| interpret(invoice, order, now);
    at(None) == Interpretation::NotFinal && at(Some(UnixTime(i64::MAX))) != Interpretation::NotFinal
}

/// Whether the bearer may still open the card gate. The card gate refuses a bearer without an end itself.
pub fn may_sell(bearer_end: Option<UnixTime>, now: Option<UnixTime>) -> bool {
    match (bearer_end, now) {
        (Some(end), Some(now)) => now < end,
        _ => true,
    }
}
