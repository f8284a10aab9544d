//! Responses that Paymega may send, and that the sandbox never sends.

use serde_json::{Value, json};
use tollgate::{
    Currency, Error, Money, MoneyState, Outcome, dec,
    error::ResponseLost,
    outcome::ReviewReason,
    paymega::{Invoice, Refund, RefundOutcome},
};

use crate::written::{Asked, Response, Written, invoice, order, sent};

const CREATE: &str = "POST /payment-invoices";
const SALE: &str = "POST /payment/sale";
const SHOW: &str = "GET /payment-invoices/cpi_1";
const LOOK_UP: &str = "GET /payment-invoices?filter";

fn sold() -> Response {
    let response = json!({ "status": "process_pending", "auth_mode": null, "auth_payload": [] });
    (200, response)
}

fn one(invoice: &Value) -> Value {
    json!({ "data": invoice })
}

fn unavailable() -> Response {
    (503, json!("down"))
}

/// Responds to a sale and the requests after it, after `create` has responded to everything before.
fn then_sold(asked: &Asked, create: impl Fn(&Asked) -> Response) -> Response {
    match asked.line.as_str() {
        SALE => sold(),
        SHOW => (200, one(&invoice("processed", &json!([])))),
        _ => create(asked),
    }
}

fn succeeded(result: &Result<Outcome<Invoice>, Error>) {
    let is_paid = matches!(result, Ok(Outcome::Succeeded(_)));
    assert!(is_paid, "{result:?}");
}

#[tokio::test]
async fn amounts_as_strings_and_currencies_in_small_letters_are_read() {
    let paid = Written::open(|asked| {
        then_sold(asked, |asked| (201, one(&invoice("created", &sent(asked)))))
    })
    .await;
    succeeded(&paid.platform.charge(&order()).await);
    assert_eq!((paid.count(CREATE), paid.count(SALE)), (1, 1));
}

#[tokio::test]
async fn a_search_may_return_a_list_an_object_or_null() {
    let shapes: [fn(Value) -> Value; 3] = [
        |ours| {
            let mut other = ours.clone();
            other["id"] = "cpi_7".into();
            other["attributes"]["reference_id"] = "order-10420".into();
            json!({ "data": [other, ours] })
        },
        |ours| json!({ "data": ours }),
        |_| json!({ "data": null }),
    ];
    for (index, shape) in shapes.into_iter().enumerate() {
        let mark = std::sync::Mutex::new(Value::Null);
        let lossy = Written::open(move |asked| {
            then_sold(asked, |asked| match asked.line.as_str() {
                CREATE if asked.earlier == 0 => {
                    *mark.lock().unwrap() = sent(asked);
                    unavailable()
                }
                CREATE => (201, one(&invoice("created", &sent(asked)))),
                _ => (200, shape(invoice("created", &mark.lock().unwrap()))),
            })
        })
        .await;
        succeeded(&lossy.platform.charge(&order()).await);
        // Null means that there is no invoice, so the call creates it again.
        let creates = if index == 2 { 2 } else { 1 };
        assert_eq!(
            (lossy.count(CREATE), lossy.count(SALE)),
            (creates, 1),
            "{index}"
        );
    }
}

#[tokio::test]
async fn a_search_that_returns_null_finds_nothing_and_an_error_proves_nothing() {
    let empty = Written::open(|_| (200, json!({ "data": null }))).await;
    assert!(empty.platform.find("order-1042").await.unwrap().is_none());
    let error = empty.platform.reconcile(&order()).await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    let wrong = Written::open(|_| (200, json!({ "data": null, "errors": [] }))).await;
    let error = wrong.platform.reconcile(&order()).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
}

#[tokio::test]
async fn a_conflict_may_bring_an_object_a_list_or_nothing() {
    let bodies: [fn(Value) -> Value; 4] = [
        |ours| json!({ "errors": [{ "code": "409" }], "data": ours }),
        |ours| json!({ "data": [ours] }),
        |_| json!({ "data": [] }),
        |_| json!("conflict"),
    ];
    for (index, body) in bodies.into_iter().enumerate() {
        let mark = std::sync::Mutex::new(Value::Null);
        let conflict = Written::open(move |asked| {
            then_sold(asked, |asked| match asked.line.as_str() {
                CREATE => {
                    *mark.lock().unwrap() = sent(asked);
                    (409, body(invoice("created", &sent(asked))))
                }
                _ => (
                    200,
                    json!({ "data": [invoice("created", &mark.lock().unwrap())] }),
                ),
            })
        })
        .await;
        succeeded(&conflict.platform.charge(&order()).await);
        assert_eq!(conflict.count(SALE), 1, "{index}");
        assert_eq!(conflict.count(LOOK_UP), usize::from(index > 0), "{index}");
    }
}

#[tokio::test]
async fn a_bearer_that_comes_late_is_waited_for() {
    let mark = std::sync::Mutex::new(Value::Null);
    let slow = Written::open(move |asked| {
        let bare = |metadata: &Value| {
            let mut bare = invoice("created", metadata);
            bare["attributes"]["flow_data"] = json!([]);
            (201, one(&bare))
        };
        match asked.line.as_str() {
            SALE => sold(),
            SHOW if asked.earlier == 0 => (200, one(&bare(&mark.lock().unwrap()).1["data"])),
            SHOW if asked.earlier == 1 => (200, one(&invoice("created", &mark.lock().unwrap()))),
            SHOW => (200, one(&invoice("processed", &mark.lock().unwrap()))),
            _ => {
                *mark.lock().unwrap() = sent(asked);
                bare(&json!([]))
            }
        }
    })
    .await;
    succeeded(&slow.platform.charge(&order()).await);
    assert_eq!(slow.count(SALE), 1);
}

