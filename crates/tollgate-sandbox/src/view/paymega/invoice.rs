//! Complete invoices in both APIs' formats.

use crate::keys::Info;
use crate::state::{Amount, Invoice};
use serde_json::{Map, Value, json};

/// An invoice of the Private API with all fields.
pub(crate) fn resource(invoice: &Invoice, info: &Info) -> Value {
    json!({
        "type": "payment-invoices",
        "id": invoice.id,
        "attributes": attributes(invoice, info),
        "relationships": {
            "payment-service": related("payment-services", Some(invoice.order.service.code)),
            "payment-method": related("payment-methods", Some(invoice.order.service.method)),
            "customer": related("customers", invoice.customer.as_deref()),
        },
        "links": {"self": format!("/api/payment-invoices/{}", invoice.id)}
    })
}

/// The response of the Public API.
pub(crate) fn public(invoice: &Invoice, info: &Info) -> Value {
    let order = &invoice.order;
    let resolution = invoice.resolution.to_ascii_uppercase();
    json!({"data": {
        "id": invoice.id,
        "serial_number": invoice.serial_number(),
        "created": invoice.created,
        "test_mode": order.test_mode,
        "reference_id": order.reference_id,
        "currency": order.currency,
        "amount": order.amount.json(),
        "payment_amount": order.amount.json(),
        "processed_amount": invoice.processed_amount.map(Amount::json),
        "refunded_amount": refunded(invoice),
        "description": order.description,
        "has_return_url": order.return_url.is_some() || !order.return_urls.is_empty(),
        "status": invoice.status,
        "resolution": resolution,
        "service": order.service.code,
        "service_method": order.service.method,
        "service_flow": order.service.flow,
        "service_currency": order.service.currency,
        "metadata": php(&order.metadata),
        "active_payment": {
            "payload": flow_data(invoice, info),
            "status": if invoice.is_open() { "invoked" } else { invoice.status.as_str() },
            "resolution": resolution,
        }
    }})
}

/// PHP writes an empty object as an empty list.
pub(crate) fn php(object: &Map<String, Value>) -> Value {
    if object.is_empty() {
        return json!([]);
    }
    Value::Object(object.clone())
}

pub(super) fn related(kind: &str, id: Option<&str>) -> Value {
    match id {
        Some(id) => json!({"data": {"type": kind, "id": id}}),
        None => json!({"data": null}),
    }
}

fn attributes(invoice: &Invoice, info: &Info) -> Value {
    let order = &invoice.order;
    let paid = invoice.processed_amount;
    let mut attributes = json!({
        "serial_number": invoice.serial_number(),
        "status": invoice.status,
        "resolution": invoice.resolution,
        "moderation_required": false,
        "amount": order.amount.json(),
        "payment_amount": order.amount.json(),
        "currency": order.currency,
        "service_currency": order.service.currency,
        "reference_id": order.reference_id,
        "test_mode": order.test_mode,
        "fee": 0,
        "deposit": order.amount.json(),
        "processed": invoice.processed,
        "processed_amount": paid.map(Amount::json),
        "refunded_amount": refunded(invoice),
        "processed_fee": paid.map(|_| 0),
        "processed_deposit": paid.map(Amount::json),
        "metadata": php(&order.metadata),
        "flow_data": flow_data(invoice, info),
        "flow": order.service.flow,
        "payment_flow": if order.verify { "verify" } else { "charge" },
        "created": invoice.created,
        "updated": invoice.updated,
        "payload": payload(invoice),
        "description": order.description,
    });
    if let Value::Object(fields) = &mut attributes {
        fields.extend(later_attributes(invoice));
        if let Some(at) = invoice.fully_refunded {
            fields.insert("refunded".to_owned(), at.into());
        }
        if let Some((at, amount)) = invoice.charged_back {
            fields.insert("charged_back".to_owned(), at.into());
            fields.insert("charged_back_amount".to_owned(), amount.json());
        }
    }
    attributes
}

/// The second half of the attributes, in the order of the samples.
fn later_attributes(invoice: &Invoice) -> Map<String, Value> {
    let order = &invoice.order;
    let pairs = [
        ("descriptor", Value::Null),
        ("callback_url", json!(order.callback_url)),
        ("return_url", json!(order.return_url)),
        ("return_urls", php(&order.return_urls)),
        ("original_data", original_data(invoice)),
        ("rrn", Value::Null),
        ("approval_code", Value::Null),
        ("reserved_amount", Value::Null),
        ("reserve_expires", Value::Null),
        ("unreserved", Value::Null),
        ("source", json!(invoice.source)),
        ("callback_logs", php(&invoice.callback_logs)),
    ];
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn refunded(invoice: &Invoice) -> Value {
    match invoice.refunded() {
        Amount::ZERO => Value::Null,
        refunded => refunded.json(),
    }
}

/// The payer's next page, and the bearer of the Card Gate. Empty for services without a page.
fn flow_data(invoice: &Invoice, info: &Info) -> Value {
    if invoice.order.service.flow != "hpp" {
        return json!([]);
    }
    json!({
        "action": format!("{}/hpp/{}", info.cardgate, invoice.session.id),
        "method": "GET",
        "params": [],
        "metadata": {"sid": invoice.session.id, "token": invoice.session.bearer}
    })
}

fn payload(invoice: &Invoice) -> Value {
    let Some(paid) = &invoice.paid_with else {
        return Value::Null;
    };
    let card = paid.card;
    json!({
        "token": invoice.new_token,
        "auth_type": "card",
        "client_ip": paid.client_ip,
        "payment_card": {
            "last": card.last(),
            "mask": card.mask(),
            "brand": card.brand,
            "first": card.first(),
            "holder": paid.holder,
            "network": card.brand,
            "expiry_year": format!("{:02}", paid.year),
            "issuer_name": card.issuer,
            "expiry_month": format!("{:02}", paid.month),
            "issuer_country": "US",
        }
    })
}

/// The processing provider. Its fields are null until a sale is sent.
fn original_data(invoice: &Invoice) -> Value {
    let sold = invoice.sold;
    json!({
        "external_id": sold.then_some(&invoice.session.id),
        "merchant_id": sold.then_some("host2hostTest"),
        "provider_id": null,
        "external_mid": "org_02HJ5jTUtan8ZXaT",
        "provider_code": sold.then_some("test"),
    })
}
