//! Whether a transaction belongs to the order.

use tollgate_core::paycross::{
    Transaction,
    order::OrderFingerprint,
    rules::{Owner, equal_follow_ups, is_another_but_for_money, is_bound, may_pay_for, owner},
};
use tollgate_paycross_gateway::types::Transaction as Data;
use tollgate_types::{Open, TransactionType};

use crate::paycross::samples::{Change, again, changed, list, order, refund};

fn card(data: &mut Data, last_four: Option<&str>) {
    if let Some(card) = &mut data.credit_card {
        card.last_4 = last_four.map(str::to_owned);
    }
}

fn by_number() -> OrderFingerprint {
    OrderFingerprint {
        by_number: true,
        ..order()
    }
}

#[test]
fn the_case_of_words_does_not_matter() {
    let shown = changed(|data| {
        data.currency = Some("usd".into());
        data.type_ = Some(Open::new("Payment"));
    });
    assert_eq!(owner(&shown, &order()), Owner::Order);
}

#[test]
fn each_difference_makes_another_operation() {
    let changes: [Change; 6] = [
        |data| data.amount = Some(1998.into()),
        |data| data.currency = Some("EUR".into()),
        |data| data.tracking_id = Some("ORDER-1042".into()),
        |data| data.type_ = Some(Open::new("authorization")),
        |data| data.test = Some(false),
        |data| card(data, Some("0001")),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let shown = changed(change);
        assert_eq!(owner(&shown, &by_number()), Owner::Another, "{index}");
        let is_money = index < 2;
        let differs = is_another_but_for_money(&shown, &by_number());
        assert_eq!(differs, !is_money, "{index}");
    }
}

#[test]
fn a_reissued_card_behind_a_token_is_the_same_operation() {
    let reissued = changed(|data| card(data, Some("0001")));
    assert_eq!(owner(&reissued, &order()), Owner::Order);
    assert!(!is_another_but_for_money(&reissued, &order()));
}

#[test]
fn reference_and_type_must_both_be_shown() {
    let changes: [Change; 2] = [|data| data.tracking_id = None, |data| data.type_ = None];
    for change in changes {
        let shown = changed(change);
        assert_eq!(owner(&shown, &order()), Owner::Unclear);
        assert!(!is_bound(&shown, &order()));
    }
    let bare = changed(|data| {
        card(data, None);
        data.test = None;
        data.amount = None;
        data.currency = None;
    });
    assert_eq!(owner(&bare, &order()), Owner::Order);
    assert!(is_bound(&bare, &order()));
}

#[test]
fn a_response_with_another_reference_or_type_is_not_bound() {
    let changes: [Change; 3] = [
        |data| data.tracking_id = Some("order-1043".into()),
        |data| data.tracking_id = Some("ORDER-1042".into()),
        |data| data.type_ = Some(Open::new("authorization")),
    ];
    for change in changes {
        assert!(!is_bound(&changed(change), &order()));
    }
}

fn given_back(change: impl FnOnce(&mut Data)) -> Transaction {
    changed(|data| {
        data.type_ = Some(TransactionType::Refund.into());
        data.parent_uid = Some("parent-1".into());
        change(data);
    })
}

#[test]
fn a_child_is_recognised_by_its_parent() {
    let child = given_back(|_| {});
    assert_eq!(owner(&child, &refund()), Owner::Order);
    let child = given_back(|data| data.parent_uid = Some("parent-2".into()));
    assert_eq!(owner(&child, &refund()), Owner::Another);
}

#[test]
fn parent_and_amount_replace_a_reference_that_is_not_shown() {
    let without = given_back(|data| data.tracking_id = None);
    assert!(is_bound(&without, &refund()));
    let changes: [Change; 4] = [
        |data| data.parent_uid = None,
        |data| data.amount = None,
        |data| data.amount = Some(1.into()),
        |data| data.type_ = None,
    ];
    for change in changes {
        let shown = again(&without, change);
        assert!(!is_bound(&shown, &refund()), "{:?}", shown.data());
    }
    let other = given_back(|data| data.tracking_id = Some("order-1041".into()));
    assert!(!is_bound(&other, &refund()));
}

#[test]
fn an_equal_follow_up_shows_no_reference_of_its_own() {
    let equal = |change: Change| {
        let found = list([given_back(change)]);
        !equal_follow_ups(&found, &refund(), "parent-order").is_empty()
    };
    assert!(equal(|data| data.tracking_id = None));
    assert!(equal(|data| data.tracking_id = Some("parent-order".into())));
    assert!(!equal(|data| data.tracking_id = Some("refund-1041".into())));
    assert!(!equal(|data| {
        data.tracking_id = None;
        data.amount = Some(1.into());
    }));
    assert!(!equal(|data| {
        data.tracking_id = None;
        data.type_ = Some(Open::new("capture"));
    }));
}

#[test]
fn a_transaction_pays_only_for_an_order_of_its_kind_mode_parent_and_reference() {
    let child = |parent: Option<&str>| {
        let child = given_back(|data| {
            data.amount = Some(1.into());
            data.parent_uid = parent.map(str::to_owned);
        });
        may_pay_for(&child, &refund())
    };
    assert!(child(Some("parent-1")) && child(None) && !child(Some("parent-2")));
    let with = |change: Change| may_pay_for(&changed(change), &order());
    assert!(with(|data| data.amount = Some(1.into())));
    assert!(with(|data| data.type_ = Some(Open::new("AUTHORIZATION"))));
    assert!(!with(
        |data| data.type_ = Some(TransactionType::Refund.into())
    ));
    assert!(!with(|data| data.test = Some(false)));
    assert!(!with(|data| data.tracking_id = Some("order-1043".into())));
}
