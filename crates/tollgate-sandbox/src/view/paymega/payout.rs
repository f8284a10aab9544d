//! Payouts in the Private API's format.

use super::by_settings::change_metadata;
use super::invoice::{php, related};
use crate::settings::Bodies;
use crate::state::{Amount, PAYOUT_SERVICES, Payout, PayoutOperation, State};
use serde_json::{Value, json};

/// The single-object response, which is also the body of a callback.
pub(crate) fn payout(state: &State, payout: &Payout) -> Value {
    json!({"data": listed_payout(state, payout)})
}

/// The object itself, as in lists.
pub(crate) fn listed_payout(state: &State, payout: &Payout) -> Value {
    let settings = state.settings_of(&payout.order.reference_id);
    if settings.bodies == Bodies::Minimal {
        return json!({"id": payout.id, "attributes": {"status": payout.status}});
    }
    let mut shown = whole_payout(payout);
    if let Some(fields) = shown["attributes"].as_object_mut() {
        change_metadata(fields, settings.metadata);
    }
    shown
}

/// The object with everything that the sandbox knows about it.
pub(crate) fn whole_payout(payout: &Payout) -> Value {
    let services = PAYOUT_SERVICES.into_iter();
    let method = services.filter(|[code, ..]| *code == payout.order.service);
    json!({
        "type": "payout-invoices",
        "id": payout.id,
        "attributes": attributes(payout),
        "relationships": {
            "payout-service": related("payout-services", Some(&payout.order.service)),
            "payout-method": related("payout-methods", method.map(|it| it[1]).next()),
            "customer": related("customers", payout.customer.as_deref()),
        },
        "links": {"self": format!("/api/payout-invoices/{}", payout.id)}
    })
}

fn attributes(payout: &Payout) -> Value {
    let order = &payout.order;
    let (asked, paid) = (order.amount.json(), payout.processed_amount);
    let has_failed = payout.status == "process_failed";
    json!({
        "status": payout.status,
        "resolution": payout.resolution,
        "amount": asked,
        "payout_amount": asked,
        "currency": order.currency,
        "service_currency": order.currency,
        "service_amount": asked,
        "service_payout_amount": asked,
        "reference_id": order.reference_id,
        "test_mode": order.test_mode,
        "description": order.description,
        "fee": 0,
        "writeoff": asked,
        "exchange_rate": 1,
        "failed": has_failed.then_some(payout.updated),
        "processed": payout.processed,
        "processed_amount": paid.map(Amount::json),
        "processed_fee": paid.map(|_| 0),
        "processed_writeoff": paid.map(Amount::json),
        "metadata": php(&order.metadata),
        "created": payout.created,
        "updated": payout.updated,
        "fields": php(&order.fields),
        "callback_url": order.callback_url,
        "source": "merchant_api",
        "callback_logs": php(&payout.callback_logs),
        "moderation_required": false,
        "payouts": payout.operations.iter().map(|it| operation(payout, it)).collect::<Value>(),
    })
}

fn operation(payout: &Payout, operation: &PayoutOperation) -> Value {
    json!({
        "id": operation.id,
        "rrn": null,
        "amount": operation.amount.json(),
        "currency": payout.order.currency,
        "status": operation.status,
        "payload": null,
        "provider_id": null,
        "provider_code": "test",
        "resolution": operation.resolution
    })
}
