//! Browsers: calls of other sites' scripts, and payment links.

use crate::support::{Reply, call, invoice, private};
use serde_json::{Value, json};
use tollgate_sandbox::Sandbox;

const FORM: &str = "content-type: application/x-www-form-urlencoded\r\n";

#[tokio::test]
async fn scripts_of_other_sites_may_call_the_public_api() {
    let sandbox = Sandbox::start().await.unwrap();
    let info = sandbox.info();
    let url = format!("{}/payment-invoices", info.public);
    let asks = "origin: https://shop.example\r\naccess-control-request-method: POST\r\n\
                access-control-request-headers: content-type,x-own\r\n";
    let reply = call("OPTIONS", &url, asks, "").await;
    assert_eq!((reply.status, reply.body.as_str()), (204, ""));
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    assert_eq!(
        reply.header("access-control-allow-methods"),
        Some("GET, POST")
    );
    assert_eq!(
        reply.header("access-control-allow-headers"),
        Some("content-type,x-own")
    );
    let body = json!({"public_key": info.public_key, "currency": "USD"});
    let url = format!("{}/payment-prerequest", info.public);
    for (body, status) in [(body.to_string(), 200), ("{}".to_owned(), 422)] {
        let reply = call("POST", &url, "origin: https://shop.example\r\n", &body).await;
        assert_eq!(reply.status, status);
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    }
    assert_eq!(sandbox.exchanges().len(), 2, "a preflight is no call");
}

#[tokio::test]
async fn scripts_may_call_no_other_api() {
    let sandbox = Sandbox::start().await.unwrap();
    let info = sandbox.info();
    for base in [&info.private, &info.cardgate, &info.paycross, &info.control] {
        let url = format!("{base}/payment-invoices");
        let asks = "origin: https://shop.example\r\naccess-control-request-method: GET\r\n";
        let reply = call("OPTIONS", &url, asks, "").await;
        assert_ne!(reply.status, 204, "{base}");
        assert_eq!(reply.header("access-control-allow-origin"), None, "{base}");
    }
    let reply = private(&sandbox, "GET", "/payment-invoices", &Value::Null).await;
    assert_eq!(reply.header("access-control-allow-origin"), None);
}

/// The hosted page with this query.
async fn link(sandbox: &Sandbox, fields: &[(&str, &str)]) -> Reply {
    call("GET", &address(sandbox, fields), "", "").await
}

fn address(sandbox: &Sandbox, fields: &[(&str, &str)]) -> String {
    let host = sandbox.info().public.replace("/public-api", "");
    format!(
        "{host}/hpp/?{}",
        serde_urlencoded::to_string(fields).unwrap()
    )
}

/// The published parameters of a link, without the public key.
const PUBLISHED: [(&str, &str); 17] = [
    ("currency", "USD"),
    ("amount", "100.5"),
    ("service", "payment_card_usd_hpp"),
    ("reference_id", "order-1"),
    ("description", "Two books"),
    ("return_url", "https://shop.example/back"),
    ("locale", "en"),
    ("metadata[cart]", "9"),
    ("customer[reference_id]", "customer-7"),
    ("customer[email]", "a@shop.example"),
    ("customer[metadata][vip]", "yes"),
    ("customer[address][city]", "Kyiv"),
    ("display[hide_header]", "true"),
    ("style[theme]", "dark"),
    ("style[pay_button_label]", "donate"),
    ("theme", "dark"),
    ("pay_button_label", "pay"),
];

#[tokio::test]
async fn a_payment_link_opens_the_page_of_a_new_invoice() {
    for method in ["GET", "POST"] {
        let sandbox = Sandbox::start().await.unwrap();
        let expires = (sandbox.now() + 3600).to_string();
        let key = sandbox.info().public_key.clone();
        let mut fields = PUBLISHED.to_vec();
        fields.extend([("public_key", key.as_str()), ("expires", &expires)]);
        let reply = if method == "GET" {
            link(&sandbox, &fields).await
        } else {
            let body = serde_urlencoded::to_string(&fields).unwrap();
            let url = address(&sandbox, &[]);
            call("POST", url.trim_end_matches("/?"), FORM, &body).await
        };
        assert_eq!(reply.status, 302, "{}", reply.body);
        let page = call("GET", reply.header("location").unwrap(), "", "").await;
        assert!(page.body.contains("100.50 USD"), "{}", page.body);
        let made = &sandbox.invoices()[0]["attributes"];
        assert_eq!(made["reference_id"], "order-1");
        assert_eq!(made["metadata"], json!({"cart": "9"}));
        assert_eq!(made["return_url"], "https://shop.example/back");
        assert_eq!(made["description"], "Two books");
        let opened = &sandbox.exchanges()[0];
        assert_eq!(opened.operation, Some("openPaymentLink"));
        assert_eq!(opened.reference.as_deref(), Some("order-1"));
        let life = crate::pages::page(&sandbox, "/order?reference=order-1").await;
        assert!(life.body.contains("Payer to Provider: "), "{}", life.body);
    }
}

#[tokio::test]
async fn a_payment_link_opens_the_page_of_the_invoice_that_it_names() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let id = made["id"].as_str().unwrap();
    let reply = link(&sandbox, &[("cpi", id)]).await;
    let page = &made["attributes"]["flow_data"]["action"];
    assert_eq!(reply.header("location"), page.as_str());
    assert_eq!(sandbox.invoices().len(), 1);
    assert_eq!(link(&sandbox, &[("cpi", "cpi_none")]).await.status, 404);
}

#[tokio::test]
async fn a_payment_link_without_a_service_lets_the_payer_choose() {
    let sandbox = Sandbox::start().await.unwrap();
    let key = sandbox.info().public_key.clone();
    let fields = [
        ("public_key", key.as_str()),
        ("currency", "USD"),
        ("amount", "5"),
    ];
    let page = link(&sandbox, &fields).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("paypal_usd_hpp") && !page.body.contains("_eur_"));
    assert!(sandbox.invoices().is_empty());
    let target = page
        .body
        .split("href=\"")
        .find(|it| it.contains("payment_card_usd_hpp"));
    let target = target
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&");
    let host = sandbox.info().public.replace("/public-api", "");
    let reply = call("GET", &format!("{host}{target}"), "", "").await;
    assert_eq!(reply.status, 302, "{target}");
    assert_eq!(sandbox.invoices()[0]["attributes"]["amount"], 5);
}

#[tokio::test]
async fn a_payment_link_is_refused_like_a_form() {
    let sandbox = Sandbox::start().await.unwrap();
    let fields = [
        ("currency", "USD"),
        ("amount", "5"),
        ("service", "payment_card_usd_hpp"),
    ];
    assert_eq!(link(&sandbox, &fields).await.status, 422, "no key");
    let mut fields = fields.to_vec();
    fields.push(("public_key", "pk_test_other"));
    assert_eq!(link(&sandbox, &fields).await.status, 401);
    let key = sandbox.info().public_key.clone();
    fields[3].1 = &key;
    fields[1].1 = "much";
    assert_eq!(link(&sandbox, &fields).await.status, 422);
    fields[1].1 = "5";
    fields.extend([
        ("customer[reference_id]", "7"),
        ("customer[address][country]", "UKR"),
    ]);
    let reply = link(&sandbox, &fields).await;
    assert_eq!(reply.status, 422);
    assert!(reply.body.contains("country"), "{}", reply.body);
    assert!(sandbox.invoices().is_empty());
}
