//! Which schemas hold themselves.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::document::name_of;

/// The components that hold themselves, other than in a list or a map.
pub fn recursive(schemas: &Value) -> BTreeSet<String> {
    let held: BTreeMap<&str, BTreeSet<&str>> = schemas
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, schema)| {
            let mut held = BTreeSet::new();
            direct(schema, &mut held);
            (name.as_str(), held)
        })
        .collect();
    let names = held.keys().filter(|name| reaches(&held, name));
    names.map(|name| (*name).to_owned()).collect()
}

fn reaches(held: &BTreeMap<&str, BTreeSet<&str>>, name: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![name];
    while let Some(next) = open.pop() {
        for inner in held.get(next).into_iter().flatten() {
            if *inner == name {
                return true;
            }
            if seen.insert(*inner) {
                open.push(inner);
            }
        }
    }
    false
}

/// The components that a schema holds itself, not in a list or a map.
fn direct<'a>(schema: &'a Value, held: &mut BTreeSet<&'a str>) {
    held.extend(schema["$ref"].as_str().map(name_of));
    let properties = schema["properties"].as_object();
    let branches = ["oneOf", "allOf"].map(|key| schema[key].as_array());
    properties
        .into_iter()
        .flat_map(|map| map.values())
        .chain(branches.into_iter().flatten().flatten())
        .for_each(|inner| direct(inner, held));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_holds_itself_is_found_through_others_but_not_through_lists() {
        let to = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
        let schemas = json!({
            "Own": {"properties": {"own": {"allOf": [to("Own")]}}},
            "A": {"properties": {"b": {"oneOf": [{"type": "array", "maxItems": 0}, to("B")]}}},
            "B": {"properties": {"a": to("A"), "leaf": to("Leaf")}},
            "Leaf": {"properties": {"list": {"items": to("Leaf")}, "map": {"additionalProperties": to("A")}}},
            "Outside": {"properties": {"a": to("A")}},
        });
        let expected = ["A", "B", "Own"].map(str::to_owned);
        assert_eq!(recursive(&schemas), BTreeSet::from(expected));
    }
}
