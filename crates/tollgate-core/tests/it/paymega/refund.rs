//! The outcome of a refund, by its response and its invoice.

use serde_json::{Value, json};
use tollgate_core::{
    Currency, Error, Mode, Money, dec,
    error::ResponseLost,
    paymega::{RefundOutcome, order::RefundFingerprint, refund::RefundEnd},
};

use crate::paymega::samples::{Sample, refusal, sample};

fn asked() -> RefundFingerprint {
    RefundFingerprint {
        reference: "refund-1".into(),
        invoice: "cpi_1".into(),
        money: Money::new(dec!(5), Currency::USD),
        mode: Mode::Test,
    }
}

fn item(reference: &str, status: &str) -> Value {
    json!({ "reference_id": reference, "status": status, "amount": "5.00", "currency": "usd" })
}

fn unnamed() -> Value {
    json!({ "status": "processed", "amount": 5 })
}

/// An invoice that does not list its refunds.
fn refunds(status: &str, amount: Option<&str>) -> Sample {
    let invoice = sample(status);
    match amount {
        Some(amount) => invoice.set("refunded_amount", amount),
        None => invoice,
    }
}

fn listing(items: &[Value]) -> Sample {
    refunds("partially_refunded", Some("5")).set("refunds", items)
}

/// The response to a refund, without the refund itself.
#[derive(Clone, Copy, Debug)]
enum Response {
    Invoice,
    Refused,
    Lost,
}

const RESPONSES: [Response; 3] = [Response::Invoice, Response::Refused, Response::Lost];

/// The outcome of a refund of 5, for an invoice that was paid and not refunded before.
fn outcome(response: Response, after: &Sample) -> &'static str {
    outcome_from(&refunds("processed", None), response, after)
}

fn outcome_from(before: &Sample, response: Response, after: &Sample) -> &'static str {
    let (before, after) = (before.invoice(), after.invoice());
    let end = match response {
        Response::Invoice => asked().after_invoice(&before, &after),
        Response::Refused => asked().after_refusal(&refusal(422), &before, &after),
        Response::Lost => asked().after_loss(ResponseLost::Cut, &before, &after),
    };
    end.map_or("open", describe)
}

/// The outcome after a response that is the refund itself.
fn outcome_of(refund: Value, after: &Sample) -> &'static str {
    let refund = serde_json::from_value(refund).unwrap();
    let before = refunds("processed", None).invoice();
    describe(asked().after_refund(&refund, &before, &after.invoice()))
}

fn listed(invoice: &Sample) -> Option<&'static str> {
    asked().listed_in(&invoice.invoice()).map(describe)
}

fn describe(end: RefundEnd) -> &'static str {
    match end {
        Ok(RefundOutcome::Succeeded(_)) => "succeeded",
        Ok(RefundOutcome::Pending(_)) => "pending",
        Ok(RefundOutcome::Declined(_)) => "declined",
        Ok(RefundOutcome::Review(_)) => "review",
        Err(Error::Refused(_)) => "refused",
        Err(Error::ReferenceReused(_)) => "reused",
        Err(Error::NotFound(_)) => "not found",
        Err(Error::OutcomeUnknown(_)) => "unknown",
        Ok(other) => panic!("{other:?}"),
        Err(error) => panic!("{error:?}"),
    }
}

/// The largest and the smallest number of the type that holds amounts.
const MAX: &str = "79228162514264337593543950335";
const MIN: &str = "-79228162514264337593543950335";

const WORDS: [(&str, &str); 12] = [
    ("processed", "succeeded"),
    ("Refunded", "succeeded"),
    ("process_failed", "declined"),
    ("refund_failed", "declined"),
    ("failed", "declined"),
    ("rejected", "declined"),
    ("terminated", "declined"),
    ("created", "pending"),
    ("process_pending", "pending"),
    ("process_error", "pending"),
    ("a_new_word", "pending"),
    ("", "pending"),
];

#[test]
fn the_listed_status_of_the_refund_decides_whatever_the_response() {
    for (status, expected) in WORDS {
        let listed = item("refund-1", status);
        let others = [item("refund-2", "processed"), item("REFUND-1", "failed")];
        let after = listing(&[others[0].clone(), listed.clone(), others[1].clone()]);
        for response in RESPONSES {
            assert_eq!(outcome(response, &after), expected, "{status} {response:?}");
        }
        let hidden = refunds("processed", None);
        assert_eq!(outcome_of(listed, &hidden), expected, "{status}");
    }
}

#[test]
fn a_refund_of_another_amount_under_the_reference_is_another_refund() {
    let mut other = item("refund-1", "processed");
    other["amount"] = json!(50);
    let mut euro = item("refund-1", "processed");
    euro["currency"] = json!("EUR");
    for other in [other, euro] {
        let after = listing(std::slice::from_ref(&other));
        assert_eq!(listed(&after), Some("reused"));
        for response in RESPONSES {
            assert_eq!(outcome(response, &after), "unknown");
        }
        assert_eq!(outcome_of(other, &after), "unknown");
    }
}

