//! Checks the types of inline schemas. The generator makes their names from the place, and reuses a type that has
//! the name already, even if it is another type.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use serde_json::Value;

use super::Problem;
use super::place::{METHODS, Place};
use super::walk::members;
use crate::document::{Documents, SHARED};
use crate::marker::{Shape, shape_of};
use crate::name::{Case, rust_name};

/// Inline schemas whose type would have the name of another one.
pub fn clashes(documents: &Documents, document: &str) -> Vec<Problem> {
    let value = documents.get(document);
    let mut found = Vec::new();
    for (name, schema) in members(&value["components"]["schemas"]) {
        let keys = ["components", "schemas", name].map(str::to_owned).to_vec();
        below(schema, name, &keys, &mut found);
    }
    parameters(value, &mut found);
    let own = members(&value["components"]["schemas"]);
    let shared = members(&documents.get(SHARED)["components"]["schemas"]);
    let mut taken: BTreeMap<String, String> = own
        .chain(shared)
        .map(|(name, _)| (name.to_owned(), format!("the component `{name}`")))
        .collect();
    let mut problems = Vec::new();
    for Inline { name, keys } in found {
        let Place { operation, path } = Place::of(value, &keys);
        if let Some(other) = taken.get(&name) {
            problems.push(Problem {
                document: document.to_owned(),
                operation,
                place: path,
                message: format!(
                    "becomes the type `{name}`, and so does {other}: name one of them"
                ),
            });
        } else {
            taken.insert(name, format!("`{path}`"));
        }
    }
    problems
}

/// An inline schema that becomes a type.
struct Inline {
    name: String,
    keys: Vec<String>,
}

fn visit(schema: &Value, name: &str, keys: &[String], found: &mut Vec<Inline>) {
    let branches = schema["oneOf"].as_array();
    let is_choice = branches.is_some_and(|b| shape_of(b) == Some(Shape::ListOrMap));
    if schema.get("enum").is_some() || is_choice {
        found.push(Inline {
            name: rust_name(name, Case::Pascal),
            keys: keys.to_vec(),
        });
    }
    below(schema, name, keys, found);
}

/// The names that the generator gives to the schemas inside a schema of this name.
fn below(schema: &Value, name: &str, keys: &[String], found: &mut Vec<Inline>) {
    let at = |steps: &[&str]| {
        [
            keys,
            &steps.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(),
        ]
        .concat()
    };
    for (property, value) in members(&schema["properties"]) {
        let name = format!("{name}_{}", property.to_snake_case());
        visit(value, &name, &at(&[property]), found);
    }
    if let Some(items) = schema.get("items") {
        let name = format!("{}Item", rust_name(name, Case::Pascal));
        visit(items, &name, &at(&["[]"]), found);
    }
    if let Some(values) = schema.get("additionalProperties") {
        let is_struct = schema.get("properties").is_some();
        let name = if is_struct {
            format!("{name}_extraValue")
        } else {
            format!("{name}Value")
        };
        visit(values, &name, &at(&["{}"]), found);
    }
}

fn parameters(document: &Value, found: &mut Vec<Inline>) {
    let shared = &document["components"]["parameters"];
    for (path, item) in members(&document["paths"]) {
        for (method, operation) in members(item).filter(|(key, _)| METHODS.contains(key)) {
            let id = operation["operationId"].as_str().unwrap_or_default();
            let listed = operation["parameters"].as_array();
            for (index, parameter) in listed.into_iter().flatten().enumerate() {
                let index = index.to_string();
                let reference = parameter["$ref"].as_str().map(crate::document::name_of);
                let parameter = reference.map_or(parameter, |name| &shared[name]);
                let name = parameter["name"].as_str().unwrap_or_default();
                let keys = ["paths", path, method, "parameters", &index].map(str::to_owned);
                visit(&parameter["schema"], &format!("{id}-{name}"), &keys, found);
            }
        }
    }
}
