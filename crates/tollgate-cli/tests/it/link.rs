//! Hosted pages: their address, its QR codes, and the token of the card that a payer saved there.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::json;

use crate::shop::Shop;

/// Pays on the hosted page as the payer's browser does.
fn submit(page: &str) {
    let (host, path) = page.trim_start_matches("http://").split_once('/').unwrap();
    let form = "card_number=5519283812030000&card_holder=A+B&cvv=123&exp_month=10&exp_year=35";
    let request = format!(
        "POST /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {}\r\n\
         content-type: application/x-www-form-urlencoded\r\n\r\n{form}",
        form.len()
    );
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let status = response.split(' ').nth(1).unwrap();
    assert!(["200", "302", "303"].contains(&status), "{response}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_printed_as_text_and_as_a_code() {
    let shop = Shop::open("link").await;
    let link = ["link", "order-1", "25", "USD"];
    let done = shop
        .run(&[&link[..], &["--qr", "--svg", "order.svg"]].concat())
        .await;
    assert_eq!(done.code, Some(0), "{done:?}");
    assert!(
        done.stdout.starts_with("http") && done.stdout.lines().count() == 1,
        "{done:?}"
    );
    assert!(done.stderr.contains('█'), "{done:?}");
    let image = fs::read_to_string(shop.folder.join("order.svg")).unwrap();
    assert!(
        image.starts_with("<?xml") && image.contains("<svg"),
        "{image}"
    );
    let again = shop.run(&[&link[..], &["--json"]].concat()).await.json();
    assert_eq!(again["url"], done.stdout.trim());
    assert_eq!(again["money"], json!({ "amount": "25", "currency": "USD" }));
    assert_eq!(shop.sandbox.invoices().len(), 1, "the same page");
    let status = shop.run(&["status", "order-1", "--json"]).await;
    assert_eq!(status.code, Some(12), "{status:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_token_of_a_saved_card_is_written_once_and_charges_it() {
    let shop = Shop::open("save-card").await;
    let save = [
        "save-card",
        "save-7",
        "1",
        "USD",
        "--customer",
        "customer-7",
        "--json",
    ];
    let made = shop.run(&save).await.json();
    tokio::task::block_in_place(|| submit(made["url"].as_str().unwrap()));
    let wait = ["wait", "save-7", "--save-token", "new.token"];
    let done = shop.run(&wait).await;
    assert_eq!(done.code, Some(0), "{done:?}");
    let file = shop.folder.join("new.token");
    let token = fs::read_to_string(&file).unwrap();
    assert!(
        !done.stdout.contains(token.trim()) && !done.stderr.contains(token.trim()),
        "{done:?}"
    );
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(shop.run(&wait).await.code, Some(1), "the file exists");
    let charge = [
        "charge",
        "order-1",
        "5",
        "USD",
        "--customer",
        "customer-7",
        "--token-file",
        "new.token",
    ];
    assert_eq!(shop.run(&charge).await.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn paycross_gets_a_second_page_only_if_it_is_asked_for() {
    let shop = Shop::open("checkout").await;
    let link = [
        "link",
        "order-1",
        "25",
        "USD",
        "--description",
        "Books",
        "--profile",
        "cross",
    ];
    let first = shop.run(&link).await;
    assert_eq!(first.code, Some(0), "{first:?}");
    assert!(first.stdout.starts_with("http"), "{first:?}");
    // A page that would end at another time is of the same order.
    let later = [&link[..], &["--expires", "1h"]].concat();
    let again = shop.run(&later).await;
    assert_eq!(again.code, Some(12), "{again:?}");
    assert!(again.stderr.contains("may still be paid"), "{again:?}");
    let another = shop.run(&[&later[..], &["--another"]].concat()).await;
    assert_eq!(another.code, Some(0), "{another:?}");
    assert_ne!(another.stdout, first.stdout);
    let save = [
        "save-card",
        "save-7",
        "1",
        "USD",
        "--description",
        "Card",
        "--profile",
        "cross",
        "--json",
    ];
    assert!(
        shop.run(&save).await.json()["url"]
            .as_str()
            .unwrap()
            .starts_with("http")
    );
    let unpaid = shop
        .run(&["status", "save-7", "--profile", "cross", "--json"])
        .await;
    assert_eq!(unpaid.code, Some(24), "{unpaid:?}");
}