#[test]
fn one_reference_with_two_outcomes_is_for_a_person() {
    let both = [item("refund-1", "processed"), item("refund-1", "failed")];
    assert_eq!(listed(&listing(&both)), Some("review"));
    let twice = [item("refund-1", "failed"), item("refund-1", "rejected")];
    assert_eq!(listed(&listing(&twice)), Some("declined"));
    assert_eq!(listed(&listing(&[])), None);
}

#[test]
fn without_a_list_a_refund_succeeds_only_if_the_invoice_has_grown_by_the_amount() {
    let outcome_after = |status, amount| outcome(Response::Invoice, &refunds(status, amount));
    assert_eq!(outcome_after("refunded", Some("5")), "succeeded");
    assert_eq!(outcome_after("Partially_Refunded", Some("7")), "succeeded");
    assert_eq!(outcome_after("partially_refunded", Some("4.99")), "open");
    assert_eq!(outcome_after("refunded", None), "open");
    assert_eq!(outcome_after("processed", Some("5")), "open");
    for status in ["Refunding", "refund_pending", "refund_error"] {
        assert_eq!(outcome_after(status, None), "pending", "{status}");
    }
}

#[test]
fn growth_that_the_list_explains_by_other_refunds_proves_nothing() {
    let others = listing(&[item("refund-2", "processed")]);
    assert_eq!(outcome(Response::Invoice, &others), "open");
    for items in [vec![], vec![unnamed()]] {
        let outcome = outcome(Response::Invoice, &listing(&items));
        assert_eq!(outcome, "succeeded", "{items:?}");
    }
}

#[test]
fn without_a_list_a_failure_may_be_another_refunds() {
    for response in RESPONSES {
        let after = refunds("refund_failed", None);
        assert_eq!(outcome(response, &after), "open");
    }
}

#[test]
fn growth_is_counted_from_what_was_refunded_before() {
    let again = |before, after| {
        let refunded = |amount| refunds("partially_refunded", amount);
        outcome_from(&refunded(before), Response::Invoice, &refunded(after))
    };
    assert_eq!(again(Some("5"), Some("10")), "succeeded");
    assert_eq!(again(Some("5"), Some("12")), "succeeded");
    for (before, after) in [
        (Some("5"), Some("5")),
        (Some("5"), Some("9.99")),
        (Some("5"), Some("1")),
        (Some(MAX), Some(MIN)),
        (Some("5"), None),
        (None, Some("10")),
        (None, None),
    ] {
        let outcome = again(before, after);
        assert_eq!(outcome, "open", "{before:?} {after:?}");
    }
}

#[test]
fn a_lost_refund_that_is_not_listed_stays_open() {
    for status in ["refunded", "partially_refunded", "processed", "refunding"] {
        let after = refunds(status, Some("5"));
        assert_eq!(outcome(Response::Lost, &after), "open");
        let listed = listing(&[item("refund-2", "processed")]).set("status", status);
        assert_eq!(outcome(Response::Lost, &listed), "open");
    }
}

#[test]
fn only_a_list_that_names_its_refunds_proves_that_one_is_absent() {
    let with = |status: &str, amount, items: Option<Vec<Value>>| match items {
        Some(items) => refunds(status, amount).set("refunds", items),
        None => refunds(status, amount),
    };
    let reconciled = |invoice: Sample| describe(Err(asked().absent_from(invoice.invoice())));
    let named = || vec![item("refund-2", "processed")];
    for shown in [
        with("processed", None, Some(vec![])),
        with("processed", Some("0.00"), Some(vec![])),
        with("partially_refunded", Some("5"), Some(named())),
    ] {
        assert_eq!(reconciled(shown.clone()), "not found", "{shown:?}");
    }
    for hidden in [
        with("processed", None, None),
        with("processed", Some("5"), Some(vec![])),
        with("Partially_Refunded", None, Some(vec![])),
        with("refunding", None, Some(vec![])),
        with("a_new_word", None, Some(vec![])),
        with("partially_refunded", Some("5"), Some(vec![unnamed()])),
    ] {
        assert_eq!(reconciled(hidden.clone()), "unknown", "{hidden:?}");
    }
}

#[test]
fn a_refusal_counts_only_if_the_invoice_has_not_changed() {
    let unchanged = refunds("processed", None);
    let refused = |after: &Sample| outcome(Response::Refused, after);
    assert_eq!(refused(&unchanged), "refused");
    let changed = [
        refunds("refunded", Some("5")),
        refunds("refunding", None),
        unchanged.clone().set("refunded", 1),
        unchanged.set("refunds", vec![item("refund-2", "created")]),
    ];
    for after in changed {
        assert_eq!(refused(&after), "open", "{after:?}");
    }
}
