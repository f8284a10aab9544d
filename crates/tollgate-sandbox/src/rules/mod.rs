//! The rules: how operations start, change and end. Each rule is a function over the state.

pub(crate) mod paycross;
pub(crate) mod paymega;

use self::paycross::{
    abandon_transactions, decide_transaction, expire_checkouts, settle_transaction, watch_checkout,
    watch_transaction,
};
use self::paymega::{
    apply_outcome, decide_payout, decide_refund, decide_sale, expire_invoices, settle_payout,
    watch_invoice,
};
use crate::state::clock::seconds;
use crate::state::{ScriptedOutcome, State};

/// Applies everything that is due, in the order in which it became due.
pub(crate) fn tick(state: &mut State) {
    let now = state.clock.since_epoch();
    while let Some(decided) = state.bank.take_due(now) {
        expire_invoices(state, seconds(decided.due));
        match state.invoice(&decided.operation) {
            Some(index) => decide_sale(state, index, &decided.outcome),
            None if decide_refund(state, &decided.operation, &decided.outcome) => {}
            None if decide_payout(state, &decided.operation, &decided.outcome) => {}
            None => decide_transaction(state, &decided.operation, &decided.outcome),
        }
    }
    expire_invoices(state, state.now());
    abandon_transactions(state);
    expire_checkouts(state);
}

/// Watches the times of the operations that a file holds.
pub(crate) fn resume(state: &mut State) {
    for index in 0..state.invoices.len() {
        if state.invoices.get(index).is_some_and(|it| it.is_open()) {
            watch_invoice(state, index);
        }
    }
    for index in 0..state.shop.transactions.len() {
        let transaction = state.shop.transactions.get(index);
        if transaction.is_some_and(|it| it.is_incomplete()) {
            watch_transaction(state, index);
        }
    }
    for index in 0..state.shop.checkouts.len() {
        if state
            .shop
            .checkouts
            .get(index)
            .is_some_and(|it| !it.expired)
        {
            watch_checkout(state, index);
        }
    }
}

/// Applies a scripted outcome to an invoice, transaction, payout or pending refund. Returns false if this id is
/// unknown, or
/// if nothing is left to charge back.
pub(crate) fn settle(state: &mut State, id: &str, outcome: &ScriptedOutcome) -> bool {
    // The bank does not see an expiry, so its decision stays due.
    if outcome.status != "expired" && outcome.resolution != "expired" {
        state.bank.forget(id);
    }
    match state.invoice(id) {
        Some(index) => apply_outcome(state, index, outcome),
        None => {
            decide_refund(state, id, outcome)
                || settle_payout(state, id, outcome)
                || settle_transaction(state, id, outcome)
        }
    }
}

/// Completes a challenge as the payer would. Returns false if there is no open challenge.
pub(crate) fn complete_challenge(state: &mut State, id: &str, passed: bool) -> bool {
    match state.invoice(id) {
        Some(index) => paymega::complete_challenge(state, index, passed),
        None => paycross::complete_redirect(state, id, passed),
    }
}
