//! The Public API.

use crate::support::{PAYS, call, card, private, sale};
use serde_json::{Value, json};
use tollgate_sandbox::Sandbox;

async fn public(
    sandbox: &Sandbox,
    method: &str,
    path: &str,
    body: &Value,
) -> crate::support::Reply {
    let url = format!("{}{path}", sandbox.info().public);
    call(
        method,
        &url,
        "content-type: application/json\r\n",
        &body.to_string(),
    )
    .await
}

#[tokio::test]
async fn a_prerequest_lists_the_services_of_a_currency() {
    let sandbox = Sandbox::start().await.unwrap();
    let key = &sandbox.info().public_key;
    let body = json!({"public_key": key, "currency": "USD"});
    let reply = public(&sandbox, "POST", "/payment-prerequest", &body).await;
    assert_eq!(reply.status, 200);
    let data = &reply.json()["data"];
    assert_eq!(data["test_mode"], true);
    assert_eq!(data["services"]["payment_card_usd_hpp"]["amount_min"], 0.01);
    assert_eq!(
        data["services"]["test_usd_test"]["fields"][0]["key"],
        "status"
    );
    assert_eq!(
        data["methods"]["payment_card"]["name"]["en"],
        "Payment card"
    );
    let body = json!({"public_key": key, "currency": "CHF"});
    let data = public(&sandbox, "POST", "/payment-prerequest", &body)
        .await
        .json();
    assert_eq!(
        data["data"]["services"],
        json!([]),
        "as PHP writes an empty object"
    );
    let body = json!({"public_key": "pk_test_other", "currency": "USD"});
    assert_eq!(
        public(&sandbox, "POST", "/payment-prerequest", &body)
            .await
            .status,
        401
    );
}

#[tokio::test]
async fn an_invoice_has_the_public_format() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = json!({
        "public_key": sandbox.info().public_key,
        "reference_id": "order-1",
        "service": "payment_card_usd_hpp",
        "currency": "USD",
        "amount": 123.45
    });
    let reply = public(&sandbox, "POST", "/payment-invoices", &body).await;
    assert_eq!(reply.status, 201);
    let made = reply.json()["data"].clone();
    assert_eq!(
        (&made["status"], &made["resolution"]),
        (&json!("process_pending"), &json!("OK"))
    );
    assert_eq!(made["active_payment"]["status"], "invoked");
    assert_eq!(made["has_return_url"], false);
    assert_eq!(
        public(&sandbox, "POST", "/payment-invoices", &body)
            .await
            .status,
        409
    );
    let id = made["id"].as_str().unwrap();
    let path = format!("/payment-invoices/{id}");
    assert_eq!(
        public(&sandbox, "GET", &path, &Value::Null).await.json()["data"],
        made
    );
    let same = private(&sandbox, "GET", &path, &Value::Null).await.json();
    let source = &same["data"]["attributes"]["source"];
    assert_eq!(source, "platform_public_api");
    sale(&sandbox, &same["data"], &card(PAYS, "10", "35")).await;
    let paid = public(&sandbox, "GET", &path, &Value::Null).await.json();
    assert_eq!(paid["data"]["processed_amount"], 123.45);
}

#[tokio::test]
async fn a_missing_reference_is_generated() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = json!({
        "public_key": sandbox.info().public_key,
        "service": "test_usd_test",
        "fields": {"status": "processed"},
        "currency": "USD",
        "amount": 1
    });
    let made = public(&sandbox, "POST", "/payment-invoices", &body)
        .await
        .json();
    assert_eq!(made["data"]["status"], "processed");
    let reference = made["data"]["reference_id"].as_str().unwrap();
    assert_eq!(sandbox.ledger().charges(reference), 1);
}

#[tokio::test]
async fn a_form_leads_to_the_payment_page() {
    let sandbox = Sandbox::start().await.unwrap();
    let fields = [
        ("public_key", sandbox.info().public_key.as_str()),
        ("currency", "USD"),
        ("amount", "100"),
        ("service", "paypal_usd_hpp"),
        ("customer[reference_id]", "test12345"),
        ("customer[address][full_address]", "Test Address"),
        ("metadata[cart]", "9"),
    ];
    let url = format!("{}/payment-invoices/process", sandbox.info().public);
    let body = serde_urlencoded::to_string(fields).unwrap();
    let kind = "content-type: application/x-www-form-urlencoded\r\n";
    let reply = call("POST", &url, kind, &body).await;
    assert_eq!(reply.status, 302);
    let page = reply.header("location").unwrap();
    assert_eq!(call("GET", page, "", "").await.status, 200);
    let id = sandbox.invoices()[0]["id"].as_str().unwrap().to_owned();
    let named = format!("{body}&cpi={id}");
    let again = call("POST", &url, kind, &named).await;
    assert_eq!(
        again.header("location"),
        Some(page),
        "the page of that invoice"
    );
    assert_eq!(sandbox.invoices().len(), 1);
    let made = &sandbox.invoices()[0]["attributes"];
    assert_eq!(
        (&made["amount"], &made["metadata"]),
        (&json!(100), &json!({"cart": "9"}))
    );
}
