//! Faults, on the wire: bodies, bytes and charges. `fault_table` has each kind at each of its points.

use crate::support::{PAYS, card, invoice, order, private, raw, request, sale, split};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tollgate_sandbox::{Fault, Kind, Part, Point, Sandbox};

/// The bytes of a call that creates an invoice.
fn create(sandbox: &Sandbox, reference: &str) -> Vec<u8> {
    let info = sandbox.info();
    let key = STANDARD.encode(format!("{}:{}", info.account, info.api_key));
    let headers = format!("authorization: Basic {key}\r\n");
    let url = format!("{}/payment-invoices", info.private);
    request(
        "POST",
        &url,
        &headers,
        &order(reference, &json!({})).to_string(),
    )
}

/// The response to a call that creates an invoice, under this fault.
async fn created_under(sandbox: &Sandbox, kind: Kind) -> Vec<u8> {
    sandbox.fault(Fault::on("createInvoice", kind));
    raw(
        split(&sandbox.info().private).0,
        &create(sandbox, "order-1"),
    )
    .await
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn closes_before_or_after_processing() {
    for (point, reset, invoices) in [
        (Point::Before, false, 0),
        (Point::Before, true, 0),
        (Point::After, false, 1),
        (Point::After, true, 1),
    ] {
        let sandbox = Sandbox::start().await.unwrap();
        let got = created_under(&sandbox, Kind::Close { point, reset }).await;
        assert_eq!(text(&got), "");
        assert_eq!(sandbox.invoices().len(), invoices, "{point:?}");
        invoice(&sandbox, "order-2", &json!({})).await;
    }
}

#[tokio::test]
async fn cuts_headers_and_bodies_at_a_byte() {
    let sandbox = Sandbox::start().await.unwrap();
    let got = created_under(
        &sandbox,
        Kind::Cut {
            part: Part::Headers,
            after: 12,
        },
    )
    .await;
    assert_eq!(text(&got), "HTTP/1.1 201");
    sandbox.stop().await;
    let sandbox = Sandbox::start().await.unwrap();
    let got = created_under(
        &sandbox,
        Kind::Cut {
            part: Part::Headers,
            after: 9999,
        },
    )
    .await;
    assert!(!text(&got).contains("\r\n\r\n"));
    sandbox.stop().await;
    for (after, length) in [(0, 0), (7, 7)] {
        let sandbox = Sandbox::start().await.unwrap();
        let got = created_under(
            &sandbox,
            Kind::Cut {
                part: Part::Body,
                after,
            },
        )
        .await;
        assert_eq!(text(&got).split_once("\r\n\r\n").unwrap().1.len(), length);
        assert_eq!(sandbox.invoices().len(), 1);
    }
    let sandbox = Sandbox::start().await.unwrap();
    let got = created_under(
        &sandbox,
        Kind::Cut {
            part: Part::Body,
            after: 99_999,
        },
    )
    .await;
    let (head, body) = text(&got).split_once("\r\n\r\n").unwrap();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    assert_eq!(length.unwrap().parse::<usize>().unwrap(), body.len() + 1);
}

#[tokio::test]
async fn sends_other_statuses_with_or_without_processing() {
    for (status, point, start, invoices) in [
        (429, Point::Before, "{\"errors\"", 0),
        (
            500,
            Point::Before,
            "{\"errors\":[{\"code\":\"500\",\"detail\":\"Internal server error.\"",
            0,
        ),
        (502, Point::Before, "<html>", 0),
        (503, Point::After, "<html>", 1),
        (504, Point::After, "<html>", 1),
    ] {
        let sandbox = Sandbox::start().await.unwrap();
        let retry_after = (status == 429).then_some(7);
        let got = created_under(
            &sandbox,
            Kind::Status {
                status,
                point,
                retry_after,
            },
        )
        .await;
        let (head, body) = text(&got).split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with(&format!("HTTP/1.1 {status}")));
        assert_eq!(head.contains("retry-after: 7"), status == 429);
        assert!(body.starts_with(start), "{body}");
        assert_eq!(sandbox.invoices().len(), invoices);
    }
}

