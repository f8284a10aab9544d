//! Refunds of the Private API in both models, at once and later.

use crate::control::control;
use crate::support::{PAYS, Reply, attributes, card, invoice, private, sale};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::settings::{Bodies, RefundList, RefundModel};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

/// A sandbox with a paid order of ten dollars, and the invoice's id.
async fn paid(refund_model: RefundModel, refund_list: RefundList) -> (Sandbox, String) {
    let sandbox = Sandbox::builder()
        .refund_model(refund_model)
        .refund_list(refund_list)
        .start()
        .await
        .unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    let id = made["id"].as_str().unwrap().to_owned();
    (sandbox, id)
}

/// Requests a refund with these attributes and the invoice's id.
async fn refund(sandbox: &Sandbox, id: &str, attributes: &Value) -> Reply {
    let mut attributes = attributes.clone();
    attributes["invoiceId"] = json!(id);
    let body = json!({"data": {"type": "refund", "id": id, "attributes": attributes}});
    private(
        sandbox,
        "POST",
        &format!("/payment-invoices/{id}/refund"),
        &body,
    )
    .await
}

async fn back(sandbox: &Sandbox, id: &str, reference: &str, amount: u32) -> Value {
    let asked = json!({"amount": amount, "reference_id": reference, "description": "Returned"});
    let reply = refund(sandbox, id, &asked).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()["data"].clone()
}

#[tokio::test]
async fn the_response_to_a_refund_is_the_invoice() {
    for list in [RefundList::Absent, RefundList::Shown] {
        let (sandbox, id) = paid(RefundModel::Invoice, list).await;
        let invoice = back(&sandbox, &id, "refund-1", 4).await;
        let shown = &invoice["attributes"];
        assert_eq!(
            (&invoice["id"], &shown["status"]),
            (&json!(id), &json!("partially_refunded"))
        );
        let refunds = shown["refunds"].as_array();
        assert_eq!(refunds.is_some(), list == RefundList::Shown);
        if let Some(refunds) = refunds {
            let references = refunds
                .iter()
                .map(|it| it["reference_id"].as_str().unwrap());
            assert_eq!(references.collect::<Vec<_>>(), ["refund-1"]);
        }
    }
}

