//! PayCross's checkout: the payment page, the way back, the notifications.

use crate::merchant::{listener, merchant, until};
use crate::paycross::{PAYS, paycross, send};
use crate::support::{Reply, call};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::Sandbox;
use tollgate_sandbox::settings::ChargesAs;

const DECLINED: &str = "4005550000000019";
const CHALLENGED: &str = "4012000000001097";

async fn checkouts(sandbox: &Sandbox, method: &str, path: &str, body: &Value) -> Reply {
    let info = sandbox.info();
    let key = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    let headers = format!("authorization: Basic {key}\r\n");
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let url = format!("{}/ctp/api/checkouts{path}", info.checkout);
    call(method, &url, &headers, &body).await
}

/// Creates a checkout, and returns its token and its page.
async fn create(sandbox: &Sandbox, kind: &str, more: &Value) -> (String, String) {
    let mut checkout = json!({
        "transaction_type": kind,
        "test": true,
        "order": {
            "amount": 1999,
            "currency": "USD",
            "description": "Order",
            "tracking_id": "order-1",
            "additional_data": {"contract": ["recurring"]}
        },
        "settings": {"return_url": "https://shop.example/back?order=1"}
    });
    for (name, value) in more.as_object().unwrap() {
        checkout[name] = value.clone();
    }
    let reply = checkouts(sandbox, "POST", "", &json!({"checkout": checkout})).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let made = reply.json()["checkout"].clone();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    (text("token"), text("redirect_url"))
}

async fn read(sandbox: &Sandbox, token: &str) -> Value {
    let reply = checkouts(sandbox, "GET", &format!("/{token}"), &Value::Null).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()["checkout"].clone()
}

/// Submits a card on the page.
async fn pay(page: &str, number: &str) -> Reply {
    let form =
        format!("card_number={number}&card_holder=John+Doe&exp_month=05&exp_year=30&cvv=123");
    let headers = "content-type: application/x-www-form-urlencoded\r\n";
    call("POST", page, headers, &form).await
}

#[tokio::test]
async fn a_payer_pays_on_the_page_and_returns_to_the_merchant() {
    let sandbox = Sandbox::start().await.unwrap();
    let (token, page) = create(&sandbox, "payment", &json!({})).await;
    let waiting = read(&sandbox, &token).await;
    assert_eq!(waiting["gateway_response"], Value::Null);
    assert_eq!(
        (&waiting["finished"], &waiting["expired"]),
        (&json!(false), &json!(false))
    );
    let shown = call("GET", &page, "", "").await;
    assert!(
        shown.status == 200 && shown.body.contains("19.99 USD"),
        "{}",
        shown.body
    );
    let back = pay(&page, PAYS).await;
    let paid = read(&sandbox, &token).await;
    let payment = &paid["gateway_response"]["payment"];
    let uid = payment["uid"].as_str().unwrap();
    assert_eq!(
        (back.status, back.header("location").unwrap()),
        (
            303,
            &*format!(
                "https://shop.example/back?order=1&token={token}&uid={uid}&status=successful"
            )
        )
    );
    assert_eq!(
        (&paid["status"], &paid["finished"]),
        (&json!("successful"), &json!(true))
    );
    assert_eq!(sandbox.ledger().account("order-1").charged, "19.99");
    let again = pay(&page, PAYS).await;
    assert_eq!(again.status, 303, "a paid checkout takes no second card");
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
    assert_eq!(sandbox.violations(), [] as [String; 0]);
}

#[tokio::test]
async fn a_card_is_saved_on_the_page_and_its_token_charged() {
    let sandbox = Sandbox::start().await.unwrap();
    let order = json!({"order": {"amount": 0, "currency": "USD", "description": "Card",
        "tracking_id": "card-1"}});
    let (token, page) = create(&sandbox, "tokenization", &order).await;
    assert_eq!(pay(&page, PAYS).await.status, 303);
    let saved = read(&sandbox, &token).await;
    let uid = saved["gateway_response"]["tokenization"]["uid"]
        .as_str()
        .unwrap();
    assert_eq!(sandbox.ledger().entries, []);
    let path = format!("/transactions/{uid}");
    let shown = paycross(&sandbox, "GET", &path, "", &Value::Null)
        .await
        .json();
    let charge = json!({"amount": 500, "currency": "USD", "description": "Order",
        "tracking_id": "order-2", "test": true,
        "credit_card": {"token": shown["transaction"]["credit_card"]["token"]}});
    assert_eq!(send(&sandbox, "payments", &charge).await.status, 200);
    assert_eq!(sandbox.ledger().account("order-2").charged, "5");
}