#[tokio::test]
async fn stalls_and_still_processes_for_a_client_that_left() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.fault(Fault::on(
        "createInvoice",
        Kind::Stall {
            point: Point::Before,
            for_ms: 1000,
        },
    ));
    let mut stream = TcpStream::connect(split(&sandbox.info().private).0)
        .await
        .unwrap();
    stream
        .write_all(&create(&sandbox, "order-1"))
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(stream);
    assert_eq!(sandbox.invoices().len(), 0);
    while sandbox.invoices().is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let start = Instant::now();
    let late = Kind::Stall {
        point: Point::After,
        for_ms: 100,
    };
    sandbox.fault(Fault::on("createInvoice", late));
    invoice(&sandbox, "order-2", &json!({})).await;
    assert!(start.elapsed() >= Duration::from_millis(100));
}

#[tokio::test]
async fn delivers_a_request_twice() {
    let sandbox = Sandbox::start().await.unwrap();
    let got = created_under(&sandbox, Kind::Duplicate).await;
    assert!(text(&got).starts_with("HTTP/1.1 409"));
    assert_eq!(sandbox.invoices().len(), 1);
    let log = sandbox.exchanges();
    assert_eq!(log.len(), 2);
    assert_eq!(log[0].fingerprint, log[1].fingerprint);
}

/// Tries until a connection succeeds, or until one fails.
async fn until_connecting(address: &str, made: bool) -> std::io::Result<TcpStream> {
    loop {
        let tried = TcpStream::connect(address).await;
        if tried.is_ok() == made {
            return tried;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn refuses_connections_after_a_response() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.fault(Fault::on("createInvoice", Kind::Refuse { for_ms: 1500 }));
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let address = split(&sandbox.info().private).0;
    let refused = until_connecting(address, false).await.unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::ConnectionRefused);
    until_connecting(address, true).await.unwrap();
    assert_eq!(
        sale(&sandbox, &made, &card(PAYS, "10", "35")).await.status,
        200
    );
}

#[tokio::test]
async fn a_sale_with_a_lost_response_still_charges() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sandbox.fault(Fault::on(
        "createSale",
        Kind::Close {
            point: Point::After,
            reset: false,
        },
    ));
    let url = format!("{}/payment/sale", sandbox.info().cardgate);
    let headers = format!(
        "authorization: Bearer {}\r\n",
        crate::support::bearer(&made)
    );
    let body = json!({"data": {"type": "sale-operation", "attributes": card(PAYS, "10", "35")}});
    let got = raw(
        split(&url).0,
        &request("POST", &url, &headers, &body.to_string()),
    )
    .await;
    assert!(got.is_empty());
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
    let last = sandbox.exchanges().pop().unwrap();
    assert_eq!((last.status, last.fault.as_deref()), (None, Some("close")));
}

#[tokio::test]
async fn invalid_requests_get_the_providers_errors() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut bytes = create(&sandbox, "order-1");
    let end = bytes.len() - 1;
    bytes[end] = b'!';
    let got = raw(split(&sandbox.info().private).0, &bytes).await;
    assert!(text(&got).starts_with("HTTP/1.1 400"));
    let reply = private(&sandbox, "GET", "/payment-invoices/..%2f", &Value::Null).await;
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn random_faults_charge_no_order_twice() {
    let sandbox = Sandbox::builder().seed(11).start().await.unwrap();
    let address = split(&sandbox.info().private).0.to_owned();
    sandbox.faults_by_chance(11, 0.6);
    for number in 0..60 {
        let bytes = create(&sandbox, &format!("order-{}", number / 3));
        raw(&address, &bytes).await;
    }
    sandbox.clear_faults();
    for made in sandbox.invoices() {
        sandbox.fault(Fault::on("createSale", Kind::Duplicate));
        assert_eq!(
            sale(&sandbox, &made, &card(PAYS, "10", "35")).await.status,
            409
        );
    }
    let references = sandbox.ledger().references();
    assert!(references.len() > 10);
    assert!(references.values().all(|account| account.charges == 1));
    let met: std::collections::HashSet<_> = sandbox
        .exchanges()
        .into_iter()
        .filter_map(|it| it.fault)
        .collect();
    assert!(met.len() > 4, "{met:?}");
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn the_clock_has_a_limit() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.advance(Duration::MAX);
    assert_eq!(
        private(&sandbox, "GET", "/account/profile", &Value::Null)
            .await
            .status,
        200
    );
}
