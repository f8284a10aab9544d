use super::*;
use crate::{Currency, dec};

fn asked() -> AskedRefund<'static> {
    AskedRefund {
        reference: "refund-1",
        money: Money::new(dec!(5), Currency::USD),
    }
}

fn item(reference: &str, status: &str) -> ShownRefund {
    ShownRefund {
        reference: Some(reference.into()),
        status: status.into(),
        amount: Some(dec!(5.00)),
        currency: Some("usd".into()),
    }
}

fn refunds(status: &str, amount: Option<Decimal>) -> Refunds {
    Refunds {
        status: status.into(),
        amount,
        time: None,
        items: None,
    }
}

fn listing(items: &[ShownRefund]) -> Refunds {
    Refunds {
        items: Some(items.to_vec()),
        ..refunds("partially_refunded", Some(dec!(5)))
    }
}

/// The outcome of a refund of 5, for an invoice that was paid and not refunded before.
fn outcome(response: &RefundResponse, after: &Refunds) -> Refunding {
    after_refund(response, asked(), &refunds("processed", None), after)
}

const RESPONSES: [RefundResponse; 3] = [
    RefundResponse::Invoice,
    RefundResponse::Refused,
    RefundResponse::Lost,
];

const WORDS: [(&str, Refunding); 12] = [
    ("processed", Refunding::Done),
    ("Refunded", Refunding::Done),
    ("process_failed", Refunding::Failed),
    ("refund_failed", Refunding::Failed),
    ("failed", Refunding::Failed),
    ("rejected", Refunding::Failed),
    ("terminated", Refunding::Failed),
    ("created", Refunding::Pending),
    ("process_pending", Refunding::Pending),
    ("process_error", Refunding::Pending),
    ("a_new_word", Refunding::Pending),
    ("", Refunding::Pending),
];

#[test]
fn the_listed_status_of_the_refund_decides_whatever_the_response() {
    for (status, expected) in WORDS {
        let listed = item("refund-1", status);
        let others = [item("refund-2", "processed"), item("REFUND-1", "failed")];
        let after = listing(&[others[0].clone(), listed.clone(), others[1].clone()]);
        for response in RESPONSES {
            assert_eq!(
                outcome(&response, &after),
                expected,
                "{status} {response:?}"
            );
        }
        let refund = RefundResponse::Refund(listed);
        let hidden = refunds("processed", None);
        assert_eq!(outcome(&refund, &hidden), expected, "{status}");
    }
}

#[test]
fn a_refund_of_another_amount_under_the_reference_is_another_refund() {
    let mut other = item("refund-1", "processed");
    other.amount = Some(dec!(50));
    let mut euro = item("refund-1", "processed");
    euro.currency = Some("EUR".into());
    for other in [other, euro] {
        let after = listing(std::slice::from_ref(&other));
        assert_eq!(asked().listed_in(&after), Some(Refunding::ReferenceReused));
        for response in RESPONSES {
            assert_eq!(outcome(&response, &after), Refunding::Unknown);
        }
        assert_eq!(
            outcome(&RefundResponse::Refund(other), &after),
            Refunding::Unknown
        );
    }
}

#[test]
fn one_reference_with_two_outcomes_is_unknown() {
    let both = [item("refund-1", "processed"), item("refund-1", "failed")];
    assert_eq!(asked().listed_in(&listing(&both)), Some(Refunding::Unknown));
    let twice = [item("refund-1", "failed"), item("refund-1", "rejected")];
    assert_eq!(asked().listed_in(&listing(&twice)), Some(Refunding::Failed));
    assert_eq!(asked().listed_in(&listing(&[])), None);
}

#[test]
fn without_a_list_a_success_is_done_only_if_the_invoice_has_grown_by_the_amount() {
    let outcome_after =
        |status, amount| outcome(&RefundResponse::Invoice, &refunds(status, amount));
    assert_eq!(outcome_after("refunded", Some(dec!(5))), Refunding::Done);
    assert_eq!(
        outcome_after("Partially_Refunded", Some(dec!(7))),
        Refunding::Done
    );
    assert_eq!(
        outcome_after("partially_refunded", Some(dec!(4.99))),
        Refunding::Unknown
    );
    assert_eq!(outcome_after("refunded", None), Refunding::Unknown);
    assert_eq!(
        outcome_after("processed", Some(dec!(5))),
        Refunding::Unknown
    );
    for status in ["Refunding", "refund_pending", "refund_error"] {
        assert_eq!(outcome_after(status, None), Refunding::Pending, "{status}");
    }
}

