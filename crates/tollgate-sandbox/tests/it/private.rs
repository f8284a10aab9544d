//! The Private API.

use crate::support::{
    PAYS, attributes, call, card, date_time, invoice, order, private, sale, token,
};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};
use tollgate_sandbox::Sandbox;

#[tokio::test]
async fn an_invoice_has_the_format_of_the_sources() {
    let sandbox = Sandbox::start().await.unwrap();
    let more = json!({"customer": {"reference_id": "7"}, "metadata": {"key": "value"}});
    let reply = private(
        &sandbox,
        "POST",
        "/payment-invoices",
        &order("order-1", &more),
    )
    .await;
    assert_eq!(reply.status, 201);
    let data = &reply.json()["data"];
    assert_eq!(data["type"], "payment-invoices");
    let made = &data["attributes"];
    assert_eq!(made["status"], "process_pending");
    assert_eq!(made["resolution"], "ok");
    assert_eq!(made["amount"], 10);
    assert_eq!(made["metadata"], json!({"key": "value"}));
    assert_eq!(made["payload"], Value::Null);
    assert_eq!(made["callback_logs"], json!([]));
    assert_eq!(made["flow_data"]["params"], json!([]));
    assert_eq!(made["original_data"]["external_id"], Value::Null);
    assert_eq!(made.as_object().unwrap().len(), 37, "{made}");
    let path = data["links"]["self"]
        .as_str()
        .unwrap()
        .strip_prefix("/api")
        .unwrap();
    let again = private(&sandbox, "GET", path, &Value::Null).await;
    assert_eq!(again.json()["data"], *data);
    sandbox.stop().await;
}

#[tokio::test]
async fn a_taken_reference_is_refused_with_the_operation_that_has_it() {
    let sandbox = Sandbox::start().await.unwrap();
    let first = invoice(&sandbox, "order-1", &json!({})).await;
    let again = order("order-1", &json!({"amount": 99}));
    let reply = private(&sandbox, "POST", "/payment-invoices", &again).await;
    assert_eq!(reply.status, 409);
    assert_eq!(reply.json()["data"], first);
    assert_eq!(reply.json()["errors"][0]["code"], "409");
    assert_eq!(sandbox.invoices().len(), 1);
}

#[tokio::test]
async fn errors_have_the_bodies_of_the_sources() {
    let sandbox = Sandbox::start().await.unwrap();
    let url = format!("{}/payment-invoices", sandbox.info().private);
    let reply = call("GET", &url, "", "").await;
    assert_eq!(reply.status, 401);
    assert_eq!(
        reply.body,
        r#"{"errors":[{"code":"401","status":"Unauthorized"}]}"#
    );
    let reply = call("GET", &url, "authorization: Basic bm86bm8=\r\n", "").await;
    assert_eq!(reply.status, 401);
    let reply = private(&sandbox, "TRACE", "/payment-invoices", &Value::Null).await;
    assert_eq!(reply.header("allow"), Some("POST, GET"));
    for (method, path, status, words) in [
        ("GET", "/payment-invoices/cpi_0", 404, "Not Found"),
        ("GET", "/nothing", 404, "Not Found"),
        ("DELETE", "/payment-invoices", 405, "Method Not Allowed"),
    ] {
        let reply = private(&sandbox, method, path, &Value::Null).await;
        assert_eq!(reply.status, status);
        let body = json!({"errors": [{"status": words, "code": status.to_string()}]});
        assert_eq!(reply.json(), body);
    }
}

#[tokio::test]
async fn refused_data_creates_nothing() {
    let sandbox = Sandbox::start().await.unwrap();
    for (more, field) in [
        (json!({"amount": 0}), "amount"),
        (json!({"amount": 1_000_000.01}), "amount"),
        (json!({"amount": "ten"}), "amount"),
        (json!({"reference_id": ""}), "reference_id"),
        (json!({"service": "payment_card_xxx_hpp"}), "service"),
        (json!({"currency": "dollars"}), "currency"),
        (json!({"flow": "gift"}), "flow"),
        (
            json!({"customer": {"name": "John"}}),
            "customer.reference_id",
        ),
        (json!({"token": "abc"}), "customer.reference_id"),
        (json!({"service": "qiwi_usd_hpp"}), "service_fields.phone"),
        (
            json!({"return_urls": {"success": "http://x"}}),
            "return_urls.pending",
        ),
        (json!({"expires": "2020-12-13T15:52:00+00:00"}), "expires"),
    ] {
        let reply = private(&sandbox, "POST", "/payment-invoices", &order("o", &more)).await;
        assert_eq!(reply.status, 422, "{more}");
        assert!(
            reply.json()["errors"][field].is_string(),
            "{field}: {}",
            reply.body
        );
    }
    for (body, status) in [(json!([]), 422), (json!("text"), 400)] {
        let reply = private(&sandbox, "POST", "/payment-invoices", &body).await;
        assert_eq!(reply.status, status);
    }
    assert!(sandbox.invoices().is_empty());
}

