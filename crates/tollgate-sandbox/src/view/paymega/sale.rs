//! Responses to a sale.

use super::challenge;
use super::invoice::php;
use crate::state::State;
use serde_json::{Value, json};

/// The response to a sale. The long form, as with Google Pay, is the Card Gate's own invoice.
pub(crate) fn sale(state: &State, index: usize, in_long_form: bool) -> Value {
    if in_long_form {
        return long(state, index);
    }
    let Some(challenge) = &state.invoices[index].challenge else {
        return short(state, index);
    };
    let mode = challenge.authenticator.mode();
    let form = challenge::form(state, index, challenge);
    json!({"status": "process_pending", "auth_mode": mode, "auth_payload": form})
}

fn short(state: &State, index: usize) -> Value {
    let invoice = &state.invoices[index];
    // A sale has fewer statuses than an invoice: for a verified card it is `processed`.
    let status = match invoice.status.as_str() {
        "verified" => "processed",
        "verify_failed" => "process_failed",
        other => other,
    };
    let mut response = json!({"status": status, "auth_mode": null, "auth_payload": []});
    if status == "process_failed" {
        let resolution = &invoice.resolution;
        let title = resolution.replace('_', " ");
        response["errors"] = json!([{"title": title, "status": resolution}]);
    }
    response
}

/// The sale's invoice in the Card Gate's format.
fn long(state: &State, index: usize) -> Value {
    let invoice = &state.invoices[index];
    let order = &invoice.order;
    let step = |status: &str| json!({"status": status, "resolution": invoice.resolution});
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
            "active_request": step(&invoice.status),
            "active_payment": step(payment),
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
    let known = id.and_then(|id| state.customer(id));
    known.map_or(json!([]), |it| json!({"reference_id": it.reference_id}))
}
