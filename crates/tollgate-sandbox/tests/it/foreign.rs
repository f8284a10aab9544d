//! Responses of other servers in the provider's place, and dates that are wrong.

use crate::control::control;
use crate::paycross::{self, paycross, request};
use crate::support::{order, private};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};
use tollgate_sandbox::{Body, Fault, Kind, Point, Sandbox};

fn foreign(status: u16, point: Point, body: Body) -> Kind {
    Kind::Foreign {
        status,
        point,
        body,
        content_type: None,
    }
}

#[tokio::test]
async fn another_server_responds_before_or_after_processing() {
    for status in [200, 401, 403, 404, 405, 422] {
        for (point, done) in [(Point::Before, 0), (Point::After, 1)] {
            let sandbox = Sandbox::start().await.unwrap();
            let body = Body::Json(json!({"error": {"code": 404}}));
            for operation in ["createInvoice", "createPayment"] {
                sandbox.fault(Fault::on(operation, foreign(status, point, body.clone())));
            }
            let made = private(
                &sandbox,
                "POST",
                "/payment-invoices",
                &order("order-1", &json!({})),
            )
            .await;
            assert_eq!(
                (made.status, made.body.as_str()),
                (status, r#"{"error":{"code":404}}"#)
            );
            assert_eq!(made.header("content-type"), Some("application/json"));
            assert_eq!(sandbox.invoices().len(), done, "{status} {point:?}");
            let paid =
                paycross::send(&sandbox, "payments", &request("order-1", paycross::PAYS)).await;
            assert_eq!((paid.status, paid.body), (status, made.body));
            assert_eq!(
                sandbox.ledger().charges("order-1"),
                done,
                "{status} {point:?}"
            );
            assert_eq!(sandbox.violations(), [""; 0]);
        }
    }
}

#[tokio::test]
async fn a_foreign_body_is_json_a_page_or_nothing() {
    let sandbox = Sandbox::start().await.unwrap();
    for (written, kind, body) in [
        (
            json!({"body": {"code": "gateway.route_missing"}}),
            "application/json",
            r#"{"code":"gateway.route_missing"}"#,
        ),
        (json!({"body": [1]}), "application/json", "[1]"),
        (
            json!({"body": "<h1>Blocked</h1>"}),
            "text/html; charset=utf-8",
            "<h1>Blocked</h1>",
        ),
        (
            json!({"body": "{\"errors\":[", "content_type": "application/json"}),
            "application/json",
            "{\"errors\":[",
        ),
        (json!({}), "text/plain", ""),
    ] {
        let mut fault = json!({"operation": "findTransactions", "kind": "foreign", "status": 404});
        for (name, value) in written.as_object().unwrap() {
            fault[name] = value.clone();
        }
        control(&sandbox, "POST", "/faults", &fault).await;
        let path = "/v2/transactions/tracking_id/order-1";
        let reply = paycross(&sandbox, "GET", path, "", &Value::Null).await;
        assert_eq!((reply.status, reply.body.as_str()), (404, body));
        assert_eq!(reply.header("content-type"), Some(kind));
    }
}

/// The difference of a response's `Date` from now, in seconds.
async fn date(sandbox: &Sandbox) -> i64 {
    let reply = private(sandbox, "GET", "/account/profile", &Value::Null).await;
    let date = httpdate::parse_http_date(reply.header("date").unwrap()).unwrap();
    let seconds = |time: SystemTime| {
        let since_epoch = time.duration_since(SystemTime::UNIX_EPOCH).unwrap();
        i64::try_from(since_epoch.as_secs()).unwrap()
    };
    seconds(date) - seconds(SystemTime::now())
}

fn is_about(seconds: i64, expected: i64) -> bool {
    (seconds - expected).abs() < 1000
}

#[tokio::test]
async fn dates_are_wrong_once_or_always() {
    const DAY: i64 = 86_400;
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.fault(Fault::new(Kind::Date { seconds: -DAY }).nth(2));
    assert!(is_about(date(&sandbox).await, 0));
    assert!(is_about(date(&sandbox).await, -DAY));
    assert!(is_about(date(&sandbox).await, 0));
    control(
        &sandbox,
        "POST",
        "/settings",
        &json!({"date_shift": 2 * DAY}),
    )
    .await;
    assert!(is_about(date(&sandbox).await, 2 * DAY));
    sandbox.advance(Duration::from_secs(86_400));
    assert!(is_about(date(&sandbox).await, 3 * DAY));
    for far in [i64::MIN, i64::MAX] {
        sandbox.change(|settings| settings.date_shift = far);
        date(&sandbox).await;
    }
}
