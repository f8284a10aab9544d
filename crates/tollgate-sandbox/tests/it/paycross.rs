//! PayCross.

use crate::support::{Reply, call};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

pub async fn paycross(
    sandbox: &Sandbox,
    method: &str,
    path: &str,
    more: &str,
    body: &Value,
) -> Reply {
    let info = sandbox.info();
    let key = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    let headers = format!("authorization: Basic {key}\r\n{more}");
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    call(method, &format!("{}{path}", info.paycross), &headers, &body).await
}

/// Sends a request that creates a transaction.
pub async fn send(sandbox: &Sandbox, kind: &str, request: &Value) -> Reply {
    let path = format!("/transactions/{kind}");
    paycross(sandbox, "POST", &path, "", &json!({"request": request})).await
}

pub fn request(tracking_id: &str, number: &str) -> Value {
    json!({
        "amount": 1999,
        "currency": "USD",
        "description": "Order",
        "tracking_id": tracking_id,
        "test": true,
        "credit_card": {
            "number": number,
            "verification_value": "123",
            "holder": "John Doe",
            "exp_month": "05",
            "exp_year": "2030"
        }
    })
}

pub const PAYS: &str = "4200000000000000";

pub async fn created(sandbox: &Sandbox, kind: &str, request: &Value) -> Value {
    let reply = send(sandbox, kind, request).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()["transaction"].clone()
}

#[tokio::test]
async fn a_saved_card_is_charged() {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = created(&sandbox, "tokenizations", &request("save-1", PAYS)).await;
    assert_eq!(
        (&saved["status"], &saved["type"]),
        (&json!("successful"), &json!("tokenization"))
    );
    assert_eq!(saved["credit_card"]["exp_month"], 5);
    assert_eq!(saved["paid_at"], Value::Null);
    assert_eq!(sandbox.ledger().entries, []);
    let mut order = request("order-1", PAYS);
    order["credit_card"] = json!({"token": saved["credit_card"]["token"]});
    let paid = created(&sandbox, "payments", &order).await;
    assert_eq!(
        (&paid["status"], &paid["amount"]),
        (&json!("successful"), &json!(1999))
    );
    assert_eq!(paid["payment"]["status"], "successful");
    assert_eq!(sandbox.ledger().account("order-1").charged, "19.99");
    order["test"] = json!(false);
    assert_eq!(
        send(&sandbox, "payments", &order).await.status,
        422,
        "made in test mode"
    );
}

#[tokio::test]
async fn errors_have_the_formats_of_both_versions() {
    let sandbox = Sandbox::start().await.unwrap();
    let url = format!("{}/transactions/payments", sandbox.info().paycross);
    assert_eq!(call("POST", &url, "", "{}").await.status, 401);
    let mut bad = request("order-1", PAYS);
    bad["amount"] = json!(19.99);
    let reply = send(&sandbox, "payments", &bad).await;
    assert_eq!(
        reply.json()["response"]["message"],
        "Amount must be an integer."
    );
    let bad = request("order-1", "4242424242424242");
    let reply = send(&sandbox, "payments", &bad).await;
    assert_eq!(reply.status, 422);
    let errors = reply.json()["response"]["errors"].clone();
    let words = errors["credit_card"]["number"][0].as_str().unwrap();
    assert!(words.starts_with("is not a published test card; these are: 9112300000000000, "));
    let body = json!({"request": bad});
    let version = "x-api-version: 3\r\n";
    let reply = paycross(&sandbox, "POST", "/transactions/payments", version, &body).await;
    assert_eq!(
        (&reply.json()["code"], &reply.json()["errors"]),
        (&json!("F.1000"), &errors)
    );
    let reply = paycross(&sandbox, "GET", "/transactions/none", version, &Value::Null).await;
    assert_eq!(
        (reply.status, &reply.json()["message"]),
        (404, &json!("Record not found"))
    );
    let reply = paycross(&sandbox, "PUT", "/transactions/none", "", &Value::Null).await;
    assert_eq!(reply.status, 405);
}

