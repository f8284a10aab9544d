//! Tests of the choice among several transactions.

use tollgate_paycross_gateway::types::TransactionType;

use super::{
    choice::{Choice, Rest, choose},
    event::Found,
    samples::{alone, list, order, transaction},
    view::{OrderFingerprint, TransactionView},
};
use crate::calendar::Moment;

type Change = fn(&mut TransactionView);

fn made(uid: &str, status: &str, created: i64) -> TransactionView {
    let mut view = transaction(status);
    view.uid = uid.into();
    view.created = Some(Moment {
        seconds: created,
        nanos: 0,
    });
    view
}

fn chosen_of(found: &Found) -> (Choice, usize) {
    let (choice, uids) = choose(found, &order()).unwrap();
    (choice, uids.len())
}

fn chosen(views: &[TransactionView]) -> (Choice, usize) {
    chosen_of(&list(views.to_vec()))
}

fn is(choice: &Choice, uid: &str, expected: Rest) -> bool {
    matches!(choice, Choice::One { view, rest } if view.uid == uid && *rest == expected)
}

fn is_one(views: &[TransactionView], uid: &str, rest: Rest) -> bool {
    is(&chosen(views).0, uid, rest)
}

#[test]
fn the_only_success_is_chosen_in_any_position() {
    let (failed, paid) = (made("a", "failed", 3), made("b", "successful", 1));
    let pending = made("c", "pending", 2);
    let first = [failed.clone(), paid.clone(), pending.clone()];
    assert!(is_one(&first, "b", Rest::Nothing));
    assert!(is_one(&[paid, pending, failed], "b", Rest::Nothing));
}

#[test]
fn several_successes_come_with_all_their_uids() {
    let found = ["a", "b", "c"].map(|uid| made(uid, "successful", 1));
    assert!(matches!(chosen(&found), (Choice::Several { .. }, 3)));
}

#[test]
fn one_success_that_is_shown_twice_counts_once() {
    let [paid, failed] = [made("a", "successful", 1), made("b", "failed", 2)];
    let found = [paid.clone(), failed, paid];
    assert!(is_one(&found, "a", Rest::Nothing));
    assert_eq!(chosen(&found).1, 2);
}

#[test]
fn one_uid_with_two_states_contradicts_itself() {
    for (first, second) in [
        ("failed", "successful"),
        ("successful", "failed"),
        ("pending", "failed"),
    ] {
        let found = [made("a", first, 1), made("a", second, 1)];
        let (choice, _) = chosen(&found);
        assert!(matches!(choice, Choice::Contradictory { uid } if uid == "a"));
        let beside = [
            made("b", "successful", 1),
            found[0].clone(),
            found[1].clone(),
        ];
        assert!(matches!(chosen(&beside), (Choice::Contradictory { .. }, 2)));
    }
}

#[test]
fn a_failure_that_shows_a_payment_may_have_charged() {
    let mut odd = made("odd", "failed", 1);
    odd.shows_payment = true;
    assert!(is_one(
        &[made("b", "failed", 2), odd.clone()],
        "odd",
        Rest::Nothing
    ));
    let found = [made("b", "successful", 2), odd];
    assert!(matches!(chosen(&found), (Choice::Several { .. }, 2)));
}

#[test]
fn without_a_success_what_is_not_final_comes_first_and_else_the_newest() {
    let (old, new) = (made("old", "failed", 1), made("new", "failed", 2));
    let pending = made("pending", "pending", 0);
    assert!(is_one(&[old.clone(), new.clone()], "new", Rest::Nothing));
    assert!(is_one(&[new.clone(), old.clone()], "new", Rest::Nothing));
    let found = [new, old.clone(), pending.clone()];
    assert!(is_one(&found, "pending", Rest::Nothing));
    let incomplete = made("incomplete", "incomplete", 3);
    assert!(is_one(
        &[old, pending, incomplete],
        "incomplete",
        Rest::Open
    ));
}

#[test]
fn a_transaction_without_a_time_is_older_than_one_with_a_time() {
    let mut timeless = made("timeless", "failed", 0);
    timeless.created = None;
    let found = [timeless, made("new", "failed", 1)];
    assert!(is_one(&found, "new", Rest::Nothing));
}

#[test]
fn an_unclear_transaction_is_not_hidden_by_a_decline() {
    let mut open = made("open", "failed", 1);
    open.code = Some("F.0108".into());
    assert!(is_one(
        &[made("new", "failed", 2), open],
        "open",
        Rest::Nothing
    ));
}

fn other(status: &str, change: Change) -> TransactionView {
    let mut other = made("other", status, 9);
    change(&mut other);
    other
}

#[test]
fn others_alone_are_another_order() {
    let changes: [Change; 3] = [
        |view| view.amount_minor = Some(1),
        |view| view.reference = Some("ORDER-1042".into()),
        |view| view.reference = Some("order-1042;order-1043".into()),
    ];
    for change in changes {
        let choice = chosen(&[other("successful", change)]);
        assert!(matches!(choice, (Choice::Others { uid }, 0) if uid == "other"));
    }
    assert!(choose(&list([]), &order()).is_none());
}

