//! Each kind of fault at each of its points, on each surface: the received bytes, and whether the call was processed.

use crate::support::{bearer, invoice, order, raw, request, split};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tollgate_sandbox::{Body, Fault, Kind, Part, Point, Sandbox};

const SURFACES: [&str; 5] = ["public", "private", "cardgate", "paycross", "checkout"];

/// The bytes of a call that changes the state on this surface.
async fn work(sandbox: &Sandbox, surface: &str) -> Vec<u8> {
    let info = sandbox.info();
    let basic = |user: &str, key: &str| {
        let encoded = STANDARD.encode(format!("{user}:{key}"));
        format!("authorization: Basic {encoded}\r\n")
    };
    let (url, headers, body) = match surface {
        "public" => {
            let body = json!({"public_key": info.public_key, "service": "payment_card_usd_hpp",
                "currency": "USD", "amount": 1});
            (
                format!("{}/payment-invoices", info.public),
                String::new(),
                body,
            )
        }
        "private" => {
            let headers = basic(&info.account, &info.api_key);
            let body = order("order-1", &json!({}));
            (format!("{}/payment-invoices", info.private), headers, body)
        }
        "cardgate" => {
            let made = invoice(sandbox, "order-1", &json!({})).await;
            let headers = format!("authorization: Bearer {}\r\n", bearer(&made));
            let card = crate::support::card(crate::support::PAYS, "10", "35");
            let body = json!({"data": {"type": "sale-operation", "attributes": card}});
            (format!("{}/payment/sale", info.cardgate), headers, body)
        }
        "checkout" => {
            let body = json!({"checkout": {"transaction_type": "payment", "test": true,
                "order": {"amount": 1, "currency": "USD", "description": "x"}}});
            let headers = basic(&info.shop_id, &info.shop_secret);
            (
                format!("{}/ctp/api/checkouts", info.checkout),
                headers,
                body,
            )
        }
        _ => {
            let body = json!({"request": {"amount": 1, "currency": "USD", "description": "x",
                "test": true, "tracking_id": "order-1", "credit_card": {
                    "number": "4200000000000000", "exp_month": "05", "exp_year": "2030"}}});
            let headers = basic(&info.shop_id, &info.shop_secret);
            (
                format!("{}/transactions/payments", info.paycross),
                headers,
                body,
            )
        }
    };
    request("POST", &url, &headers, &body.to_string())
}

/// Whether the call was processed.
fn is_done(sandbox: &Sandbox, surface: &str) -> bool {
    match surface {
        "cardgate" => sandbox.ledger().charges("order-1") == 1,
        "paycross" => !sandbox.transactions().is_empty(),
        "checkout" => !sandbox.checkouts().is_empty(),
        _ => !sandbox.invoices().is_empty(),
    }
}

/// The received bytes under this fault, whether the call was processed by then, and the time that it took.
async fn met(surface: &str, kind: &Kind) -> (String, bool, Duration) {
    let sandbox = Sandbox::start().await.unwrap();
    let bytes = work(&sandbox, surface).await;
    sandbox.fault(Fault::new(kind.clone()).surface(surface));
    let start = Instant::now();
    let got = raw(split(&sandbox.info().private).0, &bytes).await;
    let passed = start.elapsed();
    assert!(
        sandbox.faults().is_empty(),
        "{surface} {kind:?} was not met"
    );
    let last = sandbox.exchanges().pop();
    let recorded = last.and_then(|it| it.fault);
    let before = Kind::Close {
        point: Point::Before,
        reset: false,
    };
    let reset = Kind::Close {
        point: Point::Before,
        reset: true,
    };
    assert_eq!(
        recorded.is_none(),
        *kind == before || *kind == reset,
        "{surface} {kind:?}"
    );
    let done = is_done(&sandbox, surface);
    sandbox.stop().await;
    (String::from_utf8(got).unwrap(), done, passed)
}

