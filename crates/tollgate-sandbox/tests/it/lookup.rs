//! Look-ups by reference, where servers differ.

use crate::paycross::{self, created, paycross, request};
use crate::support::{invoice, private};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::settings::{Compared, Lookup, ReferenceChange};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

const HOUR: Duration = Duration::from_secs(3600);

/// The body of a look-up; the reference is percent-encoded by the caller.
async fn found(sandbox: &Sandbox, provider: &str, reference: &str) -> Value {
    let reply = if provider == "paycross" {
        let path = format!("/v2/transactions/tracking_id/{reference}");
        paycross(sandbox, "GET", &path, "", &Value::Null).await
    } else {
        let path = format!("/payment-invoices?filter[reference_id]={reference}");
        private(sandbox, "GET", &path, &Value::Null).await
    };
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()
}

/// The references in the result of a look-up.
async fn references(sandbox: &Sandbox, provider: &str, reference: &str) -> Vec<String> {
    let body = found(sandbox, provider, reference).await;
    let (list, name) = if provider == "paycross" {
        (&body["transactions"], "/tracking_id")
    } else {
        (&body["data"], "/attributes/reference_id")
    };
    let items = list.as_array().unwrap().iter();
    items
        .map(|item| item.pointer(name).unwrap().as_str().unwrap().to_owned())
        .collect()
}

async fn make(sandbox: &Sandbox, provider: &str, reference: &str) {
    if provider == "paycross" {
        let mut order = request(reference, paycross::PAYS);
        order["duplicate_check"] = json!(false);
        created(sandbox, "payments", &order).await;
    } else {
        invoice(sandbox, reference, &json!({})).await;
    }
}

#[tokio::test]
async fn an_operation_is_listed_after_a_delay() {
    for provider in ["paymega", "paycross"] {
        let sandbox = Sandbox::builder().listed_after(HOUR).start().await.unwrap();
        make(&sandbox, provider, "order-1").await;
        let find = async || references(&sandbox, provider, "order-1").await;
        assert_eq!(find().await, [""; 0]);
        sandbox.advance(HOUR);
        assert_eq!(find().await, ["order-1"]);
        sandbox.change(|settings| settings.listed_after = Duration::ZERO);
        make(&sandbox, provider, "order-2").await;
        assert_eq!(references(&sandbox, provider, "order-2").await, ["order-2"]);
    }
}

#[tokio::test]
async fn an_invoice_is_read_by_its_id_before_it_is_listed() {
    let sandbox = Sandbox::builder().listed_after(HOUR).start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let all = private(&sandbox, "GET", "/payment-invoices", &Value::Null).await;
    assert_eq!(all.json()["data"], json!([]));
    let path = format!("/payment-invoices/{}", made["id"].as_str().unwrap());
    assert_eq!(
        private(&sandbox, "GET", &path, &Value::Null).await.status,
        200
    );
    let body = crate::support::order("order-1", &json!({}));
    let again = private(&sandbox, "POST", "/payment-invoices", &body).await;
    assert_eq!(again.status, 409, "the reference is taken all the same");
}

#[tokio::test]
async fn a_look_up_can_return_the_newest_or_the_oldest_alone() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.decide("order-1", ScriptedOutcome::new("failed"));
    make(&sandbox, "paycross", "order-1").await;
    make(&sandbox, "paycross", "order-1").await;
    for (lookup, status) in [(Lookup::Newest, "successful"), (Lookup::Oldest, "failed")] {
        sandbox.change(|settings| settings.lookup = lookup);
        let body = found(&sandbox, "paycross", "order-1").await;
        assert_eq!(body["transactions"], Value::Null);
        assert_eq!(body["transaction"]["status"], status, "{lookup:?}");
        let none = found(&sandbox, "paycross", "order-2").await;
        assert_eq!(none, json!({"transactions": []}));
    }
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let body = found(&sandbox, "paymega", "order-1").await;
    assert_eq!(body["data"]["id"], made["id"]);
    let none = found(&sandbox, "paymega", "order-2").await;
    assert_eq!(none["data"], json!([]));
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn a_single_result_can_have_the_flat_format() {
    let sandbox = Sandbox::builder()
        .flat(true)
        .lookup(Lookup::Newest)
        .start()
        .await
        .unwrap();
    make(&sandbox, "paycross", "order-1").await;
    let path = "/v2/transactions/tracking_id/order-1";
    let version = "x-api-version: 3\r\n";
    let body = paycross(&sandbox, "GET", path, version, &Value::Null)
        .await
        .json();
    assert_eq!(body["tracking_id"], "order-1");
    assert_eq!(body["transaction"]["auth_code"], "654321");
}

#[tokio::test]
async fn a_server_can_change_the_requested_reference() {
    // The stored reference, the requested one, and the one that the server then looks up.
    for (change, stored, asked, other) in [
        (
            ReferenceChange::Trimmed,
            "order-1 ",
            "order-1%20",
            "order-1",
        ),
        (ReferenceChange::Lowercase, "ORDER-1", "ORDER-1", "order-1"),
        (
            ReferenceChange::CutAtDot,
            "2026.11.25-17",
            "2026.11.25-17",
            "2026",
        ),
        (ReferenceChange::CutAtHash, "o#1", "o%231", "o"),
        (ReferenceChange::CutAtSlash, "shop/17", "shop%2F17", "shop"),
        (
            ReferenceChange::DecodedTwice,
            "order-1%20",
            "order-1%2520",
            "order-1 ",
        ),
        (ReferenceChange::PlusAsSpace, "a+b", "a%2Bb", "a b"),
        (
            ReferenceChange::Composed,
            "cafe\u{301}",
            "cafe%CC%81",
            "caf\u{e9}",
        ),
    ] {
        for provider in ["paymega", "paycross"] {
            let sandbox = Sandbox::start().await.unwrap();
            make(&sandbox, provider, stored).await;
            let find = async || references(&sandbox, provider, asked).await;
            assert_eq!(find().await, [stored], "{provider} {change:?}");
            sandbox.change(|settings| settings.lookup_reference = change);
            assert_eq!(find().await, [""; 0], "{provider} {change:?}");
            make(&sandbox, provider, other).await;
            assert_eq!(find().await, [other], "{provider} {change:?}");
            sandbox.change(|settings| settings.lookup_compares = Compared::Both);
            assert_eq!(find().await, [other, stored], "{provider} {change:?}");
        }
    }
}
