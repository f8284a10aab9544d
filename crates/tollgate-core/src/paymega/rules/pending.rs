//! The reason why an invoice is not final, and the end of that state.

use tollgate_types::Resolution;

use super::{is_ending, last_sale};
use crate::{
    Outcome, Pending,
    calendar::UnixTime,
    outcome::PendingReason,
    paymega::{
        invoice::{BankContact, Invoice},
        order::OrderFingerprint,
    },
};

/// The outcome of an invoice that is not final.
pub fn pending(invoice: Invoice, order: &OrderFingerprint) -> Outcome<Invoice> {
    let reason = reason(&invoice, order);
    let until = match reason {
        PendingReason::Unconfirmed => last_sale(&invoice, order),
        _ => invoice.end(),
    };
    let until = until.and_then(UnixTime::system_time);
    Outcome::Pending(Pending::new(invoice, reason, until))
}

/// Only the invoice's own fields decide, so that every call and every process shows the same reason.
fn reason(invoice: &Invoice, order: &OrderFingerprint) -> PendingReason {
    if is_ending(invoice, order) {
        return PendingReason::Unconfirmed;
    }
    if invoice.is_in_moderation() {
        return PendingReason::Moderation;
    }
    match invoice.bank_contact() {
        BankContact::Reached if !awaits_challenge(invoice) => PendingReason::Bank,
        BankContact::Reached => PendingReason::Payer,
        _ if order.payer_present => PendingReason::Payer,
        BankContact::NotReached => PendingReason::NotSold,
        BankContact::NotShown => PendingReason::NotShown,
    }
}

/// Whether the payer must pass 3-D Secure before the bank goes on.
fn awaits_challenge(invoice: &Invoice) -> bool {
    let resolution = invoice.attributes().resolution.as_ref();
    resolution.is_some_and(|word| *word == Resolution::Auth3dsRequired)
}
