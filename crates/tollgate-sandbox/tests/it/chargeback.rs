//! Charge-backs.

use crate::merchant::{listener, merchant};
use crate::support::{PAYS, attributes, card, invoice, private, sale};
use serde_json::{Value, json};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

async fn paid(sandbox: &Sandbox, reference: &str, more: &Value) -> String {
    let made = invoice(sandbox, reference, more).await;
    sale(sandbox, &made, &card(PAYS, "10", "35")).await;
    made["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_charge_back_moves_the_ledger_and_is_shown() {
    let sandbox = Sandbox::start().await.unwrap();
    let id = paid(&sandbox, "order-1", &json!({})).await;
    let before = attributes(&sandbox, &id).await;
    assert_eq!(before.get("charged_back"), None);
    let part = ScriptedOutcome::new("partially_charged_back").processed_amount(4.0);
    assert!(sandbox.settle(&id, &part));
    let after = attributes(&sandbox, &id).await;
    assert_eq!(after["status"], "partially_charged_back");
    assert_eq!(after["charged_back_amount"], 4);
    assert!(after["charged_back"].as_i64().unwrap() >= after["processed"].as_i64().unwrap());
    assert_eq!(after["processed_amount"], 10, "the charge did take place");
    assert!(sandbox.settle(&id, &ScriptedOutcome::new("charged_back")));
    let after = attributes(&sandbox, &id).await;
    assert_eq!(
        (&after["status"], &after["charged_back_amount"]),
        (&json!("charged_back"), &json!(10))
    );
    assert!(
        !sandbox.settle(&id, &ScriptedOutcome::new("charged_back")),
        "nothing is left"
    );
    let account = sandbox.ledger().account("order-1");
    assert_eq!((account.charges, account.chargebacks), (1, 2));
    assert_eq!(
        (account.charged.as_str(), account.charged_back.as_str()),
        ("10", "10")
    );
    assert_eq!(sandbox.ledger().entries[1].kind, "chargeback");
    assert_eq!(sandbox.ledger().totals()["USD"], "0");
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn refunds_and_charge_backs_never_exceed_the_charge() {
    let sandbox = Sandbox::start().await.unwrap();
    let id = paid(&sandbox, "order-1", &json!({})).await;
    let refund = |amount: f64| json!({"data": {"type": "refund", "id": id, "attributes": {"amount": amount}}});
    let path = format!("/payment-invoices/{id}/refund");
    assert_eq!(
        private(&sandbox, "POST", &path, &refund(7.5)).await.status,
        200
    );
    let much = ScriptedOutcome::new("charged_back").processed_amount(9.0);
    assert!(sandbox.settle(&id, &much));
    assert_eq!(attributes(&sandbox, &id).await["charged_back_amount"], 2.5);
    assert_eq!(
        private(&sandbox, "POST", &path, &refund(0.01)).await.status,
        422
    );
    let account = sandbox.ledger().account("order-1");
    assert_eq!(
        (account.refunded.as_str(), account.charged_back.as_str()),
        ("7.5", "2.5")
    );
    let balances = private(&sandbox, "GET", "/account/balances", &Value::Null).await;
    let accounts = &balances.json()["data"]["attributes"]["currency_accounts"];
    assert_eq!(accounts["USD"]["active_balance"], "0.00");
}

#[tokio::test]
async fn the_merchant_is_notified() {
    let sandbox = Sandbox::start().await.unwrap();
    let (listener, url) = listener().await;
    let id = paid(&sandbox, "order-1", &json!({"callback_url": url})).await;
    sandbox.settle(&id, &ScriptedOutcome::new("charged_back"));
    let seen = merchant(listener, &[200, 200, 200]).await;
    let last: Value = serde_json::from_str(&seen[2].1).unwrap();
    let shown = &last["data"]["attributes"];
    assert_eq!(
        (&shown["status"], &shown["charged_back_amount"]),
        (&json!("charged_back"), &json!(10))
    );
}

#[tokio::test]
async fn a_scripted_outcome_can_charge_back_at_once() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.decide("order-1", ScriptedOutcome::new("charged_back"));
    paid(&sandbox, "order-1", &json!({})).await;
    let account = sandbox.ledger().account("order-1");
    assert_eq!((account.charges, account.chargebacks), (1, 1));
}
