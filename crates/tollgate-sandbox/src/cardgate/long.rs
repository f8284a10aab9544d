//! The long answer of a sale, as Google Pay's may be: the card gate's own invoice.

use crate::platform::view::php;
use crate::world::World;
use serde_json::{Value, json};

/// The sale's invoice as the card gate has it.
pub(super) fn answer(world: &World, index: usize) -> Value {
    let invoice = &world.invoices[index];
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
            "customer": customer(world, index),
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
                "gateway_merchant_id": world.info.account
            }
        },
        "payment": {"fee": "0.00", "feeStrategy": "external"}
    }})
}

fn customer(world: &World, index: usize) -> Value {
    let id = world.invoices[index].customer.as_ref();
    let known = world.customers.iter().find(|it| Some(&it.id) == id);
    known.map_or(json!([]), |it| json!({"reference_id": it.reference_id}))
}