#[tokio::test]
async fn a_connection_closes_before_or_after_processing() {
    for surface in SURFACES {
        for reset in [false, true] {
            for (point, done) in [(Point::Before, false), (Point::After, true)] {
                let kind = Kind::Close { point, reset };
                let (got, worked, _) = met(surface, &kind).await;
                assert_eq!((got.as_str(), worked), ("", done), "{surface} {kind:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_response_is_cut_after_processing() {
    for surface in SURFACES {
        for (part, after) in [
            (Part::Headers, 0),
            (Part::Headers, 9),
            (Part::Headers, 99_999),
            (Part::Body, 0),
            (Part::Body, 5),
            (Part::Body, 99_999),
        ] {
            let (got, worked, _) = met(surface, &Kind::Cut { part, after }).await;
            assert!(worked, "{surface}");
            let body = got.split_once("\r\n\r\n").map(|(_, body)| body);
            match (part, body) {
                (Part::Headers, None) if after == 99_999 => assert!(got.len() > 9),
                (Part::Headers, None) => assert_eq!(got.len(), after),
                (Part::Body, Some(body)) if after == 99_999 => assert!(body.len() > 5),
                (Part::Body, Some(body)) => assert_eq!(body.len(), after),
                _ => panic!("{surface} {part:?} {after}: {got}"),
            }
            assert!(serde_json::from_str::<Value>(body.unwrap_or("{")).is_err());
        }
    }
}

#[tokio::test]
async fn a_call_stalls_before_or_after_processing() {
    for surface in SURFACES {
        for point in [Point::Before, Point::After] {
            let sandbox = Sandbox::start().await.unwrap();
            let bytes = work(&sandbox, surface).await;
            sandbox.fault(Fault::new(Kind::Stall { point, for_ms: 400 }).surface(surface));
            let address = split(&sandbox.info().private).0.to_owned();
            let late = tokio::spawn(async move { raw(&address, &bytes).await });
            tokio::time::sleep(Duration::from_millis(100)).await;
            assert_eq!(
                is_done(&sandbox, surface),
                point == Point::After,
                "{surface}"
            );
            assert!(!late.is_finished());
            assert!(late.await.unwrap().starts_with(b"HTTP/1.1 20"));
            assert!(is_done(&sandbox, surface));
        }
    }
}

#[tokio::test]
async fn a_response_comes_in_small_pieces() {
    for surface in SURFACES {
        let (got, worked, passed) = met(
            surface,
            &Kind::Drip {
                bytes: 50,
                every_ms: 10,
            },
        )
        .await;
        assert!(got.starts_with("HTTP/1.1 20") && worked);
        // The first piece comes at once.
        let drops = u32::try_from(got.len() / 50).unwrap() - 1;
        assert!(
            passed >= Duration::from_millis(10) * drops,
            "{surface}: {passed:?}"
        );
    }
}

#[tokio::test]
async fn another_status_is_sent_before_or_after_processing() {
    for surface in SURFACES {
        for status in [429, 500, 502, 503, 504] {
            for (point, done) in [(Point::Before, false), (Point::After, true)] {
                let retry_after = Some(3);
                let kind = Kind::Status {
                    status,
                    point,
                    retry_after,
                };
                let (got, worked, _) = met(surface, &kind).await;
                let (head, body) = got.split_once("\r\n\r\n").unwrap();
                assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
                assert!(head.contains("retry-after: 3"));
                assert_eq!(body.starts_with("<html>"), status > 500, "{body}");
                assert_eq!(worked, done, "{surface} {kind:?}");
            }
        }
    }
}

#[tokio::test]
async fn another_server_responds_in_the_providers_place() {
    for surface in SURFACES {
        for (point, done) in [(Point::Before, false), (Point::After, true)] {
            let kind = Kind::Foreign {
                status: 403,
                point,
                body: Body::Json(json!({"message": "Forbidden"})),
                content_type: None,
            };
            let (got, worked, _) = met(surface, &kind).await;
            let (head, body) = got.split_once("\r\n\r\n").unwrap();
            assert!(head.starts_with("HTTP/1.1 403 "), "{head}");
            assert_eq!(body, r#"{"message":"Forbidden"}"#);
            assert_eq!(worked, done, "{surface} {kind:?}");
        }
    }
}

#[tokio::test]
async fn a_date_is_wrong() {
    for surface in SURFACES {
        let (got, worked, _) = met(surface, &Kind::Date { seconds: i64::MIN }).await;
        assert!(
            got.contains("\r\ndate: Thu, 01 Jan 1970 00:00:00 GMT\r\n"),
            "{got}"
        );
        assert!(worked, "{surface}");
    }
}

#[tokio::test]
async fn a_call_is_delivered_twice() {
    for kind in [Kind::Duplicate, Kind::SlowDuplicate { bank_ms: 60_000 }] {
        for surface in SURFACES {
            delivered_twice(surface, &kind).await;
        }
    }
}

async fn delivered_twice(surface: &str, kind: &Kind) {
    let sandbox = Sandbox::start().await.unwrap();
    let bytes = work(&sandbox, surface).await;
    let before = sandbox.exchanges().len();
    sandbox.fault(Fault::new(kind.clone()).surface(surface));
    raw(split(&sandbox.info().private).0, &bytes).await;
    let log = sandbox.exchanges().split_off(before);
    assert_eq!(log.len(), 2, "{surface}");
    assert_eq!(log[0].fingerprint, log[1].fingerprint);
    let second = [
        ("public", 201),
        ("private", 409),
        ("cardgate", 409),
        ("paycross", 422),
        // Each delivery creates a page of its own.
        ("checkout", 200),
    ];
    let second = second.iter().find(|row| row.0 == surface).unwrap().1;
    assert_eq!(log[1].status, Some(second), "{surface}");
}

/// Sends a call on a kept-alive connection, and reads the response's head and body.
async fn kept_alive(sandbox: &Sandbox, surface: &str) -> TcpStream {
    let bytes = String::from_utf8(work(sandbox, surface).await).unwrap();
    let bytes = bytes.replace("connection: close", "connection: keep-alive");
    let address = split(&sandbox.info().private).0;
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes.as_bytes()).await.unwrap();
    let mut got = vec![0; 20_000];
    let mut length = 0;
    loop {
        length += stream.read(&mut got[length..]).await.unwrap();
        let text = std::str::from_utf8(&got[..length]).unwrap();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let mut lines = head.lines();
        let wanted = lines.find_map(|line| line.strip_prefix("content-length: "));
        if body.len() == wanted.unwrap().parse::<usize>().unwrap() {
            assert!(head.starts_with("HTTP/1.1 20") && !head.contains("connection: close"));
            return stream;
        }
    }
}

#[tokio::test]
async fn a_kept_connection_goes_stale() {
    for surface in SURFACES {
        let sandbox = Sandbox::start().await.unwrap();
        sandbox.fault(Fault::new(Kind::Stale).surface(surface));
        let mut stream = kept_alive(&sandbox, surface).await;
        assert_eq!(stream.read(&mut [0]).await.unwrap(), 0, "{surface}");
    }
}

#[tokio::test]
async fn a_kept_connection_is_reset_before_a_byte_of_the_next_call_is_read() {
    for surface in SURFACES {
        let sandbox = Sandbox::start().await.unwrap();
        sandbox.fault(Fault::new(Kind::Unread).surface(surface));
        let mut stream = kept_alive(&sandbox, surface).await;
        let exchanges = sandbox.exchanges().len();
        let idle = tokio::time::timeout(Duration::from_millis(100), stream.read(&mut [0])).await;
        assert!(idle.is_err(), "{surface}: it looks alive until it is used");
        stream.write_all(b"G").await.unwrap();
        let end = tokio::time::timeout(Duration::from_secs(5), stream.read(&mut [0])).await;
        let error = end.expect("the next call is waited for").unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
        assert_eq!(sandbox.exchanges().len(), exchanges);
    }
}

#[tokio::test]
async fn connections_are_refused_after_a_call_and_on_request() {
    for surface in SURFACES {
        let sandbox = Sandbox::start().await.unwrap();
        let bytes = work(&sandbox, surface).await;
        sandbox.fault(Fault::new(Kind::Refuse { for_ms: 100 }).surface(surface));
        let address = split(&sandbox.info().private).0;
        assert!(raw(address, &bytes).await.starts_with(b"HTTP/1.1 20"));
        until_refused(address).await;
        tokio::time::sleep(Duration::from_millis(150)).await;
        TcpStream::connect(address).await.unwrap();
    }
    let sandbox = Sandbox::start().await.unwrap();
    let address = split(&sandbox.info().private).0;
    sandbox.refuse_connections(Duration::from_millis(100));
    until_refused(address).await;
}

/// Waits until the port is closed, which its task does soon.
async fn until_refused(address: &str) {
    for _ in 0..50 {
        let error = TcpStream::connect(address).await.err();
        // Connections that were not accepted yet end with a reset.
        if error.is_some_and(|it| it.kind() == std::io::ErrorKind::ConnectionRefused) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("connections are not refused");
}
