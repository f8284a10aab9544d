//! Responses that also show other invoices: the client neither returns nor counts them.

use serde_json::{Value, json};
use tollgate::{
    Currency, Error, Money, Outcome, dec,
    error::ResponseLost,
    paymega::{Refund, RefundOutcome},
};

use crate::written::{Written, invoice, order};

/// An invoice that is paid, with this id and reference.
fn paid(id: &str, reference: &str) -> Value {
    let mut paid = invoice("processed", &json!([]));
    paid["id"] = id.into();
    paid["attributes"]["reference_id"] = reference.into();
    paid
}

#[tokio::test]
async fn the_invoice_that_is_returned_is_the_orders_own() {
    let others = Written::open(|_| {
        let all = [
            paid("cpi_7", "order-10420"),
            paid("cpi_1", "order-1042"),
            paid("cpi_8", "ORDER-1042"),
        ];
        (200, json!({ "data": all }))
    })
    .await;
    let outcome = others.platform.reconcile(&order()).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(outcome.invoice().id(), "cpi_1");
}

#[tokio::test]
async fn each_operation_of_the_order_is_named_once() {
    let twice = Written::open(|_| {
        let all = [
            paid("cpi_1", "order-1042"),
            paid("cpi_1", "order-1042"),
            paid("cpi_7", "order-10420"),
            paid("cpi_2", "order-1042"),
        ];
        (200, json!({ "data": all }))
    })
    .await;
    let outcome = twice.platform.reconcile(&order()).await.unwrap();
    let Outcome::Review(review) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(review.ids(), ["cpi_1", "cpi_2"]);
}

#[tokio::test]
async fn a_search_that_was_not_applied_does_not_say_that_there_is_no_invoice() {
    let all = Written::open(|_| (200, json!({ "data": [paid("cpi_7", "order-7")] }))).await;
    let error = all.platform.find("order-1042").await.unwrap_err();
    let Error::OutcomeUnknown(unknown) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(unknown.loss(), ResponseLost::OtherReferences);
    let alike = Written::open(|_| (200, json!({ "data": [paid("cpi_7", "ORDER-1042")] }))).await;
    assert!(alike.platform.find("order-1042").await.unwrap().is_none());
}

/// A refund object with this reference.
fn refunded(reference: &str) -> Value {
    let attributes = json!({
        "reference_id": reference, "status": "processed", "amount": 5, "currency": "USD",
    });
    json!({ "data": { "type": "refunds", "id": "ref_1", "attributes": attributes } })
}

fn five() -> Refund {
    Refund::new("refund-1", "cpi_1", Money::new(dec!(5), Currency::USD))
}

/// The refund is known by its own response; the invoice that is read after it is another one.
#[tokio::test]
async fn a_refund_comes_with_its_own_invoice() {
    let mixed_up = Written::open(|asked| {
        if asked.line.starts_with("POST") {
            return (201, refunded("refund-1"));
        }
        let id = if asked.earlier == 0 { "cpi_1" } else { "cpi_7" };
        (200, json!({ "data": paid(id, "order-1042") }))
    })
    .await;
    let outcome = mixed_up.platform.refund(&five()).await.unwrap();
    assert!(
        matches!(outcome, RefundOutcome::Succeeded(_)),
        "{outcome:?}"
    );
    assert_eq!(outcome.invoice().id(), "cpi_1");
    assert_eq!(mixed_up.count("GET"), 2);
}

#[tokio::test]
async fn another_refund_does_not_count_as_this_one() {
    let mixed_up = Written::open(|asked| {
        if asked.line.starts_with("POST") {
            return (201, refunded("refund-7"));
        }
        (200, json!({ "data": paid("cpi_1", "order-1042") }))
    })
    .await;
    let error = mixed_up.platform.refund(&five()).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(mixed_up.count("POST"), 1);
}

#[tokio::test]
async fn a_public_invoice_is_read_under_its_own_id_alone() {
    const SAMPLE: &str =
        include_str!("../../../../spec/examples/paymega/public/createInvoice.response.json");
    let shown: Value = serde_json::from_str(SAMPLE).unwrap();
    let id = shown["data"]["id"].as_str().unwrap().to_owned();
    let public = Written::open(move |_| (200, shown.clone())).await;
    assert_eq!(public.platform.public_invoice(&id).await.unwrap().id(), id);
    let error = public.platform.public_invoice("cpi_7").await.unwrap_err();
    let is_unknown =
        matches!(&error, Error::OutcomeUnknown(it) if it.loss() == ResponseLost::Unreadable);
    assert!(is_unknown, "{error:?}");
}