#[tokio::test]
async fn values_that_php_coerces_are_accepted() {
    let sandbox = Sandbox::start().await.unwrap();
    let more = json!({
        "amount": "10.50",
        "test_mode": "true",
        "metadata": [],
        "service": "payment_card_USD_hpp",
        "customer": {"reference_id": 7}
    });
    let made = invoice(&sandbox, "order-1", &more).await;
    assert_eq!(made["attributes"]["amount"], 10.5);
    assert_eq!(made["attributes"]["metadata"], json!([]));
    let related = &made["relationships"]["payment-service"]["data"]["id"];
    assert_eq!(related, "payment_card_usd_hpp");
}

#[tokio::test]
async fn a_reference_is_found_in_every_spelling_of_the_query() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "a b&c", &json!({})).await;
    invoice(&sandbox, "other", &json!({})).await;
    for query in [
        "?filter[reference_id]=a%20b%26c",
        "/?filter%5Breference_id%5D=a+b%26c",
    ] {
        let path = format!("/payment-invoices{query}");
        let reply = private(&sandbox, "GET", &path, &Value::Null).await;
        assert_eq!(reply.json()["data"], json!([made]));
    }
    let reply = private(&sandbox, "GET", "/payment-invoices?", &Value::Null).await;
    assert_eq!(reply.json()["data"].as_array().unwrap().len(), 2);
    let none = "/payment-invoices?filter[reference_id]=unknown";
    let reply = private(&sandbox, "GET", none, &Value::Null).await;
    assert_eq!((reply.status, &reply.json()["data"]), (200, &json!([])));
}

#[tokio::test]
async fn pages_lead_through_the_whole_list() {
    let sandbox = Sandbox::start().await.unwrap();
    for number in 0..5 {
        invoice(&sandbox, &format!("order-{number}"), &json!({})).await;
    }
    let mut path = "/payment-invoices?page[size]=2".to_owned();
    let mut seen = Vec::new();
    loop {
        let page = private(&sandbox, "GET", &path, &Value::Null).await.json();
        for row in page["data"].as_array().unwrap() {
            seen.push(
                row["attributes"]["reference_id"]
                    .as_str()
                    .unwrap()
                    .to_owned(),
            );
        }
        assert_eq!(page["meta"]["size"], 2);
        let next = page["links"]["next"].as_str().unwrap().to_owned();
        if next.is_empty() {
            assert_ne!(page["links"]["prev"], "");
            break;
        }
        path = next.strip_prefix("/api").unwrap().to_owned();
    }
    assert_eq!(
        seen,
        ["order-4", "order-3", "order-2", "order-1", "order-0"]
    );
}

#[tokio::test]
async fn refunds_never_exceed_the_charge() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let id = made["id"].as_str().unwrap();
    let path = format!("/payment-invoices/{id}/refund");
    let refund = |amount: Value, reference: &str| {
        json!({"data": {"type": "refund", "id": id, "attributes": {
            "amount": amount, "reference_id": reference
        }}})
    };
    let reply = private(&sandbox, "POST", &path, &refund(json!(1), "r-0")).await;
    assert_eq!(reply.status, 422, "nothing was charged yet");
    sale(&sandbox, &made, &card(PAYS, "12", "35")).await;
    let reply = private(&sandbox, "POST", &path, &refund(json!(4.5), "r-1")).await;
    assert_eq!(reply.status, 200);
    let after = &reply.json()["data"]["attributes"];
    assert_eq!(after["status"], "partially_refunded");
    assert_eq!(after["refunded_amount"], 4.5);
    let reply = private(&sandbox, "POST", &path, &refund(json!(1), "r-1")).await;
    assert_eq!(reply.status, 409);
    let reply = private(&sandbox, "POST", &path, &refund(json!(5.51), "r-2")).await;
    assert_eq!(reply.status, 422);
    let reply = private(&sandbox, "POST", &path, &refund(json!(5.5), "r-3")).await;
    assert_eq!(reply.json()["data"]["attributes"]["status"], "refunded");
    let account = sandbox.ledger().account("order-1");
    assert_eq!(
        (account.charged.as_str(), account.refunded.as_str()),
        ("10", "10")
    );
    assert_eq!((account.charges, account.refunds), (1, 2));
}

