//! Steps that change schemas.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{Lowering, each};
use crate::bundle::schemas_mut;
use crate::document::name_of;
use crate::marker::{
    ANY_DOCUMENT, INTEGER, Leaf, NULL, ONE_OR_MANY, OPEN, PHP_OBJECT, Shape, boxed, generic,
    is_null, leaf_of, native, rust_type, shape_of,
};
use crate::recursion::recursive;

/// Keywords that say which values are right. Responses are read tolerantly, requests have checks of their own
/// (`crate::limit`), and what the generator makes of these keywords names no field.
const CONSTRAINTS: [&str; 12] = [
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "multipleOf",
    "pattern",
    "readOnly",
];

/// Drops all constraints, of parameters too.
pub fn constraints(lowering: &mut Lowering) -> usize {
    lowering.each_schema(strip) + lowering.each_parameter_schema(strip)
}

fn strip(schema: &mut Value) -> usize {
    let Some(map) = schema.as_object_mut() else {
        return 0;
    };
    let before = map.len();
    map.retain(|key, _| !CONSTRAINTS.contains(&key.as_str()));
    before - map.len()
}

/// `$ref | NullValue` becomes the `$ref`: whatever may be null is an optional property, whose `Option` reads null.
pub fn null_branches(lowering: &mut Lowering) -> usize {
    schemas_mut(&mut lowering.document).remove(NULL);
    lowering.shared.remove(NULL);
    lowering.each_schema(without_null)
}

fn without_null(schema: &mut Value) -> usize {
    let branches = schema.get_mut("oneOf").and_then(Value::as_array_mut);
    let Some(branches) = branches.filter(|branches| branches.iter().any(is_null)) else {
        return 0;
    };
    branches.retain(|branch| !is_null(branch));
    if branches.len() == 1
        && let Some(one) = schema.as_object_mut().and_then(|map| map.remove("oneOf"))
    {
        schema["allOf"] = one;
    }
    1
}

/// An optional property is an `Option`, so null and absent are the same: `nullable` adds nothing,
/// and hides leaf types. Optional lists and maps would refuse null: they become nullable.
pub fn nullable_properties(lowering: &mut Lowering) -> usize {
    lowering.each_schema(|schema| {
        let required = schema["required"].clone();
        let is_required = |name: &str| {
            required
                .as_array()
                .is_some_and(|r| r.iter().any(|n| n == name))
        };
        let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
        properties
            .into_iter()
            .flatten()
            .filter(|(name, _)| !is_required(name))
            .map(|(_, property)| optional(property))
            .sum()
    })
}

fn optional(property: &mut Value) -> usize {
    if property["type"] == "array" || property["type"] == "object" {
        property["nullable"] = json!(true);
        return 1;
    }
    let branches = property.get_mut("oneOf").and_then(Value::as_array_mut);
    let hoisted: usize = branches.into_iter().flatten().map(not_null).sum();
    hoisted + not_null(property)
}

fn not_null(schema: &mut Value) -> usize {
    let map = schema.as_object_mut();
    usize::from(map.and_then(|map| map.remove("nullable")).is_some())
}

/// A `$ref` hides its own description, so the field would have none: it takes the component's.
pub fn documented_references(lowering: &mut Lowering) -> usize {
    let descriptions: BTreeMap<String, Value> = schemas_mut(&mut lowering.document)
        .iter()
        .filter_map(|(name, schema)| Some((name.clone(), schema.get("description")?.clone())))
        .collect();
    lowering.each_schema(|schema| {
        let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
        let fields = properties.into_iter().flat_map(|map| map.values_mut());
        fields.map(|field| document(field, &descriptions)).sum()
    })
}

fn document(field: &mut Value, descriptions: &BTreeMap<String, Value>) -> usize {
    let Some(reference) = field["$ref"].as_str() else {
        return 0;
    };
    if let Some(description) = descriptions.get(name_of(reference)) {
        *field = json!({"allOf": [field.clone()], "description": description});
    }
    1
}

/// A closed Rust enum would lose the whole response on a new word: its uses become `Open<…>`.
pub fn open_enums(lowering: &mut Lowering) -> usize {
    let schemas = schemas_mut(&mut lowering.document);
    let open: Vec<String> = schemas
        .iter()
        .filter(|(_, schema)| schema.get("x-extensible-enum").is_some())
        .map(|(name, _)| name.clone())
        .collect();
    for name in &open {
        if let Some(words) = schemas.get_mut(name).and_then(Value::as_object_mut)
            && let Some(set) = words.remove("x-extensible-enum")
        {
            words.insert("enum".to_owned(), set);
        }
    }
    lowering.each_schema(|schema| to_open(schema, &open))
        + lowering.each_parameter_schema(|schema| to_open(schema, &open))
}

