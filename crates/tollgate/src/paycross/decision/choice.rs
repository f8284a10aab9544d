//! The choice among several transactions with one reference.

use super::{
    event::Found,
    interpret::{Interpretation, interpret, may_have_succeeded},
    sameness::{Owner, is_automatic_capture, may_pay_for, owner},
    view::{OrderFingerprint, TransactionView},
};

/// How many transactions a look-up shows at most: a look-up that shows this many may hide more.
const MOST_SHOWN: usize = 10;

/// The meaning of a look-up that found transactions.
#[derive(Clone, Debug)]
pub(super) enum Choice {
    /// Only other operations.
    Others { uid: String },
    /// This transaction of the order.
    One {
        view: Box<TransactionView>,
        rest: Rest,
    },
    /// Several transactions succeeded, with any card or amount.
    Several { uid: String },
    /// The order's own transaction failed, and another one may have paid for the order.
    Unclear { uid: String },
    /// The order's own transaction failed, and the look-up may hide others.
    Incomplete { uid: String },
    /// One uid appears twice, with different states.
    Contradictory { uid: String },
}

/// The other transactions beside the chosen one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// No other transaction could pay for the order.
    Nothing,
    /// Another transaction is not final either.
    Open,
    /// The look-up may hide others: a failure does not prove that the order is unpaid.
    Hidden,
}

/// Chooses among the transactions found, and returns the uids of those that may belong to the order; `None` if the
/// look-up found none.
pub(super) fn choose(found: &Found, order: &OrderFingerprint) -> Option<(Choice, Vec<String>)> {
    let views = &found.views;
    let first = views.first()?;
    if let Some(uid) = shown_with_two_states(views) {
        let uids = distinct(views.iter()).map(|view| view.uid.clone());
        return Some((Choice::Contradictory { uid }, uids.collect()));
    }
    let is_own = |view: &&TransactionView| {
        owner(view, order) == Owner::Order || is_automatic_capture(view, order, views)
    };
    let mut own: Vec<_> = distinct(views.iter().filter(is_own)).collect();
    own.sort_by_key(|view| std::cmp::Reverse(view.created));
    let others: Vec<_> = distinct(views.iter().filter(|view| !is_own(view)))
        .filter(|view| may_have_paid(view, order) && !is_captured(view, &own))
        .collect();
    let mut uids: Vec<_> = own.iter().map(|view| view.uid.clone()).collect();
    let succeeded = |view: &&&TransactionView| may_have_succeeded(view, order);
    let successes: Vec<_> = own.iter().filter(succeeded).collect();
    let choice = match successes.as_slice() {
        [] if own.is_empty() => Choice::Others {
            uid: first.uid.clone(),
        },
        [] => without_success(found, (&own, &others), order),
        [only] if !others.iter().any(|view| succeeded(&view)) => one(only, Rest::Nothing),
        [first, ..] => Choice::Several {
            uid: first.uid.clone(),
        },
    };
    if matches!(choice, Choice::Several { .. } | Choice::Unclear { .. }) {
        uids.extend(others.iter().map(|view| view.uid.clone()));
    }
    Some((choice, uids))
}

/// Chooses among the order's own transactions. There is at least one, and none succeeded.
fn without_success(
    found: &Found,
    (own, others): (&[&TransactionView], &[&TransactionView]),
    order: &OrderFingerprint,
) -> Choice {
    let is_open = |view: &&TransactionView| {
        matches!(
            interpret(view, order),
            Interpretation::NotFinal | Interpretation::ActionRequired | Interpretation::Confirm(_)
        )
    };
    let is_for_a_person =
        |view: &&TransactionView| matches!(interpret(view, order), Interpretation::Review(..));
    let is_complete = found.is_list && found.views.len() < MOST_SHOWN;
    let open: Vec<_> = own.iter().copied().filter(is_open).collect();
    if let Some(newest) = open.first() {
        let rest = match (open.len() == 1 && others.is_empty(), is_complete) {
            (false, _) => Rest::Open,
            (true, false) => Rest::Hidden,
            (true, true) => Rest::Nothing,
        };
        return one(newest, rest);
    }
    if let Some(newest) = own.iter().copied().find(is_for_a_person) {
        return one(newest, Rest::Nothing);
    }
    let newest = others.first().or(own.first());
    let uid = newest.map(|view| view.uid.clone()).unwrap_or_default();
    match newest {
        _ if !others.is_empty() => Choice::Unclear { uid },
        Some(view) if is_complete => one(view, Rest::Nothing),
        _ => Choice::Incomplete { uid },
    }
}

/// Whether another transaction with the order's reference may have charged the card, or may still do so. A transaction
/// that does not show enough to identify its order counts too.
fn may_have_paid(view: &TransactionView, order: &OrderFingerprint) -> bool {
    let is_unclear = owner(view, order) == Owner::Unclear;
    (is_unclear || may_pay_for(view, order)) && interpret(view, order) != Interpretation::Declined
}

/// Whether a transaction is an authorisation whose automatic capture is the order's payment: the two are one payment.
fn is_captured(view: &TransactionView, own: &[&TransactionView]) -> bool {
    own.iter().any(|it| it.parent.as_ref() == Some(&view.uid))
}

/// The uid of a transaction that appears twice, with different states.
fn shown_with_two_states(views: &[TransactionView]) -> Option<String> {
    let differs = |(index, view): &(usize, &TransactionView)| {
        let later = views.iter().skip(index + 1);
        later
            .filter(|other| other.uid == view.uid)
            .any(|other| other != *view)
    };
    let twice = views.iter().enumerate().find(differs);
    twice.map(|(_, view)| view.uid.clone())
}

/// Each transaction once, even if the list shows it several times.
fn distinct<'a>(
    views: impl Iterator<Item = &'a TransactionView>,
) -> impl Iterator<Item = &'a TransactionView> {
    let mut seen = std::collections::BTreeSet::new();
    views.filter(move |view| seen.insert(&view.uid))
}

fn one(view: &TransactionView, rest: Rest) -> Choice {
    Choice::One {
        view: Box::new(view.clone()),
        rest,
    }
}
