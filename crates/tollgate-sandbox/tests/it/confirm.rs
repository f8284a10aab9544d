//! Payments that wait for the merchant's confirmation, or for the merchant's own 3-D Secure page.

use crate::merchant::{listener, merchant};
use crate::support::{Reply, call};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::{Fault, Kind, Sandbox};

async fn pay(sandbox: &Sandbox, reference: &str, number: &str, more: &Value) -> Reply {
    let mut request = json!({
        "amount": 1999, "currency": "USD", "description": "Order", "tracking_id": reference,
        "test": true, "duplicate_check": false,
        "credit_card": {"number": number, "exp_month": "05", "exp_year": "2030"}
    });
    for (name, value) in more.as_object().unwrap() {
        request[name] = value.clone();
    }
    let info = sandbox.info();
    let key = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    let headers = format!("authorization: Basic {key}\r\nx-api-version: 3\r\n");
    let url = format!("{}/transactions/payments", info.paycross);
    call(
        "POST",
        &url,
        &headers,
        &json!({"request": request}).to_string(),
    )
    .await
}

const PAYS: &str = "4200000000000000";
const ASKS: &str = "4012000000001097";

#[tokio::test]
async fn the_merchant_confirms_or_refuses() {
    let sandbox = Sandbox::start().await.unwrap();
    for (number, status, code, charges) in [
        (200, "successful", "S.0000", 1),
        (204, "failed", "F.0996", 0),
        (302, "failed", "F.0996", 0),
        (403, "failed", "F.0996", 0),
    ] {
        let (listener, url) = listener().await;
        let shop = tokio::spawn(async move { merchant(listener, &[number]).await });
        let reference = format!("order-{number}");
        let more = json!({"verification_url": url});
        let paid = pay(&sandbox, &reference, PAYS, &more).await.json()["transaction"].clone();
        assert_eq!(
            (&paid["status"], &paid["code"]),
            (&json!(status), &json!(code))
        );
        assert_eq!(sandbox.ledger().charges(&reference), charges);
        let (head, body) = shop.await.unwrap().remove(0);
        assert!(head.contains("authorization: Basic ") && head.contains("content-signature: "));
        let asked: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(asked["transaction"]["uid"], paid["uid"]);
        assert_eq!(
            asked["transaction"]["status"], "pending",
            "nothing was done yet"
        );
        let last = sandbox.exchanges().pop().unwrap();
        assert_eq!(last.response["transaction"]["status"], status);
    }
    assert_eq!(sandbox.exchanges().len(), 4);
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn an_unreachable_merchant_confirms_nothing() {
    let sandbox = Sandbox::start().await.unwrap();
    for url in ["http://127.0.0.1:9/", "https://shop.example/confirm"] {
        let paid = pay(&sandbox, url, PAYS, &json!({"verification_url": url}))
            .await
            .json();
        assert_eq!(paid["transaction"]["code"], "F.0996");
    }
    assert_eq!(sandbox.ledger().entries, []);
}

#[tokio::test]
async fn a_confirmed_payment_still_challenges_its_payer() {
    let sandbox = Sandbox::start().await.unwrap();
    let (listener, url) = listener().await;
    let shop = tokio::spawn(async move { merchant(listener, &[200]).await });
    let paid = pay(&sandbox, "order-1", ASKS, &json!({"verification_url": url})).await;
    assert_eq!(paid.json()["transaction"]["status"], "incomplete");
    shop.await.unwrap();
}

#[tokio::test]
async fn processing_continues_for_a_client_that_left() {
    let sandbox = Sandbox::start().await.unwrap();
    let (listener, url) = listener().await;
    let more = json!({"verification_url": url});
    let cut = pay(&sandbox, "order-1", PAYS, &more);
    let cut = tokio::time::timeout(Duration::from_millis(300), cut).await;
    assert!(cut.is_err());
    merchant(listener, &[200]).await;
    for _ in 0..200 {
        if sandbox.ledger().charges("order-1") == 1 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("{:?}", sandbox.transactions());
}

#[tokio::test]
async fn a_repeated_request_confirms_twice_and_can_charge_twice() {
    let sandbox = Sandbox::start().await.unwrap();
    let (listener, url) = listener().await;
    let shop = tokio::spawn(async move { merchant(listener, &[200, 200]).await });
    sandbox.fault(Fault::on("createPayment", Kind::Duplicate));
    pay(&sandbox, "order-1", PAYS, &json!({"verification_url": url})).await;
    assert_eq!(shop.await.unwrap().len(), 2);
    assert_eq!(
        sandbox.ledger().charges("order-1"),
        2,
        "no check, no request id"
    );
}

#[tokio::test]
async fn a_merchant_may_control_the_steps_of_3d_secure() {
    let sandbox = Sandbox::start().await.unwrap();
    let plain = pay(&sandbox, "order-0", ASKS, &json!({})).await.json();
    let plain = &plain["transaction"]["three_d_secure_verification"];
    assert_eq!(
        plain["acs_url"],
        Value::Null,
        "others send the payer to redirect_url"
    );
    let more = json!({"three_d_secure": {"advanced": true}});
    let made = pay(&sandbox, "order-1", ASKS, &more).await.json()["transaction"].clone();
    assert_eq!(made["status"], "incomplete");
    let secure = &made["three_d_secure_verification"];
    let text = |name: &str| secure[name].as_str().unwrap();
    let form = [
        ("PaReq", text("pa_req")),
        ("MD", text("md")),
        ("TermUrl", "http://shop.example/term"),
    ];
    let kind = "content-type: application/x-www-form-urlencoded\r\n";
    let form = serde_urlencoded::to_string(form).unwrap();
    let page = call("POST", text("acs_url"), kind, &form).await.body;
    assert!(
        page.contains("action=\"http://shop.example/term\""),
        "{page}"
    );
    let value = |name: &str| {
        let after = page
            .split(&format!("name=\"{name}\" value=\""))
            .nth(1)
            .unwrap();
        after.split('"').next().unwrap().to_owned()
    };
    assert_eq!(value("MD"), text("md"), "it comes back as it was");
    let form = [("PaRes", value("PaRes")), ("MD", value("MD"))];
    let form = serde_urlencoded::to_string(form).unwrap();
    assert_eq!(
        call("POST", text("pa_res_url"), kind, &form).await.status,
        200
    );
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
    assert_eq!(sandbox.transactions()[1]["status"], "successful");
}

#[tokio::test]
async fn an_encrypted_card_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let more = json!({
        "encrypted_credit_card": {"number": "$begatewaycse_0_0_1$VGhpcw=="},
        "credit_card": {"force_three_d_secure_verification": true}
    });
    let reply = pay(&sandbox, "order-1", PAYS, &more).await;
    assert_eq!(reply.status, 422);
    let message = reply.json()["errors"]["credit_card"]["number"][0].clone();
    assert!(
        message.as_str().unwrap().contains("cannot be decrypted"),
        "{message}"
    );
    assert!(sandbox.transactions().is_empty());
}