#[tokio::test]
async fn without_its_mark_an_invoice_is_followed_and_never_sold() {
    let stripped = Written::open(|asked| match asked.line.as_str() {
        SHOW => (200, one(&invoice("process_pending", &json!({})))),
        _ => (201, one(&invoice("process_pending", &json!([])))),
    })
    .await;
    let outcome = stripped.platform.charge(&order()).await.unwrap();
    assert!(matches!(outcome, Outcome::Pending(_)), "{outcome:?}");
    assert_eq!(stripped.count(SALE), 0);
}

#[tokio::test]
async fn an_invoice_that_was_not_requested_is_ignored() {
    let mixed_up = Written::open(|asked| match asked.line.as_str() {
        CREATE => (201, one(&invoice("created", &sent(asked)))),
        SALE => sold(),
        _ => {
            let mut other = invoice("process_failed", &json!([]));
            other["id"] = "cpi_7".into();
            (200, one(&other))
        }
    })
    .await;
    let error = mixed_up.platform.charge(&order()).await.unwrap_err();
    let Error::OutcomeUnknown(unknown) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(unknown.operation(), Some("cpi_1"));
    assert_eq!(mixed_up.count(SALE), 1);
    for error in [
        mixed_up.platform.invoice("cpi_1").await.unwrap_err(),
        mixed_up.platform.public_invoice("cpi_1").await.unwrap_err(),
        mixed_up.platform.service("comcps_1").await.unwrap_err(),
    ] {
        let is_unknown =
            matches!(&error, Error::OutcomeUnknown(it) if it.loss() == ResponseLost::Unreadable);
        assert!(is_unknown, "{error:?}");
    }
}

#[tokio::test]
async fn after_a_refused_bearer_the_invoice_decides() {
    let refused = Written::open(|asked| match asked.line.as_str() {
        SALE => (401, json!({ "errors": [{ "code": "401" }] })),
        SHOW => (200, one(&invoice("process_pending", &json!([])))),
        _ => (201, one(&invoice("created", &sent(asked)))),
    })
    .await;
    let outcome = refused.platform.charge(&order()).await.unwrap();
    assert!(matches!(outcome, Outcome::Pending(_)), "{outcome:?}");
    assert_eq!(refused.count(SALE), 1);
}

#[tokio::test]
async fn without_the_providers_time_an_expired_invoice_is_never_unpaid() {
    // These responses hold no Date.
    let timeless = Written::open(|_| (200, one(&invoice("expired", &json!([]))))).await;
    let outcome = timeless.platform.reconcile(&order()).await.unwrap();
    assert!(matches!(outcome, Outcome::Pending(_)), "{outcome:?}");
    assert_eq!(outcome.money(), MoneyState::Unknown);
}

#[tokio::test]
async fn several_operations_under_one_reference_are_all_named() {
    let twice = Written::open(|_| {
        let (first, mut second) = (
            invoice("processed", &json!([])),
            invoice("processed", &json!([])),
        );
        second["id"] = "cpi_2".into();
        (200, json!({ "data": [first, second] }))
    })
    .await;
    let outcome = twice.platform.reconcile(&order()).await.unwrap();
    let Outcome::Review(review) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(review.reason(), ReviewReason::SeveralOperations);
    assert_eq!(review.ids(), ["cpi_1", "cpi_2"]);
}

/// An invoice that was paid, with so much refunded.
fn refunded(amount: Option<&str>) -> Value {
    let mut paid = invoice("partially_refunded", &json!([]));
    paid["attributes"]["refunded_amount"] = json!(amount);
    paid
}

#[tokio::test]
async fn a_refund_whose_response_shows_an_earlier_one_is_not_done() {
    let five = Refund::new("refund-2", "cpi_1", Money::new(dec!(5), Currency::USD));
    let responded = |after: Value| async move {
        let platform = Written::open(move |asked| {
            let invoice = if asked.line.starts_with("POST") {
                after.clone()
            } else {
                refunded(Some("5"))
            };
            (200, one(&invoice))
        })
        .await;
        (
            platform.platform.refund(&five).await,
            platform.count("POST"),
        )
    };
    let (stale, posts) = responded.clone()(refunded(Some("5"))).await;
    assert!(matches!(stale, Err(Error::OutcomeUnknown(_))), "{stale:?}");
    assert_eq!(posts, 1);
    let (done, _) = responded.clone()(refunded(Some("10"))).await;
    assert!(matches!(done, Ok(RefundOutcome::Succeeded(_))), "{done:?}");
    let mut other = refunded(Some("10"));
    other["id"] = "cpi_7".into();
    let (of_another, posts) = responded(other).await;
    assert!(
        matches!(of_another, Err(Error::OutcomeUnknown(_))),
        "{of_another:?}"
    );
    assert_eq!(posts, 1);
}

#[tokio::test]
async fn a_bearer_that_no_header_can_carry_is_reported_at_once() {
    let broken = Written::open(|asked| {
        let mut created = invoice("created", &sent(asked));
        created["attributes"]["flow_data"]["metadata"]["token"] = "a\nb".into();
        (201, one(&created))
    })
    .await;
    let error = broken.platform.charge(&order()).await.unwrap_err();
    let is_named = matches!(&error, Error::Invalid(invalid) if invalid.field() == "request");
    assert!(is_named, "{error:?}");
    assert_eq!((broken.count(CREATE), broken.count(SALE)), (1, 0));
}