#[test]
fn growth_that_the_list_explains_by_other_refunds_proves_nothing() {
    let others = listing(&[item("refund-2", "processed")]);
    assert_eq!(
        outcome(&RefundResponse::Invoice, &others),
        Refunding::Unknown
    );
    let unnamed = ShownRefund {
        reference: None,
        ..item("", "processed")
    };
    for items in [vec![], vec![unnamed]] {
        let outcome = outcome(&RefundResponse::Invoice, &listing(&items));
        assert_eq!(outcome, Refunding::Done, "{items:?}");
    }
}

#[test]
fn without_a_list_a_failure_may_be_another_refunds() {
    for response in RESPONSES {
        let after = refunds("refund_failed", None);
        assert_eq!(outcome(&response, &after), Refunding::Unknown);
    }
}

#[test]
fn growth_is_counted_from_what_was_refunded_before() {
    let again = |before, after| {
        let (before, after) = (
            refunds("partially_refunded", before),
            refunds("partially_refunded", after),
        );
        after_refund(&RefundResponse::Invoice, asked(), &before, &after)
    };
    assert_eq!(again(Some(dec!(5)), Some(dec!(10))), Refunding::Done);
    assert_eq!(again(Some(dec!(5)), Some(dec!(12))), Refunding::Done);
    for (before, after) in [
        (Some(dec!(5)), Some(dec!(5))),
        (Some(dec!(5)), Some(dec!(9.99))),
        (Some(dec!(5)), Some(dec!(1))),
        (Some(Decimal::MAX), Some(Decimal::MIN)),
        (Some(dec!(5)), None),
        (None, Some(dec!(10))),
        (None, None),
    ] {
        let outcome = again(before, after);
        assert_eq!(outcome, Refunding::Unknown, "{before:?} {after:?}");
    }
}

#[test]
fn a_lost_refund_that_is_not_listed_is_unknown() {
    for status in ["refunded", "partially_refunded", "processed", "refunding"] {
        let after = refunds(status, Some(dec!(5)));
        assert_eq!(outcome(&RefundResponse::Lost, &after), Refunding::Unknown);
        let mut listed = listing(&[item("refund-2", "processed")]);
        listed.status = status.into();
        assert_eq!(outcome(&RefundResponse::Lost, &listed), Refunding::Unknown);
    }
}

#[test]
fn only_a_list_that_names_its_refunds_proves_that_one_is_absent() {
    let with = |status: &str, amount, items: Option<Vec<ShownRefund>>| Refunds {
        items,
        ..refunds(status, amount)
    };
    let named = || vec![item("refund-2", "processed")];
    assert!(with("processed", None, Some(vec![])).proves_absence());
    assert!(with("processed", Some(dec!(0.00)), Some(vec![])).proves_absence());
    assert!(with("partially_refunded", Some(dec!(5)), Some(named())).proves_absence());
    let unnamed = ShownRefund {
        reference: None,
        ..item("", "processed")
    };
    for hidden in [
        with("processed", None, None),
        with("processed", Some(dec!(5)), Some(vec![])),
        with("Partially_Refunded", None, Some(vec![])),
        with("refunding", None, Some(vec![])),
        with("partially_refunded", Some(dec!(5)), Some(vec![unnamed])),
    ] {
        assert!(!hidden.proves_absence(), "{hidden:?}");
    }
}

#[test]
fn a_refusal_counts_only_if_the_invoice_has_not_changed() {
    let unchanged = refunds("processed", None);
    let refused = |after: &Refunds| outcome(&RefundResponse::Refused, after);
    assert_eq!(refused(&unchanged), Refunding::Refused);
    let changed = [
        refunds("refunded", Some(dec!(5))),
        refunds("refunding", None),
        Refunds {
            time: Some(1),
            ..unchanged.clone()
        },
        Refunds {
            items: Some(vec![item("refund-2", "created")]),
            ..unchanged
        },
    ];
    for after in changed {
        assert_eq!(refused(&after), Refunding::Unknown, "{after:?}");
    }
}
