//! PayCross's test cards.

use crate::paycross::{PAYS, created, request, send};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::Sandbox;

/// Number, status of the payment, and the result of an authentication without a challenge.
pub const ROWS: [(&str, &str, Option<&str>); 14] = [
    (PAYS, "successful", None),
    ("9112300000000000", "successful", None),
    ("4005550000000019", "failed", None),
    ("4012000000001006", "successful", Some("Y")),
    ("4012000000001055", "successful", Some("A")),
    ("4012000000001097", "incomplete", None),
    ("4012000000001022", "failed", Some("U")),
    ("4012000000001030", "failed", Some("R")),
    ("4012000000001014", "failed", Some("N")),
    ("4012000000003010", "incomplete", None),
    ("5204240000015003", "successful", Some("Y")),
    ("5204240000015011", "successful", Some("A")),
    ("5204240000015029", "incomplete", None),
    ("5204240000015045", "failed", Some("N")),
];

#[tokio::test]
async fn every_test_card_has_its_published_outcome() {
    let sandbox = Sandbox::start().await.unwrap();
    for (number, status, word) in ROWS {
        let made = created(&sandbox, "payments", &request(number, number)).await;
        assert_eq!(made["status"], status, "{number}");
        assert_eq!(
            made["three_d_secure_verification"]["pa_status"],
            json!(word),
            "{number}"
        );
        let charges = usize::from(status == "successful");
        assert_eq!(sandbox.ledger().charges(number), charges, "{number}");
    }
}

#[tokio::test]
async fn an_expired_card_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut order = request("order-1", PAYS);
    order["credit_card"]["exp_year"] = json!("2010");
    let reply = send(&sandbox, "payments", &order).await;
    assert_eq!(reply.status, 422);
    let refused = json!({
        "message": "Date is expired.",
        "errors": {"credit_card": {"date": ["is expired"]}}
    });
    assert_eq!(reply.json()["response"], refused);
    assert_eq!(sandbox.transactions(), [Value::Null; 0]);
}

#[tokio::test]
async fn a_saved_card_that_has_expired_is_declined() {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = created(&sandbox, "tokenizations", &request("save-1", PAYS)).await;
    let token = json!({"token": saved["credit_card"]["token"]});
    sandbox.advance(Duration::from_secs(10 * 366 * 86_400));
    let mut order = request("order-1", PAYS);
    order["credit_card"] = token;
    let declined = created(&sandbox, "payments", &order).await;
    assert_eq!(
        (&declined["status"], &declined["message"]),
        (&json!("failed"), &json!("Card expired"))
    );
}

#[tokio::test]
async fn a_decline_names_its_operation() {
    let sandbox = Sandbox::start().await.unwrap();
    for (kind, words) in [
        ("payments", "Payment was declined"),
        ("authorizations", "Authorization was declined"),
    ] {
        let made = created(&sandbox, kind, &request("order-1", "4005550000000019")).await;
        assert_eq!(
            (&made["status"], &made["message"]),
            (&json!("failed"), &json!(words))
        );
    }
}
