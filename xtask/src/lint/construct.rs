//! Constructs that the generator drops, refuses or turns into something else.

use serde_json::Value;

use super::Node;

/// Keywords which a schema may have. The generator knows each of them or strips it knowingly.
const KEYWORDS: [&str; 26] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "deprecated",
    "description",
    "enum",
    "example",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "nullable",
    "oneOf",
    "pattern",
    "properties",
    "readOnly",
    "required",
    "type",
    "x-extensible-enum",
    "x-sensitive",
];

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

/// A keyword that would be ignored, or that panics the generator.
pub fn unsupported_keyword(node: &Node<'_>) -> Option<String> {
    if !node.schema.is_object() {
        return Some("a schema must be an object".to_owned());
    }
    let map = node.schema.as_object()?;
    if map.contains_key("$ref") && map.len() > 1 {
        return Some("`$ref` hides what stands beside it: wrap it in `allOf`".to_owned());
    }
    let unknown = map.keys().find(|key| !KEYWORDS.contains(&key.as_str()))?;
    Some(format!("`{unknown}` is not supported here"))
}

/// A format that stands for nothing.
pub fn unknown_format(node: &Node<'_>) -> Option<String> {
    let format = node.word("format")?;
    let kind = node.word("type").unwrap_or("nothing");
    let known = FORMATS
        .iter()
        .any(|(name, formats)| *name == kind && formats.contains(&format));
    (!known).then(|| format!("`format: {format}` is not known for `type: {kind}`"))
}

/// `nullable` without a `type` beside it is refused by other people's tools.
pub fn nullable_without_type(node: &Node<'_>) -> Option<String> {
    let lone = node.schema.get("nullable").is_some() && node.word("type").is_none();
    lone.then(|| "`nullable` needs a `type` beside it".to_owned())
}

/// `additionalProperties: false` would make an answer with a new field unreadable.
pub fn closed_object(node: &Node<'_>) -> Option<String> {
    let closed = node.schema.get("additionalProperties") == Some(&Value::Bool(false));
    closed.then(|| "`additionalProperties: false` closes what may grow: remove it".to_owned())
}
