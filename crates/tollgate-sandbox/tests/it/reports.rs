//! PayCross's reports, its vault and the charge of a stored card.

use crate::paycross::{PAYS, created, paycross, request, send};
use crate::support::{Reply, call};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::num::NonZeroU32;
use std::time::Duration;
use tollgate_sandbox::settings::{ChargesAs, Reported};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

const DAY: u64 = 86_400;

async fn report(sandbox: &Sandbox, version: &str, params: &Value) -> Reply {
    let info = sandbox.info();
    let key = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    let headers = format!("authorization: Basic {key}\r\nx-api-version: {version}\r\n");
    let body = json!({"report_params": params}).to_string();
    call(
        "POST",
        &format!("{}/api/reports", info.reports),
        &headers,
        &body,
    )
    .await
}

/// All transactions of any time, created or paid.
fn any_time(date_type: &str) -> Value {
    json!({"date_type": date_type, "from": "2020-01-01 00:00:00", "to": "2100-01-01 00:00:00",
        "status": "all", "payment_method_type": "credit_card", "time_zone": "UTC"})
}

fn with(mut params: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        params[name] = value.clone();
    }
    params
}

fn references(reply: &Reply) -> Vec<Value> {
    assert_eq!(reply.status, 200, "{}", reply.body);
    let rows = reply.json()["transactions"].as_array().unwrap().clone();
    rows.iter().map(|row| row["tracking_id"].clone()).collect()
}

async fn three(sandbox: &Sandbox) {
    for (number, card) in [
        ("1", PAYS),
        ("2", "4005550000000019"),
        ("3", "4012000000001006"),
    ] {
        created(
            sandbox,
            "payments",
            &request(&format!("order-{number}"), card),
        )
        .await;
    }
}

#[tokio::test]
async fn pages_follow_each_other_by_their_cursors() {
    let sandbox = Sandbox::builder()
        .reported(Reported::All)
        .report_page(NonZeroU32::new(2).unwrap());
    let sandbox = sandbox.start().await.unwrap();
    three(&sandbox).await;
    let first = report(&sandbox, "3", &any_time("created_at")).await;
    assert_eq!(references(&first), ["order-1", "order-2"]);
    assert_eq!(first.json()["has_more"], true);
    let after = json!({"starting_after": first.json()["last_object_id"].to_string()});
    let second = report(&sandbox, "3", &with(any_time("created_at"), &after)).await;
    assert_eq!(references(&second), ["order-3"]);
    assert_eq!(second.json()["has_more"], false);
    let before = json!({"ending_before": second.json()["first_object_id"].to_string()});
    let back = report(&sandbox, "3", &with(any_time("created_at"), &before)).await;
    assert_eq!(references(&back), ["order-1", "order-2"]);
    let paid = report(&sandbox, "3", &any_time("paid_at")).await;
    assert_eq!(references(&paid), ["order-1", "order-3"]);
    let failed = with(any_time("created_at"), &json!({"status": "failed"}));
    assert_eq!(
        references(&report(&sandbox, "3", &failed).await),
        ["order-2"]
    );
    assert_eq!(sandbox.violations(), [] as [String; 0]);
}

#[tokio::test]
async fn test_transactions_are_reported_only_on_request() {
    let sandbox = Sandbox::start().await.unwrap();
    three(&sandbox).await;
    assert_eq!(
        references(&report(&sandbox, "3", &any_time("created_at")).await).len(),
        0
    );
    sandbox.change(|settings| settings.reported = Reported::All);
    assert_eq!(
        references(&report(&sandbox, "3", &any_time("created_at")).await).len(),
        3
    );
}

#[tokio::test]
async fn a_day_is_reported_at_once_and_a_payment_settles_at_midnight() {
    let sandbox = Sandbox::builder()
        .reported(Reported::All)
        .start()
        .await
        .unwrap();
    three(&sandbox).await;
    let settled = any_time("settled_at");
    assert_eq!(references(&report(&sandbox, "3", &settled).await).len(), 0);
    sandbox.advance(Duration::from_secs(DAY));
    assert_eq!(
        references(&report(&sandbox, "3", &settled).await),
        ["order-1", "order-3"]
    );
    let created = sandbox.transactions()[0]["created_at"].as_str().unwrap()[..10].to_owned();
    let day = json!({"date_type": "created_at", "date": created, "status": "all",
        "payment_method_type": "credit_card", "time_zone": "UTC"});
    let report = report(&sandbox, "2", &day).await;
    assert_eq!(references(&report).len(), 3);
    assert_eq!(
        (&report.json()["count"], report.json().get("has_more")),
        (&json!(3), None)
    );
}

