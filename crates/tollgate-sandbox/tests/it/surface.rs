//! Invalid requests: every surface responds with its own error bodies, never with a 5xx.

use crate::support::{Reply, bearer, call, invoice};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use tollgate_sandbox::Sandbox;

/// Every operation with a request body, with its authorization headers.
async fn doors(sandbox: &Sandbox) -> Vec<(String, String)> {
    let info = sandbox.info();
    let made = invoice(sandbox, "order-1", &json!({})).await;
    let basic = |user: &str, key: &str| {
        let encoded = STANDARD.encode(format!("{user}:{key}"));
        format!("authorization: Basic {encoded}\r\n")
    };
    let private = basic(&info.account, &info.api_key);
    let shop = basic(&info.shop_id, &info.shop_secret);
    let session = format!("authorization: Bearer {}\r\n", bearer(&made));
    let refund = format!("/payment-invoices/{}/refund", made["id"].as_str().unwrap());
    let mut doors = vec![
        (format!("{}/payment-prerequest", info.public), String::new()),
        (format!("{}/payment-invoices", info.public), String::new()),
        (
            format!("{}/payment-invoices", info.private),
            private.clone(),
        ),
        (format!("{}{refund}", info.private), private),
        (format!("{}/payment/sale", info.cardgate), session),
    ];
    for kind in [
        "tokenizations",
        "payments",
        "authorizations",
        "captures",
        "voids",
        "refunds",
    ] {
        doors.push((
            format!("{}/transactions/{kind}", info.paycross),
            shop.clone(),
        ));
    }
    doors
}

/// Whether the body has one of the three error formats.
fn is_refusal(reply: &Reply) -> bool {
    let body = reply.json();
    body["errors"].is_array() || body["errors"].is_object() || body["response"].is_object()
}

#[tokio::test]
async fn invalid_bodies_are_refused_with_the_providers_errors() {
    let sandbox = Sandbox::start().await.unwrap();
    for (url, headers) in doors(&sandbox).await {
        for body in [
            "", "{", "nonsense", "\u{0}", "\"text\"", "[]", "[1]", "null", "7", "{}",
        ] {
            let headers = format!("{headers}content-type: application/json\r\n");
            let reply = call("POST", &url, &headers, body).await;
            let status = reply.status;
            assert!((400..500).contains(&status), "{url} {body}: {status}");
            assert!(is_refusal(&reply), "{url} {body}: {}", reply.body);
        }
        let broken = call("POST", &url, &headers, "{\"data\":").await;
        assert_eq!(broken.status, 400, "{url}");
    }
    assert_eq!(sandbox.violations(), [""; 0]);
    assert_eq!(sandbox.ledger().entries, []);
}

#[tokio::test]
async fn unknown_methods_are_refused_with_the_known_ones() {
    let sandbox = Sandbox::start().await.unwrap();
    for (url, headers) in doors(&sandbox).await {
        for method in ["PUT", "PATCH", "DELETE", "TRACE", "BREW"] {
            let reply = call(method, &url, &headers, "").await;
            assert_eq!(reply.status, 405, "{method} {url}");
            assert!(
                reply.header("allow").unwrap().contains("POST"),
                "{}",
                reply.head
            );
            assert!(is_refusal(&reply), "{}", reply.body);
        }
        let reply = call("GET", &format!("{url}/no/such/path"), &headers, "").await;
        assert_eq!(reply.status, 404);
        assert!(is_refusal(&reply), "{}", reply.body);
    }
}

#[tokio::test]
async fn unauthorized_calls_learn_nothing_else() {
    let sandbox = Sandbox::start().await.unwrap();
    for (url, _) in doors(&sandbox).await {
        for headers in [
            "",
            "authorization: Basic bm86bm8=\r\n",
            "authorization: Bearer x\r\n",
        ] {
            let body = json!({"public_key": "pk_test_x", "currency": "USD", "amount": 1,
                "service": "payment_card_usd_hpp"});
            let headers = format!("{headers}content-type: application/json\r\n");
            let reply = call("POST", &url, &headers, &body.to_string()).await;
            assert_eq!(reply.status, 401, "{url}");
            assert!(is_refusal(&reply), "{}", reply.body);
        }
    }
}

#[tokio::test]
async fn parameters_of_a_path_are_checked_too() {
    let sandbox = Sandbox::start().await.unwrap();
    let info = sandbox.info();
    let key = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    let headers = format!("authorization: Basic {key}\r\n");
    for (length, status) in [(255, 200), (256, 422)] {
        // Three bytes on the wire are one character.
        let id = "%41".repeat(length);
        let url = format!("{}/v2/transactions/tracking_id/{id}", info.paycross);
        let reply = call("GET", &url, &headers, "").await;
        assert_eq!(reply.status, status, "{length}");
        if status == 422 {
            let errors = &reply.json()["response"]["errors"];
            let message = "is too long (maximum is 255 characters)";
            assert_eq!(*errors, json!({"tracking_id": [message]}));
        }
    }
    assert!(sandbox.transactions().is_empty());
}
