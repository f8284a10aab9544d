//! Published rules that are the same for many operations: limits, modes, masked records.

use crate::support::{
    PAYS, attributes, call, card, date_time, has_word, invoice, order, private, sale, token,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};
use tollgate_sandbox::Sandbox;

async fn created(sandbox: &Sandbox, reference: &str, more: &Value) -> (u16, Value) {
    let body = order(reference, more);
    let reply = private(sandbox, "POST", "/payment-invoices", &body).await;
    (reply.status, reply.json())
}

#[tokio::test]
async fn an_invoice_expires_after_14_minutes_to_2_days() {
    let sandbox = Sandbox::start().await.unwrap();
    let day = 24 * 60 * 60;
    for (seconds, status) in [
        (0, 422),
        (13 * 60 + 30, 422),
        (14 * 60 + 30, 201),
        (2 * day - 30, 201),
        (2 * day + 30, 422),
    ] {
        let expires = date_time(SystemTime::now() + Duration::from_secs(seconds));
        let reference = format!("order-{seconds}");
        let (got, body) = created(&sandbox, &reference, &json!({"expires": expires})).await;
        assert_eq!(got, status, "{seconds}: {body}");
        assert_eq!(body["errors"]["expires"].is_string(), status == 422);
    }
    assert_eq!(sandbox.invoices().len(), 2);
}

#[tokio::test]
async fn amounts_stay_within_the_limits_of_their_service() {
    let sandbox = Sandbox::start().await.unwrap();
    for (service, currency, amount, status) in [
        ("payment_card_usd_hpp", "USD", json!(0.01), 201),
        ("payment_card_usd_hpp", "USD", json!(0.009), 422),
        ("payment_card_usd_hpp", "USD", json!(-1), 422),
        ("payment_card_usd_hpp", "USD", json!(1_000_000), 201),
        ("payment_card_usd_hpp", "USD", json!(1_000_000.01), 422),
        ("payment_card_jpy_hpp", "JPY", json!(1), 201),
        ("payment_card_jpy_hpp", "JPY", json!(0.5), 422),
    ] {
        let more = json!({"service": service, "currency": currency, "amount": amount});
        let reference = format!("{service} {amount}");
        let (got, body) = created(&sandbox, &reference, &more).await;
        assert_eq!(got, status, "{reference}: {body}");
    }
}

#[tokio::test]
async fn test_mode_and_live_mode_are_separate() {
    let sandbox = Sandbox::builder().live_cards(true).start().await.unwrap();
    for (reference, test_mode) in [("order-1", true), ("order-2", false)] {
        let made = invoice(&sandbox, reference, &json!({"test_mode": test_mode})).await;
        sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
        let paid = attributes(&sandbox, made["id"].as_str().unwrap()).await;
        assert_eq!(paid["test_mode"], test_mode);
    }
    let modes = sandbox.ledger().entries.into_iter().map(|it| it.test_mode);
    assert_eq!(modes.collect::<Vec<_>>(), [true, false]);
    let saved = token(&sandbox, "order-3", "7").await;
    let more = json!({"token": saved, "customer": {"reference_id": "7"}, "test_mode": false});
    assert_eq!(created(&sandbox, "order-4", &more).await.0, 422);
    for (key, test_mode) in [
        (sandbox.info().public_key.clone(), true),
        (sandbox.live_public_key().to_owned(), false),
    ] {
        let body = json!({
            "public_key": key, "service": "payment_card_usd_hpp", "currency": "USD", "amount": 1
        });
        let url = format!("{}/payment-invoices", sandbox.info().public);
        let kind = "content-type: application/json\r\n";
        let made = call("POST", &url, kind, &body.to_string()).await.json();
        assert_eq!(made["data"]["test_mode"], test_mode, "the key says it");
    }
}

#[tokio::test]
async fn nothing_of_a_card_is_recorded_on_any_surface() {
    let sandbox = Sandbox::start().await.unwrap();
    let info = sandbox.info();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let page = made["attributes"]["flow_data"]["action"].as_str().unwrap();
    let form = "card_number=4242424242424242&cvv=987&exp_month=10&exp_year=35";
    let kind = "content-type: application/x-www-form-urlencoded\r\n";
    assert_eq!(call("POST", page, kind, form).await.status, 422);
    let key = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    let headers = format!("authorization: Basic {key}\r\n");
    for number in ["4242424242424242", "4200000000000000"] {
        let request = json!({"request": {
            "amount": 1, "currency": "USD", "description": "card 4242 4242 4242 4242",
            "credit_card": {"number": number, "verification_value": "987",
                "exp_month": "05", "exp_year": "2030"}
        }});
        let url = format!("{}/transactions/payments", info.paycross);
        call("POST", &url, &headers, &request.to_string()).await;
    }
    let path = "/payment-invoices?filter[reference_id]=4242424242424242";
    private(&sandbox, "GET", path, &Value::Null).await;
    private(
        &sandbox,
        "GET",
        "/payment-invoices/4242424242424242",
        &Value::Null,
    )
    .await;
    let log = serde_json::to_string(&sandbox.exchanges()).unwrap();
    assert_eq!(sandbox.exchanges().len(), 6);
    for secret in ["4242424242424242", "4242 4242", "4200000000000000", &key] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
    assert!(!has_word(&log, "987"), "{log}");
    for shown in ["424242******4242", "420000******0000"] {
        assert!(log.contains(shown), "{shown}");
    }
}