#[tokio::test]
async fn a_payer_has_as_many_attempts_as_the_merchant_says() {
    let sandbox = Sandbox::start().await.unwrap();
    let (token, page) = create(&sandbox, "payment", &json!({"attempts": 2})).await;
    let declined = pay(&page, DECLINED).await;
    assert!(
        declined.status == 200 && declined.body.contains("declined"),
        "{}",
        declined.body
    );
    assert_eq!(read(&sandbox, &token).await["finished"], false);
    let back = pay(&page, DECLINED).await;
    assert!(back.header("location").unwrap().ends_with("status=failed"));
    let over = read(&sandbox, &token).await;
    assert_eq!(
        (&over["status"], &over["finished"]),
        (&json!("failed"), &json!(true))
    );
    assert_eq!(sandbox.transactions().len(), 2);
    let late = pay(&page, PAYS).await;
    assert_eq!(late.status, 303);
    assert_eq!(sandbox.ledger().charges("order-1"), 0);
}

#[tokio::test]
async fn a_challenge_leads_back_over_the_page() {
    let sandbox = Sandbox::start().await.unwrap();
    let (token, page) = create(&sandbox, "payment", &json!({})).await;
    let issuer = pay(&page, CHALLENGED).await;
    let issuer = issuer.header("location").unwrap().to_owned();
    assert!(issuer.contains("/process/"), "{issuer}");
    assert_eq!(read(&sandbox, &token).await["status"], "incomplete");
    let shown = call("GET", &issuer, "", "").await;
    let result = shown.body.split("name=\"PaRes\" value=\"").nth(1).unwrap();
    let form = format!("PaRes={}", result.split('"').next().unwrap());
    let headers = "content-type: application/x-www-form-urlencoded\r\n";
    let done = call("POST", &format!("{issuer}/return"), headers, &form).await;
    let result = call("GET", done.header("location").unwrap(), "", "").await;
    let location = result.header("location").unwrap();
    assert!(
        location.starts_with("https://shop.example/back?order=1&token="),
        "{location}"
    );
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
}

#[tokio::test]
async fn a_wrong_card_is_asked_for_again_and_charges_nothing() {
    let sandbox = Sandbox::start().await.unwrap();
    let (_, page) = create(&sandbox, "payment", &json!({})).await;
    let again = pay(&page, "4242424242424242").await;
    assert_eq!(again.status, 422);
    assert!(again.body.contains("role=\"alert\"") && !again.body.contains("4242424242424242"));
    assert_eq!(sandbox.transactions(), [] as [Value; 0]);
    let nothing = call("GET", &page.replace("token=", "token=x"), "", "").await;
    assert_eq!(nothing.status, 404);
}

#[tokio::test]
async fn a_checkout_expires_and_its_merchant_is_notified() {
    let (listener, url) = listener().await;
    let sandbox = Sandbox::start().await.unwrap();
    let (token, page) = create(
        &sandbox,
        "payment",
        &json!({"settings": {"notification_url": url}}),
    )
    .await;
    let notified = tokio::spawn(async move { merchant(listener, &[200]).await });
    sandbox.advance(Duration::from_secs(24 * 60 * 60));
    let (head, body) = notified.await.unwrap().remove(0);
    assert!(head.contains("content-signature: "), "{head}");
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["token"], *token);
    assert_eq!(
        (&body["expired"], &body["status"]),
        (&json!(true), &json!("error"))
    );
    assert_eq!(pay(&page, PAYS).await.status, 404, "too late");
    assert_eq!(sandbox.ledger().entries, []);
    assert_eq!(sandbox.violations(), [] as [String; 0]);
}

#[tokio::test]
async fn a_merchant_is_notified_of_the_transaction_on_the_page() {
    let (listener, url) = listener().await;
    let sandbox = Sandbox::start().await.unwrap();
    let (_, page) = create(
        &sandbox,
        "payment",
        &json!({"settings": {"notification_url": url}}),
    )
    .await;
    let notified = tokio::spawn(async move { merchant(listener, &[200]).await });
    let page = pay(&page, PAYS).await;
    assert!(
        page.status == 200 && page.body.contains("successful"),
        "no way back is known"
    );
    let (_, body) = notified.await.unwrap().remove(0);
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["transaction"]["tracking_id"], "order-1");
    assert!(body["transaction"]["credit_card"]["token"].is_string());
    until(&sandbox, |all| all.iter().all(|it| it.next.is_none())).await;
}

