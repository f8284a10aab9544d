//! Refuses names that would become the same name in Rust.

use std::collections::BTreeMap;

use serde_json::Value;

use super::description;
use super::walk::members;
use super::{Node, Problem, Rule};
use crate::document::Documents;
use crate::marker::{LEAF_NAMES, NULL, is_only_null};
use crate::name::{Case, rust_name};

/// Rules for names inside a schema.
pub const RULES: [Rule; 1] = [property_names];

/// The field for additional properties.
const OPEN_FIELD: &str = "extra";

/// Two properties of an object must not become one field.
fn property_names(node: &Node<'_>) -> Option<String> {
    let properties = &node.schema["properties"];
    let names = || members(properties).map(|(name, _)| name);
    if let Some((a, b)) = clash(names(), Case::Snake) {
        return Some(format!("the properties `{a}` and `{b}` clash in Rust"));
    }
    let is_open = node.schema.get("additionalProperties").is_some();
    let taken = names().find(|name| is_open && rust_name(name, Case::Snake) == OPEN_FIELD);
    taken.map(|name| {
        format!("the property `{name}` clashes with what `additionalProperties` become")
    })
}

/// Components whose names clash with each other, with a leaf type, or with the type of an inline schema.
pub fn clashes(documents: &Documents, document: &str) -> Vec<Problem> {
    let schemas = &documents.get(document)["components"]["schemas"];
    let problem = |name: &str, message: String| Problem {
        document: document.to_owned(),
        operation: None,
        place: format!("components.schemas.{name}"),
        message,
    };
    let mut problems: Vec<Problem> = members(schemas)
        .filter_map(|(name, _)| Some(problem(name, wrong_name(name)?)))
        .collect();
    if schemas
        .get(NULL)
        .is_some_and(|schema| !is_null_alone(schema))
    {
        let message =
            "is null alone: `{type: boolean, nullable: true, enum: [null]}` with a `description`";
        problems.push(problem(NULL, message.to_owned()));
    }
    let mut seen = BTreeMap::new();
    for (name, _) in members(schemas) {
        if let Some(other) = seen.insert(rust_name(name, Case::Pascal), name) {
            problems.push(problem(name, format!("clashes with `{other}` in Rust")));
        }
    }
    problems
}

/// Whether this is the one component to which the rules for other schemas do not apply.
fn is_null_alone(schema: &Value) -> bool {
    let described = schema["description"].as_str().map(description::problem_of);
    is_only_null(schema) && described == Some(None) && members(schema).count() == 4
}

fn wrong_name(name: &str) -> Option<String> {
    let rust = rust_name(name, Case::Pascal);
    if LEAF_NAMES.contains(&rust.as_str()) {
        return Some("is the name of a leaf type, which is written by hand".to_owned());
    }
    if name == "Self" {
        return Some("is a word of Rust".to_owned());
    }
    let starts_upper = name.starts_with(|c: char| c.is_ascii_uppercase());
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric());
    (!starts_upper || !plain || rust != name)
        .then(|| "a component's name is written in PascalCase".to_owned())
}

/// The first two names that are the same to Rust.
pub fn clash<'a>(names: impl Iterator<Item = &'a str>, case: Case) -> Option<(&'a str, &'a str)> {
    let mut seen = BTreeMap::new();
    for name in names {
        if let Some(earlier) = seen.insert(rust_name(name, case), name) {
            return Some((earlier, name));
        }
    }
    None
}
