//! How refunds start and end.

use super::RefundRequest;
use crate::state::{Amount, Invoice, PENDING_REFUND, Refund, ScriptedOutcome, State};

impl State {
    /// Starts a refund and returns its index in the invoice's list. The refund ends at once, or after the time in the
    /// settings, or, if a test scripts it as pending, on request.
    pub(super) fn begin_refund(&mut self, index: usize, asked: RefundRequest) -> usize {
        let id = self.ids.prefixed("ref");
        let reference = asked.reference_id.clone().unwrap_or_default();
        let decided = self.scripted_outcomes.remove(&reference);
        let outcome = decided.unwrap_or_else(|| ScriptedOutcome::new("processed"));
        let created = self.now();
        let refunds = &mut self.invoices[index].refunds;
        refunds.push(Refund {
            id: id.clone(),
            reference_id: asked.reference_id,
            description: asked.description,
            amount: asked.amount,
            status: PENDING_REFUND.to_owned(),
            created,
        });
        let place = refunds.len() - 1;
        self.send_refund(index, &id, outcome);
        place
    }

    fn send_refund(&mut self, index: usize, id: &str, outcome: ScriptedOutcome) {
        let order = &self.invoices[index].order;
        let time = self.settings_of(&order.reference_id).refund_time;
        let waits = matches!(outcome.status.as_str(), PENDING_REFUND | "pending");
        if time.is_zero() && !waits {
            self.decide_refund(id, &outcome);
            return;
        }
        if !waits {
            let due = self.clock.since_epoch().saturating_add(time);
            self.bank.push(due, id, outcome);
        }
        self.end_invoice(index, "refund_pending", "ok");
    }

    /// Ends a refund. Returns false if no refund with this id is pending.
    pub(crate) fn decide_refund(&mut self, id: &str, outcome: &ScriptedOutcome) -> bool {
        let Some((index, place)) = self.pending_refund(id) else {
            return false;
        };
        let invoice = &mut self.invoices[index];
        let refund = &mut invoice.refunds[place];
        refund.status = match outcome.status.as_str() {
            "failed" => "process_failed".to_owned(),
            other => other.to_owned(),
        };
        let amount = refund.amount;
        if refund.is_done() {
            self.record(index, "refund", amount);
        }
        self.show_refunds(index, outcome);
        true
    }

    fn pending_refund(&self, id: &str) -> Option<(usize, usize)> {
        self.invoices
            .iter()
            .enumerate()
            .find_map(|(index, invoice)| {
                let mut refunds = invoice.refunds.iter();
                let place = refunds.position(|refund| refund.id == id && refund.is_pending())?;
                Some((index, place))
            })
    }

    /// Sets the invoice's status from its refunds.
    fn show_refunds(&mut self, index: usize, outcome: &ScriptedOutcome) {
        let now = self.now();
        let invoice = &mut self.invoices[index];
        let status = status(invoice);
        if status == "refunded" {
            invoice.fully_refunded = Some(now);
        }
        self.end_invoice(index, status, &outcome.resolution);
    }
}

fn status(invoice: &Invoice) -> &'static str {
    let last_is_done = invoice.refunds.last().is_some_and(Refund::is_done);
    if invoice.refunds.iter().any(Refund::is_pending) {
        "refund_pending"
    } else if invoice.left() == Amount::ZERO {
        "refunded"
    } else if last_is_done {
        "partially_refunded"
    } else {
        "refund_failed"
    }
}
