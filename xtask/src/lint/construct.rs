//! Constructs that the generator drops, refuses or turns into something else.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Node, Role};
use crate::marker::is_null;

const FORMATS: [(&str, &[&str]); 3] = [
    ("number", &["decimal"]),
    ("integer", &["int32", "int64", "minor-units", "unix-time"]),
    (
        "string",
        &[
            "decimal",
            "uri",
            "email",
            "date",
            "date-time",
            "uuid",
            "ipv4",
        ],
    ),
];

/// A format without a meaning.
pub fn unknown_format(node: &Node<'_>) -> Option<String> {
    let format = node.word("format")?;
    let kind = node.word("type").unwrap_or("nothing");
    let known = FORMATS
        .iter()
        .any(|(name, formats)| *name == kind && formats.contains(&format));
    (!known).then(|| format!("`format: {format}` is not known for `type: {kind}`"))
}

/// Third-party tools refuse `nullable` without a `type` beside it.
pub fn nullable_without_type(node: &Node<'_>) -> Option<String> {
    let lone = node.schema.get("nullable").is_some() && node.word("type").is_none();
    lone.then(|| "`nullable` needs a `type` beside it".to_owned())
}

/// A component that may be null would become a wrapper around an optional type.
pub fn nullable_component(node: &Node<'_>) -> Option<String> {
    let branches = node.schema["oneOf"].as_array();
    let by_branch = branches.is_some_and(|branches| branches.iter().any(is_null));
    let lost = node.is_component && (node.schema["nullable"] == true || by_branch);
    lost.then(|| "a component that may be null: say so where it is used".to_owned())
}

/// Additional properties of an object must be read, or the document must not mention them.
pub fn additional_properties(node: &Node<'_>) -> Option<String> {
    let extra = node.schema.get("additionalProperties")?;
    if *extra == Value::Bool(false) {
        return Some("`additionalProperties: false` closes what may grow: remove it".to_owned());
    }
    let dropped = *extra == Value::Bool(true) && node.schema.get("properties").is_some();
    dropped.then(|| {
        "`additionalProperties: true` beside `properties` would be dropped: write `{}` to keep them"
            .to_owned()
    })
}

/// A list without `items` is invalid in `OpenAPI` 3.0.3.
pub fn list_without_items(node: &Node<'_>) -> Option<String> {
    let lacks = node.word("type") == Some("array") && node.schema.get("items").is_none();
    lacks.then(|| "`type: array` needs `items`".to_owned())
}

/// `required` names each property once, and one at least.
pub fn required_twice(node: &Node<'_>) -> Option<String> {
    let names = node.schema.get("required")?.as_array()?;
    let unique: BTreeSet<_> = names.iter().filter_map(Value::as_str).collect();
    let odd = names.is_empty() || unique.len() < names.len();
    odd.then(|| "`required` must name each property once, and one at least".to_owned())
}

/// Rust marks deprecated items, and of a schema only a field can be marked.
pub fn deprecated(node: &Node<'_>) -> Option<String> {
    let is_property = node.field.is_some() && node.role != Role::Parameter;
    let lost = node.schema["deprecated"] == true && (!is_property || node.is_component);
    lost.then(|| {
        "`deprecated` is for properties and operations: say it where this is used".to_owned()
    })
}

/// Only a property can be for reading alone, and a request would send it.
pub fn read_only(node: &Node<'_>) -> Option<String> {
    node.schema.get("readOnly")?;
    let is_received = node.field.is_some() && node.role == Role::Answer && !node.is_component;
    (!is_received).then(|| "`readOnly` is for properties of responses".to_owned())
}

/// A parameter is written as a text, or as one text for each item of a list.
pub fn parameter(node: &Node<'_>) -> Option<String> {
    if node.role != Role::Parameter || node.is_reference() {
        return None;
    }
    let nullable = node.schema["nullable"] == true;
    let kind = node.word("type");
    let plain = matches!(kind, Some("string" | "number" | "integer" | "boolean"));
    let list = kind == Some("array") && !node.site.path.ends_with("[]");
    (nullable || !plain && !list).then(|| {
        "a parameter is a text, a number, a word or a list of them, and never null".to_owned()
    })
}