#[tokio::test]
async fn a_checkout_can_charge_by_an_authorization_and_its_capture() {
    let sandbox = Sandbox::builder().charges_as(ChargesAs::Authorization);
    let sandbox = sandbox.start().await.unwrap();
    let (_, page) = create(&sandbox, "charge", &json!({})).await;
    assert_eq!(pay(&page, PAYS).await.status, 303);
    let kinds: Vec<_> = sandbox
        .transactions()
        .iter()
        .map(|it| it["type"].clone())
        .collect();
    assert_eq!(kinds, ["authorization", "capture"]);
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
}

#[tokio::test]
async fn an_invalid_checkout_is_refused_by_field() {
    let sandbox = Sandbox::start().await.unwrap();
    for (body, words) in [
        (json!({"checkout": {}}), "transaction_type"),
        (
            json!({"checkout": {"transaction_type": "gift", "order":
            {"amount": 1, "currency": "USD", "description": "x"}}}),
            "transaction_type",
        ),
        (
            json!({"checkout": {"transaction_type": "payment", "order":
            {"amount": 0, "currency": "USD", "description": "x"}}}),
            "amount",
        ),
        (
            json!({"checkout": {"transaction_type": "payment", "settings": {"fail_url": "no"},
            "order": {"amount": 1, "currency": "USD", "description": "x"}}}),
            "fail_url",
        ),
    ] {
        let reply = checkouts(&sandbox, "POST", "", &body).await;
        assert_eq!(reply.status, 422, "{body}");
        assert!(
            reply.json()["errors"].to_string().contains(words),
            "{}",
            reply.body
        );
    }
    let url = format!("{}/ctp/api/checkouts/x", sandbox.info().checkout);
    assert_eq!(call("GET", &url, "", "").await.status, 401);
    let unknown = checkouts(&sandbox, "GET", "/x", &Value::Null).await;
    assert_eq!(
        (unknown.status, &unknown.json()["message"]),
        (404, &json!("Record not found"))
    );
}

#[tokio::test]
async fn a_late_decline_lets_a_checkout_expire() {
    let sandbox = Sandbox::builder().bank(Duration::from_secs(2 * 24 * 60 * 60));
    let sandbox = sandbox.start().await.unwrap();
    let (token, page) = create(&sandbox, "payment", &json!({"attempts": 2})).await;
    pay(&page, DECLINED).await;
    sandbox.advance(Duration::from_secs(25 * 60 * 60));
    let waiting = read(&sandbox, &token).await;
    let state = |it: &Value| (it["status"].clone(), it["expired"].clone());
    assert_eq!(state(&waiting), (json!("pending"), json!(false)));
    sandbox.advance(Duration::from_secs(24 * 60 * 60));
    let over = read(&sandbox, &token).await;
    assert_eq!(state(&over), (json!("error"), json!(true)));
    assert_eq!(pay(&page, PAYS).await.status, 404);
}

#[tokio::test]
async fn an_order_shows_its_checkout() {
    let (listener, url) = listener().await;
    let sandbox = Sandbox::start().await.unwrap();
    let settings = json!({"settings": {"notification_url": url}});
    let (token, _) = create(&sandbox, "payment", &settings).await;
    let base = sandbox.info().control.clone();
    let get = async |path: &str| call("GET", &format!("{base}{path}"), "", "").await;
    let order = get("/order?reference=order-1").await.json();
    assert_eq!(order["checkouts"][0]["token"], *token);
    assert_eq!(order["exchanges"][0]["operation"], "createCheckout");
    let notified = tokio::spawn(async move { merchant(listener, &[200]).await });
    sandbox.advance(Duration::from_secs(24 * 60 * 60));
    notified.await.unwrap();
    until(&sandbox, |all| all.iter().all(|it| it.next.is_none())).await;
    let order = get("/order?reference=order-1").await.json();
    assert_eq!(order["checkouts"][0]["expired"], true);
    assert_eq!(order["callbacks"][0]["status"], "expired");
    let listed = get("/checkouts?reference=order-1").await.json();
    assert_eq!(listed["items"], order["checkouts"]);
    let pages = base.replace("/_control", "");
    let life = call("GET", &format!("{pages}/order?reference=order-1"), "", "").await;
    for words in ["createCheckout", "payment: expired, 0 of 1", "19.99 USD"] {
        assert!(life.body.contains(words), "{words}: {}", life.body);
    }
    let found = call("GET", &format!("{pages}/search?q={token}"), "", "").await;
    assert_eq!(found.header("location"), Some("/order?reference=order-1"));
    let shown = call("GET", &format!("{pages}/view/checkout/{token}"), "", "").await;
    assert!(shown.body.contains("order-1") && !shown.body.contains(&format!("\"{token}\"")));
}
