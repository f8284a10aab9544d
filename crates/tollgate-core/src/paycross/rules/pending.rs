//! The reason why a transaction is not final, and the end of that state.

use tollgate_types::TransactionStatus;

use crate::{
    Outcome, Pending, calendar::Moment, calendar::moment, outcome::PendingReason,
    paycross::transaction::Transaction,
};

/// The outcome of a transaction that is not final.
pub fn pending(shown: Transaction) -> Outcome<Transaction> {
    use TransactionStatus::{Error, Expired, Incomplete, Pending as InProgress};
    let reason = match shown.data().status.known() {
        Some(Incomplete) => PendingReason::Payer,
        Some(InProgress) => PendingReason::Bank,
        Some(Error | Expired) => return unconfirmed(shown),
        _ => PendingReason::NotShown,
    };
    let end = shown.data().expired_at.as_deref().and_then(moment);
    let until = end.and_then(Moment::system_time);
    Outcome::Pending(Pending::new(shown, reason, until))
}

/// The outcome of a transaction that failed or ended, until a look-up shows that no other one paid for the order.
pub fn unconfirmed(shown: Transaction) -> Outcome<Transaction> {
    Outcome::Pending(Pending::new(shown, PendingReason::Unconfirmed, None))
}