#[tokio::test]
async fn a_token_pays_only_for_its_customer_and_mode() {
    let sandbox = Sandbox::start().await.unwrap();
    let token = token(&sandbox, "order-1", "customer-7").await;
    for more in [
        json!({"token": token, "customer": {"reference_id": "customer-8"}}),
        json!({"token": token, "customer": {"reference_id": "customer-7"}, "test_mode": false}),
        json!({"token": "unknown", "customer": {"reference_id": "customer-7"}}),
    ] {
        let reply = private(&sandbox, "POST", "/payment-invoices", &order("o", &more)).await;
        assert_eq!(reply.status, 422, "{more}");
        assert!(reply.json()["errors"]["token"].is_string());
    }
    let more = json!({
        "token": token,
        "customer": {"reference_id": "customer-7"},
        "gateway_options": {"cardgate": {"instant": true}}
    });
    let charge = invoice(&sandbox, "order-2", &more).await;
    let reply = sale(&sandbox, &charge, &json!({})).await;
    assert_eq!(
        reply.json(),
        json!({"status": "processed", "auth_mode": null, "auth_payload": []})
    );
    let paid = attributes(&sandbox, charge["id"].as_str().unwrap()).await;
    assert_eq!(paid["processed_amount"], 10);
    assert_eq!(paid["payload"]["payment_card"]["last"], "0000");
    assert_eq!(sandbox.ledger().charges("order-2"), 1);
}

#[tokio::test]
async fn abandoned_invoices_expire() {
    let sandbox = Sandbox::start().await.unwrap();
    let plain = invoice(&sandbox, "order-1", &json!({})).await;
    let soon = SystemTime::now() + Duration::from_secs(15 * 60);
    let expires = date_time(soon);
    let dated = invoice(&sandbox, "order-2", &json!({"expires": expires})).await;
    let status = async |made: &Value| {
        let now = attributes(&sandbox, made["id"].as_str().unwrap()).await;
        format!(
            "{} {}",
            now["status"].as_str().unwrap(),
            now["resolution"].as_str().unwrap()
        )
    };
    sandbox.advance(Duration::from_secs(15 * 60 + 110));
    assert_eq!(status(&plain).await, "process_pending ok");
    assert_eq!(status(&dated).await, "expired expired");
    sandbox.advance(Duration::from_secs(15 * 60));
    assert_eq!(status(&plain).await, "process_failed expired");
}

#[tokio::test]
async fn the_date_of_a_response_is_the_sandboxs_clock() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.advance(Duration::from_secs(400 * 86_400));
    let reply = private(&sandbox, "GET", "/account/profile", &Value::Null).await;
    let date = httpdate::parse_http_date(reply.header("date").unwrap()).unwrap();
    assert!(date > SystemTime::now() + Duration::from_secs(399 * 86_400));
}

#[tokio::test]
async fn services_come_in_numbered_pages() {
    let sandbox = Sandbox::start().await.unwrap();
    let page = "/payment-services?page[number]=2&page[size]=3";
    let page = private(&sandbox, "GET", page, &Value::Null).await.json();
    assert_eq!(page["meta"], json!({"total": 11, "pages": 4, "page": 2}));
    assert_eq!(page["data"].as_array().unwrap().len(), 3);
    let id = page["data"][0]["id"].as_str().unwrap();
    let one = private(
        &sandbox,
        "GET",
        &format!("/payment-services/{id}"),
        &Value::Null,
    )
    .await;
    assert_eq!(one.json()["data"], page["data"][0]);
}

#[tokio::test]
async fn balances_are_strings_of_the_received_amounts() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({"amount": 10.5})).await;
    sale(&sandbox, &made, &card(PAYS, "12", "35")).await;
    let balances = private(&sandbox, "GET", "/account/balances", &Value::Null)
        .await
        .json();
    let accounts = &balances["data"]["attributes"]["currency_accounts"];
    assert_eq!(accounts["USD"]["active_balance"], "10.50");
    assert_eq!(accounts["EUR"]["active_balance"], "0.00");
}
