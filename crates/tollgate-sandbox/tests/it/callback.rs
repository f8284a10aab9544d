//! Callbacks.

use crate::merchant::{listener, merchant, until};
use crate::support::{PAYS, attributes, call, card, invoice, sale};
use base64::{Engine, engine::general_purpose::STANDARD};
use ring::digest;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::{Value, json};
use tollgate_sandbox::Sandbox;

#[tokio::test]
async fn callbacks_are_signed_and_logged() {
    let sandbox = Sandbox::builder()
        .callback_secret("sk_test_x")
        .start()
        .await
        .unwrap();
    let (listener, url) = listener().await;
    let made = invoice(&sandbox, "order-1", &json!({"callback_url": url})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    let seen = merchant(listener, &[200, 200]).await;
    for (head, body) in &seen {
        assert!(head.starts_with("POST /callback?shop=1 HTTP/1.1"));
        let signed = format!("sk_test_x{body}sk_test_x");
        let sum = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, signed.as_bytes());
        assert!(
            head.contains(&format!("x-signature: {}", STANDARD.encode(sum))),
            "{head}"
        );
        assert!(
            head.contains("retry-count: 1") && head.contains("next-retry: "),
            "{head}"
        );
    }
    let status = |body: &str| {
        let body: Value = serde_json::from_str(body).unwrap();
        body["data"]["attributes"]["status"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        [status(&seen[0].1), status(&seen[1].1)],
        ["process_pending", "processed"]
    );
    until(&sandbox, |all| all.iter().all(|it| it.next.is_none())).await;
    let after = attributes(&sandbox, made["id"].as_str().unwrap()).await;
    let logs: Vec<&Value> = after["callback_logs"]
        .as_object()
        .unwrap()
        .values()
        .collect();
    assert_eq!(logs.len(), 2);
    assert_eq!(
        (&logs[1]["status"], &logs[1]["response_code"]),
        (&json!("done"), &json!(200))
    );
}

#[tokio::test]
async fn callbacks_never_go_to_other_machines() {
    let sandbox = Sandbox::start().await.unwrap();
    invoice(
        &sandbox,
        "order-1",
        &json!({"callback_url": "http://192.0.2.1/"}),
    )
    .await;
    until(&sandbox, |all| all[0].next.is_none()).await;
    assert_eq!(sandbox.callbacks()[0].attempts, 0);
}

#[tokio::test]
async fn callbacks_come_late_twice_and_out_of_order_on_request() {
    let sandbox = Sandbox::start().await.unwrap();
    let (listener, url) = listener().await;
    sandbox.hold_callbacks(true);
    let made = invoice(&sandbox, "order-1", &json!({"callback_url": url})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    sandbox.reverse_callbacks();
    sandbox.hold_callbacks(false);
    let merchant = tokio::spawn(async move { merchant(listener, &[200, 200, 200]).await });
    until(&sandbox, |all| all.iter().all(|it| it.attempts == 1)).await;
    assert!(sandbox.repeat_callback(2) && !sandbox.repeat_callback(3));
    let seen = merchant.await.unwrap();
    let processed = |index: usize| seen[index].1.contains("\"status\":\"processed\"");
    assert_eq!(
        [processed(0), processed(1), processed(2)],
        [true, false, true]
    );
    assert_eq!(seen[0].1, seen[2].1);
}

#[tokio::test]
async fn quick_changes_can_come_as_one() {
    let sandbox = Sandbox::start().await.unwrap();
    let (listener, url) = listener().await;
    sandbox.hold_callbacks(true);
    let made = invoice(&sandbox, "order-1", &json!({"callback_url": url})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    sandbox.batch_callbacks();
    sandbox.hold_callbacks(false);
    let seen = merchant(listener, &[200]).await;
    assert!(seen[0].1.contains("\"status\":\"processed\""));
    until(&sandbox, |all| all.iter().all(|it| it.next.is_none())).await;
    let attempts: Vec<u32> = sandbox.callbacks().iter().map(|it| it.attempts).collect();
    assert_eq!(attempts, [0, 1]);
}

#[tokio::test]
async fn webhooks_are_signed_with_the_shops_key() {
    let sandbox = Sandbox::start().await.unwrap();
    let (listener, url) = listener().await;
    let info = sandbox.info();
    let basic = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    let request = json!({"request": {
        "amount": 1999,
        "currency": "USD",
        "description": "Order",
        "tracking_id": "order-1",
        "test": true,
        "notification_url": url,
        "credit_card": {"number": "4200000000000000", "exp_month": "05", "exp_year": "2030"}
    }});
    let headers = format!("authorization: Basic {basic}\r\n");
    let path = format!("{}/transactions/payments", info.paycross);
    let reply = call("POST", &path, &headers, &request.to_string()).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let (head, body) = merchant(listener, &[200]).await.remove(0);
    assert!(head.contains(&format!("authorization: Basic {basic}")));
    let made = head
        .lines()
        .find_map(|line| line.strip_prefix("content-signature: "));
    let spki = STANDARD.decode(&info.shop_public_key).unwrap();
    // ring wants PKCS#1, which an SPKI of a 2048-bit key holds after 24 bytes.
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &spki[24..]);
    let made = STANDARD.decode(made.unwrap()).unwrap();
    assert!(key.verify(body.as_bytes(), &made).is_ok());
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["transaction"]["status"], "successful");
    assert_eq!(sandbox.violations(), [""; 0]);
}
