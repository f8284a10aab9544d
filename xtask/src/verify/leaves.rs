//! The leaf types that the markers of a schema mean.

use serde_json::Value;

use crate::document::name_of;
use crate::marker::{
    ANY_DOCUMENT, ONE_OR_MANY, OPEN, PHP_OBJECT, Shape, TYPES_CRATE, leaf_of, shape_of,
};

/// The leaf types that a schema means, but for those of its properties.
pub fn leaves(schema: &Value, schemas: &Value, wanted: &mut Vec<String>) {
    let mut rust = |name: &str| wanted.push(path_of(name));
    if let Some(leaf) = leaf_of(schema) {
        return rust(leaf.rust);
    }
    let branches = schema["oneOf"].as_array();
    match branches.and_then(|branches| shape_of(branches)) {
        Some(Shape::PhpObject(_)) => rust(PHP_OBJECT),
        Some(Shape::OneOrMany(_)) => rust(ONE_OR_MANY),
        Some(Shape::Documents) => return rust(ANY_DOCUMENT),
        Some(Shape::ListOrMap | Shape::Nullable(_)) | None => {}
    }
    let reference = schema["$ref"]
        .as_str()
        .or(schema["allOf"][0]["$ref"].as_str());
    let target = reference.map(|reference| &schemas[name_of(reference)]);
    if target.is_some_and(|target| target.get("x-extensible-enum").is_some()) {
        rust(OPEN);
    }
    let inner = [schema.get("items"), schema.get("additionalProperties")];
    let inner = inner.into_iter().flatten();
    for schema in inner.chain(branches.into_iter().flatten()) {
        leaves(schema, schemas, wanted);
    }
}

/// The path of a leaf type.
fn path_of(name: &str) -> String {
    format!("{}::{name}", TYPES_CRATE.replace('-', "_"))
}
