//! Limits of values: generated code checks those of requests, so each limit without a check is refused.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde_json::Value;

use super::walk::members;
use super::{Node, Role, Rule};
use crate::document::Documents;
use crate::limit::pattern::Pattern;
use crate::limit::rule::{self, KEYWORDS};
use crate::marker::{Shape, shape_of};

/// Rules for limits.
pub const RULES: [Rule; 5] = [beside_words, pattern, bound, contradiction, in_a_choice];

/// An `enum` is a limit by itself.
fn beside_words(node: &Node<'_>) -> Option<String> {
    let is_set = ["enum", "x-extensible-enum"]
        .iter()
        .any(|key| node.schema.get(key).is_some());
    let limit = limit_in(node.schema).filter(|_| is_set)?;
    Some(format!(
        "`{limit}` has no effect beside a set of words: remove it"
    ))
}

/// The generator parses the pattern of a request, so that no program needs a library for patterns.
fn pattern(node: &Node<'_>) -> Option<String> {
    let is_sent = [Role::Request, Role::Parameter].contains(&node.role);
    let text = node.word("pattern").filter(|_| is_sent)?;
    let problem = Pattern::parse(text).err()?;
    Some(format!("`pattern: {text}` {problem}"))
}

/// A bound is a number of the type that it bounds.
fn bound(node: &Node<'_>) -> Option<String> {
    let is_whole = node.word("type") == Some("integer");
    let is_odd = |bound: Decimal| is_whole && bound.fract() != Decimal::ZERO;
    ["minimum", "maximum"].iter().find_map(|key| {
        let Value::Number(number) = node.schema.get(key)? else {
            return None;
        };
        match rule::decimal(number) {
            None => Some(format!("`{key}` has too many digits")),
            Some(bound) if is_odd(bound) => Some(format!("`{key}` of whole numbers must be one")),
            Some(_) => None,
        }
    })
}

/// Limits that no value can meet, and incomplete limits.
fn contradiction(node: &Node<'_>) -> Option<String> {
    for (exclusive, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if node.schema.get(exclusive).is_some() && node.schema.get(bound).is_none() {
            return Some(format!("`{exclusive}` needs `{bound}` beside it"));
        }
    }
    let number = |key: &str| node.schema.get(key).and_then(Value::as_f64);
    [
        ("minimum", "maximum"),
        ("minLength", "maxLength"),
        ("minItems", "maxItems"),
    ]
    .into_iter()
    .find(|(least, most)| matches!((number(least), number(most)), (Some(a), Some(b)) if a > b))
    .map(|(least, most)| format!("no value is within `{least}` and `{most}`"))
}

/// The type of a list or a map has no check.
fn in_a_choice(node: &Node<'_>) -> Option<String> {
    let branches = node.schema.get("oneOf")?.as_array()?;
    let is_choice = shape_of(branches) == Some(Shape::ListOrMap);
    if node.role != Role::Request || !is_choice {
        return None;
    }
    let mut seen = BTreeSet::new();
    let here = &node.site.document;
    let mut branches = branches.iter();
    branches
        .any(|branch| holds_limit(node.documents, (here, branch), &mut seen))
        .then(|| "a limit in `[T] | map` of a request would be dropped".to_owned())
}

/// Whether a schema has limits, itself or through its references.
fn holds_limit<'a>(
    documents: &'a Documents,
    (document, value): (&'a str, &'a Value),
    seen: &mut BTreeSet<&'a str>,
) -> bool {
    let reference = value["$ref"].as_str().filter(|name| seen.insert(name));
    let target = reference.and_then(|reference| documents.resolve(document, reference));
    let mut inner = members(value)
        .map(|(_, value)| value)
        .chain(value.as_array().into_iter().flatten());
    limit_in(value).is_some()
        || target.is_some_and(|target| holds_limit(documents, target, seen))
        || inner.any(|value| holds_limit(documents, (document, value), seen))
}

fn limit_in(schema: &Value) -> Option<&'static str> {
    KEYWORDS.into_iter().find(|key| schema.get(key).is_some())
}
