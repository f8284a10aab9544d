//! Requests that PayCross treats as duplicates of earlier ones.

use crate::paycross::{PAYS, created, paycross, request, send};
use serde_json::json;
use std::time::Duration;
use tollgate_sandbox::Sandbox;

#[tokio::test]
async fn the_same_card_and_amount_are_refused_for_30_seconds() {
    let sandbox = Sandbox::start().await.unwrap();
    created(&sandbox, "payments", &request("order-1", PAYS)).await;
    let mut again = request("order-2", PAYS);
    assert_eq!(send(&sandbox, "payments", &again).await.status, 422);
    again["duplicate_check"] = json!(false);
    created(&sandbox, "payments", &again).await;
    sandbox.advance(Duration::from_secs(31));
    created(&sandbox, "payments", &request("order-3", PAYS)).await;
    assert_eq!(sandbox.ledger().entries.len(), 3);
}

#[tokio::test]
async fn the_duplicate_check_compares_what_was_sent() {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = created(&sandbox, "tokenizations", &request("save-1", PAYS)).await;
    let by_token = |reference: &str| {
        let mut order = request(reference, PAYS);
        order["credit_card"] = json!({"token": saved["credit_card"]["token"]});
        order
    };
    created(&sandbox, "payments", &by_token("order-1")).await;
    let again = send(&sandbox, "payments", &by_token("order-2")).await;
    assert_eq!(again.status, 422, "the same token and amount");
    let mut other_currency = by_token("order-3");
    other_currency["currency"] = json!("EUR");
    let again = send(&sandbox, "payments", &other_currency).await;
    assert_eq!(again.status, 422, "the currency is not compared");
    created(&sandbox, "payments", &request("order-4", PAYS)).await;
    created(&sandbox, "authorizations", &by_token("order-5")).await;
    let mut other_amount = by_token("order-6");
    other_amount["amount"] = json!(2000);
    created(&sandbox, "payments", &other_amount).await;
    let again = send(&sandbox, "tokenizations", &request("save-2", PAYS)).await;
    assert_eq!(again.status, 422, "a tokenisation counts too");
}

#[tokio::test]
async fn equal_children_of_one_parent_are_refused_for_30_seconds() {
    let sandbox = Sandbox::start().await.unwrap();
    let paid = created(&sandbox, "payments", &request("order-1", PAYS)).await;
    let mut refund = json!({"parent_uid": paid["uid"], "amount": 500, "reason": "r"});
    created(&sandbox, "refunds", &refund).await;
    assert_eq!(send(&sandbox, "refunds", &refund).await.status, 422);
    let mut second = request("order-2", PAYS);
    second["duplicate_check"] = json!(false);
    let other = created(&sandbox, "payments", &second).await;
    let of_other = json!({"parent_uid": other["uid"], "amount": 500, "reason": "r"});
    created(&sandbox, "refunds", &of_other).await;
    refund["duplicate_check"] = json!(false);
    created(&sandbox, "refunds", &refund).await;
    refund["duplicate_check"] = json!(true);
    sandbox.advance(Duration::from_secs(31));
    created(&sandbox, "refunds", &refund).await;
    assert_eq!(sandbox.ledger().account("order-1").refunds, 3);
}

#[tokio::test]
async fn a_repeated_request_id_returns_the_first_response() {
    let body = json!({"request": request("order-1", PAYS)});
    let id = "RequestID: 7b1c0f6e\r\n";
    let path = "/transactions/payments";
    let sandbox = Sandbox::builder().replay(true).start().await.unwrap();
    let first = paycross(&sandbox, "POST", path, id, &body).await.json();
    let second = paycross(&sandbox, "POST", path, id, &body).await.json();
    assert_eq!(first, second);
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
    sandbox.advance(Duration::from_secs(24 * 60 * 60));
    assert_ne!(
        paycross(&sandbox, "POST", path, id, &body).await.json(),
        first
    );
    let deaf = Sandbox::start().await.unwrap();
    paycross(&deaf, "POST", path, id, &body).await;
    assert_eq!(
        paycross(&deaf, "POST", path, id, &body).await.status,
        422,
        "a duplicate"
    );
}
