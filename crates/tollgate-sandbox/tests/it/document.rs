//! Every exchange against the documents.

use crate::support::{ASKS, PAYS, call, card, invoice, order, private, sale, token};
use serde_json::{Value, json};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

#[tokio::test]
async fn unknown_fields_are_accepted_and_recorded() {
    let sandbox = Sandbox::start().await.unwrap();
    let more = json!({
        "gift": true,
        "metadata": {"free": "value"},
        "customer": {"reference_id": "7", "shoe_size": 44, "metadata": {"k": "v"}},
        "gateway_options": {"cardgate": {"theme": "dark"}}
    });
    invoice(&sandbox, "order-1", &more).await;
    let log = sandbox.exchanges();
    let expected = ["data.attributes.customer.shoe_size", "data.attributes.gift"];
    assert_eq!(log[0].unknown_fields, expected);
}

#[tokio::test]
async fn samples_of_the_sources_are_accepted() {
    let sandbox = Sandbox::start().await.unwrap();
    let token = token(&sandbox, "order-0", "my_customer_1").await;
    let mut beside = order(
        "order-1",
        &json!({
            "flow": "charge",
            "description": "Invoice by Token Example",
            "token": token,
            "customer": {"reference_id": "my_customer_1"}
        }),
    );
    beside["data"]["callback_url"] = json!("https://example.com");
    let reply = private(&sandbox, "POST", "/payment-invoices", &beside).await;
    assert_eq!(reply.status, 201, "{}", reply.body);
    assert_eq!(
        reply.json()["data"]["attributes"]["callback_url"],
        "https://example.com"
    );
    let host_to_host = json!({"data": {"type": "payment-invoices", "attributes": {
        "reference_id": "{guid}",
        "description": "Payment by order#1",
        "currency": "USD",
        "amount": 17,
        "service": "payment_card_USD_hpp",
        "return_url": "https://example.com/",
        "callback_url": "https://example.com/payments/callback"
    }}});
    let reply = private(&sandbox, "POST", "/payment-invoices", &host_to_host).await;
    assert_eq!(reply.status, 201, "{}", reply.body);
    assert_eq!(
        reply.json()["data"]["relationships"]["customer"]["data"],
        Value::Null
    );
}

#[tokio::test]
async fn a_whole_day_violates_no_document() {
    let sandbox = Sandbox::start().await.unwrap();
    let url = json!({"callback_url": "http://127.0.0.1:9/", "metadata": {"a": "b"}});
    let made = invoice(&sandbox, "order-1", &url).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    let asked = invoice(&sandbox, "order-2", &url).await;
    sale(&sandbox, &asked, &card(ASKS, "10", "35")).await;
    sandbox.complete_challenge(asked["id"].as_str().unwrap(), true);
    token(&sandbox, "order-3", "7").await;
    for path in [
        "/payment-invoices",
        "/payment-invoices?page[size]=1",
        "/payment-invoices?page[size]=none",
        "/payment-services",
        "/payment-services/none",
        "/account/profile",
        "/account/balances",
    ] {
        private(&sandbox, "GET", path, &Value::Null).await;
    }
    let public = &sandbox.info().public;
    for body in ["{}", "[", "{\"public_key\":\"x\",\"currency\":\"USD\"}"] {
        for path in [
            "payment-prerequest",
            "payment-invoices",
            "payment-invoices/process",
        ] {
            call("POST", &format!("{public}/{path}"), "", body).await;
        }
    }
    for exchange in sandbox.exchanges() {
        assert!(
            exchange.status.is_some_and(|status| status < 500),
            "{exchange:?}"
        );
    }
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn a_query_that_violates_its_document_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    for (query, status) in [
        ("page[size]=0", 400),
        ("page[size]=x", 400),
        ("page[size]=7", 200),
    ] {
        let path = format!("/payment-invoices?{query}");
        assert_eq!(
            private(&sandbox, "GET", &path, &Value::Null).await.status,
            status,
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_get_may_carry_a_body() {
    let sandbox = Sandbox::start().await.unwrap();
    let reply = private(&sandbox, "GET", "/payment-services?", &json!({"any": 1})).await;
    assert_eq!(reply.status, 200);
}

#[tokio::test]
async fn injected_responses_are_not_checked() {
    let sandbox = Sandbox::start().await.unwrap();
    let kind = Kind::Status {
        status: 418,
        point: Point::After,
        retry_after: None,
    };
    sandbox.fault(Fault::new(kind));
    let reply = private(&sandbox, "GET", "/account/profile", &Value::Null).await;
    assert_eq!((reply.status, sandbox.violations().len()), (418, 0));
}
