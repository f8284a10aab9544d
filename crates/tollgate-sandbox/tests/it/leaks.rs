//! Planted secrets, searched for in every page and in every list of the control API.

use crate::pages::page;
use crate::support::{ASKS, bearer, call, card, invoice, private, sale, token};
use serde_json::{Value, json};
use tollgate_leaks::Secrets;
use tollgate_sandbox::Sandbox;

const CONTROL: &str = include_str!("../../src/control/openapi.json");

/// A token that no route takes.
const TOKEN: &str = "tok-Qz7xK2vN9mR4wT8";
const PASSWORD: &str = "Vg9sX4nB7kM2zQ5t";

/// The paths of the control API with secrets on purpose: credentials, and objects in the formats of their providers.
const ON_PURPOSE: [&str; 6] = [
    "/checkouts",
    "/info",
    "/invoices",
    "/order",
    "/payouts",
    "/transactions",
];

/// The other lists of the control API, as its document names them.
fn lists() -> Vec<String> {
    let document: Value = serde_json::from_str(CONTROL).unwrap();
    let paths = document["paths"].as_object().unwrap().iter();
    let readable = paths.filter(|(path, methods)| {
        methods["get"].is_object() && !ON_PURPOSE.contains(&path.as_str())
    });
    readable
        .map(|(path, _)| format!("/_control{path}"))
        .collect()
}

/// Requests in the wrong place: another method, an unknown path, a token in a query, in a header and in a body.
async fn misuse(sandbox: &Sandbox) {
    let info = sandbox.info();
    for base in [
        &info.paycross,
        &info.private,
        &info.public,
        &info.cardgate,
        &info.checkout,
        &info.reports,
    ] {
        for path in [
            format!("/credit_cards/{TOKEN}"),
            format!("/v2/credit_cards/{TOKEN}/more"),
            format!("/nowhere?token={TOKEN}&card[number]={ASKS}"),
            format!("/transactions/{ASKS}"),
        ] {
            for method in ["GET", "POST", "PUT", "DELETE"] {
                let headers = format!(
                    "authorization: Bearer {TOKEN}\r\ncookie: token={TOKEN}\r\ncontent-type: application/json\r\n"
                );
                let body = json!({ "token": TOKEN, "card_number": ASKS, "credit_card": { "number": ASKS } });
                call(
                    method,
                    &format!("{base}{path}"),
                    &headers,
                    &body.to_string(),
                )
                .await;
            }
        }
    }
}

#[tokio::test]
async fn no_page_and_no_list_shows_a_secret() {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = token(&sandbox, "order-1", "7").await;
    let more =
        json!({"callback_url": format!("http://user:{PASSWORD}@127.0.0.1:9/?token={TOKEN}")});
    let made = invoice(&sandbox, "order-2", &more).await;
    sale(&sandbox, &made, &card(ASKS, "10", "35")).await;
    private(
        &sandbox,
        "GET",
        &format!("/payment-invoices?token={TOKEN}"),
        &Value::Null,
    )
    .await;
    misuse(&sandbox).await;
    let info = sandbox.info();
    let secrets = Secrets::new([
        ("a saved card", &*saved),
        ("a bearer", &bearer(&made)),
        ("the API key", &info.api_key),
        ("the secret of callbacks", &info.callback_secret),
        ("the shop's secret key", &info.shop_secret),
        ("a card number", ASKS),
        ("a password", PASSWORD),
        ("a token", TOKEN),
    ]);
    let id = made["id"].as_str().unwrap();
    let mut paths = vec!["/".to_owned(), format!("/view/invoice/{id}")];
    paths.extend(["/order?reference=order-1", "/order?reference=order-2"].map(str::to_owned));
    paths.extend(["/list/callbacks", "/list/exchanges"].map(str::to_owned));
    paths.extend((1..=sandbox.exchanges().len()).map(|nth| format!("/view/exchange/{nth}")));
    paths.extend((1..=sandbox.callbacks().len()).map(|nth| format!("/view/callback/{nth}")));
    let lists = lists();
    assert!(lists.len() > 5, "{lists:?}");
    for path in paths.into_iter().chain(lists) {
        let reply = page(&sandbox, &path).await;
        assert_eq!(reply.status, 200, "{path}");
        secrets.check(&path, &reply.body).unwrap();
    }
    let exchanges = serde_json::to_string(&sandbox.exchanges()).unwrap();
    secrets.check("the exchanges", exchanges).unwrap();
}
