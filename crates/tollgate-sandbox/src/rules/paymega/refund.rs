//! How refunds start and end.

use super::lifecycle::{end_invoice, record};
use crate::state::{Amount, Invoice, Key, PENDING_REFUND, Refund, ScriptedOutcome, State};

/// The merchant's refund request.
#[derive(Debug)]
pub(crate) struct RefundRequest {
    pub(crate) amount: Amount,
    pub(crate) reference_id: Option<String>,
    pub(crate) description: Option<String>,
}

/// Starts a refund and returns its index in the invoice's list. The refund ends at once, or after the time in the
/// settings, or, if a test scripts it as pending, on request.
pub(crate) fn begin_refund(state: &mut State, index: usize, asked: RefundRequest) -> usize {
    let id = state.ids.prefixed("ref");
    let reference = asked.reference_id.clone().unwrap_or_default();
    let decided = state.scripted_outcomes.remove(&reference);
    let outcome = decided.unwrap_or_else(|| ScriptedOutcome::new("processed"));
    let created = state.now();
    let refunds = &mut state.invoices[index].refunds;
    refunds.push(Refund {
        id: id.clone(),
        reference_id: asked.reference_id,
        description: asked.description,
        amount: asked.amount,
        status: PENDING_REFUND.to_owned(),
        created,
    });
    let place = refunds.len() - 1;
    send_refund(state, index, &id, outcome);
    place
}

fn send_refund(state: &mut State, index: usize, id: &str, outcome: ScriptedOutcome) {
    let order = &state.invoices[index].order;
    let time = state.settings_of(&order.reference_id).refund_time;
    let waits = matches!(outcome.status.as_str(), PENDING_REFUND | "pending");
    if time.is_zero() && !waits {
        decide_refund(state, id, &outcome);
        return;
    }
    if !waits {
        let due = state.clock.since_epoch().saturating_add(time);
        state.bank.push(due, id, outcome);
    }
    end_invoice(state, index, "refund_pending", "ok");
}

/// Ends a refund. Returns false if no refund with this id is pending.
pub(crate) fn decide_refund(state: &mut State, id: &str, outcome: &ScriptedOutcome) -> bool {
    let Some((index, place)) = pending_refund(state, id) else {
        return false;
    };
    let invoice = &mut state.invoices[index];
    let refund = &mut invoice.refunds[place];
    refund.status = match outcome.status.as_str() {
        "failed" => "process_failed".to_owned(),
        other => other.to_owned(),
    };
    let amount = refund.amount;
    if refund.is_done() {
        record(state, index, "refund", amount);
    }
    show_refunds(state, index, outcome);
    true
}

fn pending_refund(state: &State, id: &str) -> Option<(usize, usize)> {
    let index = state.invoices.first(Key::Refund, id)?;
    let mut refunds = state.invoices[index].refunds.iter();
    let place = refunds.position(|refund| refund.id == id && refund.is_pending())?;
    Some((index, place))
}

/// Sets the invoice's status from its refunds.
fn show_refunds(state: &mut State, index: usize, outcome: &ScriptedOutcome) {
    let now = state.now();
    let invoice = &mut state.invoices[index];
    let status = status(invoice);
    if status == "refunded" {
        invoice.fully_refunded = Some(now);
    }
    end_invoice(state, index, status, &outcome.resolution);
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