#[test]
fn another_card_behind_a_token_is_no_other_order() {
    let found = [other("successful", |view| {
        view.last_four = Some("0019".into());
    })];
    assert!(is_one(&found, "other", Rest::Nothing));
    let by_number = OrderFingerprint {
        by_number: true,
        ..order()
    };
    let (choice, _) = choose(&list(found), &by_number).unwrap();
    assert!(matches!(choice, Choice::Others { .. }));
}

#[test]
fn a_decline_is_not_definite_beside_a_transaction_that_may_have_charged() {
    let changes: [Change; 4] = [
        |view| view.amount_minor = Some(1),
        |view| view.kind = Some("Authorization".into()),
        |view| view.kind = None,
        |view| view.reference = None,
    ];
    for change in changes {
        for status in ["successful", "pending", "incomplete", "error"] {
            let found = [made("own", "failed", 1), other(status, change)];
            let (choice, uids) = chosen(&found);
            assert!(
                matches!(choice, Choice::Unclear { uid } if uid == "other"),
                "{status}"
            );
            assert_eq!(uids, 2, "{status}");
        }
        let found = [made("own", "failed", 1), other("failed", change)];
        assert!(is_one(&found, "own", Rest::Nothing));
        let found = [made("own", "pending", 1), other("pending", change)];
        assert!(
            is_one(&found, "own", Rest::Open),
            "it may be a decline later"
        );
        let found = [made("own", "successful", 1), other("pending", change)];
        assert!(is_one(&found, "own", Rest::Nothing));
        let found = [made("own", "successful", 1), other("successful", change)];
        assert!(matches!(chosen(&found), (Choice::Several { .. }, 2)));
    }
}

#[test]
fn a_transaction_that_cannot_pay_for_the_order_leaves_its_decline_definite() {
    let changes: [Change; 3] = [
        |view| view.kind = Some("tokenization".into()),
        |view| view.is_test = Some(false),
        |view| view.reference = Some("order-1043".into()),
    ];
    for change in changes {
        let found = [made("own", "failed", 1), other("successful", change)];
        assert!(is_one(&found, "own", Rest::Nothing));
    }
}

#[test]
fn a_full_page_or_a_single_transaction_may_hide_others() {
    let mut failures: Vec<_> = (0..10)
        .map(|index| made(&index.to_string(), "failed", index))
        .collect();
    let (choice, uids) = chosen(&failures);
    assert!(matches!(choice, Choice::Incomplete { uid } if uid == "9"));
    assert_eq!(uids, 10);
    failures.pop();
    assert!(is_one(&failures, "8", Rest::Nothing));

    let single = |status| chosen_of(&alone(made("a", status, 1))).0;
    assert!(matches!(single("failed"), Choice::Incomplete { uid } if uid == "a"));
    for status in ["pending", "error", "incomplete"] {
        assert!(is(&single(status), "a", Rest::Hidden), "{status}");
    }
    assert!(is(&single("successful"), "a", Rest::Nothing));
}

fn automatic(captured: &str) -> [TransactionView; 2] {
    let mut reserved = made("reserved", "successful", 1);
    reserved.kind = Some("authorization".into());
    let mut capture = made("captured", captured, 2);
    capture.kind = Some("capture".into());
    capture.parent = Some("reserved".into());
    [capture, reserved]
}

#[test]
fn an_authorisation_and_its_automatic_capture_are_one_payment() {
    let pair = automatic("successful");
    assert!(is_one(&pair, "captured", Rest::Nothing));
    let with_failure = [
        made("failed", "failed", 0),
        pair[0].clone(),
        pair[1].clone(),
    ];
    assert!(is_one(&with_failure, "captured", Rest::Nothing));
    let twice = [
        made("paid", "successful", 0),
        pair[0].clone(),
        pair[1].clone(),
    ];
    assert!(matches!(chosen(&twice).0, Choice::Several { .. }));

    let reserving = OrderFingerprint {
        kind: TransactionType::Authorization,
        ..order()
    };
    let (choice, _) = choose(&list(pair), &reserving).unwrap();
    assert!(is(&choice, "reserved", Rest::Nothing));
}

#[test]
fn a_capture_of_something_else_is_no_payment() {
    let changes: [fn(&mut [TransactionView; 2]); 4] = [
        |pair| pair[0].parent = Some("elsewhere".into()),
        |pair| pair[0].amount_minor = Some(1),
        |pair| pair[0].status = "pending".into(),
        |pair| pair[1].reference = Some("order-1043".into()),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let mut pair = automatic("successful");
        change(&mut pair);
        assert!(matches!(chosen(&pair).0, Choice::Others { .. }), "{index}");
    }
    let [capture, reserved] = automatic("failed");
    let found = [made("own", "failed", 0), capture, reserved];
    assert!(matches!(chosen(&found).0, Choice::Unclear { uid } if uid == "reserved"));
}
