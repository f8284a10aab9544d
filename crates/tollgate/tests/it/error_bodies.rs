//! Error bodies of Paymega in every shape, and those of proxies in its place.

use serde_json::{Value, json};
use tollgate::{Error, MoneyState, Refusal, paymega::InvoiceRange};

use crate::{
    bytes::{self, Scripted},
    written::{invoice, order},
};

/// A Paymega server that shows an invoice only to the second request.
async fn at_first(status: u16, body: &Value) -> Scripted {
    let body = body.clone();
    Scripted::open(move |asked| match asked.earlier {
        0 => bytes::json(status, &body),
        _ => bytes::json(200, &json!({ "data": invoice("processed", &json!([])) })),
    })
    .await
}

fn fields(refusal: &Refusal) -> Vec<(&str, &str)> {
    refusal.fields().collect()
}

#[tokio::test]
async fn a_404_of_the_platforms_own_is_not_found_at_once() {
    for body in [
        json!({ "errors": [{ "title": "gone", "code": 17 }] }),
        json!({ "errors": [{ "status": "Not Found", "code": "404" }, null] }),
        json!({ "errors": { "id": ["is unknown"] } }),
        json!({ "error": { "message": "No such invoice." } }),
    ] {
        let written = Scripted::always(404, &body).await;
        let error = written.platform.invoice("cpi_1").await.unwrap_err();
        assert!(matches!(error, Error::NotFound(_)), "{body}: {error:?}");
        assert_eq!(written.count("GET"), 1, "{body}");
    }
}

#[tokio::test]
async fn a_404_of_a_proxy_proves_nothing() {
    for body in [
        json!({ "error": { "code": 404 } }),
        json!({ "error": { "code": 404, "message": "no route" } }),
        json!({ "errors": ["no route"] }),
        json!({ "errors": [{ "message": "no route" }] }),
        json!({ "errors": [] }),
        json!({ "code": "gateway.route_missing" }),
        json!({ "error": "Not Found", "path": "/x", "status": 404, "timestamp": "2026-11-25T00:00:00Z" }),
        json!("<html>"),
    ] {
        let written = at_first(404, &body).await;
        let shown = written.platform.invoice("cpi_1").await;
        assert!(shown.is_ok(), "{body}: {shown:?}");
        assert_eq!(written.count("GET"), 2, "{body}");
        let written = Scripted::always(404, &body).await;
        let error = written.platform.invoice("cpi_1").await.unwrap_err();
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{body}: {error:?}"
        );
    }
}

#[tokio::test]
async fn a_success_that_holds_an_error_is_that_error() {
    for (body, code, message) in [
        (
            json!({ "errors": [{ "title": "gone", "code": 17 }] }),
            Some("17"),
            "gone",
        ),
        (
            json!({ "error": { "message": "No." }, "data": null }),
            None,
            "No.",
        ),
        (
            json!({ "errors": { "base": ["No."] }, "data": [] }),
            None,
            "No.",
        ),
    ] {
        let written = Scripted::always(200, &body).await;
        let platform = &written.platform;
        for error in [
            platform.invoice("cpi_1").await.unwrap_err(),
            platform.find("order-1042").await.unwrap_err(),
            platform.balances().await.unwrap_err(),
            platform
                .invoices(InvoiceRange::all())
                .next()
                .await
                .unwrap()
                .unwrap_err(),
        ] {
            let Error::Refused(refusal) = &error else {
                panic!("{body}: {error:?}")
            };
            assert_eq!(
                (refusal.code(), refusal.message()),
                (code, Some(message)),
                "{body}"
            );
            assert_eq!(error.money(), MoneyState::Unknown);
        }
        assert_eq!(written.count("GET"), 4, "{body}");
    }
}

#[tokio::test]
async fn a_passing_error_in_a_success_is_waited_for() {
    let body = json!({ "errors": [{ "title": "internal_error", "code": "500" }] });
    let written = at_first(200, &body).await;
    assert!(written.platform.invoice("cpi_1").await.is_ok());
    assert_eq!(written.count("GET"), 2);
}

#[tokio::test]
async fn an_empty_list_beside_an_error_proves_no_absence() {
    for errors in [
        json!(["busy"]),
        json!([{ "code": "500" }]),
        json!({ "x": 5 }),
    ] {
        let written = Scripted::always(200, &json!({ "data": [], "errors": errors })).await;
        let error = written.platform.find("order-1042").await.unwrap_err();
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{errors}: {error:?}"
        );
        let error = written.platform.reconcile(&order()).await.unwrap_err();
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{errors}: {error:?}"
        );
    }
    let written = Scripted::always(200, &json!({ "data": [], "errors": [], "meta": [] })).await;
    assert!(written.platform.find("order-1042").await.unwrap().is_none());
}

#[tokio::test]
async fn a_refused_charge_names_the_fields_however_deep() {
    let body = json!({ "errors": {
        "currency": "This value is not valid.",
        "payer": { "city": "This value should not be blank.", "age": null },
        "base": ["The account is closed."],
    } });
    let written = Scripted::always(422, &body).await;
    let error = written.platform.charge(&order()).await.unwrap_err();
    let Error::Refused(refusal) = &error else {
        panic!("{error:?}")
    };
    let named = [
        ("currency", "This value is not valid."),
        ("payer.city", "This value should not be blank."),
    ];
    assert_eq!(fields(refusal), named);
    assert_eq!(refusal.message(), Some("The account is closed."));
    assert_eq!(written.count("POST"), 1);
}

#[tokio::test]
async fn a_code_is_found_wherever_it_is() {
    for body in [
        json!({ "errors": [{ "code": 17, "detail": { "en": "x" }, "title": "No." }] }),
        json!({ "error": { "code": "17", "message": "No." } }),
        json!({ "response": { "code": 17, "message": "No." } }),
        json!({ "code": "17", "message": "No." }),
    ] {
        let written = Scripted::always(403, &body).await;
        let error = written.platform.service("comcps_1").await.unwrap_err();
        let Error::Refused(refusal) = &error else {
            panic!("{body}: {error:?}")
        };
        assert_eq!(
            (refusal.code(), refusal.message()),
            (Some("17"), Some("No.")),
            "{body}"
        );
    }
}
