//! What a search shows beside the order: it is neither returned nor counted.

use serde_json::{Value, json};
use tollgate::Outcome;

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
    let outcome = others.platform.resume(&order()).await.unwrap();
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
    let outcome = twice.platform.resume(&order()).await.unwrap();
    let Outcome::Review(review) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(review.ids(), ["cpi_1", "cpi_2"]);
}