#[tokio::test]
async fn a_correction_by_hand_is_found() {
    let sandbox = Sandbox::builder()
        .reported(Reported::All)
        .start()
        .await
        .unwrap();
    three(&sandbox).await;
    let uid = sandbox.transactions()[0]["uid"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(sandbox.settle(&uid, &ScriptedOutcome::new("failed")));
    let corrected = json!({"manual_correction_from": "2020-01-01 00:00:00"});
    let found = report(&sandbox, "3", &with(any_time("created_at"), &corrected)).await;
    assert_eq!(references(&found), ["order-1"]);
    assert!(found.json()["transactions"][0]["manually_corrected_at"].is_string());
}

#[tokio::test]
async fn an_invalid_report_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    for more in [
        json!({"time_zone": "Europe/Riga"}),
        json!({"from": "yesterday"}),
        json!({"starting_after": "x"}),
    ] {
        let reply = report(&sandbox, "3", &with(any_time("created_at"), &more)).await;
        assert_eq!(reply.status, 422, "{}", reply.body);
    }
}

#[tokio::test]
async fn a_stored_card_is_charged_and_changed() {
    let sandbox = Sandbox::start().await.unwrap();
    let card = json!({"request": {"number": PAYS, "holder": "John Doe", "exp_month": "05",
        "exp_year": "2030", "contract": ["recurring"]}});
    let stored = paycross(&sandbox, "POST", "/credit_cards", "", &card).await;
    assert_eq!(stored.status, 200, "{}", stored.body);
    let token = stored.json()["token"].as_str().unwrap().to_owned();
    for (method, path) in [("POST", "/credit_cards"), ("PUT", "/v2/credit_cards")] {
        let change = json!({"request": {"exp_month": "06", "exp_year": "2033"}});
        let path = format!("{path}/{token}");
        let changed = paycross(&sandbox, method, &path, "", &change).await.json();
        assert_eq!(
            (&changed["token"], &changed["exp_year"]),
            (&json!(token), &json!(2033))
        );
        assert_eq!(changed["holder"], "John Doe");
    }
    let unknown = paycross(&sandbox, "POST", "/credit_cards/x", "", &card).await;
    assert_eq!(unknown.status, 404);
    for (charges, kinds) in [
        (ChargesAs::Payment, vec!["payment"]),
        (ChargesAs::Authorization, vec!["capture", "authorization"]),
    ] {
        sandbox.change(|settings| settings.charges_as = charges);
        let reference = format!("order-{}", kinds.len());
        let mut charge = request(&reference, PAYS);
        charge["credit_card"] = json!({"token": token});
        charge["amount"] = json!(kinds.len());
        let body = json!({"request": charge});
        let done = paycross(
            &sandbox,
            "POST",
            "/services/credit_cards/charges",
            "",
            &body,
        )
        .await;
        assert_eq!(done.status, 200, "{}", done.body);
        assert_eq!(
            done.json()["transaction"]["type"],
            *kinds.last().unwrap().to_owned()
        );
        let path = format!("/v2/transactions/tracking_id/{reference}");
        let found = paycross(&sandbox, "GET", &path, "", &Value::Null)
            .await
            .json();
        let found = found["transactions"].as_array().unwrap().clone();
        assert_eq!(
            found.iter().map(|it| &it["type"]).collect::<Vec<_>>(),
            kinds
        );
        assert_eq!(sandbox.ledger().charges(&reference), 1);
    }
    let mut order = request("order-9", PAYS);
    order["credit_card"] = json!({"token": "unknown"});
    assert_eq!(send(&sandbox, "payments", &order).await.status, 422);
    assert_eq!(sandbox.violations(), [] as [String; 0]);
}

#[tokio::test]
async fn the_token_in_a_recorded_path_is_masked() {
    let sandbox = Sandbox::start().await.unwrap();
    let change = json!({"request": {"holder": "John Doe"}});
    let token = "4b9f4d4e-8705-4496-bf90-a6a93d3d31cc";
    for (method, path) in [
        ("POST", format!("/credit_cards/{token}")),
        ("PUT", format!("/v2/credit_cards/{token}/")),
        ("POST", format!("/credit_cards/{token}?test=1")),
    ] {
        paycross(&sandbox, method, &path, "", &change).await;
        let exchange = sandbox.exchanges().pop().unwrap();
        let masked = format!("/paycross{}", path.replace(token, "***"));
        assert_eq!(exchange.path, masked);
        let log = serde_json::to_string(&exchange).unwrap();
        assert!(!log.contains(token), "{log}");
    }
}
