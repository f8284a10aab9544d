//! The coercions of a PHP server, chosen by the schema.

use super::Document;
use serde_json::{Map, Number, Value};

/// Numeric strings become numbers and the reverse, words become flags, and `[]` becomes `{}`. A null counts
/// as absent unless the schema allows null.
pub(super) fn coerce(document: &Document, schema: &Value, value: &mut Value) {
    let schema = document.resolved(schema);
    for part in parts(schema) {
        coerce(document, part, value);
    }
    match schema["type"].as_str() {
        Some("number" | "integer") => number(value),
        Some("string") => string(value),
        Some("boolean") => boolean(value),
        Some("array") => items(document, schema, value),
        Some("object") => object(document, schema, value),
        _ => {}
    }
}

/// The schemas that this one combines.
pub(super) fn parts(schema: &Value) -> impl Iterator<Item = &Value> {
    ["allOf", "anyOf", "oneOf"]
        .into_iter()
        .filter_map(|name| schema.get(name).and_then(Value::as_array))
        .flatten()
}

fn number(value: &mut Value) {
    let Value::String(text) = value else { return };
    let whole = text.trim().parse::<i64>().ok().map(Number::from);
    let number = whole.or_else(|| text.trim().parse().ok().and_then(Number::from_f64));
    if let Some(number) = number {
        *value = Value::Number(number);
    }
}

fn string(value: &mut Value) {
    if let Value::Number(number) = value {
        *value = Value::String(number.to_string());
    }
}

fn boolean(value: &mut Value) {
    if let Some(flag) = crate::http::flag(value).filter(|_| !value.is_null()) {
        *value = Value::Bool(flag);
    }
}

fn items(document: &Document, schema: &Value, value: &mut Value) {
    if let Value::Array(items) = value {
        for item in items {
            coerce(document, &schema["items"], item);
        }
    }
}

fn object(document: &Document, schema: &Value, value: &mut Value) {
    if value.as_array().is_some_and(Vec::is_empty) {
        *value = Value::Object(Map::new());
    }
    let (Value::Object(fields), Some(known)) = (value, schema["properties"].as_object()) else {
        return;
    };
    fields.retain(|name, value| {
        let schema = known.get(name);
        !value.is_null() || schema.is_none_or(|schema| knows_null(document, schema))
    });
    for (name, schema) in known {
        if let Some(field) = fields.get_mut(name) {
            coerce(document, schema, field);
        }
    }
}

fn knows_null(document: &Document, schema: &Value) -> bool {
    let schema = document.resolved(schema);
    let free = schema.get("type").is_none() && parts(schema).next().is_none();
    free || schema["type"] == "null" || parts(schema).any(|part| knows_null(document, part))
}
