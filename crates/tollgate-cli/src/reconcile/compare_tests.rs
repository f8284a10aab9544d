//! Properties of the comparison.

use proptest::prelude::*;
use tollgate::{Currency, Decimal};

use super::*;

fn money(cents: i64) -> Money {
    Money::new(Decimal::new(cents, 2), Currency::USD)
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![
        Kind::Succeeded,
        Kind::Declined,
        Kind::Pending,
        Kind::Review,
    ])
}

/// Orders with distinct references, some of them further attempts.
fn orders() -> impl Strategy<Value = Vec<Ours>> {
    let order = (1_i64..5, kind());
    prop::collection::btree_map((0_u8..20, 1_u8..4), order, 0..12).prop_map(|orders| {
        let orders = orders
            .into_iter()
            .map(|((number, attempt), (cents, kind))| Ours {
                reference: match attempt {
                    1 => format!("order-{number}"),
                    attempt => format!("order-{number}~{attempt}"),
                },
                money: money(cents),
                kind: Some(kind),
            });
        orders.collect()
    })
}

/// The payments that agree with these orders.
fn agreeing(ours: &[Ours]) -> Vec<Theirs> {
    let payment = |order: &Ours| Theirs {
        id: format!("id of {}", order.reference),
        reference: order.reference.clone(),
        money: Some(order.money),
        kind: order.kind.unwrap(),
    };
    ours.iter().map(payment).collect()
}

/// The findings about single references.
fn single(findings: &[Finding]) -> Vec<&Finding> {
    findings
        .iter()
        .filter(|it| it.what != What::PaidTwice)
        .collect()
}

/// The only difference beside orders that were paid twice.
fn difference(findings: &[Finding]) -> &Finding {
    let differences: Vec<_> = single(findings)
        .into_iter()
        .filter(|it| it.what != What::Matched)
        .collect();
    assert_eq!(differences.len(), 1, "{findings:?}");
    differences[0]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equal_lists_match(ours in orders()) {
        let findings = compare(&ours, &agreeing(&ours));
        prop_assert!(single(&findings).iter().all(|it| it.what == What::Matched), "{findings:?}");
        prop_assert_eq!(single(&findings).len(), ours.len());
    }

    #[test]
    fn the_sequence_of_either_list_changes_nothing(ours in orders(), theirs in orders()) {
        let mut theirs = agreeing(&theirs);
        let before = compare(&ours, &theirs);
        let mut turned = ours;
        turned.reverse();
        theirs.reverse();
        prop_assert_eq!(compare(&turned, &theirs), before);
    }

    #[test]
    fn each_order_and_each_payment_that_may_hold_money_is_in_one_finding(ours in orders(), theirs in orders()) {
        let theirs = agreeing(&theirs);
        let findings = compare(&ours, &theirs);
        let count = |reference: &str| single(&findings).iter().filter(|it| it.reference == reference).count();
        for order in &ours {
            prop_assert_eq!(count(&order.reference), 1, "{}", order.reference);
        }
        for payment in &theirs {
            let is_known = ours.iter().any(|it| it.reference == payment.reference);
            let expected = usize::from(is_known || payment.kind != Kind::Declined);
            prop_assert_eq!(count(&payment.reference), expected, "{}", payment.reference);
        }
    }

    #[test]
    fn one_change_is_the_one_difference(ours in orders(), index in any::<prop::sample::Index>(), change in 0..4) {
        prop_assume!(!ours.is_empty());
        let (mut ours, mut theirs) = (ours.clone(), agreeing(&ours));
        let index = index.index(ours.len());
        let reference = ours[index].reference.clone();
        let expected = match change {
            0 => {
                theirs.remove(index);
                What::MissingThere
            }
            1 => {
                theirs[index].money = Some(money(999));
                What::OtherAmount
            }
            2 => {
                theirs[index].kind = Kind::ActionRequired;
                What::OtherStatus
            }
            _ => {
                theirs[index].kind = Kind::Succeeded;
                ours.remove(index);
                What::MissingHere
            }
        };
        let findings = compare(&ours, &theirs);
        let found = difference(&findings);
        prop_assert_eq!((found.what, &found.reference), (expected, &reference));
    }

    #[test]
    fn an_order_is_paid_twice_exactly_if_two_of_its_payments_succeeded(theirs in orders()) {
        let theirs = agreeing(&theirs);
        let findings = compare(&[], &theirs);
        for number in 0..20 {
            let order = format!("order-{number}");
            let is_its = |it: &&Theirs| it.reference == order || it.reference.starts_with(&format!("{order}~"));
            let paid = theirs.iter().filter(is_its).filter(|it| it.kind == Kind::Succeeded).count();
            let twice = findings.iter().filter(|it| it.what == What::PaidTwice && it.reference == order);
            let ids: Vec<usize> = twice.map(|it| it.ids.len()).collect();
            prop_assert_eq!(ids, if paid > 1 { vec![paid] } else { vec![] });
        }
    }
}

#[test]
fn an_order_that_was_never_sent_need_not_be_there() {
    let order = |kind| Ours {
        reference: "order-1".to_owned(),
        money: money(1),
        kind,
    };
    for kind in Kind::ALL {
        let expected = match kind {
            Kind::Invalid | Kind::NotSent | Kind::Refused | Kind::NotFound => What::Matched,
            _ => What::MissingThere,
        };
        assert_eq!(
            compare(&[order(Some(*kind))], &[])[0].what,
            expected,
            "{kind}"
        );
    }
    assert_eq!(compare(&[order(None)], &[])[0].what, What::MissingThere);
}
