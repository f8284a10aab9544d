//! Names that would become the same name in Rust.

use std::collections::BTreeMap;

use super::walk::members;
use super::{Node, Problem, Rule};
use crate::document::Documents;
use crate::marker::LEAF_NAMES;

/// Rules for names inside a schema.
pub const RULES: [Rule; 1] = [property_names];

/// Two properties of an object must not become one field.
fn property_names(node: &Node<'_>) -> Option<String> {
    let names = members(&node.schema["properties"]).map(|(name, _)| name);
    clash(names).map(|(a, b)| format!("the properties `{a}` and `{b}` clash in Rust"))
}

/// Components whose names clash with each other or with a leaf type.
pub fn clashes(documents: &Documents, document: &str) -> Vec<Problem> {
    let schemas = &documents.get(document)["components"]["schemas"];
    let names: Vec<&str> = members(schemas).map(|(name, _)| name).collect();
    let problem = |name: &str, message: String| Problem {
        document: document.to_owned(),
        operation: None,
        place: format!("components.schemas.{name}"),
        message,
    };
    let mut problems: Vec<Problem> = names
        .iter()
        .filter_map(|name| Some(problem(name, wrong_name(name)?)))
        .collect();
    if let Some((a, b)) = clash(names.into_iter()) {
        problems.push(problem(a, format!("clashes with `{b}` in Rust")));
    }
    problems
}

fn wrong_name(name: &str) -> Option<String> {
    if LEAF_NAMES
        .iter()
        .any(|leaf| rust_name(leaf) == rust_name(name))
    {
        return Some("is the name of a leaf type, which is written by hand".to_owned());
    }
    let starts_upper = name.starts_with(|c: char| c.is_ascii_uppercase());
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric());
    (!starts_upper || !plain).then(|| "a component's name is written in PascalCase".to_owned())
}

/// The first two names that are the same to Rust.
pub fn clash<'a>(names: impl Iterator<Item = &'a str>) -> Option<(&'a str, &'a str)> {
    let mut seen = BTreeMap::new();
    for name in names {
        if let Some(earlier) = seen.insert(rust_name(name), name) {
            return Some((earlier, name));
        }
    }
    None
}

/// What of a name decides whether two of them clash: its words, without case and separators.
pub fn rust_name(name: &str) -> String {
    let mut words = String::new();
    let mut starts_word = false;
    let mut after_lower = false;
    for c in name.chars() {
        starts_word |= !c.is_ascii_alphanumeric() || (after_lower && c.is_ascii_uppercase());
        after_lower = c.is_ascii_lowercase();
        if c.is_ascii_alphanumeric() {
            if starts_word && !words.is_empty() {
                words.push('_');
            }
            starts_word = false;
            words.push(c.to_ascii_lowercase());
        }
    }
    words
}
