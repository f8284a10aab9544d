//! Tests of the choice among the transactions of a charge, which can be an authorisation and its automatic capture.

use tollgate_core::{
    MoneyState,
    outcome::ReviewReason,
    paycross::{
        Transaction,
        order::OrderFingerprint,
        rules::{Interpretation, interpret},
        select::{Choice, Rest, select},
    },
};
use tollgate_types::TransactionType;

use crate::paycross::samples::{created, list, order, with};

fn charge() -> OrderFingerprint {
    OrderFingerprint {
        is_charge: true,
        ..order()
    }
}

fn reserved(uid: &str, status: &str) -> Transaction {
    with(status, |data| {
        data.uid = Some(uid.into());
        data.type_ = Some(TransactionType::Authorization.into());
        created(data, 1);
    })
}

fn captured(uid: &str, parent: &str, status: &str) -> Transaction {
    with(status, |data| {
        data.uid = Some(uid.into());
        data.type_ = Some(TransactionType::Capture.into());
        data.parent_uid = Some(parent.into());
        created(data, 2);
    })
}

/// The choice in both orders of the list.
fn chosen(transactions: &[Transaction], check: impl Fn(&Choice) -> bool) {
    let reversed: Vec<_> = transactions.iter().rev().cloned().collect();
    for found in [transactions.to_vec(), reversed] {
        let (choice, _) = select(&list(found), &charge()).unwrap();
        assert!(check(&choice), "{choice:?}");
    }
}

fn is_one(choice: &Choice, uid: &str) -> bool {
    matches!(choice, Choice::One(it, Rest::Nothing) if it.uid() == uid)
}

fn is_review(choice: &Choice, reason: ReviewReason, money: MoneyState) -> bool {
    matches!(choice, Choice::Review(_, shown, state) if *shown == reason && *state == money)
}

fn is_several(choice: &Choice) -> bool {
    is_review(choice, ReviewReason::SeveralOperations, MoneyState::Charged)
}

#[test]
fn a_reservation_alone_is_the_charge_and_not_final() {
    let alone = reserved("r", "successful");
    assert_eq!(interpret(&alone, &charge()), Interpretation::NotFinal);
    chosen(std::slice::from_ref(&alone), |it| is_one(it, "r"));
    let capturing = [alone, captured("c", "r", "pending")];
    chosen(&capturing, |it| is_one(it, "r"));
    let choice = select(&list(capturing), &order()).unwrap().0;
    assert!(
        matches!(choice, Choice::Others(_)),
        "it is no payment: {choice:?}"
    );
}

#[test]
fn a_reservation_and_its_capture_are_one_payment() {
    let pair = [
        reserved("r", "successful"),
        captured("c", "r", "successful"),
    ];
    assert_eq!(interpret(&pair[1], &charge()), Interpretation::Succeeded);
    chosen(&pair, |it| is_one(it, "c"));
    let [reservation, capture] = pair;
    let declined_before = [reserved("d", "failed"), reservation, capture];
    chosen(&declined_before, |it| is_one(it, "c"));
    chosen(&[captured("c", "hidden", "successful")], |it| {
        is_one(it, "c")
    });
}

#[test]
fn two_reservations_are_two_payments() {
    let both = [reserved("r", "successful"), reserved("s", "successful")];
    chosen(&both, is_several);
    let [first, second] = both;
    let one_captured = [
        first.clone(),
        second.clone(),
        captured("c", "r", "successful"),
    ];
    chosen(&one_captured, is_several);
    let both_captured = [
        first,
        second,
        captured("c", "r", "successful"),
        captured("d", "s", "successful"),
    ];
    chosen(&both_captured, is_several);
    let beside_a_payment = [
        reserved("r", "successful"),
        with("successful", |data| data.uid = Some("p".into())),
    ];
    chosen(&beside_a_payment, is_several);
}

#[test]
fn a_lost_capture_leaves_the_amount_reserved() {
    let lost = [reserved("r", "successful"), captured("c", "r", "failed")];
    chosen(&lost, |it| {
        is_review(it, ReviewReason::LeftOpen, MoneyState::Reserved)
    });
    let [reservation, failed] = lost;
    let of_another = [reservation.clone(), captured("c", "other", "failed")];
    chosen(&of_another, |it| is_one(it, "r"));
    let captured_later = [reservation, failed, captured("d", "r", "successful")];
    chosen(&captured_later, |it| is_one(it, "d"));
}

#[test]
fn a_failed_reservation_is_a_decline() {
    let failed = reserved("r", "failed");
    assert_eq!(interpret(&failed, &charge()), Interpretation::Declined);
    chosen(&[failed], |it| is_one(it, "r"));
}
