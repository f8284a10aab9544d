//! Which of the transactions under one reference decides about the order.

use super::{
    event::Found,
    interpret::{Interpretation, interpret, may_have_succeeded},
    sameness::{Owner, is_automatic_capture, may_pay_for, owner},
    view::{OrderFingerprint, TransactionView},
};

/// How many transactions a look-up shows at most: where so many came, there may be more.
const MOST_SHOWN: usize = 10;

/// What a look-up that found something means.
#[derive(Clone, Debug)]
pub(super) enum Choice {
    /// Nothing but other operations.
    Others { uid: String },
    /// This one of the order's.
    One {
        view: Box<TransactionView>,
        rest: Rest,
    },
    /// Several succeeded, whichever card or amount they show.
    Several { uid: String },
    /// The order's own failed, and another one that is shown may have paid for it.
    Unclear { uid: String },
    /// The order's own failed, and the look-up may hide others.
    Incomplete { uid: String },
    /// One uid is shown twice, with different states.
    Contradictory { uid: String },
}

/// What else there is, or may be, beside the transaction that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// Nothing that could pay for the order.
    Nothing,
    /// Another transaction, which is not final either.
    Open,
    /// The look-up may hide others: no failure is definite.
    Hidden,
}

/// Chooses among the transactions found, and names the uids of those that may have to do with the order; `None` if
/// none was found.
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

/// Chooses among the order's own, of which there is at least one, and none succeeded.
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

/// Whether another transaction under the order's reference may have taken money, or still may. What does not show
/// enough to tell whose it is counts too.
fn may_have_paid(view: &TransactionView, order: &OrderFingerprint) -> bool {
    let is_unclear = owner(view, order) == Owner::Unclear;
    (is_unclear || may_pay_for(view, order)) && interpret(view, order) != Interpretation::Declined
}

/// Whether it is an authorisation whose automatic capture is the order's payment: the two are one.
fn is_captured(view: &TransactionView, own: &[&TransactionView]) -> bool {
    own.iter().any(|it| it.parent.as_ref() == Some(&view.uid))
}

/// The uid of a transaction that is shown twice, and not alike.
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

/// Each transaction once, however often it is shown.
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
