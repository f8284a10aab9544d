//! The bank's decision on a sale, at once or later.

use super::lifecycle::{apply_outcome, end_invoice, pay_invoice, record};
use crate::settings::LateCharge;
use crate::state::{Amount, ScriptedOutcome, State};
use serde_json::Value;

/// Sends a sale to the bank, which decides with this outcome.
pub(crate) fn send_to_bank(state: &mut State, index: usize, outcome: ScriptedOutcome) {
    let invoice = &state.invoices[index];
    let time = state.bank_time(&invoice.order.reference_id);
    if time.is_zero() || outcome.status == "process_pending" {
        return decide_sale(state, index, &outcome);
    }
    let due = state.clock.since_epoch().saturating_add(time);
    state.bank.push(due, &invoice.id, outcome);
    if invoice.challenge.is_some() {
        end_invoice(state, index, "process_pending", "ok");
    }
}

/// Applies the bank's decision. A closed invoice can no longer be declined, but it can be charged.
pub(crate) fn decide_sale(state: &mut State, index: usize, outcome: &ScriptedOutcome) {
    if state.invoices[index].is_open() {
        apply_outcome(state, index, outcome);
    } else if charges(&outcome.status) {
        charge(state, index, outcome);
    }
}

/// Charges an invoice. If it is paid already, or hides late charges, only the ledger shows the charge.
pub(crate) fn charge(state: &mut State, index: usize, outcome: &ScriptedOutcome) {
    let invoice = &state.invoices[index];
    let late_charge = state.settings_of(&invoice.order.reference_id).late_charge;
    let hidden = !invoice.is_open() && late_charge == LateCharge::Hidden;
    let amount = amount(outcome).unwrap_or(invoice.order.amount);
    if !hidden && invoice.processed.is_none() {
        pay_invoice(state, index, &outcome.status, amount);
        let resolution = &mut state.invoices[index].resolution;
        resolution.clone_from(&outcome.resolution);
    } else if !invoice.order.verify {
        record(state, index, "charge", amount);
    }
}

/// Whether this status of a sale means paid or verified.
pub(crate) fn charges(status: &str) -> bool {
    matches!(status, "processed" | "partially_processed" | "verified")
}

/// The amount of an outcome, if it has one.
pub(crate) fn amount(outcome: &ScriptedOutcome) -> Option<Amount> {
    Amount::read(&Value::from(outcome.processed_amount?))
}
