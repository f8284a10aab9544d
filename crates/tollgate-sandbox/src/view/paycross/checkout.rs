//! Checkouts in the service's format.

use super::transaction::{message, section};
use crate::state::State;
use crate::state::calendar::iso;
use crate::state::paycross::{Checkout, Transaction};
use serde_json::{Value, json};

/// The object `checkout`, and the body of the notification that it expired.
pub(crate) fn checkout(state: &State, it: &Checkout) -> Value {
    let last = it.transactions.last();
    let last = last.and_then(|uid| state.shop.index(uid));
    let last = last.map(|index| &state.shop.transactions[index]);
    let order = &it.order;
    json!({
        "token": it.token,
        "shop_id": state.info.shop_id.parse::<i64>().ok(),
        "transaction_type": it.purpose.name(),
        "gateway_response": last.map(|last| json!({last.kind.name(): transaction(last)})),
        "order": {
            "amount": it.amount,
            "currency": it.currency,
            "description": order["description"],
            "tracking_id": it.tracking_id,
            "expired_at": order["expired_at"],
            "additional_data": order["additional_data"]
        },
        "settings": it.settings,
        "customer": it.customer,
        "payment_method": it.payment_method,
        "finished": last.is_some_and(|last| last.status == "successful"
            || last.status == "failed" && it.transactions.len() >= it.attempts),
        "expired": it.expired,
        "test": it.test,
        "status": if it.expired { Some("error") } else { last.map(|last| &*last.status) },
        "message": if it.expired { Some("Token is expired.") } else { last.and_then(message) },
        "shop": {"id": state.info.shop_id, "name": "Sandbox", "brands": ["visa", "master"]}
    })
}

/// The last transaction, as a checkout shows it.
fn transaction(it: &Transaction) -> Value {
    let mut shown = match it.status.as_str() {
        "incomplete" | "pending" => json!({}),
        _ => section(it),
    };
    shown["uid"] = it.uid.as_str().into();
    shown["type"] = it.kind.name().into();
    shown["status"] = it.status.as_str().into();
    shown["amount"] = it.amount.into();
    shown["currency"] = it.currency.as_str().into();
    shown["updated_at"] = iso(it.updated).into();
    shown
}
