//! How payouts start, change and end.

use super::bank::amount;
use crate::settings::SecondProcess;
use crate::state::{
    Amount, LedgerEntry, Operation, Payout, PayoutOperation, PayoutOrder, ScriptedOutcome, State,
};
use serde_json::{Map, Value};

/// Creates a payout and notifies the merchant. A payout that is processed at once goes to the provider now.
pub(crate) fn create_payout(
    state: &mut State,
    order: PayoutOrder,
    customer: Option<String>,
) -> usize {
    let now = state.now();
    let listed = state.listed_from(&order.reference_id);
    let id = state.ids.prefixed("cpoi");
    let index = state.payouts.push(Payout {
        id,
        order,
        status: "created".to_owned(),
        resolution: "ok".to_owned(),
        customer,
        created: now,
        listed,
        updated: now,
        processed: None,
        processed_amount: None,
        operations: Vec::new(),
        callback_logs: Map::new(),
    });
    announce(state, index);
    if state.payouts[index].order.auto_process {
        process_payout(state, index);
    }
    index
}

/// Whether a payout may be processed, for the first time or again.
pub(crate) fn takes_process(state: &State, index: usize) -> bool {
    let payout = &state.payouts[index];
    let second = state.settings_of(&payout.order.reference_id).second_process;
    payout.is_new() || second == SecondProcess::PaidAgain
}

/// Sends a payout to the provider, which decides at once or after the time in the settings.
pub(crate) fn process_payout(state: &mut State, index: usize) {
    let outcome = outcome(state, index);
    let operation = PayoutOperation {
        id: state.ids.prefixed("po"),
        amount: state.payouts[index].order.amount,
        status: "process_pending".to_owned(),
        resolution: "ok".to_owned(),
    };
    let payout = &mut state.payouts[index];
    payout.operations.push(operation);
    let (id, reference) = (payout.id.clone(), payout.order.reference_id.clone());
    change(state, index, "process_pending", "ok");
    let time = state.bank_time(&reference);
    let waits = matches!(outcome.status.as_str(), "process_pending" | "processing");
    if waits {
        return;
    }
    if time.is_zero() {
        decide_payout(state, &id, &outcome);
    } else {
        let due = state.clock.since_epoch().saturating_add(time);
        state.bank.push(due, &id, outcome);
    }
}

/// Applies the provider's decision. Returns false if no payout has this id.
///
/// A payout that has ended can no longer fail, but it can be paid: the ledger alone shows that, and a second payment.
pub(crate) fn decide_payout(state: &mut State, id: &str, outcome: &ScriptedOutcome) -> bool {
    let Some(index) = state.payout(id) else {
        return false;
    };
    let payout = &state.payouts[index];
    let (is_paid, asked) = (payout.processed.is_some(), payout.order.amount);
    let is_under_way = payout.is_under_way();
    if is_under_way {
        settle_payout(state, id, outcome);
    }
    if pays(&outcome.status) && (is_paid || !is_under_way) {
        record(state, index, amount(outcome).unwrap_or(asked));
    }
    true
}

/// Ends or changes a payout now. Returns false if no payout has this id.
pub(crate) fn settle_payout(state: &mut State, id: &str, outcome: &ScriptedOutcome) -> bool {
    let Some(index) = state.payout(id) else {
        return false;
    };
    let (now, shown) = (state.now(), amount(outcome));
    let payout = &mut state.payouts[index];
    let paid = shown.unwrap_or(payout.order.amount);
    let is_first = payout.processed.is_none() && pays(&outcome.status);
    if is_first {
        payout.processed = Some(now);
        payout.processed_amount = Some(paid);
    } else if shown.is_some() {
        payout.processed_amount = shown;
    }
    // An expiry or a cancellation of the payout says nothing about the operation at the provider.
    let decides = outcome.status.contains("process");
    if let Some(operation) = payout.operations.last_mut().filter(|_| decides) {
        operation.status.clone_from(&outcome.status);
        operation.resolution.clone_from(&outcome.resolution);
    }
    if is_first {
        record(state, index, paid);
    }
    change(state, index, &outcome.status, &outcome.resolution);
    true
}

/// The outcome of a payout: scripted by the test, or chosen by the fields of the test service.
fn outcome(state: &mut State, index: usize) -> ScriptedOutcome {
    let order = &state.payouts[index].order;
    let reference = order.reference_id.clone();
    let chosen = chosen(&order.fields);
    let rate = order.fields.get("test_details_success_rate");
    let rate = rate.and_then(Value::as_str).and_then(|it| it.parse().ok());
    let scripted = state.scripted_outcomes.remove(&reference);
    if let Some(outcome) = scripted.or(chosen) {
        return outcome;
    }
    if rate.is_none_or(|rate| state.ids.percent(rate)) {
        ScriptedOutcome::new("processed")
    } else {
        ScriptedOutcome::new("process_failed").resolution("declined_error")
    }
}

/// The outcome that the fields of the test service name.
fn chosen(fields: &Map<String, Value>) -> Option<ScriptedOutcome> {
    let word = |name: &str| fields.get(name)?.as_str().map(as_word);
    let outcome = ScriptedOutcome::new(word("test_details_payout_status")?);
    Some(match word("test_details_payout_resolution") {
        Some(resolution) => outcome.resolution(resolution),
        None => outcome,
    })
}

/// The provider's word for a text of letters, spaces and hyphens, which is all that the fields take.
pub(crate) fn as_word(text: &str) -> String {
    text.trim().to_ascii_lowercase().replace([' ', '-'], "_")
}

/// Whether this status means that money has left the account.
fn pays(status: &str) -> bool {
    matches!(status, "processed" | "partially_processed")
}

fn change(state: &mut State, index: usize, status: &str, resolution: &str) {
    let now = state.now();
    let payout = &mut state.payouts[index];
    status.clone_into(&mut payout.status);
    resolution.clone_into(&mut payout.resolution);
    payout.updated = now.max(payout.updated);
    announce(state, index);
}

/// Adds an entry to the ledger.
fn record(state: &mut State, index: usize, amount: Amount) {
    let at = state.now();
    let payout = &state.payouts[index];
    state.ledger.push(LedgerEntry {
        provider: "platform",
        kind: "payout",
        reference: payout.order.reference_id.clone(),
        operation: payout.id.clone(),
        amount: amount.to_string(),
        currency: payout.order.currency.clone(),
        test_mode: payout.order.test_mode,
        at,
    });
}

/// Notes the change, so that the merchant is notified of the current payout.
fn announce(state: &mut State, index: usize) {
    let at = state.clock.since_epoch();
    let payout = state.payouts[index].clone();
    if payout.order.callback_url.is_some() {
        state.outbox.change(at, Operation::Payout(Box::new(payout)));
    }
}
