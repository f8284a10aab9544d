//! The choice among several transactions with one reference.

use tollgate_types::{TransactionStatus, TransactionType};

use super::{
    order::OrderFingerprint,
    rules::{
        Found, Interpretation, Owner, interpret, is_automatic_capture, is_reservation,
        may_have_succeeded, may_pay_for, moved, owner,
    },
    transaction::Transaction,
};
use crate::{MoneyState, outcome::ReviewReason};

/// How many transactions a look-up shows at most: a look-up that shows this many may hide more.
const MOST_SHOWN: usize = 10;

/// The meaning of a look-up that found transactions.
#[derive(Clone, Debug)]
pub enum Choice {
    /// Only other operations, such as this one.
    Others(Transaction),
    /// This transaction of the order.
    One(Transaction, Rest),
    /// A person must look at this transaction: several succeeded, with any card or amount; the order's own failed, and
    /// another one may have paid for the order; or one uid appears twice, with different states.
    Review(Transaction, ReviewReason, MoneyState),
}

/// The other transactions beside the chosen one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// No other transaction could pay for the order.
    Nothing,
    /// Another transaction is not final either.
    Open,
    /// The look-up may hide others: a failure does not prove that the order is unpaid.
    Hidden,
}

/// Chooses among the transactions found, and returns the uids of those that may belong to the order; `None` if the
/// look-up found none.
pub fn select(found: &Found, order: &OrderFingerprint) -> Option<(Choice, Vec<String>)> {
    let all = &found.transactions;
    let first = all.first()?;
    if let Some(twice) = shown_with_two_states(all) {
        let choice = review(twice, ReviewReason::Contradictory, MoneyState::Unknown);
        return Some((choice, distinct(all.iter()).map(uid).collect()));
    }
    let is_own = |it: &&Transaction| {
        owner(it, order) == Owner::Order || is_automatic_capture(it, order, all)
    };
    let mut own: Vec<_> = distinct(all.iter().filter(is_own)).collect();
    own.sort_by_key(|it| std::cmp::Reverse(it.created()));
    let others: Vec<_> = distinct(all.iter().filter(|it| !is_own(it)))
        .filter(|it| may_have_paid(it, order) && !is_captured(it, &own))
        .collect();
    let succeeded = |it: &&Transaction| may_have_succeeded(it, order);
    let successes: Vec<_> = own
        .iter()
        .copied()
        .filter(succeeded)
        .filter(|it| !is_captured(it, &own))
        .collect();
    let choice = match successes.as_slice() {
        [] => match own.first() {
            Some(newest) => without_success(found, newest, (&own, &others), order),
            None => Choice::Others(first.clone()),
        },
        [only] if has_lost_capture(only, order, all) => {
            review(only, ReviewReason::LeftOpen, MoneyState::Reserved)
        }
        [only] if !others.iter().any(succeeded) => one(only, Rest::Nothing),
        [first, ..] => review(first, ReviewReason::SeveralOperations, moved(order.kind)),
    };
    let mut uids: Vec<_> = own.iter().copied().map(uid).collect();
    if let Choice::Review(_, ReviewReason::SeveralOperations, _) = choice {
        uids.extend(others.iter().copied().map(uid));
    }
    Some((choice, uids))
}

/// Chooses among the order's own transactions. None succeeded; the first one is the newest.
fn without_success(
    found: &Found,
    newest: &Transaction,
    (own, others): (&[&Transaction], &[&Transaction]),
    order: &OrderFingerprint,
) -> Choice {
    let is_open = |it: &&Transaction| {
        matches!(
            interpret(it, order),
            Interpretation::NotFinal | Interpretation::ActionRequired | Interpretation::Confirm(_)
        )
    };
    let is_for_a_person =
        |it: &&Transaction| matches!(interpret(it, order), Interpretation::Review(..));
    let is_complete = found.is_list && found.transactions.len() < MOST_SHOWN;
    let open: Vec<_> = own.iter().copied().filter(is_open).collect();
    if let Some(open_one) = open.first() {
        let rest = match (open.len() == 1 && others.is_empty(), is_complete) {
            (false, _) => Rest::Open,
            (true, false) => Rest::Hidden,
            (true, true) => Rest::Nothing,
        };
        return one(open_one, rest);
    }
    if let Some(unclear) = own.iter().copied().find(is_for_a_person) {
        return one(unclear, Rest::Nothing);
    }
    match others.first() {
        Some(other) => review(other, ReviewReason::SeveralOperations, MoneyState::Unknown),
        None if is_complete => one(newest, Rest::Nothing),
        None => review(newest, ReviewReason::IncompleteLookUp, MoneyState::Unknown),
    }
}

/// Whether another transaction with the order's reference may have charged the card, or may still do so. A transaction
/// that does not show enough to identify its order counts too.
fn may_have_paid(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    let is_unclear = owner(transaction, order) == Owner::Unclear;
    (is_unclear || may_pay_for(transaction, order))
        && interpret(transaction, order) != Interpretation::Declined
}

/// Whether a transaction is an authorisation whose automatic capture is the order's payment: the two are one payment.
fn is_captured(transaction: &Transaction, own: &[&Transaction]) -> bool {
    own.iter().any(|it| it.parent() == Some(transaction.uid()))
}

/// Whether the gateway failed to capture the authorisation that a charge became.
fn has_lost_capture(
    transaction: &Transaction,
    order: &OrderFingerprint,
    all: &[Transaction],
) -> bool {
    is_reservation(transaction, order)
        && all.iter().any(|it| {
            it.parent() == Some(transaction.uid())
                && it.has_kind(TransactionType::Capture)
                && it.has_status(TransactionStatus::Failed)
        })
}

/// A transaction that appears twice, with different states, as the list shows it last.
fn shown_with_two_states(all: &[Transaction]) -> Option<&Transaction> {
    let differs = |it: &&Transaction| {
        let mut same = all.iter().filter(|other| other.uid() == it.uid());
        same.any(|other| other.differs_from(it))
    };
    let twice = all.iter().find(differs)?;
    all.iter().rfind(|it| it.uid() == twice.uid())
}

/// Each transaction once, even if the list shows it several times.
fn distinct<'a>(
    transactions: impl Iterator<Item = &'a Transaction>,
) -> impl Iterator<Item = &'a Transaction> {
    let mut seen = std::collections::BTreeSet::new();
    transactions.filter(move |it| seen.insert(it.uid()))
}

fn uid(transaction: &Transaction) -> String {
    transaction.uid().to_owned()
}

fn one(transaction: &Transaction, rest: Rest) -> Choice {
    Choice::One(transaction.clone(), rest)
}

fn review(transaction: &Transaction, reason: ReviewReason, money: MoneyState) -> Choice {
    Choice::Review(transaction.clone(), reason, money)
}
