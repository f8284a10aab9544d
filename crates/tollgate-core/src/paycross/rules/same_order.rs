//! Matches transactions to the order.
//!
//! A transaction must show the order's reference, byte for byte, and the type of the operation. If it shows amount,
//! currency, mode, parent or card, they must not differ from the order; a missing field proves nothing either way.

use tollgate_types::{TransactionStatus, TransactionType};

use super::{Found, Interpretation, interpret};
use crate::paycross::{order::OrderFingerprint, transaction::Transaction};

/// The operation that a transaction belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The order's.
    Order,
    /// Another operation's: a field that it shows differs.
    Another,
    /// The transaction does not show enough to decide.
    Unclear,
}

/// The owner of a transaction that a look-up found.
pub fn owner(transaction: &Transaction, order: &OrderFingerprint) -> Owner {
    let shows_both = transaction.reference().is_some() && transaction.data().type_.is_some();
    if is_other_money(transaction, order) || is_another_but_for_money(transaction, order) {
        Owner::Another
    } else if shows_both {
        Owner::Order
    } else {
        Owner::Unclear
    }
}

/// Whether a response to the order's own request, or a transaction read by its uid, belongs to the order.
///
/// The gateway's documents list no reference for a capture, void or refund. If the response shows no reference, the
/// parent and the amount identify the order instead.
pub fn is_bound(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    let same_reference = transaction.reference() == Some(&order.reference);
    let follows = transaction.reference().is_none() && is_follow_up(transaction, order);
    fits_kind(transaction, order) && (same_reference || follows)
}

/// As [`owner`], for a transaction that belongs to the order: a different amount needs a person, and is no other order.
pub fn is_another_but_for_money(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    let differs = |shown: Option<&str>, asked: &Option<String>| {
        shown
            .zip(asked.as_deref())
            .is_some_and(|(shown, asked)| shown != asked)
    };
    let reference = transaction.reference();
    reference.is_some_and(|shown| shown != order.reference)
        || is_other_kind(transaction, order)
        || is_other_mode(transaction, order)
        || differs(transaction.parent(), &order.parent)
        || (order.by_number && differs(transaction.last_four(), &order.last_four))
}

/// Whether a transaction is the authorisation that a charge became. The gateway captures it by itself.
pub fn is_reservation(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    order.is_charge && transaction.has_kind(TransactionType::Authorization)
}

fn fits_kind(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    transaction.has_kind(order.kind) || is_reservation(transaction, order)
}

fn is_other_kind(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    transaction.has_other_kind(order.kind) && !is_reservation(transaction, order)
}

/// Whether a transaction of another operation may still pay for the order: it has the order's reference, and another
/// card or another amount.
///
/// For a payment, an authorisation counts too. Captures, voids and refunds are distinguished by their parent.
pub fn may_pay_for(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    const TAKES: [TransactionType; 2] = [TransactionType::Payment, TransactionType::Authorization];
    let takes = TAKES.contains(&order.kind) && TAKES.iter().any(|it| transaction.has_kind(*it));
    let same_kind = !transaction.has_other_kind(order.kind) || takes;
    let same_parent = match (transaction.parent(), &order.parent) {
        (Some(shown), Some(asked)) => shown == asked,
        _ => true,
    };
    same_kind
        && !is_other_mode(transaction, order)
        && same_parent
        && transaction.is_found_by(&order.reference)
}

/// Whether a transaction is the gateway's automatic capture of an authorisation in the same list: the two are one
/// payment. A charge sends no capture, so any capture with its reference is the gateway's.
pub fn is_automatic_capture(
    transaction: &Transaction,
    order: &OrderFingerprint,
    found: &[Transaction],
) -> bool {
    let as_kind = |kind, parent: Option<&str>| OrderFingerprint {
        kind,
        parent: parent.map(str::to_owned),
        by_number: false,
        is_charge: false,
        ..order.clone()
    };
    let reserved = as_kind(TransactionType::Authorization, None);
    let captured = as_kind(TransactionType::Capture, transaction.parent());
    let is_its_parent = |other: &Transaction| {
        transaction.parent() == Some(other.uid()) && owner(other, &reserved) == Owner::Order
    };
    order.kind == TransactionType::Payment
        && transaction.has_status(TransactionStatus::Successful)
        && owner(transaction, &captured) == Owner::Order
        && (order.is_charge || found.iter().any(is_its_parent))
}

/// The transactions in the list of the parent's reference that cannot be distinguished from the order, unless they
/// failed.
pub fn equal_follow_ups<'a>(
    found: &'a Found,
    order: &OrderFingerprint,
    parent_reference: &str,
) -> Vec<&'a Transaction> {
    let is_equal = |it: &&Transaction| {
        is_equal_follow_up(it, order, parent_reference)
            && interpret(it, order) != Interpretation::Declined
    };
    found.transactions.iter().filter(is_equal).collect()
}

/// Whether a transaction in the list of its parent's reference cannot be distinguished from the order: it has the same
/// parent and the same amount, and shows no reference of its own.
fn is_equal_follow_up(
    transaction: &Transaction,
    order: &OrderFingerprint,
    parent_reference: &str,
) -> bool {
    let reference = transaction.reference();
    let has_own_reference =
        reference.is_some_and(|shown| shown != parent_reference && shown != order.reference);
    !has_own_reference
        && transaction.has_kind(order.kind)
        && is_follow_up(transaction, order)
        && !is_other_mode(transaction, order)
}

/// Whether the transaction shows the order's parent and the order's amount.
fn is_follow_up(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    let parent = transaction.parent();
    let same_parent = parent.is_some() && parent == order.parent.as_deref();
    same_parent && transaction.amount_minor().is_some() && !is_other_money(transaction, order)
}

fn is_other_money(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    let amount = transaction.amount_minor();
    amount.is_some_and(|shown| shown != order.amount_minor)
        || transaction.has_other_currency(order.currency)
}

fn is_other_mode(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    let is_test = transaction.data().test;
    is_test.is_some_and(|shown| shown != order.mode.is_test())
}
