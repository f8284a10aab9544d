//! The pages for people, and their security headers.

use crate::support::{
    ASKS, Reply, attributes, call, card, has_word, invoice, order, private, sale, token,
};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::Sandbox;

/// A path outside of all surfaces.
async fn page(sandbox: &Sandbox, path: &str) -> Reply {
    let base = sandbox.info().control.replace("/_control", "");
    call("GET", &format!("{base}{path}"), "", "").await
}

fn policy(reply: &Reply) -> Vec<&str> {
    let lines = reply.head.lines().filter_map(|line| line.split_once(": "));
    lines
        .filter(|(name, _)| *name == "content-security-policy")
        .map(|(_, value)| value)
        .collect()
}

fn assert_is_page(reply: &Reply) {
    assert_eq!(
        reply.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert!(policy(reply)[0].starts_with("default-src 'none'; style-src 'self'"));
    for part in [
        "<!doctype html>",
        "<html lang=\"en\">",
        "<title>",
        "<main>",
        "<h1>",
    ] {
        assert!(reply.body.contains(part), "{part}: {}", reply.body);
    }
    assert!(!reply.body.contains("<script"));
}

#[tokio::test]
async fn the_overview_shows_every_event() {
    let sandbox = Sandbox::start().await.unwrap();
    let reply = page(&sandbox, "/").await;
    assert_eq!(reply.status, 200);
    assert_is_page(&reply);
    assert_eq!(
        policy(&reply)[1],
        "form-action 'none'; frame-ancestors 'none'"
    );
    assert!(reply.body.contains("http-equiv=\"refresh\""));
    token(&sandbox, "order-1", "7").await;
    let reply = page(&sandbox, "/?still").await;
    assert!(!reply.body.contains("http-equiv=\"refresh\""));
    for words in [
        "Ledger (1)",
        "<td>order-1</td><td>1</td><td>10</td>",
        "processed, ok",
        "private createInvoice",
        "cardgate createSale",
        "POST /api/payment-invoices",
    ] {
        assert!(reply.body.contains(words), "{words}: {}", reply.body);
    }
    assert_eq!(sandbox.exchanges().len(), 3, "looking on is not recorded");
}

#[tokio::test]
async fn merchant_data_never_becomes_markup() {
    let sandbox = Sandbox::start().await.unwrap();
    let evil = "<script>alert('1')</script>\"";
    let more = json!({"description": evil, "callback_url": "http://127.0.0.1:9/"});
    let made = private(&sandbox, "POST", "/payment-invoices", &order(evil, &more)).await;
    assert_eq!(made.status, 201);
    let id = made.json()["data"]["id"].as_str().unwrap().to_owned();
    private(
        &sandbox,
        "GET",
        "/payment-invoices/%3Cb%3E?a=<b>",
        &Value::Null,
    )
    .await;
    for path in [
        "/",
        &format!("/view/invoice/{id}"),
        "/view/exchange/1",
        "/view/callback/1",
    ] {
        let reply = page(&sandbox, path).await;
        assert_is_page(&reply);
        assert!(!reply.body.contains("<b>"), "{path}: {}", reply.body);
        assert!(reply.body.contains("&lt;script&gt;"), "{path}");
    }
}

#[tokio::test]
async fn no_page_shows_a_secret() {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = token(&sandbox, "order-1", "7").await;
    let more = json!({"callback_url": "http://user:word@127.0.0.1:9/?token=hidden"});
    let made = invoice(&sandbox, "order-2", &more).await;
    sale(&sandbox, &made, &card(ASKS, "10", "35")).await;
    let info = sandbox.info();
    let bearer = made["attributes"]["flow_data"]["metadata"]["token"]
        .as_str()
        .unwrap();
    let id = made["id"].as_str().unwrap();
    let mut paths = vec!["/".to_owned(), format!("/view/invoice/{id}")];
    paths.extend((1..=sandbox.exchanges().len()).map(|nth| format!("/view/exchange/{nth}")));
    paths.extend((1..=sandbox.callbacks().len()).map(|nth| format!("/view/callback/{nth}")));
    for path in paths {
        let reply = page(&sandbox, &path).await;
        assert_eq!(reply.status, 200, "{path}");
        for secret in [
            saved.as_str(),
            bearer,
            &info.api_key,
            &info.callback_secret,
            &info.shop_secret,
            ASKS,
            "user:word",
            "hidden",
            "eyJ0",
        ] {
            assert!(!reply.body.contains(secret), "{path}: {secret}");
        }
    }
}

#[tokio::test]
async fn unknown_pages_are_not_found() {
    let sandbox = Sandbox::start().await.unwrap();
    for path in [
        "/view/exchange/0",
        "/view/exchange/1",
        "/view/callback/x",
        "/view/invoice/cpi_1",
        "/view/transaction/1",
        "/view/other/1",
        "/docs/other",
        "/docs/other.json",
        "/other",
    ] {
        assert_eq!(page(&sandbox, path).await.status, 404, "{path}");
    }
    let base = sandbox.info().control.replace("/_control", "");
    let reply = call("POST", &format!("{base}/docs"), "", "").await;
    assert_eq!(
        (reply.status, reply.header("allow")),
        (405, Some("GET, HEAD"))
    );
}

#[tokio::test]
async fn the_documents_are_readable() {
    let sandbox = Sandbox::start().await.unwrap();
    let index = page(&sandbox, "/docs").await;
    assert_is_page(&index);
    for name in ["public", "private", "cardgate", "paycross"] {
        assert!(index.body.contains(&format!("href=\"/docs/{name}\"")));
        let raw = page(&sandbox, &format!("/docs/{name}.json")).await;
        assert_eq!(raw.header("content-type"), Some("application/json"));
        let document = raw.json();
        let reply = page(&sandbox, &format!("/docs/{name}")).await;
        assert_is_page(&reply);
        assert_shows_all(&document, &reply.body);
        assert_links_lead_somewhere(&reply.body);
    }
}

/// Every operation, notification, schema and property of the document is on the page.
fn assert_shows_all(document: &Value, page: &str) {
    let has = |id: &str| page.contains(&format!(" id=\"{id}\""));
    let text = document.to_string();
    for operation in text.split("\"operationId\":\"").skip(1) {
        let id = operation.split('"').next().unwrap();
        assert!(has(id), "{id}");
    }
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        assert!(has(&format!("schema-{name}")), "{name}");
        for property in schema["properties"].as_object().into_iter().flatten() {
            let name = property.0;
            assert!(page.contains(&format!("<code>{name}</code>")), "{name}");
        }
    }
}