#[tokio::test]
async fn a_challenge_is_passed_or_failed_on_its_page() {
    let sandbox = Sandbox::start().await.unwrap();
    for (nth, status, charges) in [(1, "successful", 1), (2, "failed", 0)] {
        let reference = format!("order-{nth}");
        let mut order = request(&reference, "4012000000001097");
        order["return_url"] = json!("http://shop.example/back");
        order["duplicate_check"] = json!(false);
        let made = created(&sandbox, "payments", &order).await;
        assert_eq!(made["message"], Value::Null);
        let page = call("GET", made["redirect_url"].as_str().unwrap(), "", "")
            .await
            .body;
        let form = page.split("<form").nth(nth).unwrap();
        let value = form
            .split("value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        let target = form
            .split("action=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        let kind = "content-type: application/x-www-form-urlencoded\r\n";
        let reply = call("POST", target, kind, &format!("PaRes={value}")).await;
        assert_eq!(reply.status, 303);
        assert!(
            reply
                .header("location")
                .unwrap()
                .starts_with("http://shop.example/back?uid=")
        );
        let path = format!("/transactions/{}", made["uid"].as_str().unwrap());
        let after = paycross(&sandbox, "GET", &path, "", &Value::Null)
            .await
            .json();
        assert_eq!(after["transaction"]["status"], status);
        assert_eq!(sandbox.ledger().charges(&reference), charges);
    }
}

#[tokio::test]
async fn an_abandoned_challenge_fails() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = created(
        &sandbox,
        "payments",
        &request("order-1", "4012000000001097"),
    )
    .await;
    sandbox.advance(Duration::from_secs(1801));
    let path = format!("/transactions/{}", made["uid"].as_str().unwrap());
    let after = paycross(&sandbox, "GET", &path, "x-api-version: 3\r\n", &Value::Null)
        .await
        .json();
    assert_eq!(after["transaction"]["code"], "F.0998");
}

#[tokio::test]
async fn a_reference_is_looked_up() {
    let sandbox = Sandbox::start().await.unwrap();
    let find = async |id: &str| {
        let path = format!("/v2/transactions/tracking_id/{id}");
        let reply = paycross(&sandbox, "GET", &path, "", &Value::Null).await;
        assert_eq!(reply.status, 200);
        reply.json()["transactions"].as_array().unwrap().clone()
    };
    assert!(find("order%2F1").await.is_empty());
    for number in 0..12 {
        let mut order = request("order/1", PAYS);
        order["amount"] = json!(100 + number);
        created(&sandbox, "payments", &order).await;
    }
    let found = find("order%2F1").await;
    assert_eq!((found.len(), &found[0]["amount"]), (10, &json!(111)));
    created(&sandbox, "payments", &request("a;b", PAYS)).await;
    assert_eq!(find("b").await.len(), 1);
}

#[tokio::test]
async fn a_demo_shop_takes_test_cards_in_live_mode() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut order = request("order-1", PAYS);
    order["test"] = json!(false);
    order["duplicate_check"] = json!(false);
    assert_eq!(
        created(&sandbox, "payments", &order).await["status"],
        "failed"
    );
    sandbox.change(|settings| settings.live_cards = true);
    let paid = created(&sandbox, "payments", &order).await;
    assert_eq!(
        (&paid["status"], &paid["test"]),
        (&json!("successful"), &json!(false))
    );
}

