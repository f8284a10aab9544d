//! The bodies of answers, in the shape of the version that was asked for.

use super::errors::is_version_3;
use super::transaction::Transaction;
use super::view;
use crate::http::Call;
use crate::world::World;
use serde_json::{Map, Value, json};

/// The body that shows one transaction.
pub(super) fn one(world: &World, call: &Call, it: &Transaction) -> Value {
    if is_flat(world, call) {
        return flat(it, &world.info.paycross);
    }
    json!({"transaction": view::body(it, &world.info.paycross, is_version_3(call))})
}

/// The body that shows what a look-up has found.
pub(super) fn several<'a>(
    world: &World,
    call: &Call,
    found: impl Iterator<Item = &'a Transaction>,
) -> Value {
    let (gateway, flattens) = (&world.info.paycross, is_flat(world, call));
    let shown = found.map(|it| {
        if flattens {
            flat(it, gateway)
        } else {
            view::body(it, gateway, is_version_3(call))
        }
    });
    json!({"transactions": shown.collect::<Vec<_>>()})
}

fn is_flat(world: &World, call: &Call) -> bool {
    world.settings.flat && is_version_3(call)
}

/// Version 3: the card under another name, the address with the payer, the bank's result in the transaction's place.
fn flat(it: &Transaction, gateway: &str) -> Value {
    let mut body = view::body(it, gateway, true);
    let Value::Object(fields) = &mut body else {
        return body;
    };
    let mut card = object(fields.remove("credit_card"));
    card.extend(fields.remove_entry("payment_method_type"));
    let mut result = object(fields.remove(it.kind.name()));
    for name in ["amount", "currency", "status"] {
        let shown = fields.get(name).cloned().unwrap_or_default();
        result.entry(name).or_insert(shown);
    }
    let mut customer = object(fields.remove("customer"));
    customer.extend(object(fields.remove("billing_address")));
    for (name, part) in [
        ("payment_method", card),
        ("transaction", result),
        ("customer", customer),
    ] {
        fields.insert(name.to_owned(), Value::Object(part));
    }
    body
}

fn object(value: Option<Value>) -> Map<String, Value> {
    match value {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}