#[tokio::test]
async fn the_response_to_a_refund_is_a_separate_object() {
    let (sandbox, id) = paid(RefundModel::Refund, RefundList::Absent).await;
    let made = back(&sandbox, &id, "refund-1", 4).await;
    assert_eq!(made["type"], "refunds");
    let number = made["id"].as_str().unwrap();
    assert!(number.starts_with("ref_"), "{number}");
    let mut expected = json!({
        "reference_id": "refund-1", "original_id": null, "description": "Returned",
        "status": "processed", "amount": 4, "fee": 0, "currency": "USD",
        "created": made["attributes"]["created"]
    });
    assert_eq!(made["attributes"], expected);
    expected["id"] = json!(number);
    assert_eq!(
        attributes(&sandbox, &id).await["refunds"],
        json!([expected])
    );
    assert_eq!(sandbox.ledger().account("order-1").refunded, "4");
    sandbox.change(|settings| settings.bodies = Bodies::Minimal);
    let made = back(&sandbox, &id, "refund-2", 4).await;
    assert_eq!(made["attributes"], json!({"status": "processed"}));
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn the_newer_refund_model_requires_a_reference_and_an_invoice_id() {
    let (sandbox, id) = paid(RefundModel::Refund, RefundList::Absent).await;
    let path = format!("/payment-invoices/{id}/refund");
    let ask = async |data: Value| private(&sandbox, "POST", &path, &json!({"data": data})).await;
    let reply = refund(&sandbox, &id, &json!({"amount": 4})).await;
    assert_eq!(reply.status, 422);
    assert!(reply.json()["errors"]["reference_id"].is_string());
    let older = json!({"amount": 4, "reference_id": "refund-1"});
    let reply = ask(json!({"type": "refund", "id": id, "attributes": older})).await;
    assert_eq!(reply.status, 422);
    assert!(reply.json()["errors"]["invoiceId"].is_string());
    let newer = json!({"amount": 4, "reference_id": "refund-1", "invoiceId": id});
    let reply = ask(json!({"type": "refund", "attributes": newer})).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let reply = ask(json!({"type": "refund", "attributes": newer})).await;
    assert_eq!(reply.status, 409, "the reference is taken");
    sandbox.change(|settings| settings.refund_model = RefundModel::Invoice);
    let reply = ask(json!({"type": "refund", "attributes": newer})).await;
    assert_eq!(reply.status, 422, "the older model asks for data.id");
}

#[tokio::test]
async fn a_refund_can_take_a_while() {
    for model in [RefundModel::Invoice, RefundModel::Refund] {
        let (sandbox, id) = paid(model, RefundList::Shown).await;
        control(
            &sandbox,
            "POST",
            "/settings",
            &json!({"refund_ms": 3_600_000}),
        )
        .await;
        let made = back(&sandbox, &id, "refund-1", 10).await;
        let status = if model == RefundModel::Refund {
            "process_pending"
        } else {
            "refund_pending"
        };
        assert_eq!(made["attributes"]["status"], status);
        let pending = attributes(&sandbox, &id).await;
        assert_eq!(pending["refunds"][0]["status"], "process_pending");
        assert_eq!(
            (&pending["status"], &pending["refunded_amount"]),
            (&json!("refund_pending"), &Value::Null)
        );
        let more = json!({"amount": 1, "reference_id": "refund-2"});
        let more = refund(&sandbox, &id, &more).await;
        assert_eq!(
            more.status, 422,
            "nothing is left beside the refund under way"
        );
        assert_eq!(sandbox.ledger().account("order-1").refunds, 0);
        sandbox.advance(Duration::from_secs(3600));
        let done = attributes(&sandbox, &id).await;
        assert_eq!(
            (&done["status"], &done["refunds"][0]["status"]),
            (&json!("refunded"), &json!("processed"))
        );
        assert_eq!(sandbox.ledger().account("order-1").refunded, "10");
        assert_eq!(sandbox.violations(), [""; 0]);
    }
}

#[tokio::test]
async fn a_test_scripts_how_and_when_a_refund_ends() {
    let (sandbox, id) = paid(RefundModel::Refund, RefundList::Absent).await;
    sandbox.decide("refund-1", ScriptedOutcome::new("failed"));
    let failed = back(&sandbox, &id, "refund-1", 10).await;
    assert_eq!(failed["attributes"]["status"], "process_failed");
    assert_eq!(attributes(&sandbox, &id).await["status"], "refund_failed");
    let pending = json!({"reference": "refund-2", "status": "pending"});
    control(&sandbox, "POST", "/verdicts", &pending).await;
    let made = back(&sandbox, &id, "refund-2", 10).await;
    assert_eq!(made["attributes"]["status"], "process_pending");
    sandbox.advance(Duration::from_secs(86_400));
    assert_eq!(sandbox.ledger().account("order-1").refunds, 0);
    let settled = json!({"id": made["id"], "status": "processed"});
    control(&sandbox, "POST", "/settle", &settled).await;
    assert_eq!(attributes(&sandbox, &id).await["status"], "refunded");
    assert_eq!(sandbox.ledger().account("order-1").refunds, 1);
    assert!(
        !sandbox.settle(
            made["id"].as_str().unwrap(),
            &ScriptedOutcome::new("failed")
        ),
        "it is over"
    );
}

#[tokio::test]
async fn a_full_refund_shows_its_time() {
    let (sandbox, id) = paid(RefundModel::Invoice, RefundList::Absent).await;
    back(&sandbox, &id, "refund-1", 4).await;
    assert_eq!(attributes(&sandbox, &id).await["refunded"], Value::Null);
    sandbox.advance(Duration::from_secs(60));
    let before = sandbox.now();
    back(&sandbox, &id, "refund-2", 6).await;
    let shown = attributes(&sandbox, &id).await;
    assert!(shown["refunded"].as_i64().unwrap() >= before);
    assert_eq!(
        (&shown["status"], &shown["refunded_amount"]),
        (&json!("refunded"), &json!(10))
    );
}
