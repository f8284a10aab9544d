//! The Card Gate.

use crate::support::{ASKS, PAYS, attributes, call, card, invoice, sale, token};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

async fn state(sandbox: &Sandbox, made: &Value) -> (String, String) {
    let now = attributes(sandbox, made["id"].as_str().unwrap()).await;
    let text = |name: &str| now[name].as_str().unwrap().to_owned();
    (text("status"), text("resolution"))
}

fn pair(status: &str, resolution: &str) -> (String, String) {
    (status.to_owned(), resolution.to_owned())
}

#[tokio::test]
async fn a_session_accepts_one_sale() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let reply = sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.json(),
        json!({"status": "processed", "auth_mode": null, "auth_payload": []})
    );
    let reply = sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    assert_eq!(reply.status, 409);
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
    let paid = attributes(&sandbox, made["id"].as_str().unwrap()).await;
    let shown = &paid["payload"]["payment_card"];
    assert_eq!(shown["mask"], "551928******0000");
    assert_eq!(
        (&shown["expiry_month"], &shown["expiry_year"]),
        (&json!("10"), &json!("35"))
    );
    let session = &made["attributes"]["flow_data"]["metadata"]["sid"];
    assert_eq!(paid["original_data"]["external_id"], *session);
}

#[tokio::test]
async fn a_pending_sale_uses_the_session_up() {
    let sandbox = Sandbox::start().await.unwrap();
    for (number, year) in [(PAYS, "77"), (ASKS, "35")] {
        let made = invoice(&sandbox, &format!("order-{year}"), &json!({})).await;
        let reply = sale(&sandbox, &made, &card(number, "07", year)).await;
        assert_eq!(reply.json()["status"], "process_pending");
        assert_eq!(
            sale(&sandbox, &made, &card(PAYS, "10", "35")).await.status,
            409
        );
    }
    assert_eq!(sandbox.ledger().entries, []);
}

#[tokio::test]
async fn bearers_are_checked_and_expire() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let url = format!("{}/payment/sale", sandbox.info().cardgate);
    for headers in ["", "authorization: Bearer x.y.z\r\n"] {
        assert_eq!(call("POST", &url, headers, "{}").await.status, 401);
    }
    sandbox.advance(Duration::from_secs(1801));
    assert_eq!(
        sale(&sandbox, &made, &card(PAYS, "10", "35")).await.status,
        401
    );
    assert_eq!(sandbox.ledger().entries.len(), 0);
}

#[tokio::test]
async fn only_published_test_cards_are_accepted() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    for (fields, field) in [
        (card("4242424242424242", "10", "35"), "card_number"),
        (card(PAYS, "13", "35"), "exp_month"),
        (card(PAYS, "1", "35"), "exp_month"),
        (card(PAYS, "10", "2035"), "exp_year"),
        (json!({}), "card_number"),
        (json!({"card_number": PAYS}), "cvv"),
    ] {
        let reply = sale(&sandbox, &made, &fields).await;
        assert_eq!(reply.status, 422, "{fields}");
        assert!(reply.json()["errors"][field].is_string(), "{}", reply.body);
    }
    let reply = sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    assert_eq!(
        reply.status, 200,
        "refused data leave the session as it was"
    );
}

#[tokio::test]
async fn nothing_of_a_card_is_recorded() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &made, &card("4242424242424242", "10", "35")).await;
    sale(&sandbox, &made, &card(ASKS, "10", "35")).await;
    let log = serde_json::to_string(&sandbox.exchanges()).unwrap();
    for secret in ["4242424242424242", ASKS, "\"123\"", "eyJ0"] {
        assert!(!log.contains(secret), "{secret}");
    }
    assert!(log.contains("512381******0000"));
}

