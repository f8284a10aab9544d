//! How transactions continue and end.

use super::charge::capture;
use super::checkout::watch_checkout_of;
use super::expiry::{end_of, expires};
use super::exponent::exponent;
use crate::state::paycross::{Kind, SavedCard, Secure, Transaction};
use crate::state::{Amount, LedgerEntry, Operation, ScriptedOutcome, State};
use std::time::Duration;

const OK: &str = "S.0000";
/// How long the gateway waits for a payer.
const ABANDONED: Duration = Duration::from_secs(30 * 60);

/// Stores a new transaction, and processes it unless the merchant must confirm it first.
pub(crate) fn accept(state: &mut State, transaction: Transaction) -> usize {
    let waits = transaction.details.verification_url.is_some();
    let uid = transaction.uid.clone();
    let index = state.shop.add(transaction);
    if waits {
        state.shop.unconfirmed = Some(uid);
    } else {
        process(state, index);
    }
    index
}

/// Continues a transaction after the merchant's response. Returns its index.
pub(crate) fn confirm(state: &mut State, uid: &str, confirmed: bool) -> Option<usize> {
    let index = state.shop.index(uid)?;
    if confirmed {
        process(state, index);
    } else {
        end_transaction(state, index, "failed", "F.0996");
    }
    Some(index)
}

/// Processes a new transaction with its card's outcome or with a scripted one.
pub(crate) fn process(state: &mut State, index: usize) {
    if expires(state, index) {
        return;
    }
    let transaction = &state.shop.transactions[index];
    let decided = state.scripted_outcomes.remove(transaction.reference());
    if let Some(outcome) = decided {
        return submit(state, index, outcome);
    }
    if transaction.parent.is_some() {
        return submit(state, index, ScriptedOutcome::new("successful"));
    }
    match transaction.card.secure {
        Secure::Challenge => start_challenge(state, index),
        Secure::Fails(_) => end_transaction(state, index, "failed", "F.0129"),
        Secure::Off | Secure::Frictionless(_) => send_to_bank(state, index),
    }
}

/// Sends the transaction to the bank. The card decides how it ends.
pub(crate) fn send_to_bank(state: &mut State, index: usize) {
    let transaction = &state.shop.transactions[index];
    let settings = state.settings_of(transaction.reference());
    let foreign = !transaction.details.test && !settings.live_cards;
    let outcome = if foreign {
        ScriptedOutcome::new("failed").resolution("F.0127")
    } else if transaction.card.is_expired(state.now()) {
        ScriptedOutcome::new("failed").resolution("F.0111")
    } else if transaction.card.card.approves {
        ScriptedOutcome::new("successful")
    } else {
        ScriptedOutcome::new("failed")
    };
    submit(state, index, outcome);
}

/// Sends a transaction to the bank, which decides with this outcome, at once or later.
fn submit(state: &mut State, index: usize, outcome: ScriptedOutcome) {
    let transaction = &mut state.shop.transactions[index];
    let (uid, reference) = (transaction.uid.clone(), transaction.reference().to_owned());
    let time = state.bank_time(&reference);
    if time.is_zero() || outcome.status == "pending" {
        return end_transaction(state, index, &outcome.status, code(&outcome));
    }
    let due = state.clock.since_epoch().saturating_add(time);
    state.bank.push(due, &uid, outcome);
    "pending".clone_into(&mut state.shop.transactions[index].status);
}

/// Applies the bank's decision.
pub(crate) fn decide_transaction(state: &mut State, uid: &str, outcome: &ScriptedOutcome) {
    if let Some(index) = state.shop.index(uid) {
        end_transaction(state, index, &outcome.status, code(outcome));
    }
}

/// Ends a transaction: records the charge or refund, saves the card, notifies the merchant.
pub(crate) fn end_transaction(state: &mut State, index: usize, status: &str, code: &str) {
    let now = state.clock.since_epoch();
    let transaction = &mut state.shop.transactions[index];
    let paid_before = transaction.paid.is_some();
    status.clone_into(&mut transaction.status);
    code.clone_into(&mut transaction.code);
    transaction.updated = now;
    let captures = transaction.succeeded() && std::mem::take(&mut transaction.captures);
    if transaction.succeeded() && !paid_before {
        succeed(state, index);
    }
    state.shop.note_dates(index);
    watch_transaction(state, index);
    watch_checkout_of(state, index);
    notify(state, index);
    if captures {
        capture(state, index);
    }
}

