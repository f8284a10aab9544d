//! Finds the operation and the schema on which the generator fails, by generating each of them alone.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::document::name_of;

/// The place on which `attempt` fails, in words: an operation, a schema, or both. None where each of them works alone.
pub fn find(document: &Value, attempt: impl Fn(&Value) -> bool) -> Option<String> {
    let fails = |paths: Value, roots: &Value| !attempt(&part(document, paths, roots));
    let schema = schemas(document).find(|name| {
        let alone = |name: &str| fails(json!({}), &reference(name));
        let inner = reached(document, &document["components"]["schemas"][*name]);
        alone(name) && !inner.iter().any(|inner| inner != name && alone(inner))
    });
    let operation = operations(document).find(|(path, method, operation)| {
        let mut paths = json!({});
        paths[*path][*method] = (*operation).clone();
        fails(paths, operation)
    });
    let operation = operation.map(|(path, method, operation)| {
        let id = operation["operationId"].as_str();
        id.map_or_else(|| format!("{method} {path}"), str::to_owned)
    });
    let schema = schema.map(|name| format!("components.schemas.{name}"));
    let place: Vec<String> = operation.into_iter().chain(schema).collect();
    (!place.is_empty()).then(|| place.join(": "))
}

/// A document with these paths, and the schemas that `roots` lead to.
fn part(document: &Value, paths: Value, roots: &Value) -> Value {
    let kept = reached(document, roots);
    let mut part = document.clone();
    part["paths"] = paths;
    let all = part["components"]["schemas"].as_object_mut();
    let all = all.map(std::mem::take).unwrap_or_default();
    let schemas: Map<String, Value> = all
        .into_iter()
        .filter(|(name, _)| kept.contains(name))
        .collect();
    part["components"]["schemas"] = schemas.into();
    part
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn schemas(document: &Value) -> impl Iterator<Item = &str> {
    let schemas = document["components"]["schemas"].as_object();
    schemas
        .into_iter()
        .flat_map(|schemas| schemas.keys())
        .map(String::as_str)
}

fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        let methods = item.as_object().into_iter().flatten();
        methods.map(|(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}

/// The schemas that a value leads to.
fn reached(document: &Value, value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = Vec::new();
    references(value, &mut open);
    while let Some(reference) = open.pop() {
        if seen.insert(reference.clone()) {
            if reference.starts_with("#/components/schemas/") {
                found.insert(name_of(&reference).to_owned());
            }
            let target = document.pointer(reference.trim_start_matches('#'));
            references(target.unwrap_or(&Value::Null), &mut open);
        }
    }
    found
}

fn references(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            into.extend(map.get("$ref").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|value| references(value, into));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, into)),
        _ => {}
    }
}
