//! Tests of the choice among several transactions.

use tollgate_core::{
    MoneyState,
    outcome::ReviewReason,
    paycross::{
        Transaction,
        order::OrderFingerprint,
        rules::Found,
        select::{Choice, Rest, select},
    },
};
use tollgate_paycross_gateway::types::Transaction as Data;
use tollgate_types::{Open, TransactionType};

use crate::paycross::samples::{Change, again, alone, created, list, order, with};

fn made(uid: &str, status: &str, seconds: i64) -> Transaction {
    with(status, |data| {
        data.uid = Some(uid.to_owned());
        created(data, seconds);
    })
}

fn card(data: &mut Data, last_four: Option<&str>) {
    if let Some(card) = &mut data.credit_card {
        card.last_4 = last_four.map(str::to_owned);
    }
}

fn is_review(choice: &Choice, uid: &str, reason: ReviewReason, money: MoneyState) -> bool {
    matches!(choice, Choice::Review(it, shown, state)
        if it.uid() == uid && *shown == reason && *state == money)
}

/// Whether several transactions succeeded.
fn is_several(choice: &Choice) -> bool {
    matches!(
        choice,
        Choice::Review(_, ReviewReason::SeveralOperations, MoneyState::Charged)
    )
}

fn is_unclear(choice: &Choice, uid: &str) -> bool {
    let reason = ReviewReason::SeveralOperations;
    is_review(choice, uid, reason, MoneyState::Unknown)
}

fn is_incomplete(choice: &Choice, uid: &str) -> bool {
    let reason = ReviewReason::IncompleteLookUp;
    is_review(choice, uid, reason, MoneyState::Unknown)
}

fn chosen_of(found: &Found) -> (Choice, usize) {
    let (choice, uids) = select(found, &order()).unwrap();
    (choice, uids.len())
}

fn chosen(transactions: &[Transaction]) -> (Choice, usize) {
    chosen_of(&list(transactions.to_vec()))
}

fn is(choice: &Choice, uid: &str, expected: Rest) -> bool {
    matches!(choice, Choice::One(it, rest) if it.uid() == uid && *rest == expected)
}

fn is_one(transactions: &[Transaction], uid: &str, rest: Rest) -> bool {
    is(&chosen(transactions).0, uid, rest)
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
    let (choice, uids) = chosen(&found);
    assert!(is_several(&choice) && uids == 3);
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
        let reason = ReviewReason::Contradictory;
        assert!(is_review(&choice, "a", reason, MoneyState::Unknown));
        let beside = [
            made("b", "successful", 1),
            found[0].clone(),
            found[1].clone(),
        ];
        let (choice, uids) = chosen(&beside);
        assert!(is_review(&choice, "a", reason, MoneyState::Unknown) && uids == 2);
    }
}

#[test]
fn a_failure_that_shows_a_payment_may_have_charged() {
    let odd = again(&made("odd", "failed", 1), |data| {
        data.paid_at = Some("2026-01-01T00:00:00Z".into());
    });
    assert!(is_one(
        &[made("b", "failed", 2), odd.clone()],
        "odd",
        Rest::Nothing
    ));
    let found = [made("b", "successful", 2), odd];
    let (choice, uids) = chosen(&found);
    assert!(is_several(&choice) && uids == 2);
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
    let timeless = again(&made("timeless", "failed", 0), |data| {
        data.created_at = None;
    });
    let found = [timeless, made("new", "failed", 1)];
    assert!(is_one(&found, "new", Rest::Nothing));
}

#[test]
fn an_unclear_transaction_is_not_hidden_by_a_decline() {
    let open = again(&made("open", "failed", 1), |data| {
        data.code = Some(Open::new("F.0108"));
    });
    assert!(is_one(
        &[made("new", "failed", 2), open],
        "open",
        Rest::Nothing
    ));
}

fn other(status: &str, change: Change) -> Transaction {
    again(&made("other", status, 9), change)
}

