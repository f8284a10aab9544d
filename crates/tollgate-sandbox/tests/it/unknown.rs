//! Unknown words are refused, with the list of the known ones.

use crate::paycross::{paycross, request};
use crate::payout;
use crate::support::{call, card, invoice, sale};
use serde_json::json;
use tollgate_sandbox::{Fault, FaultPlan, Kind, Sandbox, ScriptedOutcome};

/// A path, a body, the word that is refused, and one that the response lists.
const REFUSED: &[(&str, &str, &str, &str)] = &[
    (
        "/faults",
        r#"{"operation": "createSlae", "kind": "close"}"#,
        "createSlae",
        "createSale",
    ),
    (
        "/faults",
        r#"{"surface": "gate", "kind": "close"}"#,
        "gate",
        "cardgate",
    ),
    (
        "/faults",
        r#"{"surface": "private", "operation": "createSale", "kind": "close"}"#,
        "createSale",
        "createInvoice",
    ),
    (
        "/faults",
        r#"{"kind": "status", "status": 999}"#,
        "999",
        "200 to 599",
    ),
    (
        "/faults",
        r#"{"kind": "status", "status": 503, "body": 1}"#,
        "body",
        "retry_after",
    ),
    (
        "/faults",
        r#"{"kind": "close", "point": "middle"}"#,
        "middle",
        "before",
    ),
    (
        "/faults",
        r#"{"kind": "explode"}"#,
        "explode",
        "slow_duplicate",
    ),
    (
        "/faults",
        r#"{"kind": "stale", "opration": "x"}"#,
        "opration",
        "operation",
    ),
    (
        "/faults",
        r#"{"seed": 7, "rate": 0.1, "rte": 1}"#,
        "rte",
        "rate",
    ),
    (
        "/verdicts",
        r#"{"reference": "o", "status": "procesed"}"#,
        "procesed",
        "processed",
    ),
    (
        "/verdicts",
        r#"{"reference": "o", "status": "process_failed", "resolution": "decline"}"#,
        "decline",
        "declined",
    ),
    (
        "/verdicts",
        r#"{"reference": "o", "status": "process_pending", "auth_mode": "sms"}"#,
        "sms",
        "otp",
    ),
    (
        "/verdicts",
        r#"{"reference": "o", "status": "processed", "amount": 1}"#,
        "amount",
        "processed_amount",
    ),
    (
        "/settle",
        r#"{"id": "cpi_1", "status": "paid"}"#,
        "paid",
        "processed",
    ),
    ("/settings", r#"{"bank": 5}"#, "bank", "bank_ms"),
    ("/settings", r#"{"lookup": "newst"}"#, "newst", "newest"),
    (
        "/settings",
        r#"{"reference": 5, "bank_ms": 5}"#,
        "reference",
        "A text",
    ),
    ("/callbacks", r#"{"hodl": true}"#, "hodl", "hold"),
    ("/callbacks", r#"{"hold": "yes"}"#, "hold", "true or false"),
    ("/callbacks", "{}", "body", "reverse"),
    ("/clock", r#"{"advance": 1, "by": 2}"#, "by", "advance"),
    ("/refuse", r#"{"for_s": 1}"#, "for_s", "for_ms"),
    (
        "/challenge",
        r#"{"id": "x", "pased": true}"#,
        "pased",
        "passed",
    ),
];

#[tokio::test]
async fn the_control_api_refuses_what_it_does_not_know() {
    let sandbox = Sandbox::start().await.unwrap();
    for (path, body, word, known) in REFUSED {
        let url = format!("{}{path}", sandbox.info().control);
        let reply = call("POST", &url, "", body).await;
        assert_eq!(reply.status, 422, "{path} {body}: {}", reply.body);
        for part in [word, known] {
            assert!(reply.body.contains(*part), "{part}: {}", reply.body);
        }
    }
    assert!(sandbox.faults().is_empty());
}

#[tokio::test]
async fn a_query_refuses_what_it_does_not_know() {
    let sandbox = Sandbox::start().await.unwrap();
    for (path, known) in [
        ("/exchanges?operaton=createSale", "operation"),
        ("/exchanges?operation=createSlae", "createSale"),
        ("/exchanges?surface=gate", "cardgate"),
        ("/exchanges?fault=explode", "slow_duplicate"),
        ("/exchanges?status=ok", "none"),
        ("/exchanges?limit=0", "1 to 1000"),
        ("/exchanges?order=up", "newest"),
        ("/exchanges?after=x", "number"),
        ("/invoices?status=paid", "processed"),
        ("/payouts?status=refunded", "canceled"),
        ("/transactions?operation=charge", "payment"),
        ("/transactions?status=paid", "successful"),
        ("/order", "text"),
        ("/info?x=1", "parameter"),
    ] {
        let url = format!("{}{path}", sandbox.info().control);
        let reply = call("GET", &url, "", "").await;
        assert_eq!(reply.status, 422, "{path}: {}", reply.body);
        assert!(reply.body.contains(known), "{path}: {}", reply.body);
    }
}

#[tokio::test]
async fn an_outcome_fits_the_provider_of_its_operation() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let url = format!("{}/settle", sandbox.info().control);
    let body = json!({"id": made["id"], "status": "successful"}).to_string();
    let reply = call("POST", &url, "", &body).await;
    assert_eq!(reply.status, 422, "{}", reply.body);
    let paid = payout::id(&payout::create(&sandbox, "payout-1", &json!({})).await);
    let body = json!({"id": paid, "status": "refunded"}).to_string();
    let reply = call("POST", &url, "", &body).await;
    assert_eq!(reply.status, 422, "{}", reply.body);
    let outcome = ScriptedOutcome::new("held_by_aliens").undocumented();
    assert!(sandbox.settle(made["id"].as_str().unwrap(), &outcome));
}

#[tokio::test]
async fn a_plan_at_the_start_is_checked_too() {
    let typo = Fault::on("createSlae", Kind::Stale);
    let started = Sandbox::builder().faults(vec![typo]).start().await;
    let failure = started.unwrap_err().to_string();
    assert!(
        failure.contains("createSlae") && failure.contains("createSale"),
        "{failure}"
    );
    let plan = r#"{"operation": "createSlae", "kind": "stale"}"#.parse::<FaultPlan>();
    assert!(plan.unwrap_err().to_string().contains("createSale"));
}

#[tokio::test]
#[should_panic(expected = "`createSlae` is no known operation: known are")]
async fn a_test_with_a_misspelt_fault_fails() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.fault(Fault::on("createSlae", Kind::Stale));
}

#[tokio::test]
#[should_panic(expected = "`procesed` is no known status: known are")]
async fn a_test_with_a_misspelt_outcome_fails() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.decide("order-1", ScriptedOutcome::new("procesed"));
}

#[tokio::test]
async fn a_card_that_is_no_test_card_is_refused_with_the_list() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let reply = sale(&sandbox, &made, &card("4242424242424242", "10", "35")).await;
    assert_eq!(reply.status, 422);
    assert!(reply.body.contains("5519283812030000"), "{}", reply.body);
    let body = json!({"request": request("order-1", "4242424242424242")});
    let reply = paycross(&sandbox, "POST", "/transactions/payments", "", &body).await;
    assert_eq!(reply.status, 422);
    assert!(reply.body.contains("4200000000000000"), "{}", reply.body);
}
