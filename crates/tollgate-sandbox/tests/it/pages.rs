//! The pages for people, and their security headers.

use crate::support::{Reply, attributes, call, has_word, invoice, order, private, token};
#[cfg(feature = "swagger-ui")]
use crate::support::{raw, request, split};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::Sandbox;

/// A path outside of all surfaces.
pub async fn page(sandbox: &Sandbox, path: &str) -> Reply {
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

pub fn assert_is_page(reply: &Reply) {
    assert_eq!(
        reply.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert!(policy(reply)[0].starts_with("default-src 'none'; style-src 'self'"));
    assert_loads_only_from_here(&reply.body);
    for part in [
        "<!doctype html>",
        "<html lang=\"en\">",
        "<title>",
        "<main>",
        "<h1>",
    ] {
        assert!(reply.body.contains(part), "{part}: {}", reply.body);
    }
}

/// Every file that a page loads, and every form, is at this sandbox.
fn assert_loads_only_from_here(page: &str) {
    for attribute in [
        " src=\"",
        "<link rel=\"stylesheet\" href=\"",
        "<form action=\"",
    ] {
        for target in page.split(attribute).skip(1) {
            let is_here = target.starts_with('/') && !target.starts_with("//");
            assert!(is_here, "{attribute}{target}");
        }
    }
    assert!(!page.contains("<script>"), "a script within a page");
}

#[tokio::test]
async fn the_overview_shows_every_event() {
    let sandbox = Sandbox::start().await.unwrap();
    let reply = page(&sandbox, "/").await;
    assert_eq!(reply.status, 200);
    assert_is_page(&reply);
    assert!(policy(&reply)[0].contains("form-action 'self'; frame-ancestors 'none'"));
    assert!(reply.body.contains("<script src=\"/live.js\" defer>"));
    token(&sandbox, "order-1", "7").await;
    let reply = page(&sandbox, "/").await;
    for words in [
        "All of “Ledger” (1)",
        ">order-1</a></td><td>10.00 USD</td><td>charge</td><td>Paymega</td>",
        "processed, ok",
        "private createInvoice",
        "cardgate createSale",
        "POST /api/payment-invoices",
        "Charges less refunds, charge-backs and payouts: 10.00 USD.",
    ] {
        assert!(reply.body.contains(words), "{words}: {}", reply.body);
    }
    assert_eq!(sandbox.exchanges().len(), 3, "looking on is not recorded");
}

#[tokio::test]
async fn lists_have_pages_and_can_be_searched() {
    let sandbox = Sandbox::start().await.unwrap();
    for nth in 1..=51 {
        invoice(&sandbox, &format!("order-{nth}-"), &json!({})).await;
    }
    let first = page(&sandbox, "/list/invoices").await;
    assert_is_page(&first);
    assert!(first.body.contains("Invoices: 50 of 51, the newest first"));
    assert!(first.body.contains("order-51-") && !first.body.contains("order-1-"));
    assert!(first.body.contains("page=2"));
    let second = page(&sandbox, "/list/invoices?page=2").await;
    assert!(second.body.contains("order-1-") && !second.body.contains("order-51-"));
    let found = page(&sandbox, "/list/invoices?q=order-5-").await;
    assert!(found.body.contains("Invoices: 1 of 1, the newest first"));
    for list in ["ledger", "transactions", "callbacks", "exchanges"] {
        assert_is_page(&page(&sandbox, &format!("/list/{list}")).await);
    }
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
        "/list/exchanges?q=%3Cscript%3E",
        "/search?q=%3Cscript%3E",
        "/order?reference=%3Cscript%3Ealert(%271%27)%3C/script%3E%22",
    ] {
        let reply = page(&sandbox, path).await;
        assert_is_page(&reply);
        assert!(!reply.body.contains("<b>"), "{path}: {}", reply.body);
        assert!(reply.body.contains("&lt;script&gt;"), "{path}");
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
        "/docs/index.html",
        "/order?reference=other",
        "/list/other",
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
async fn every_document_is_shown_and_calls_this_sandbox() {
    let sandbox = Sandbox::start().await.unwrap();
    let index = page(&sandbox, "/docs").await;
    assert_is_page(&index);
    for (name, server) in [
        ("public", "/public-api"),
        ("private", "/api"),
        ("cardgate", "/cardgate"),
        ("paycross", "/paycross"),
        ("checkout", "/checkout"),
        ("reports", "/reports"),
        ("control", "/_control"),
    ] {
        assert!(index.body.contains(&format!("href=\"/docs/{name}\"")));
        let raw = page(&sandbox, &format!("/docs/{name}.json")).await;
        assert_eq!(raw.header("content-type"), Some("application/json"));
        let document = raw.json();
        assert_eq!(document["servers"].as_array().unwrap().len(), 1);
        assert_eq!(document["servers"][0]["url"], server);
        let reply = page(&sandbox, &format!("/docs/{name}")).await;
        assert_is_page(&reply);
        for item in document["paths"].as_object().unwrap().values() {
            for operation in item.as_object().unwrap().values() {
                let Some(id) = operation["operationId"].as_str() else {
                    continue;
                };
                assert!(reply.body.contains(&format!("<code>{id}</code>")), "{id}");
            }
        }
    }
}

#[cfg(feature = "swagger-ui")]
#[tokio::test]
async fn swagger_ui_comes_from_this_sandbox() {
    let sandbox = Sandbox::start().await.unwrap();
    let reply = page(&sandbox, "/docs/private").await;
    for file in ["swagger-ui.css", "swagger-ui-bundle.js", "start.js"] {
        assert!(reply.body.contains(&format!("\"/docs/{file}\"")), "{file}");
        let url = sandbox.info().control.replace("/_control", "/docs/") + file;
        let response = raw(split(&url).0, &request("GET", &url, "", "")).await;
        let head = String::from_utf8_lossy(&response[..response.len().min(300)]).into_owned();
        assert!(head.starts_with("HTTP/1.1 200 OK"), "{file}: {head}");
        let body = response
            .windows(4)
            .position(|it| it == b"\r\n\r\n")
            .unwrap()
            + 4;
        if file != "start.js" {
            assert!(head.contains("content-encoding: gzip"), "{file}: {head}");
            assert_eq!(response[body..body + 3], [0x1f, 0x8b, 8], "{file}");
        }
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
    assert!(!reply.body.contains("<script"), "payers see no script");
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