#[test]
fn others_alone_are_another_order() {
    let changes: [Change; 3] = [
        |data| data.amount = Some(1.into()),
        |data| data.tracking_id = Some("ORDER-1042".into()),
        |data| data.tracking_id = Some("order-1042;order-1043".into()),
    ];
    for change in changes {
        let choice = chosen(&[other("successful", change)]);
        assert!(matches!(choice, (Choice::Others(it), 0) if it.uid() == "other"));
    }
    assert!(select(&list([]), &order()).is_none());
}

#[test]
fn another_card_behind_a_token_is_no_other_order() {
    let found = [other("successful", |data| {
        card(data, Some("0019"));
    })];
    assert!(is_one(&found, "other", Rest::Nothing));
    let by_number = OrderFingerprint {
        by_number: true,
        ..order()
    };
    let (choice, _) = select(&list(found), &by_number).unwrap();
    assert!(matches!(choice, Choice::Others(_)));
}

#[test]
fn a_decline_is_not_definite_beside_a_transaction_that_may_have_charged() {
    let changes: [Change; 4] = [
        |data| data.amount = Some(1.into()),
        |data| data.type_ = Some(Open::new("Authorization")),
        |data| data.type_ = None,
        |data| data.tracking_id = None,
    ];
    for change in changes {
        for status in ["successful", "pending", "incomplete", "error"] {
            let found = [made("own", "failed", 1), other(status, change)];
            let (choice, uids) = chosen(&found);
            assert!(is_unclear(&choice, "other"), "{status}");
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
        let (choice, uids) = chosen(&found);
        assert!(is_several(&choice) && uids == 2);
    }
}

#[test]
fn a_transaction_that_cannot_pay_for_the_order_leaves_its_decline_definite() {
    let changes: [Change; 3] = [
        |data| data.type_ = Some(Open::new("tokenization")),
        |data| data.test = Some(false),
        |data| data.tracking_id = Some("order-1043".into()),
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
    assert!(is_incomplete(&choice, "9"));
    assert_eq!(uids, 10);
    failures.pop();
    assert!(is_one(&failures, "8", Rest::Nothing));

    let single = |status| chosen_of(&alone(made("a", status, 1))).0;
    assert!(is_incomplete(&single("failed"), "a"));
    for status in ["pending", "error", "incomplete"] {
        assert!(is(&single(status), "a", Rest::Hidden), "{status}");
    }
    assert!(is(&single("successful"), "a", Rest::Nothing));
}

fn automatic(captured: &str) -> [Transaction; 2] {
    let reserved = again(&made("reserved", "successful", 1), |data| {
        data.type_ = Some(TransactionType::Authorization.into());
    });
    let capture = again(&made("captured", captured, 2), |data| {
        data.type_ = Some(TransactionType::Capture.into());
        data.parent_uid = Some("reserved".into());
    });
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
    assert!(is_several(&chosen(&twice).0));

    let reserving = OrderFingerprint {
        kind: TransactionType::Authorization,
        ..order()
    };
    let (choice, _) = select(&list(pair), &reserving).unwrap();
    assert!(is(&choice, "reserved", Rest::Nothing));
}

#[test]
fn a_capture_of_something_else_is_no_payment() {
    let changes: [(usize, Change); 4] = [
        (0, |data| data.parent_uid = Some("elsewhere".into())),
        (0, |data| data.amount = Some(1.into())),
        (0, |data| data.status = Open::new("pending")),
        (1, |data| data.tracking_id = Some("order-1043".into())),
    ];
    for (index, change) in changes {
        let mut pair = automatic("successful");
        pair[index] = again(&pair[index], change);
        assert!(matches!(chosen(&pair).0, Choice::Others(_)), "{pair:?}");
    }
    let [capture, reserved] = automatic("failed");
    let found = [made("own", "failed", 0), capture, reserved];
    assert!(is_unclear(&chosen(&found).0, "reserved"));
}
