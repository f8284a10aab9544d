//! The state after a call. The page of a reference is drawn from it.

use super::RoutedCall;
use crate::state::{State, Trace};

/// The state after a call: what the ledger and the outbox hold, and the status of the operation.
pub(super) fn trace(state: &State, routed: &RoutedCall, reference: Option<&str>) -> Trace {
    Trace {
        movements: state.ledger.entries.len(),
        notifications: state.outbox.notifications.len(),
        status: reference.and_then(|it| status(state, it)),
        processed: routed.fault.processes(),
    }
}

fn status(state: &State, reference: &str) -> Option<String> {
    if let Some(index) = state.invoice_of(reference) {
        let invoice = &state.invoices[index];
        return Some(format!("{}, {}", invoice.status, invoice.resolution));
    }
    if let Some(index) = state.payout_of(reference) {
        let payout = &state.payouts[index];
        return Some(format!("{}, {}", payout.status, payout.resolution));
    }
    let newest = state.shop.newest_of(reference)?;
    Some(format!("{}, {}", newest.status, newest.code))
}
