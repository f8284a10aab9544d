//! The cost of an exchange does not grow with the number of orders.

use crate::control::control;
use crate::paycross::{self, created, paycross, request};
use crate::payout;
use crate::support::{PAYS, call, card, invoice, order, private, sale, split};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tollgate_sandbox::settings::{Compared, ReferenceChange};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

const FEW: usize = 100;
const MANY: usize = 1_000;

/// Sends requests one after the other on one connection, and returns the statuses.
async fn on_one_connection(address: &str, requests: Vec<String>) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let mut bytes = vec![0; 1 << 16];
    for request in requests {
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut text = String::new();
        while !is_whole(&text) {
            let read = stream.read(&mut bytes).await.unwrap();
            assert!(read > 0, "the connection ended: {text}");
            text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
        }
        assert!(text.starts_with("HTTP/1.1 20"), "{text}");
    }
}

fn is_whole(text: &str) -> bool {
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.parse::<usize>().unwrap())
    });
    body.len() >= length.unwrap_or_default()
}

fn post(url: &str, key: &str, body: &Value) -> String {
    let ((host, path), body) = (split(url), body.to_string());
    let mut text = format!("POST {path} HTTP/1.1\r\nhost: {host}\r\n");
    write!(text, "authorization: Basic {key}\r\n").unwrap();
    write!(
        text,
        "content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    text
}

/// Adds payouts, unpaid invoices with waiting callbacks, and payments, some of them with an open challenge.
async fn fill(sandbox: &Sandbox, from: usize, to: usize) {
    let info = sandbox.info();
    let invoices = format!("{}/payment-invoices", info.private);
    let payouts = format!("{}/payout-invoices", info.private);
    let payments = format!("{}/transactions/payments", info.paycross);
    let checkouts = format!("{}/ctp/api/checkouts", info.checkout);
    let account = STANDARD.encode(format!("{}:{}", info.account, info.api_key));
    let shop = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    let mut requests = Vec::new();
    for number in from..to {
        let more = json!({
            "callback_url": format!("http://127.0.0.1:9/{}", number % 7),
            "customer": {"reference_id": format!("customer-{number}")}
        });
        requests.push(post(
            &invoices,
            &account,
            &order(&format!("old-{number}"), &more),
        ));
        let payout = payout::order(&format!("old-payout-{number}"), &json!({}));
        requests.push(post(&payouts, &account, &payout));
        let number_of_card = ["4200000000000000", "4012000000001097"][number % 2];
        let mut payment = request(&format!("old-{number}"), number_of_card);
        payment["duplicate_check"] = json!(false);
        requests.push(post(&payments, &shop, &json!({"request": payment})));
        let page = json!({"checkout": {"transaction_type": "payment", "test": true, "order": {
            "amount": 1, "currency": "USD", "description": "x", "tracking_id": format!("old-{number}")
        }}});
        requests.push(post(&checkouts, &shop, &page));
    }
    on_one_connection(split(&info.private).0, requests).await;
}

/// The life of one order at each provider, with look-ups, lists, a refund, a payout and the balances.
async fn live(sandbox: &Sandbox, reference: &str) {
    let made = invoice(sandbox, reference, &json!({})).await;
    let id = made["id"].as_str().unwrap();
    sale(sandbox, &made, &card(PAYS, "10", "35")).await;
    let refund = json!({"data": {"type": "refund", "id": id, "attributes": {"amount": 4}}});
    let path = format!("/payment-invoices/{id}/refund");
    private(sandbox, "POST", &path, &refund).await;
    let made = payout::create(sandbox, reference, &json!({})).await;
    payout::process(sandbox, &payout::id(&made)).await;
    for path in [
        "/payout-invoices".to_owned(),
        format!("/payout-invoices?filter[reference_id]={reference}"),
        "/payment-invoices?page[size]=3".to_owned(),
        format!("/payment-invoices?filter[reference_id]={reference}"),
        "/account/balances".to_owned(),
    ] {
        private(sandbox, "GET", &path, &Value::Null).await;
    }
    let paid = created(sandbox, "payments", &request(reference, paycross::PAYS)).await;
    let refund = json!({"request": {
        "parent_uid": paid["uid"], "amount": 1, "reason": "x", "duplicate_check": false
    }});
    paycross(
        sandbox,
        "POST",
        "/transactions/refunds",
        "requestid: 1\r\n",
        &refund,
    )
    .await;
    let path = format!("/v2/transactions/tracking_id/{reference}");
    paycross(sandbox, "GET", &path, "", &Value::Null).await;
    checkout(sandbox, reference).await;
    let path = format!("/order?reference={reference}");
    control(sandbox, "GET", &path, &Value::Null).await;
    control(
        sandbox,
        "GET",
        "/invoices?order=newest&limit=2",
        &Value::Null,
    )
    .await;
}

/// A checkout without an expiry, and a report of a time without transactions.
async fn checkout(sandbox: &Sandbox, reference: &str) {
    let info = sandbox.info();
    let key = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    let headers = format!("authorization: Basic {key}\r\nx-api-version: 3\r\n");
    let body = json!({"checkout": {"transaction_type": "payment", "test": true, "order": {
        "amount": 1, "currency": "USD", "description": "x", "tracking_id": reference
    }}});
    let url = format!("{}/ctp/api/checkouts", info.checkout);
    let made = call("POST", &url, &headers, &body.to_string()).await.json();
    let token = made["checkout"]["token"].as_str().unwrap();
    call("GET", &format!("{url}/{token}"), &headers, "").await;
    let body = json!({"report_params": {
        "date_type": "created_at", "from": "2020-01-01", "to": "2020-01-02", "status": "all",
        "payment_method_type": "credit_card", "time_zone": "UTC"
    }});
    let url = format!("{}/api/reports", info.reports);
    let report = call("POST", &url, &headers, &body.to_string()).await;
    assert_eq!(report.status, 200, "{}", report.body);
}

/// Reads a number of `/usage`.
async fn usage(sandbox: &Sandbox, name: &str) -> u64 {
    sandbox.idle().await;
    let usage = control(sandbox, "GET", "/usage", &Value::Null).await;
    usage[name].as_u64().unwrap()
}

async fn visited(sandbox: &Sandbox) -> u64 {
    usage(sandbox, "visited").await
}

/// How many records the life of an order reads or changes.
async fn cost(sandbox: &Sandbox, reference: &str) -> u64 {
    let before = visited(sandbox).await;
    live(sandbox, reference).await;
    visited(sandbox).await - before
}

async fn check_costs(sandbox: &Sandbox) {
    sandbox.hold_callbacks(true);
    fill(sandbox, 0, FEW).await;
    // The duplicate check looks back 30 s.
    sandbox.advance(Duration::from_secs(31));
    let few = cost(sandbox, "order-1").await;
    fill(sandbox, FEW, MANY).await;
    sandbox.advance(Duration::from_secs(31));
    let many = cost(sandbox, "order-2").await;
    assert!(few > 10, "the records are counted: {few}");
    assert!(
        many <= few + few / 4,
        "{few} records at {FEW} orders, {many} at {MANY}"
    );
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn an_exchange_visits_no_more_records_with_more_orders() {
    check_costs(&Sandbox::start().await.unwrap()).await;
}

#[tokio::test]
async fn the_settings_of_lookups_cost_no_scan() {
    let sandbox = Sandbox::builder()
        .lookup_reference(ReferenceChange::Lowercase)
        .lookup_compares(Compared::Both)
        .replay(true)
        .bank(Duration::from_millis(1))
        .start()
        .await
        .unwrap();
    // The first look-up adds the changed references to the index.
    let path = "/payment-invoices?filter[reference_id]=X";
    private(&sandbox, "GET", path, &Value::Null).await;
    paycross(
        &sandbox,
        "GET",
        "/v2/transactions/tracking_id/X",
        "",
        &Value::Null,
    )
    .await;
    check_costs(&sandbox).await;
}

#[tokio::test]
async fn a_settled_order_keeps_less_than_two_kilobytes() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut kept = Vec::new();
    for orders in [0..300, 300..400] {
        for number in orders {
            let reference = format!("order-{number}");
            let made = invoice(&sandbox, &reference, &json!({"description": "Plan"})).await;
            sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
            let mut payment = request(&reference, paycross::PAYS);
            payment["duplicate_check"] = json!(false);
            created(&sandbox, "payments", &payment).await;
        }
        kept.push(usage(&sandbox, "record_bytes").await);
    }
    // The newest records are values, so each order has turned an older one into text.
    let each = (kept[1] - kept[0]) / 200;
    assert!((500..2_000).contains(&each), "{each} bytes an order");
}

#[tokio::test]
async fn closed_invoices_are_not_visited_when_their_time_is_over() {
    let sandbox = Sandbox::start().await.unwrap();
    for number in 0..20 {
        let made = invoice(&sandbox, &format!("order-{number}"), &json!({})).await;
        sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    }
    let before = visited(&sandbox).await;
    sandbox.advance(Duration::from_secs(2000));
    assert_eq!(visited(&sandbox).await, before);
}

#[tokio::test]
async fn only_the_newest_exchanges_and_finished_callbacks_are_kept() {
    let sandbox = Sandbox::builder().exchanges(4).start().await.unwrap();
    // A URL of another machine is never posted to, so its notification ends at once.
    let url = json!({"callback_url": "http://example.com/"});
    for number in 1..=9 {
        invoice(&sandbox, &format!("order-{number}"), &url).await;
    }
    sandbox.idle().await;
    let numbers: Vec<usize> = sandbox.exchanges().iter().map(|it| it.number).collect();
    assert_eq!(numbers, [6, 7, 8, 9]);
    let page = control(&sandbox, "GET", "/exchanges?after=1&limit=2", &Value::Null).await;
    assert_eq!(page["items"][0]["number"], 6);
    assert_eq!(page["next"], 7);
    for _ in 0..1000 {
        if sandbox.callbacks().len() == 4 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(sandbox.callbacks().len(), 4);
    assert!(!sandbox.repeat_callback(1), "it is no longer kept");
    assert!(sandbox.repeat_callback(9));
    assert_eq!(sandbox.invoices().len(), 9, "operations are kept for ever");
}

#[tokio::test]
async fn records_survive_a_long_absence() {
    let sandbox = Sandbox::start().await.unwrap();
    let first = invoice(
        &sandbox,
        "first",
        &json!({"metadata": {"a": {"b": [1.5, "ü"]}}}),
    )
    .await;
    let waits = created(&sandbox, "payments", &request("first", "4012000000001097")).await;
    sandbox.decide("other", ScriptedOutcome::new("processed"));
    fill(&sandbox, 0, 400).await;
    let path = format!("/payment-invoices/{}", first["id"].as_str().unwrap());
    let again = private(&sandbox, "GET", &path, &Value::Null).await.json();
    assert_eq!(again["data"], first);
    let reply = sale(&sandbox, &first, &card(PAYS, "10", "35")).await;
    assert_eq!(reply.json()["status"], "processed");
    assert!(sandbox.complete_challenge(waits["uid"].as_str().unwrap(), true));
    assert_eq!(sandbox.ledger().charges("first"), 2);
    sandbox.advance(Duration::from_secs(2000));
    let open = sandbox
        .invoices()
        .into_iter()
        .filter(|it| it["attributes"]["status"] == "process_pending");
    assert_eq!(open.count(), 0, "unpaid invoices expire");
    let url = format!("{}/order?reference=", sandbox.info().control);
    assert_eq!(
        call("GET", &url, "", "").await.json()["account"]["charges"],
        0
    );
}
