//! PayCross: captures, voids and refunds on a gateway that keeps no reference of theirs.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tollgate::{
    Currency, Error, Money, MoneyState, Outcome, Policy, dec,
    error::ResponseLost,
    outcome::ReviewReason,
    paycross::{Capture, Refund, Void},
};

use crate::{
    clock::StandingClock,
    paycross_script::{
        Asked, Gateway, Response, changed, duplicate, list, nothing, one, transaction, written,
    },
};

/// The gateway's transactions: the paid one and its children, all listed with the reference of the first.
#[derive(Clone, Default)]
struct Books(Arc<Mutex<Vec<Value>>>);

impl Books {
    fn made(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    /// The gateway; `respond` changes the response to a request that was done.
    fn respond(self, respond: impl Fn(&Value) -> Response) -> impl FnMut(&Asked) -> Response {
        move |asked| {
            let mut children = self.0.lock().unwrap();
            if asked.is_post {
                let kind = asked.path.rsplit('/').next().unwrap().trim_end_matches('s');
                let child = json!({
                    "uid": format!("child-{}", children.len()),
                    "type": kind,
                    "status": "successful",
                    "amount": asked.body["request"]["amount"],
                    "currency": "USD",
                    "parent_uid": asked.body["request"]["parent_uid"],
                    "test": true,
                });
                children.push(child.clone());
                return respond(&child);
            }
            let mut all = children.clone();
            all.push(transaction("successful"));
            match asked.path.as_str() {
                "/transactions/uid-1" => written(one(&transaction("successful"))),
                path if path.ends_with("/order-1042") => written(list(&all)),
                path if path.contains("/tracking_id/") => written(nothing()),
                _ => (404, String::new()),
            }
        }
    }
}

fn usd(amount: tollgate::Decimal) -> Money {
    Money::new(amount, Currency::USD)
}

fn refund(reference: &str) -> Refund {
    Refund::new(reference, "uid-1", usd(dec!(5)), "Broken cup")
}

fn is_unclear<T>(outcome: &Outcome<T>) -> bool {
    matches!(outcome, Outcome::Review(review) if review.reason() == ReviewReason::WithoutReference)
}

#[tokio::test]
async fn a_response_that_shows_parent_and_amount_counts() {
    let books = Books::default();
    let respond = books.clone().respond(|child| written(one(child)));
    let gateway = Gateway::with(respond, |builder| builder).await;
    let outcome = gateway.paycross.refund(&refund("refund-1")).await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Returned, "{outcome:?}");
    let capture = Capture::new("capture-1", "uid-1", usd(dec!(5)));
    let outcome = gateway.paycross.capture(&capture).await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Charged, "{outcome:?}");
    let void = Void::new("void-1", "uid-1", usd(dec!(5)));
    let outcome = gateway.paycross.void(&void).await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Returned, "{outcome:?}");
    assert_eq!(books.made(), 3);
}

#[tokio::test]
async fn a_lost_refund_is_found_by_parent_and_amount_and_not_sent_again() {
    let books = Books::default();
    let respond = books.clone().respond(|_| (502, String::new()));
    let gateway = Gateway::with(respond, |builder| builder).await;
    let first = gateway.paycross.refund(&refund("refund-1")).await.unwrap();
    assert!(is_unclear(&first), "{first:?}");
    assert_eq!(first.money(), MoneyState::Unknown);
    for outcome in [
        gateway.paycross.refund(&refund("refund-1")).await.unwrap(),
        gateway
            .paycross
            .reconcile(&refund("refund-1"))
            .await
            .unwrap(),
        // The merchant's other equal refund cannot be distinguished from it.
        gateway.paycross.refund(&refund("refund-2")).await.unwrap(),
    ] {
        assert!(is_unclear(&outcome), "{outcome:?}");
        assert_eq!(outcome.transaction().uid(), "child-0");
    }
    assert_eq!(books.made(), 1);
    let other = Refund::new("refund-3", "uid-1", usd(dec!(4)), "Broken saucer");
    gateway.paycross.refund(&other).await.unwrap();
    assert_eq!(books.made(), 2);
}

#[tokio::test]
async fn a_refusal_as_a_duplicate_names_the_equal_transaction() {
    let script = [
        nothing(),
        (200, transaction("successful")),
        list(&[transaction("successful")]),
    ];
    let script = script
        .into_iter()
        .chain([duplicate()])
        .chain(std::iter::repeat_n(nothing(), 999));
    let gateway = Gateway::script_with(script, |builder| {
        builder
            .policy(Policy::default())
            .clock(StandingClock::default())
    });
    let gateway = gateway.await;
    let error = gateway
        .paycross
        .refund(&refund("refund-1"))
        .await
        .unwrap_err();
    let Error::OutcomeUnknown(unknown) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(unknown.loss(), ResponseLost::Duplicate);
    let why = unknown.to_string();
    assert!(
        why.contains("same transaction and amount") && why.contains("30 seconds"),
        "{why}"
    );
    assert_eq!(gateway.sent(), 1);
}

#[tokio::test]
async fn a_missing_transaction_is_reported_and_nothing_is_sent() {
    let books = Books::default();
    let gateway = Gateway::with(books.respond(|_| (502, String::new())), |builder| builder).await;
    let refund = Refund::new("refund-1", "uid-2", usd(dec!(5)), "Broken cup");
    let error = gateway.paycross.refund(&refund).await.unwrap_err();
    assert!(
        matches!(&error, Error::NotFound(it) if it.what() == "uid-2"),
        "{error:?}"
    );
    assert_eq!(gateway.sent(), 0);
}

#[tokio::test]
async fn a_follow_up_with_a_reference_of_its_own_is_another_one() {
    let other = changed(
        "successful",
        &json!({"type": "refund", "uid": "child", "parent_uid": "uid-1", "amount": 500, "tracking_id": "refund-0"}),
    );
    let mut own = other.clone();
    own["tracking_id"] = json!("refund-1");
    let script = [
        nothing(),
        one(&transaction("successful")),
        list(&[other, transaction("successful")]),
        one(&own),
    ];
    let gateway = Gateway::script(script).await;
    let outcome = gateway.paycross.refund(&refund("refund-1")).await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Returned, "{outcome:?}");
    assert_eq!(gateway.sent(), 1);
}
