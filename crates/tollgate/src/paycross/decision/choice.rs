//! Which of the transactions under one reference tells what became of the order.

use std::collections::BTreeSet;

use super::{
    reading::{Reading, read},
    sameness::{is_another, may_pay_for},
    view::{Expected, TransactionView},
};

/// How many transactions a look-up shows at most: where so many came, there may be more.
const MOST_SHOWN: usize = 10;

/// What a look-up that found something means.
#[derive(Clone, Debug)]
pub(super) enum Choice {
    /// Nothing but other operations.
    Others { uid: String },
    /// This one; `is_alone` unless another transaction of the order is not final either.
    One {
        view: Box<TransactionView>,
        is_alone: bool,
    },
    /// Several succeeded, whichever card or amount they show.
    Several { uid: String },
    /// The order's own failed, and something else that is shown, or is not, may have paid for it.
    Unclear { uid: String },
}

/// Chooses among the transactions found, of which there is at least one, and tells the uids of the order's own.
pub(super) fn choose(found: &[TransactionView], order: &Expected) -> Option<(Choice, Vec<String>)> {
    let first = found.first()?;
    let mut own: Vec<_> = found
        .iter()
        .filter(|view| !is_another(view, order))
        .collect();
    own.sort_by(|a, b| b.created.cmp(&a.created));
    let others: Vec<_> = found
        .iter()
        .filter(|view| is_another(view, order) && may_have_paid(view, order))
        .collect();
    let mut uids: Vec<_> = own.iter().map(|view| view.uid.clone()).collect();
    let mut successes: Vec<_> = own.iter().filter(|view| has_succeeded(view)).collect();
    // A list that shows one transaction twice shows one charge.
    let mut seen = BTreeSet::new();
    successes.retain(|view| seen.insert(&view.uid));
    let choice = match successes.as_slice() {
        [] if own.is_empty() => Choice::Others {
            uid: first.uid.clone(),
        },
        [] => without_success(found.len(), (&own, &others), order),
        [only] if !others.iter().any(|view| has_succeeded(view)) => one(only, true),
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
    shown: usize,
    (own, others): (&[&TransactionView], &[&TransactionView]),
    order: &Expected,
) -> Choice {
    let is_open = |view: &&TransactionView| {
        matches!(
            read(view, order),
            Reading::NotFinal | Reading::ActionRequired | Reading::Confirm(_)
        )
    };
    let is_for_a_person =
        |view: &&TransactionView| matches!(read(view, order), Reading::Review(..));
    let open: Vec<_> = own.iter().copied().filter(is_open).collect();
    if let Some(newest) = open.first() {
        return one(newest, open.len() == 1 && others.is_empty());
    }
    if let Some(newest) = own.iter().copied().find(is_for_a_person) {
        return one(newest, true);
    }
    let newest = others.first().or(own.first());
    match newest {
        Some(view) if others.is_empty() && shown < MOST_SHOWN => one(view, true),
        view => Choice::Unclear {
            uid: view.map(|view| view.uid.clone()).unwrap_or_default(),
        },
    }
}

/// Whether another transaction under the order's reference may have taken money, or still may.
fn may_have_paid(view: &TransactionView, order: &Expected) -> bool {
    may_pay_for(view, order) && read(view, order) != Reading::Declined
}

fn one(view: &TransactionView, is_alone: bool) -> Choice {
    Choice::One {
        view: Box::new(view.clone()),
        is_alone,
    }
}

fn has_succeeded(view: &TransactionView) -> bool {
    view.status.eq_ignore_ascii_case("successful")
}

#[cfg(test)]
mod tests {
    use super::{
        super::samples::{order, transaction},
        *,
    };

    fn made(uid: &str, status: &str, created: &str) -> TransactionView {
        let mut view = transaction(status);
        view.uid = uid.into();
        view.created = Some(created.into());
        view
    }

    fn chosen(found: &[TransactionView]) -> (Choice, usize) {
        let (choice, uids) = choose(found, &order()).unwrap();
        (choice, uids.len())
    }

    fn is_one(found: &[TransactionView], uid: &str, alone: bool) -> bool {
        matches!(chosen(found).0, Choice::One { view, is_alone } if view.uid == uid && is_alone == alone)
    }

    #[test]
    fn the_only_success_is_taken_wherever_it_stands() {
        let (failed, paid) = (made("a", "failed", "3"), made("b", "successful", "1"));
        let pending = made("c", "pending", "2");
        assert!(is_one(
            &[failed.clone(), paid.clone(), pending.clone()],
            "b",
            true
        ));
        assert!(is_one(&[paid, pending, failed], "b", true));
    }

    #[test]
    fn several_successes_are_told_with_all_their_uids() {
        let found = ["a", "b", "c"].map(|uid| made(uid, "successful", uid));
        assert!(matches!(chosen(&found), (Choice::Several { .. }, 3)));
    }

    #[test]
    fn one_success_that_is_shown_twice_is_one() {
        let [paid, failed] = [made("a", "successful", "1"), made("b", "failed", "2")];
        assert!(is_one(&[paid.clone(), failed, paid], "a", true));
    }

    #[test]
    fn without_a_success_what_is_not_final_comes_first_and_else_the_newest() {
        let (old, new) = (made("old", "failed", "1"), made("new", "failed", "2"));
        let pending = made("pending", "pending", "0");
        assert!(is_one(&[old.clone(), new.clone()], "new", true));
        assert!(is_one(&[new.clone(), old.clone()], "new", true));
        assert!(is_one(
            &[new.clone(), old.clone(), pending.clone()],
            "pending",
            true
        ));
        let incomplete = made("incomplete", "incomplete", "3");
        assert!(is_one(&[old, pending, incomplete], "incomplete", false));
    }

    #[test]
    fn what_is_open_to_question_hides_behind_no_decline() {
        let mut open = made("open", "failed", "1");
        open.code = Some("F.0108".into());
        assert!(is_one(&[made("new", "failed", "2"), open], "open", true));
    }

    type Change = fn(&mut TransactionView);

    fn other(status: &str, change: Change) -> TransactionView {
        let mut other = made("other", status, "9");
        change(&mut other);
        other
    }

    #[test]
    fn others_alone_are_another_order() {
        let other = other("successful", |view| view.amount_minor = Some(1));
        assert!(matches!(chosen(&[other]), (Choice::Others { uid }, 0) if uid == "other"));
        assert!(choose(&[], &order()).is_none());
    }

    #[test]
    fn no_decline_stands_beside_what_may_have_paid_for_the_order() {
        let changes: [Change; 3] = [
            |view| view.amount_minor = Some(1),
            |view| view.last_four = Some("0019".into()),
            |view| view.kind = Some("Authorization".into()),
        ];
        for change in changes {
            for status in ["successful", "pending", "incomplete", "error"] {
                let found = [made("own", "failed", "1"), other(status, change)];
                let (choice, uids) = chosen(&found);
                assert!(
                    matches!(choice, Choice::Unclear { uid } if uid == "other"),
                    "{status}"
                );
                assert_eq!(uids, 2, "{status}");
            }
            let found = [made("own", "failed", "1"), other("failed", change)];
            assert!(is_one(&found, "own", true));
            let found = [made("own", "pending", "1"), other("pending", change)];
            assert!(is_one(&found, "own", false), "it may be a decline later");
            let found = [made("own", "successful", "1"), other("pending", change)];
            assert!(is_one(&found, "own", true));
            let found = [made("own", "successful", "1"), other("successful", change)];
            assert!(matches!(chosen(&found), (Choice::Several { .. }, 2)));
        }
    }

    #[test]
    fn what_cannot_have_paid_for_the_order_leaves_its_decline_alone() {
        let changes: [Change; 3] = [
            |view| view.kind = Some("tokenization".into()),
            |view| view.is_test = Some(false),
            |view| view.reference = Some("order-1043".into()),
        ];
        for change in changes {
            let found = [made("own", "failed", "1"), other("successful", change)];
            assert!(is_one(&found, "own", true));
        }
    }

    #[test]
    fn a_full_page_of_failures_proves_nothing() {
        let mut found: Vec<_> = (0..10)
            .map(|index| made(&index.to_string(), "failed", &index.to_string()))
            .collect();
        assert!(matches!(chosen(&found), (Choice::Unclear { uid }, 10) if uid == "9"));
        found.pop();
        assert!(is_one(&found, "8", true));
    }
}