#[tokio::test]
async fn children_never_exceed_their_parents() {
    let sandbox = Sandbox::start().await.unwrap();
    let held = created(&sandbox, "authorizations", &request("order-1", PAYS)).await;
    assert_eq!(sandbox.ledger().entries, []);
    let child = |parent: &Value, amount: i64, id: &str| json!({"parent_uid": parent["uid"], "amount": amount, "tracking_id": id, "reason": "r"});
    let refund = child(&held, 100, "r-0");
    assert_eq!(
        send(&sandbox, "refunds", &refund).await.status,
        422,
        "nothing was taken yet"
    );
    assert_eq!(
        send(&sandbox, "captures", &child(&held, 2000, "c-0"))
            .await
            .status,
        422
    );
    let taken = created(&sandbox, "captures", &child(&held, 1500, "c-1")).await;
    assert_eq!(
        (&taken["parent_uid"], &taken["type"]),
        (&held["uid"], &json!("capture"))
    );
    assert_eq!(
        send(&sandbox, "captures", &child(&held, 500, "c-2"))
            .await
            .status,
        422
    );
    created(&sandbox, "voids", &child(&held, 499, "v-1")).await;
    let mut refund = child(&taken, 500, "r-1");
    let back = created(&sandbox, "refunds", &refund).await;
    assert_eq!(
        (&back["status"], &back["refund"]["status"]),
        (&json!("successful"), &json!("successful"))
    );
    refund["amount"] = json!(1001);
    assert_eq!(send(&sandbox, "refunds", &refund).await.status, 422);
    refund["reason"] = Value::Null;
    let reply = send(&sandbox, "refunds", &refund).await;
    assert_eq!(
        reply.json()["response"]["message"],
        "Reason can't be blank."
    );
    let account = sandbox.ledger().account("order-1");
    assert_eq!(
        (account.charged.as_str(), account.refunded.as_str()),
        ("15", "5")
    );
}

#[tokio::test]
async fn a_test_scripts_how_a_transaction_ends() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.decide(
        "order-1",
        ScriptedOutcome::new("failed").resolution("F.0114"),
    );
    let made = created(&sandbox, "payments", &request("order-1", PAYS)).await;
    assert_eq!(
        (&made["status"], &made["message"]),
        (&json!("failed"), &json!("Insufficient funds"))
    );
    sandbox.decide("order-2", ScriptedOutcome::new("pending"));
    let mut second = request("order-2", PAYS);
    second["amount"] = json!(500);
    second["currency"] = json!("JPY");
    let made = created(&sandbox, "payments", &second).await;
    assert_eq!(made["status"], "pending");
    assert!(sandbox.settle(
        made["uid"].as_str().unwrap(),
        &ScriptedOutcome::new("successful")
    ));
    assert_eq!(sandbox.ledger().account("order-2").charged, "500");
}

#[tokio::test]
async fn version_3_can_have_its_own_format() {
    let sandbox = Sandbox::builder().flat(true).start().await.unwrap();
    let body = json!({"request": request("order-1", PAYS)});
    let path = "/transactions/payments";
    let version = "x-api-version: 3\r\n";
    let made = paycross(&sandbox, "POST", path, version, &body)
        .await
        .json();
    assert_eq!(
        (&made["status"], &made["code"]),
        (&json!("successful"), &json!("S.0000"))
    );
    assert_eq!(made["payment_method"]["last_4"], "0000");
    assert_eq!(made["transaction"]["auth_code"], "654321");
    assert_eq!(made["transaction"]["uid"], Value::Null);
    let path = "/v2/transactions/tracking_id/order-1";
    let found = paycross(&sandbox, "GET", path, version, &Value::Null)
        .await
        .json();
    assert_eq!(found["transactions"][0], made);
    let wrapped = paycross(&sandbox, "GET", path, "", &Value::Null)
        .await
        .json();
    assert_eq!(wrapped["transactions"][0]["credit_card"]["last_4"], "0000");
    assert!(
        sandbox.violations().is_empty(),
        "{:?}",
        sandbox.violations()
    );
}

#[tokio::test]
async fn an_amount_above_its_parent_is_refused_with_the_limit() {
    let sandbox = Sandbox::start().await.unwrap();
    let held = created(&sandbox, "authorizations", &request("order-1", PAYS)).await;
    let child = json!({"parent_uid": held["uid"], "amount": 2000});
    for kind in ["captures", "voids"] {
        let reply = send(&sandbox, kind, &child).await;
        let message = &reply.json()["response"]["message"];
        assert_eq!(message, "Amount can't be greater than 1999.", "{kind}");
    }
}
