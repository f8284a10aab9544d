//! The lifetime of invoices.

use super::lifecycle::end_invoice;
use crate::settings::Expiry;
use crate::state::{Invoice, State};

/// How long a bearer is valid if the merchant sends no `expires`.
pub(crate) const BEARER_LIFETIME: i64 = 1800;
/// The time from a bearer's expiry to the end of an abandoned invoice. In the sources it ends 1905 s after creation.
const SWEEP: i64 = 105;

/// Ends the invoices that have expired by this time.
pub(crate) fn expire_invoices(state: &mut State, by: i64) {
    while let Some((due, index)) = state.expiring.first().copied() {
        if by < due {
            return;
        }
        state.expiring.remove(&(due, index));
        let invoice = &state.invoices[index];
        if !can_expire(state, invoice) {
            if invoice.is_open() {
                state.overdue.push((due, index));
            }
            continue;
        }
        let status = match invoice.order.expires {
            Some(_) => "expired",
            None => "process_failed",
        };
        end_invoice(state, index, status, "expired");
    }
}

/// Makes an invoice expire in time while it is open. A closed one leaves nothing behind.
pub(crate) fn watch_invoice(state: &mut State, index: usize) {
    let invoice = &state.invoices[index];
    let entry = (invoice.session.expires + SWEEP, index);
    if invoice.is_open() {
        state.expiring.insert(entry);
    } else {
        state.expiring.remove(&entry);
    }
}

/// Whether an invoice can expire, even while a sale is at the bank.
fn can_expire(state: &State, invoice: &Invoice) -> bool {
    let unsold = !invoice.sold || invoice.challenge.is_some();
    let expiry = state.settings_of(&invoice.order.reference_id).expiry;
    invoice.is_open() && (unsold || expiry == Expiry::All)
}
