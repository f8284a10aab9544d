//! Payments that expire.

use super::settle::end_transaction;
use crate::state::State;
use crate::state::paycross::Transaction;
use std::time::Duration;

const EXPIRED: &str = "F.0005";

/// Ends an expired payment. For a payment at the bank, the bank decides.
pub(crate) fn expires(state: &mut State, index: usize) -> bool {
    let over = is_over(&state.shop.transactions[index], state.now());
    if over {
        end_transaction(state, index, "expired", EXPIRED);
    }
    over
}

fn is_over(transaction: &Transaction, now: i64) -> bool {
    transaction.details.expired_at.is_some_and(|end| now >= end)
}

/// When the payment ends unless it is paid.
pub(super) fn end_of(transaction: &Transaction) -> Option<Duration> {
    let end = transaction.details.expired_at?;
    Some(Duration::from_secs(u64::try_from(end).unwrap_or_default()))
}
