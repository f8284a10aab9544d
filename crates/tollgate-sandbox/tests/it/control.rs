//! The control API.

use crate::support::{PAYS, call, card, invoice, private, sale};
use serde_json::{Value, json};
use tollgate_sandbox::Sandbox;

pub async fn control(sandbox: &Sandbox, method: &str, path: &str, body: &Value) -> Value {
    let url = format!("{}{path}", sandbox.info().control);
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let reply = call(method, &url, "", &body).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    reply.json()
}

#[tokio::test]
async fn the_first_line_has_these_keys() {
    let sandbox = Sandbox::start().await.unwrap();
    let info = serde_json::to_value(sandbox.info()).unwrap();
    let mut keys: Vec<_> = info.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    let expected = [
        "account",
        "api_key",
        "callback_secret",
        "cardgate",
        "checkout",
        "control",
        "paycross",
        "private",
        "public",
        "public_key",
        "reports",
        "shop_id",
        "shop_public_key",
        "shop_secret",
    ];
    assert_eq!(keys, expected);
    assert!(info["account"].as_str().unwrap().starts_with("coma_"));
    assert!(info["public_key"].as_str().unwrap().starts_with("pk_test_"));
    assert!(
        info["callback_secret"]
            .as_str()
            .unwrap()
            .starts_with("sk_test_")
    );
    assert_eq!(control(&sandbox, "GET", "/info", &Value::Null).await, info);
}

#[tokio::test]
async fn the_control_api_offers_everything_over_http() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    let ledger = control(&sandbox, "GET", "/ledger", &Value::Null).await;
    assert_eq!(ledger["totals"], json!({"USD": "10"}));
    assert_eq!(ledger["references"]["order-1"]["charges"], 1);
    let sales = control(
        &sandbox,
        "GET",
        "/exchanges?operation=createSale",
        &Value::Null,
    )
    .await;
    assert_eq!(sales["next"], Value::Null);
    let sales = &sales["items"];
    assert_eq!(sales.as_array().unwrap().len(), 1);
    assert_eq!(
        (&sales[0]["authorization"], &sales[0]["status"]),
        (&json!("Bearer"), &json!(200))
    );
    let invoices = control(&sandbox, "GET", "/invoices", &Value::Null).await;
    let mut wanted = sandbox.invoices();
    wanted[0]["number"] = json!(1);
    assert_eq!(invoices, json!({"items": wanted, "next": null}));
    let before = control(&sandbox, "GET", "/clock", &Value::Null).await["now"]
        .as_i64()
        .unwrap();
    let after = control(&sandbox, "POST", "/clock", &json!({"advance": 100})).await;
    assert!(after["now"].as_i64().unwrap() >= before + 100);
    let fault = json!({"operation": "createInvoice", "kind": "status", "status": 503});
    let plan = control(&sandbox, "POST", "/faults", &json!([fault, fault])).await;
    assert_eq!(plan.as_array().unwrap().len(), 2);
    assert_eq!(
        control(&sandbox, "DELETE", "/faults", &Value::Null).await,
        json!({})
    );
    assert!(sandbox.faults().is_empty());
    let outcome =
        json!({"reference": "order-2", "status": "process_failed", "resolution": "declined"});
    control(&sandbox, "POST", "/verdicts", &outcome).await;
    let second = invoice(&sandbox, "order-2", &json!({})).await;
    let reply = sale(&sandbox, &second, &card(PAYS, "10", "35"))
        .await
        .json();
    assert_eq!(reply["status"], "process_failed");
}

#[tokio::test]
async fn invalid_control_calls_change_nothing() {
    let sandbox = Sandbox::start().await.unwrap();
    for (path, body, words) in [
        (
            "/faults",
            r#"{"opration": "createSale", "kind": "close"}"#,
            "`opration` is no field",
        ),
        (
            "/faults",
            r#"[{"kind": "stale"}, {"kind": "explode"}]"#,
            "unknown variant `explode`",
        ),
        (
            "/faults",
            r#"{"seed": 7, "rate": 2}"#,
            "the rate must be from 0 to 1",
        ),
        (
            "/verdicts",
            r#"{"reference": "order-1"}"#,
            "missing field `status`",
        ),
        ("/clock", r#"{"advance": -1}"#, "whole number of seconds"),
    ] {
        let url = format!("{}{path}", sandbox.info().control);
        let reply = call("POST", &url, "", body).await;
        assert_eq!(reply.status, 422, "{body}");
        assert!(reply.body.contains(words), "{}", reply.body);
    }
    assert!(sandbox.faults().is_empty());
}

#[tokio::test]
async fn scripted_outcomes_can_challenge_and_charge_back_over_http_too() {
    let sandbox = Sandbox::start().await.unwrap();
    let outcome = json!({"reference": "order-1", "status": "process_pending", "auth_mode": "otp"});
    control(&sandbox, "POST", "/verdicts", &outcome).await;
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let reply = sale(&sandbox, &made, &card(PAYS, "10", "35")).await.json();
    assert_eq!(reply["auth_mode"], "otp");
    let passed = json!({"id": made["id"], "passed": true});
    control(&sandbox, "POST", "/challenge", &passed).await;
    let back = json!({"id": made["id"], "status": "charged_back"});
    control(&sandbox, "POST", "/settle", &back).await;
    let ledger = control(&sandbox, "GET", "/ledger", &Value::Null).await;
    assert_eq!(ledger["references"]["order-1"]["charged_back"], "10");
    assert_eq!(ledger["totals"], json!({"USD": "0"}));
}

#[tokio::test]
async fn a_seed_repeats_ids_and_keys() {
    let start = || async { Sandbox::builder().seed(7).start().await.unwrap() };
    let (one, two, other) = (
        start().await,
        start().await,
        Sandbox::start().await.unwrap(),
    );
    assert_eq!(one.info().api_key, two.info().api_key);
    assert_ne!(one.info().api_key, other.info().api_key);
    let made = [
        invoice(&one, "o", &json!({})).await,
        invoice(&two, "o", &json!({})).await,
    ];
    assert_eq!(made[0]["id"], made[1]["id"]);
}

#[tokio::test]
async fn each_response_names_its_exchange() {
    let sandbox = Sandbox::start().await.unwrap();
    for number in 1..=3 {
        let path = if number == 2 {
            "/nowhere"
        } else {
            "/payment-invoices"
        };
        let reply = private(&sandbox, "GET", path, &Value::Null).await;
        let exchanges = sandbox.exchanges();
        assert_eq!(exchanges.last().unwrap().number, number);
        let named = reply.header("x-request-id");
        assert_eq!(named, Some(number.to_string().as_str()));
    }
}
