//! Payments that are unpaid at their `expired_at`.

use crate::paycross::{PAYS, created, paycross, request, send};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::Sandbox;

const CHALLENGED: &str = "4012000000001097";

async fn read(sandbox: &Sandbox, made: &Value) -> Value {
    let path = format!("/transactions/{}", made["uid"].as_str().unwrap());
    let reply = paycross(sandbox, "GET", &path, "x-api-version: 3\r\n", &Value::Null).await;
    reply.json()["transaction"].clone()
}

fn ending(number: &str, end: &str) -> Value {
    let mut order = request("order-1", number);
    order["expired_at"] = json!(end);
    order["return_url"] = json!("https://shop.example/back");
    order
}

#[tokio::test]
async fn an_abandoned_payment_expires_at_its_end() {
    let sandbox = Sandbox::start().await.unwrap();
    let now = created(&sandbox, "payments", &request("order-0", PAYS)).await;
    // The same time of day ten minutes to the west of Greenwich is ten minutes later.
    let end = now["created_at"].as_str().unwrap().replace('Z', "-00:10");
    let made = created(&sandbox, "payments", &ending(CHALLENGED, &end)).await;
    assert_eq!(made["status"], "incomplete");
    assert!(made["expired_at"].is_string(), "{made}");
    sandbox.advance(Duration::from_secs(5 * 60));
    assert_eq!(read(&sandbox, &made).await["status"], "incomplete");
    sandbox.advance(Duration::from_secs(5 * 60 + 1));
    assert_eq!(read(&sandbox, &made).await["status"], "expired");
    assert_eq!(sandbox.ledger().charges("order-1"), 0);
}

#[tokio::test]
async fn an_expired_payment_charges_nothing() {
    let sandbox = Sandbox::start().await.unwrap();
    let past = "2020-01-01T00:00:00Z";
    for kind in ["payments", "authorizations"] {
        let made = created(&sandbox, kind, &ending(PAYS, past)).await;
        assert_eq!(read(&sandbox, &made).await["status"], "expired", "{kind}");
        assert_eq!(read(&sandbox, &made).await["code"], "F.0005", "{kind}");
        sandbox.advance(Duration::from_secs(60));
    }
    assert_eq!(sandbox.ledger().entries, []);
}

#[tokio::test]
async fn an_invalid_expired_at_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let reply = send(&sandbox, "payments", &ending(PAYS, "tomorrow")).await;
    assert_eq!(reply.status, 422, "{}", reply.body);
    assert!(reply.body.contains("expired_at"), "{}", reply.body);
}
