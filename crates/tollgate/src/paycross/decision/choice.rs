//! Which of the transactions under one reference tells what became of the order.

use std::collections::BTreeSet;

use super::{
    reading::{Reading, read},
    sameness::is_another,
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
    /// Several succeeded.
    Several { uid: String },
    /// All that is shown failed, and there may be more than is shown.
    TooMany { uid: String },
}

/// Chooses among the transactions found, of which there is at least one, and tells the uids of the order's own.
pub(super) fn choose(found: &[TransactionView], order: &Expected) -> Option<(Choice, Vec<String>)> {
    let first = found.first()?;
    let mut own: Vec<_> = found
        .iter()
        .filter(|view| !is_another(view, order))
        .collect();
    own.sort_by(|a, b| b.created.cmp(&a.created));
    let uids = own.iter().map(|view| view.uid.clone()).collect();
    let mut successes: Vec<_> = own.iter().filter(|view| has_succeeded(view)).collect();
    // A list that shows one transaction twice shows one charge.
    let mut seen = BTreeSet::new();
    successes.retain(|view| seen.insert(&view.uid));
    let choice = match successes.as_slice() {
        [] => without_success(found.len(), &own, order).unwrap_or_else(|| Choice::Others {
            uid: first.uid.clone(),
        }),
        [only] => one(only, true),
        [first, ..] => Choice::Several {
            uid: first.uid.clone(),
        },
    };
    Some((choice, uids))
}

fn without_success(shown: usize, own: &[&TransactionView], order: &Expected) -> Option<Choice> {
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
        return Some(one(newest, open.len() == 1));
    }
    if let Some(newest) = own.iter().copied().find(is_for_a_person) {
        return Some(one(newest, true));
    }
    let newest = own.first()?;
    if shown >= MOST_SHOWN {
        return Some(Choice::TooMany {
            uid: newest.uid.clone(),
        });
    }
    Some(one(newest, true))
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

    #[test]
    fn others_count_only_if_there_is_nothing_else() {
        let mut other = made("other", "successful", "9");
        other.amount_minor = Some(1);
        assert!(matches!(chosen(&[other.clone()]), (Choice::Others { uid }, 0) if uid == "other"));
        assert!(is_one(&[other, made("own", "failed", "1")], "own", true));
        assert!(choose(&[], &order()).is_none());
    }

    #[test]
    fn a_full_page_of_failures_proves_nothing() {
        let mut found: Vec<_> = (0..10)
            .map(|index| made(&index.to_string(), "failed", &index.to_string()))
            .collect();
        assert!(matches!(chosen(&found), (Choice::TooMany { uid }, 10) if uid == "9"));
        found.pop();
        assert!(is_one(&found, "8", true));
    }
}
