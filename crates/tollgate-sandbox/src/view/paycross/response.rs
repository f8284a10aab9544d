//! Response bodies, in the format of the requested version.

use super::transaction as view;
use crate::http::Call;
use crate::http::errors::paycross::is_version_3;
use crate::state::State;
use crate::state::paycross::Transaction;
use serde_json::{Map, Value, json};

/// The body with one transaction.
pub(crate) fn one(state: &State, call: &Call, it: &Transaction) -> Value {
    let shown = shown(state, call, it);
    if is_flat(state, call) {
        return shown;
    }
    json!({"transaction": shown})
}

/// The body with the transactions that a look-up has found.
pub(crate) fn several<'a>(
    state: &State,
    call: &Call,
    found: impl Iterator<Item = &'a Transaction>,
) -> Value {
    let shown: Vec<Value> = found.map(|it| shown(state, call, it)).collect();
    json!({"transactions": shown})
}

/// A transaction inside a body.
fn shown(state: &State, call: &Call, it: &Transaction) -> Value {
    let mut shown = view::shown(state, it, is_version_3(call));
    if is_flat(state, call) {
        flatten(&mut shown, it);
    }
    shown
}

fn is_flat(state: &State, call: &Call) -> bool {
    state.settings.flat && is_version_3(call)
}

/// Version 3: another name for the card, the address inside the customer, and the bank's result as `transaction`.
fn flatten(body: &mut Value, it: &Transaction) {
    let Value::Object(fields) = body else {
        return;
    };
    let mut result = object(fields.remove(it.kind.name()));
    for name in ["amount", "currency", "status"] {
        if let Some(shown) = fields.get(name) {
            result.entry(name).or_insert(shown.clone());
        }
    }
    let mut card = object(fields.remove("credit_card"));
    card.extend(fields.remove_entry("payment_method_type"));
    let mut customer = object(fields.remove("customer"));
    customer.extend(object(fields.remove("billing_address")));
    for (name, part) in [
        ("payment_method", card),
        ("transaction", result),
        ("customer", customer),
    ] {
        if !part.is_empty() {
            fields.insert(name.to_owned(), Value::Object(part));
        }
    }
}

fn object(value: Option<Value>) -> Map<String, Value> {
    match value {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}
