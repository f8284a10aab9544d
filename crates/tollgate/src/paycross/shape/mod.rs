//! The shapes of the gateway's answers.
//!
//! The gateway's own document wraps a transaction (`{"transaction": {…}}`). The third version of its family's answers,
//! which is asked for since it has codes, puts the fields at the top instead, the card under `payment_method`, and the
//! acquirer's result under `transaction`. Both are read. A look-up brings a list of either, or one alone.
//!
//! A field that stands twice makes the body unreadable.
//! What cannot be read and says nothing of the money is left out, rather than the whole answer lost.

#[cfg(test)]
mod tests;
mod tolerant;

use serde_json::{Map, Value};
use tollgate_paycross::types::Transaction as Data;

use self::tolerant::read;

type Fields = Map<String, Value>;

/// What version 3 calls by other names: the card, and the acquirer's result.
const CARD: &str = "payment_method";
const WRAP: &str = "transaction";

/// The transaction in a body, if it holds one that can be read.
pub(super) fn transaction(body: &[u8]) -> Option<Data> {
    one(progenitor_client::unambiguous(body)?)
}

/// The transactions in the body of a look-up; `None` unless all of them can be read.
///
/// There are none only where the body says so by an empty list under its name, and speaks of no error beside it.
pub(super) fn transactions(body: &[u8]) -> Option<Vec<Data>> {
    match progenitor_client::unambiguous(body)? {
        Value::Array(all) if !all.is_empty() => all.into_iter().map(one).collect(),
        Value::Object(mut fields) => match fields.remove("transactions") {
            Some(Value::Array(all)) if all.is_empty() && says_more(&fields) => None,
            Some(Value::Array(all)) => all.into_iter().map(one).collect(),
            None | Some(Value::Null) => Some(vec![one(Value::Object(fields))?]),
            Some(_) => None,
        },
        _ => None,
    }
}

/// Whether the body of a look-up is a list and nothing else: not the first transaction found, nor one beside a list, nor
/// a list beside an error.
pub(super) fn is_list(body: &[u8]) -> bool {
    match progenitor_client::unambiguous(body) {
        Some(Value::Array(_)) => true,
        Some(Value::Object(fields)) => {
            let is_array = fields.get("transactions").is_some_and(Value::is_array);
            is_array && !shows_any(&fields, &BESIDE_A_LIST)
        }
        _ => false,
    }
}

fn one(value: Value) -> Option<Data> {
    let Value::Object(mut fields) = value else {
        return None;
    };
    if is_transaction(&fields) {
        return read(unfolded(fields));
    }
    match fields.remove(WRAP)? {
        Value::Object(inner) if is_transaction(&inner) => read(inner),
        _ => None,
    }
}

fn is_transaction(fields: &Fields) -> bool {
    ["uid", "status"]
        .iter()
        .all(|name| fields.get(*name).is_some_and(Value::is_string))
}

/// What beside a list says that it is not all there is.
const BESIDE_A_LIST: [&str; 6] = [
    "error",
    "errors",
    "error_code",
    "response",
    "transaction",
    "uid",
];

/// What beside an empty list may say why it is empty.
const BESIDE_NOTHING: [&str; 4] = ["code", "message", "friendly_message", "status"];

/// Whether an empty list has something beside it that takes its meaning away.
fn says_more(fields: &Fields) -> bool {
    shows_any(fields, &BESIDE_A_LIST) || shows_any(fields, &BESIDE_NOTHING)
}

fn shows_any(fields: &Fields, names: &[&str]) -> bool {
    let mut values = names.iter().filter_map(|name| fields.get(*name));
    values.any(|value| !value.is_null())
}

/// Version 3 with the names that the gateway's own document has.
fn unfolded(mut fields: Fields) -> Fields {
    if let Some(result) = fields.remove(WRAP)
        && let Some(kind) = fields.get("type").and_then(Value::as_str)
    {
        let kind = kind.to_ascii_lowercase();
        fields.entry(kind).or_insert(result);
    }
    if let Some(card) = fields.remove(CARD) {
        let method = card.get("payment_method_type").cloned();
        fields.entry("credit_card").or_insert(card);
        move_in(&mut fields, "payment_method_type", method);
    }
    let receipt = fields.get("links").and_then(|it| it.get("receipt_url"));
    let receipt = receipt.cloned();
    move_in(&mut fields, "receipt_url", receipt);
    // The payer's address stands with the payer.
    let payer = fields.get("customer").cloned();
    move_in(&mut fields, "billing_address", payer);
    fields
}

fn move_in(fields: &mut Fields, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        fields.entry(name).or_insert(value);
    }
}