#[tokio::test]
async fn some_cards_stay_pending() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let reply = sale(&sandbox, &made, &card(PAYS, "07", "77")).await;
    let pending = json!({"status": "process_pending", "auth_mode": null, "auth_payload": []});
    assert_eq!(reply.json(), pending);
    sandbox.advance(Duration::from_secs(86_400));
    assert_eq!(state(&sandbox, &made).await, pair("process_pending", "ok"));
    let id = made["id"].as_str().unwrap();
    assert!(sandbox.settle(id, &ScriptedOutcome::new("processed")));
    assert_eq!(state(&sandbox, &made).await, pair("processed", "ok"));
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
}

#[tokio::test]
async fn a_payer_who_confirms_pays() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(
        &sandbox,
        "order-1",
        &json!({"return_url": "http://shop.example/back"}),
    )
    .await;
    let reply = sale(&sandbox, &made, &card(ASKS, "10", "35")).await.json();
    assert_eq!(
        (&reply["status"], &reply["auth_mode"]),
        (&json!("process_pending"), &json!("3ds"))
    );
    let form = &reply["auth_payload"];
    assert_eq!(form["method"], "POST");
    let names: Vec<_> = form["params"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["MD", "PaReq", "TermUrl"]);
    assert_eq!(sandbox.ledger().entries, []);
    let page = issuer_page(form).await;
    let (target, field, value) = issuer_form(&page, 0);
    let reply = post_form(&target, &[(&field, &value)]).await;
    assert_eq!(reply.status, 303);
    assert_eq!(reply.header("location"), Some("http://shop.example/back"));
    assert_eq!(state(&sandbox, &made).await, pair("processed", "ok"));
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
    assert_eq!(
        post_form(&target, &[(&field, &value)]).await.status,
        404,
        "only once"
    );
}

#[tokio::test]
async fn a_payer_who_refuses_does_not_pay() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let mut fields = card(ASKS, "10", "35");
    fields["browser_info"] = json!({"device_channel": "02", "browser_ip": "203.0.113.7"});
    let reply = sale(&sandbox, &made, &fields).await.json();
    let form = &reply["auth_payload"];
    let names: Vec<_> = form["params"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["creq"]);
    let page = issuer_page(form).await;
    let (target, field, value) = issuer_form(&page, 1);
    assert_eq!(field, "cres");
    assert_eq!(post_form(&target, &[(&field, &value)]).await.status, 200);
    assert_eq!(
        state(&sandbox, &made).await,
        pair("process_failed", "client_auth_failed")
    );
    assert_eq!(sandbox.ledger().entries, []);
}

#[tokio::test]
async fn a_test_can_act_as_the_payer() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let id = made["id"].as_str().unwrap();
    assert!(
        !sandbox.complete_challenge(id, true),
        "there is no challenge yet"
    );
    sale(&sandbox, &made, &card("4412397212080000", "05", "29")).await;
    assert_eq!(
        state(&sandbox, &made).await,
        pair("process_pending", "auth_3ds_required")
    );
    assert!(sandbox.complete_challenge(id, true));
    assert_eq!(
        state(&sandbox, &made).await,
        pair("process_failed", "insufficient_funds")
    );
}

#[tokio::test]
async fn a_verified_card_is_saved_but_not_charged() {
    let sandbox = Sandbox::start().await.unwrap();
    let more = json!({
        "flow": "verify",
        "customer": {"reference_id": "7"},
        "gateway_options": {"cardgate": {"tokenize": true}}
    });
    let made = invoice(&sandbox, "order-1", &more).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    let after = attributes(&sandbox, made["id"].as_str().unwrap()).await;
    assert_eq!(
        (&after["status"], &after["payment_flow"]),
        (&json!("verified"), &json!("verify"))
    );
    assert!(after["payload"]["token"].is_string());
    assert_eq!(sandbox.ledger().entries, []);
}

#[tokio::test]
async fn test_cards_are_declined_in_live_mode() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({"test_mode": false})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    assert_eq!(
        state(&sandbox, &made).await,
        pair("process_failed", "invalid_card")
    );
    let sandbox = Sandbox::builder().live_cards(true).start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({"test_mode": false})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    assert_eq!(state(&sandbox, &made).await, pair("processed", "ok"));
}

