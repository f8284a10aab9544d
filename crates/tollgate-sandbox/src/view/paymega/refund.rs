//! Refunds in the Private API's format.

use crate::state::{Invoice, Refund};
use serde_json::{Value, json};

/// The refunds of an invoice, oldest first.
pub(crate) fn list(invoice: &Invoice) -> Value {
    let items = invoice.refunds.iter().map(|refund| {
        let mut item = attributes(invoice, refund);
        item["id"] = refund.id.as_str().into();
        item
    });
    items.collect()
}

/// A refund as a separate object.
pub(crate) fn resource(invoice: &Invoice, refund: &Refund) -> Value {
    json!({
        "type": "refunds",
        "id": refund.id,
        "attributes": attributes(invoice, refund),
        "links": {"self": format!("/refunds/{}", refund.id)}
    })
}

fn attributes(invoice: &Invoice, refund: &Refund) -> Value {
    json!({
        "reference_id": refund.reference_id,
        "original_id": null,
        "description": refund.description,
        "status": refund.status,
        "amount": refund.amount.json(),
        "fee": 0,
        "currency": invoice.order.currency,
        "created": refund.created
    })
}
