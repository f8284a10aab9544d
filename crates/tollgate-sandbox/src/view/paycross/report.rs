//! Transactions in the format of the reports.

use super::transaction::{card, message};
use crate::state::State;
use crate::state::calendar::iso;
use crate::state::clock::seconds;
use crate::state::paycross::Transaction;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: i64 = 86_400;

/// A transaction as a row of a report, with its number there.
pub(crate) fn report(state: &State, id: usize, it: &Transaction) -> Value {
    let settled = settled(state, it.paid.map(seconds)).and_then(|at| u64::try_from(at).ok());
    json!({
        "id": id,
        "uid": it.uid,
        "parent_uid": it.parent,
        "type": it.kind.name(),
        "status": it.status,
        "amount": it.amount,
        "currency": it.currency,
        "tracking_id": it.details.tracking_id,
        "payment_method_type": "credit_card",
        "description": it.details.description,
        "message": message(it),
        "test": it.details.test,
        "created_at": iso(it.created),
        "paid_at": it.paid.map(iso),
        "settled_at": settled.map(|at| iso(Duration::from_secs(at))),
        "manually_corrected_at": it.corrected.map(iso),
        "credit_card": card(&it.card, it.token.as_deref())
    })
}

/// When the acquirer paid out a transaction that was paid at this time, in seconds since 1970: at the midnight after the payment.
pub(crate) fn settled(state: &State, paid: Option<i64>) -> Option<i64> {
    let at = (paid?.div_euclid(DAY) + 1) * DAY;
    (at <= state.now()).then_some(at)
}