fn to_open(schema: &mut Value, open: &[String]) -> usize {
    // Innermost first: the `$ref` in an `allOf` has been replaced, and its wrapper comes next.
    if schema["allOf"][0].get("x-rust-type").is_some() {
        let mut inner = schema["allOf"][0].clone();
        copy(schema, &mut inner, &["description"]);
        *schema = inner;
        return 1;
    }
    let is_open = |name: &str| open.iter().any(|open| open == name);
    match schema["$ref"].as_str() {
        Some(reference) if is_open(name_of(reference)) => {
            *schema = generic(OPEN, &schema.clone());
            1
        }
        _ => 0,
    }
}

fn copy(from: &Value, to: &mut Value, keys: &[&str]) {
    for key in keys {
        if let Some(value) = from.get(key) {
            to[*key] = value.clone();
        }
    }
}

/// Amounts, integers and secrets become their leaf types. A whole number in a parameter stays what it is: the leaf
/// type is for reading what PHP writes.
pub fn leaves(lowering: &mut Lowering) -> usize {
    let of_parameter = |schema: &mut Value| match leaf_of(schema) {
        Some(INTEGER) | None => 0,
        Some(leaf) => to_leaf(schema, leaf),
    };
    lowering.each_schema(|schema| leaf_of(schema).map_or(0, |leaf| to_leaf(schema, leaf)))
        + lowering.each_parameter_schema(of_parameter)
}

fn to_leaf(schema: &mut Value, leaf: Leaf) -> usize {
    let mut lowered = native(leaf.rust, leaf.wire);
    copy(schema, &mut lowered, &["description"]);
    *schema = lowered;
    1
}

/// `[] | {…}` and `T | [T]` would become untagged enums that take the first branch that fits. The generator breaks no
/// circle that leads through a type of another crate: what holds itself is boxed here. One of several documents stays as
/// it came: its reader looks at `data.type` first.
pub fn generic_shapes(lowering: &mut Lowering) -> usize {
    let recursive = recursive(&lowering.document["components"]["schemas"]);
    lowering.each_schema(|schema| {
        let branches = schema["oneOf"].as_array().cloned().unwrap_or_default();
        let mut lowered = match shape_of(&branches) {
            Some(Shape::PhpObject(object)) => generic(PHP_OBJECT, &unending(object, &recursive)),
            Some(Shape::OneOrMany(one)) => generic(ONE_OR_MANY, &unending(one, &recursive)),
            Some(Shape::Documents) => json!({"x-rust-type": rust_type(ANY_DOCUMENT)}),
            Some(Shape::ListOrMap | Shape::Nullable(_)) | None => return 0,
        };
        copy(schema, &mut lowered, &["description"]);
        *schema = lowered;
        1
    })
}

/// In a box, if it holds itself.
fn unending(schema: &Value, recursive: &BTreeSet<String>) -> Value {
    let wrapped = schema["allOf"][0]["$ref"].as_str();
    let reference = schema["$ref"].as_str().or(wrapped).map(name_of);
    if reference.is_some_and(|name| recursive.contains(name)) {
        boxed(schema)
    } else {
        schema.clone()
    }
}

/// The argument of a generic type is read as JSON Schema, which has no `nullable`: there null is a separate type.
pub fn inner_nulls(lowering: &mut Lowering) {
    lowering.each_schema(|schema| {
        let parameters = schema.pointer_mut("/x-rust-type/parameters");
        let parameters = parameters.and_then(Value::as_array_mut);
        let each = |parameter| each(parameter, &mut inner_null);
        parameters.into_iter().flatten().map(each).sum()
    });
}

fn inner_null(schema: &mut Value) -> usize {
    let is_nullable = schema["nullable"] == true;
    let Some(map) = schema.as_object_mut().filter(|_| is_nullable) else {
        return 0;
    };
    map.remove("nullable");
    if let Some(kind) = map.get_mut("type") {
        *kind = json!([kind.clone(), "null"]);
    }
    1
}

/// Shared schemas are types of another crate.
pub fn shared_paths(lowering: &mut Lowering) {
    let shared = lowering.shared.clone();
    let schemas: &mut Map<String, Value> = schemas_mut(&mut lowering.document);
    for name in shared {
        let schema = schemas.get_mut(&name);
        if let Some(schema) = schema.filter(|schema| schema.get("x-rust-type").is_none()) {
            schema["x-rust-type"] = rust_type(&name);
        }
    }
}
