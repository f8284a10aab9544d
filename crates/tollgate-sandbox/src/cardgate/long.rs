//! The long response to a sale, as with Google Pay: the Card Gate's own invoice.

use crate::platform::view::php;
use crate::state::State;
use serde_json::{Value, json};

/// The sale's invoice in the Card Gate's format.
pub(super) fn response(state: &State, index: usize) -> Value {
    let invoice = &state.invoices[index];
    let order = &invoice.order;
    let stage = |status: &str| json!({"status": status, "resolution": invoice.resolution});
    let payment = if invoice.is_open() {
        "authorize_required"
    } else {
        &invoice.status
    };
    json!({"data": {
        "id": invoice.session.id,
        "attributes": {
            "amount": order.amount.json(),
            "currency": order.currency,
            "description": order.description,
            "service": order.service.code,
            "options": [],
            "customer": customer(state, index),
            "repeatable": true,
            "flow": if order.verify { "verify" } else { "charge" },
            "status": invoice.status,
            "resolution": invoice.resolution,
            "active_request": stage(&invoice.status),
            "active_payment": stage(payment),
            "auto_repay": false,
            "metadata": php(&order.metadata),
            "form_data": {
                "gateway": "paycoreio",
                "google_merchant_id": "01234567890123456789",
                "gateway_merchant_id": state.info.account
            }
        },
        "payment": {"fee": "0.00", "feeStrategy": "external"}
    }})
}

fn customer(state: &State, index: usize) -> Value {
    let id = state.invoices[index].customer.as_ref();
    let known = state.customers.iter().find(|it| Some(&it.id) == id);
    known.map_or(json!([]), |it| json!({"reference_id": it.reference_id}))
}
