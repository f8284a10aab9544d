//! PayCross: transactions with odd values or broken texts.

use std::time::Duration;

use serde_json::{Value, json};
use tollgate::{
    Error, MoneyState, Outcome, Policy, outcome::ReviewReason, paycross::PayCrossBuilder,
};

use crate::paycross_script::{Gateway, Response, changed, transaction};

/// Fields of a transaction that are not JSON, or not of the documented type.
const HARMLESS: &[&str] = &[
    r#""message":"paid \ud83d""#,
    "\"description\":\"two\nlines\"",
    r#""friendly_message":{"en":"paid"},"language":NaN"#,
    r#""code":1000,"paid_at":1775140355"#,
    r#""paid_at":true,"customer":[],"additional_data":"none""#,
    r#""credit_card":{"bin":420000,"brand":null,"token":{"a":01}},"billing_address":[]"#,
    r#""a_new_field":[{"a":undefined}],"payment":{"rrn":902701,"status":[]}"#,
];

/// Time enough on any machine.
fn patient(builder: PayCrossBuilder) -> PayCrossBuilder {
    let pauses = (Duration::from_millis(2), Duration::from_millis(20));
    builder.policy(Policy::default().pauses(pauses.0, pauses.1))
}

async fn gateway(transaction: &Value, more: &'static str) -> Gateway {
    gateway_with(transaction, more, patient).await
}

/// A gateway whose every transaction is this one, with `more` fields. Its look-ups find nothing.
async fn gateway_with(
    transaction: &Value,
    more: &'static str,
    change: impl FnOnce(PayCrossBuilder) -> PayCrossBuilder,
) -> Gateway {
    let text = transaction.to_string();
    let odd = format!("{{{more},{}", &text[1..]);
    Gateway::with(
        move |asked| -> Response {
            match (asked.is_post, asked.path.contains("tracking_id")) {
                (true, _) => (200, format!("\u{feff}{{\"transaction\":{odd}}}")),
                (_, true) => (200, r#"{"transactions":[],"meta":NaN}"#.to_owned()),
                _ => (200, odd.clone()),
            }
        },
        change,
    )
    .await
}

#[tokio::test]
async fn a_charge_is_known_although_other_fields_are_broken() {
    let mut paid = transaction("successful");
    paid.as_object_mut().unwrap().remove("credit_card");
    for more in HARMLESS {
        let gateway = gateway(&paid, more).await;
        let charged = gateway.charge().await;
        assert!(
            matches!(charged, Ok(Outcome::Succeeded(_))),
            "{more}: {charged:?}"
        );
        assert_eq!(gateway.sent(), 1, "{more}");
        let read = gateway.paycross.transaction("uid-1").await;
        assert!(read.is_ok(), "{more}: {read:?}");
    }
}

#[tokio::test]
async fn omitted_fields_are_named() {
    let paid = transaction("successful");
    let gateway = gateway(
        &paid,
        r#""language":NaN,"customer":"x","payment":{"rrn":[]}"#,
    )
    .await;
    let charged = gateway.charge().await.unwrap();
    let mut left_out = charged.transaction().raw().unwrap().left_out();
    left_out.sort();
    let places = ["customer", "language", "payment.rrn"];
    assert_eq!(left_out, places.map(|place| format!("transaction.{place}")));
}

#[tokio::test]
async fn an_id_that_came_as_a_number_is_found() {
    let numbers = changed("successful", &json!({ "uid": 17, "code": 1000 }));
    let gateway = gateway(&numbers, r#""message":null"#).await;
    let charged = gateway.charge().await.unwrap();
    assert_eq!(charged.transaction().uid(), "17");
    assert_eq!(charged.transaction().code(), Some("1000"));
}

#[tokio::test]
async fn a_failure_with_a_time_of_payment_of_any_type_needs_review() {
    let failed = transaction("failed");
    for time in [
        r#""paid_at":1775140355"#,
        r#""paid_at":{"date":"2026-04-02"}"#,
        r#""settled_at":NaN"#,
    ] {
        let gateway = gateway(&failed, time).await;
        let charged = gateway.charge().await.unwrap();
        assert!(
            matches!(&charged, Outcome::Review(it) if it.reason() == ReviewReason::Contradictory),
            "{time}: {charged:?}"
        );
        assert_ne!(charged.money(), MoneyState::Untouched, "{time}");
    }
}

#[tokio::test]
async fn a_transaction_whose_core_is_broken_is_never_called_known() {
    for (name, more) in [
        ("status", r#""status":"successful\ud83d""#),
        ("amount", r#""amount":NaN"#),
        ("currency", r#""currency":840"#),
        ("type", "\"type\":\"payment\n\""),
        ("tracking_id", r#""tracking_id":"order-1042\x""#),
    ] {
        let mut broken = transaction("successful");
        broken.as_object_mut().unwrap().remove(name);
        let gateway = gateway_with(&broken, more, |builder| builder).await;
        let charged = gateway.charge().await;
        let is_unknown = matches!(charged, Err(Error::OutcomeUnknown(_)));
        assert!(is_unknown, "{more}: {charged:?}");
        assert!(gateway.sent() <= 1, "{more}");
    }
}