/// Applies a scripted outcome to a transaction. Returns false if this uid is unknown.
pub(crate) fn settle_transaction(state: &mut State, uid: &str, outcome: &ScriptedOutcome) -> bool {
    let Some(index) = state.shop.index(uid) else {
        return false;
    };
    let transaction = &mut state.shop.transactions[index];
    let is_over = matches!(transaction.status.as_str(), "successful" | "failed");
    transaction.corrected = is_over.then_some(state.clock.since_epoch());
    end_transaction(state, index, &outcome.status, code(outcome));
    true
}

/// Completes a challenge. Returns false if there is none.
pub(crate) fn complete_redirect(state: &mut State, uid: &str, passed: bool) -> bool {
    let Some(index) = state.shop.index(uid) else {
        return false;
    };
    if !state.shop.transactions[index].is_incomplete() {
        return false;
    }
    if passed {
        send_to_bank(state, index);
    } else {
        end_transaction(state, index, "failed", "F.0131");
    }
    true
}

/// Fails the transactions whose payer never returned.
pub(crate) fn abandon_transactions(state: &mut State) {
    let now = state.clock.since_epoch();
    while let Some((due, index)) = state.shop.incomplete.first().copied() {
        if now < due {
            return;
        }
        state.shop.incomplete.remove(&(due, index));
        let transaction = &state.shop.transactions[index];
        if !transaction.is_incomplete() || expires(state, index) {
            continue;
        }
        let transaction = &state.shop.transactions[index];
        if now >= abandoned(transaction) {
            end_transaction(state, index, "failed", "F.0998");
        } else {
            watch_transaction(state, index);
        }
    }
}

/// Makes a transaction whose payer is absent end in time.
pub(crate) fn watch_transaction(state: &mut State, index: usize) {
    let transaction = &state.shop.transactions[index];
    if transaction.is_incomplete() {
        let due = abandoned(transaction);
        let due = end_of(transaction).map_or(due, |end| end.min(due));
        state.shop.incomplete.insert((due, index));
    }
}

fn abandoned(transaction: &Transaction) -> Duration {
    transaction.updated.saturating_add(ABANDONED)
}

fn start_challenge(state: &mut State, index: usize) {
    let transaction = &mut state.shop.transactions[index];
    "incomplete".clone_into(&mut transaction.status);
    watch_transaction(state, index);
    notify(state, index);
}

fn succeed(state: &mut State, index: usize) {
    let now = state.clock.since_epoch();
    let transaction = &mut state.shop.transactions[index];
    let kind = transaction.kind;
    if kind != Kind::Tokenization && kind != Kind::Authorization {
        transaction.paid = Some(now);
    }
    if transaction.wants_token && transaction.token.is_none() {
        let token = state.ids.uuid();
        state.shop.saved_cards.push(SavedCard {
            token: token.clone(),
            card: transaction.card.clone(),
            test: transaction.details.test,
        });
        transaction.token = Some(token);
    }
    let parent = state.shop.transactions[index].parent.clone();
    let root = parent
        .and_then(|uid| state.shop.root(&uid))
        .unwrap_or(index);
    let gives_back = match kind {
        Kind::Refund => true,
        Kind::Void => state.shop.transactions[root].kind == Kind::Payment,
        _ => false,
    };
    if kind.charges() {
        enter(state, index, root, "charge");
    } else if gives_back {
        enter(state, index, root, "refund");
    }
}

/// Adds a ledger entry, under the reference of the first transaction in the chain.
fn enter(state: &mut State, index: usize, root: usize, kind: &'static str) {
    let at = state.now();
    let order = &state.shop.transactions[root];
    let reference = order.details.tracking_id.as_ref().unwrap_or(&order.uid);
    let transaction = &state.shop.transactions[index];
    let decimals = exponent(&transaction.currency);
    let entry = LedgerEntry {
        provider: "paycross",
        kind,
        reference: reference.clone(),
        operation: transaction.uid.clone(),
        amount: Amount::minor(transaction.amount, decimals).to_string(),
        currency: transaction.currency.clone(),
        test_mode: transaction.details.test,
        at,
    };
    state.ledger.push(entry);
}

/// Notes the change, so that the merchant is notified of the current transaction.
fn notify(state: &mut State, index: usize) {
    let at = state.clock.since_epoch();
    let transaction = &state.shop.transactions[index];
    if transaction.details.notification_url.is_some() {
        let operation = Operation::Transaction(Box::new(transaction.clone()));
        state.outbox.change(at, operation);
    }
}

/// The code of an outcome: its resolution, or the default for its status.
fn code(outcome: &ScriptedOutcome) -> &str {
    match (outcome.resolution.as_str(), outcome.status.as_str()) {
        ("ok", "successful") => OK,
        ("ok", "failed") => "F.0105",
        ("ok", _) => "P.0001",
        (code, _) => code,
    }
}