fn assert_links_lead_somewhere(page: &str) {
    for link in page.split("href=\"#").skip(1) {
        let id = link.split('"').next().unwrap();
        assert!(page.contains(&format!(" id=\"{id}\"")), "{id}");
    }
}

#[tokio::test]
async fn payment_pages_have_security_headers() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let form = made["attributes"]["flow_data"]["action"].as_str().unwrap();
    let reply = call("GET", form, "", "").await;
    assert_is_page(&reply);
    assert_eq!(reply.body.matches("<label>").count(), 5);
    let kind = "content-type: application/x-www-form-urlencoded\r\n";
    let typed = "card_number=4242424242424242&card_holder=%3Cb%3E&exp_month=13&exp_year=35&cvv=999";
    let reply = call("POST", form, kind, typed).await;
    assert_eq!(reply.status, 422);
    assert_is_page(&reply);
    for part in [
        "role=\"alert\"",
        "id=\"card_number-error\"",
        "aria-describedby=\"exp_month-error\"",
        "value=\"&lt;b&gt;\"",
        "value=\"13\"",
    ] {
        assert!(reply.body.contains(part), "{part}: {}", reply.body);
    }
    for part in ["4242424242424242", "id=\"cvv-error\""] {
        assert!(!reply.body.contains(part), "{part}: {}", reply.body);
    }
    assert!(!has_word(&reply.body, "999"), "{}", reply.body);
    let lost = call(
        "GET",
        &format!("{}/hpp/none", sandbox.info().cardgate),
        "",
        "",
    )
    .await;
    assert_eq!(lost.status, 404);
    assert_is_page(&lost);
}

#[tokio::test]
async fn a_late_payer_is_redirected_to_the_merchant() {
    let sandbox = Sandbox::start().await.unwrap();
    let urls = json!({"return_urls": {"success": "http://s/", "pending": "http://p/", "fail": "http://f/"}});
    let made = invoice(&sandbox, "order-1", &urls).await;
    let form = made["attributes"]["flow_data"]["action"].as_str().unwrap();
    sandbox.advance(Duration::from_secs(1801));
    assert_eq!(
        call("GET", form, "", "").await.header("location"),
        Some("http://p/")
    );
    sandbox.advance(Duration::from_secs(105));
    let id = made["id"].as_str().unwrap();
    assert_eq!(attributes(&sandbox, id).await["resolution"], "expired");
    assert_eq!(
        call("GET", form, "", "").await.header("location"),
        Some("http://f/")
    );
}
