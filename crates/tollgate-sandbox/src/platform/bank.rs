//! The bank's decision on a sale, at once or later.

use crate::settings::LateCharge;
use crate::state::{Amount, ScriptedOutcome, State};
use serde_json::Value;

impl State {
    /// Sends a sale to the bank, which decides with this outcome.
    pub(crate) fn send_to_bank(&mut self, index: usize, outcome: ScriptedOutcome) {
        let invoice = &self.invoices[index];
        let time = self.bank_time(&invoice.order.reference_id);
        if time.is_zero() || outcome.status == "process_pending" {
            return self.decide_sale(index, &outcome);
        }
        let due = self.clock.since_epoch().saturating_add(time);
        self.bank.push(due, &invoice.id, outcome);
        if invoice.challenge.is_some() {
            self.end_invoice(index, "process_pending", "ok");
        }
    }

    /// Applies the bank's decision. A closed invoice can no longer be declined, but it can be charged.
    pub(crate) fn decide_sale(&mut self, index: usize, outcome: &ScriptedOutcome) {
        if self.invoices[index].is_open() {
            self.apply_outcome(index, outcome);
        } else if charges(&outcome.status) {
            self.charge(index, outcome);
        }
    }

    /// Charges an invoice. If it is paid already, or hides late charges, only the ledger shows the charge.
    pub(super) fn charge(&mut self, index: usize, outcome: &ScriptedOutcome) {
        let invoice = &self.invoices[index];
        let late_charge = self.settings_of(&invoice.order.reference_id).late_charge;
        let hidden = !invoice.is_open() && late_charge == LateCharge::Hidden;
        let amount = amount(outcome).unwrap_or(invoice.order.amount);
        if !hidden && invoice.processed.is_none() {
            self.pay_invoice(index, &outcome.status, amount);
            let resolution = &mut self.invoices[index].resolution;
            resolution.clone_from(&outcome.resolution);
        } else if !invoice.order.verify {
            self.record(index, "charge", amount);
        }
    }
}

/// Whether this status of a sale means paid or verified.
pub(super) fn charges(status: &str) -> bool {
    matches!(status, "processed" | "partially_processed" | "verified")
}

/// The amount of an outcome, if it has one.
pub(super) fn amount(outcome: &ScriptedOutcome) -> Option<Amount> {
    Amount::read(&Value::from(outcome.processed_amount?))
}