#[tokio::test]
async fn a_wallet_pays() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let wallet = json!({"google_pay": {
        "apiVersion": 2,
        "apiVersionMinor": 0,
        "paymentMethodData": {"tokenizationData": {"type": "PAYMENT_GATEWAY", "token": "{}"}}
    }});
    assert_eq!(
        sale(&sandbox, &made, &wallet).await.json()["status"],
        "processed"
    );
}

#[tokio::test]
async fn a_token_charge_follows_its_cards_expiry_and_a_scripted_outcome() {
    let sandbox = Sandbox::start().await.unwrap();
    let token = token(&sandbox, "order-1", "7").await;
    let more = json!({
        "token": token,
        "customer": {"reference_id": "7"},
        "gateway_options": {"cardgate": {"instant": true}}
    });
    let second = invoice(&sandbox, "order-2", &more).await;
    sandbox.decide(
        "order-2",
        ScriptedOutcome::new("process_failed").resolution("insufficient_funds"),
    );
    sale(&sandbox, &second, &json!({})).await;
    assert_eq!(
        state(&sandbox, &second).await,
        pair("process_failed", "insufficient_funds")
    );
    let part = invoice(&sandbox, "order-3", &more).await;
    sandbox.decide(
        "order-3",
        ScriptedOutcome::new("partially_processed").processed_amount(4.0),
    );
    sale(&sandbox, &part, &json!({})).await;
    let after = attributes(&sandbox, part["id"].as_str().unwrap()).await;
    assert_eq!(after["processed_amount"], 4);
    sandbox.advance(Duration::from_secs(20 * 366 * 86_400));
    let late = invoice(&sandbox, "order-4", &more).await;
    sale(&sandbox, &late, &json!({})).await;
    assert_eq!(
        state(&sandbox, &late).await,
        pair("process_failed", "card_expired")
    );
}

#[tokio::test]
async fn the_payment_page_accepts_the_card() {
    let sandbox = Sandbox::start().await.unwrap();
    let urls = json!({"return_urls": {"success": "http://s/", "pending": "http://p/", "fail": "http://f/"}});
    for (number, year, location) in [
        (PAYS, "35", "http://s/"),
        ("4302912837020000", "33", "http://f/"),
    ] {
        let made = invoice(&sandbox, &format!("order-{number}"), &urls).await;
        let page = made["attributes"]["flow_data"]["action"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(
            call("GET", &page, "", "")
                .await
                .body
                .contains("name=\"card_number\"")
        );
        let fields = [
            ("card_number", number),
            ("exp_month", "09"),
            ("exp_year", year),
            ("cvv", "1"),
        ];
        assert_eq!(post_form(&page, &fields).await.status, 422);
        let fields = [
            ("card_number", number),
            ("exp_month", "09"),
            ("exp_year", year),
            ("cvv", "123"),
        ];
        let reply = post_form(&page, &fields).await;
        assert_eq!(
            (reply.status, reply.header("location")),
            (303, Some(location))
        );
    }
}

async fn issuer_page(form: &Value) -> String {
    let params = form["params"].as_object().unwrap().iter();
    let fields: Vec<_> = params
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect();
    let reply = post_form(form["action"].as_str().unwrap(), &fields).await;
    assert_eq!(reply.status, 200);
    reply.body
}

/// Target, field and value of the nth form on the issuer's page.
fn issuer_form(page: &str, nth: usize) -> (String, String, String) {
    let form = page.split("<form").nth(nth + 1).unwrap();
    let attribute = |name: &str| {
        let start = form.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
        form[start..]
            .split('"')
            .next()
            .unwrap()
            .replace("&amp;", "&")
    };
    (attribute("action"), attribute("name"), attribute("value"))
}

async fn post_form(url: &str, fields: &[(&str, &str)]) -> crate::support::Reply {
    let body = serde_urlencoded::to_string(fields).unwrap();
    let headers = "content-type: application/x-www-form-urlencoded\r\n";
    call("POST", url, headers, &body).await
}
