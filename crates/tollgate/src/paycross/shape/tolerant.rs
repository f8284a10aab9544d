//! Reading a transaction of which some fields may have another type than the documents say.

use serde::Deserialize;
use serde_json::{Map, Value};
use tollgate_paycross::types::Transaction as Data;

use super::Fields;

/// What says what became of the money, and of which order: it must be readable.
const CORE: [&str; 9] = [
    "uid",
    "status",
    "code",
    "type",
    "tracking_id",
    "amount",
    "currency",
    "test",
    "parent_uid",
];

/// No transaction has so many fields: something else has come.
const MOST_FIELDS: usize = 200;

/// Reads a transaction; what else than its core cannot be read is left out.
pub(super) fn read(fields: Fields) -> Option<Data> {
    if fields.get("uid").and_then(Value::as_str) == Some("") {
        return None;
    }
    let whole = Value::Object(with_times(fields));
    if let Ok(data) = Data::deserialize(&whole) {
        return Some(data);
    }
    let Value::Object(fields) = whole else {
        return None;
    };
    if fields.len() > MOST_FIELDS {
        return None;
    }
    let (core, others): (Fields, Fields) = fields
        .into_iter()
        .partition(|(name, _)| CORE.contains(&name.as_str()));
    let mut kept = core;
    data(&kept)?;
    for (name, value) in others {
        add(&mut kept, &name, value);
    }
    data(&kept)
}

/// That there is a time of payment says something of the money, whatever type it has.
fn with_times(mut fields: Fields) -> Fields {
    for name in ["paid_at", "settled_at"] {
        if let Some(time) = fields.get_mut(name)
            && !matches!(time, Value::Null | Value::String(_) | Value::Bool(false))
        {
            *time = Value::String(time.to_string());
        }
    }
    fields
}

/// Adds a field, or of an object those of its fields that can be read.
fn add(kept: &mut Fields, name: &str, value: Value) {
    let mut with = kept.clone();
    with.insert(name.to_owned(), value);
    if data(&with).is_some() {
        *kept = with;
        return;
    }
    let Some(Value::Object(inner)) = with.remove(name) else {
        return;
    };
    if inner.len() > MOST_FIELDS {
        return;
    }
    let mut part = Map::new();
    for (key, value) in inner {
        let mut more = part.clone();
        more.insert(key, value);
        with.insert(name.to_owned(), Value::Object(more.clone()));
        if data(&with).is_some() {
            part = more;
        }
    }
    with.insert(name.to_owned(), Value::Object(part));
    if data(&with).is_some() {
        *kept = with;
    }
}

fn data(fields: &Fields) -> Option<Data> {
    Data::deserialize(&Value::Object(fields.clone())).ok()
}
