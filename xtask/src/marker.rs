//! The one table from a document's neutral markers to Rust types.

use serde_json::{Value, json};

use crate::document::name_of;

/// The crate that holds the leaf types.
pub const TYPES_CRATE: &str = "tollgate-types";

/// The crate that holds `Box`.
pub const STANDARD_CRATE: &str = "std";

/// A leaf type that is written by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leaf {
    /// The Rust type's name in `tollgate-types`.
    pub rust: &'static str,
    /// The type that the wire has.
    pub wire: &'static str,
}

const fn leaf(rust: &'static str, wire: &'static str) -> Leaf {
    Leaf { rust, wire }
}

/// The words of `x-sensitive`, and the type that keeps such a text from being shown.
pub const SENSITIVE: [(&str, Leaf); 4] = [
    ("pan", leaf("CardNumber", "string")),
    ("cvv", leaf("Cvv", "string")),
    ("key", leaf("SecretKey", "string")),
    ("token", leaf("Token", "string")),
];

/// The type of a path parameter: a segment that cannot move the request.
pub const PATH_SEGMENT: Leaf = leaf("PathSegment", "string");

/// The type of a whole number that is not money.
pub const INTEGER: Leaf = leaf("Int", "integer");

/// Names of generic leaf types, which take the schema that they wrap.
pub const OPEN: &str = "Open";
/// `[]` for an empty object.
pub const PHP_OBJECT: &str = "PhpObject";
/// One object, or a list of them.
pub const ONE_OR_MANY: &str = "OneOrMany";

/// One of several documents.
pub const ANY_DOCUMENT: &str = "AnyDocument";

/// The name of the component that is null alone. Beside a `$ref` it says that null is possible.
pub const NULL: &str = "NullValue";

/// All names that a component must not have.
pub const LEAF_NAMES: [&str; 18] = [
    "Amount",
    ANY_DOCUMENT,
    "CardNumber",
    "Cvv",
    "DecimalString",
    "DeclineSource",
    "Finality",
    "Int",
    "Limit",
    "MinorUnits",
    "NextTry",
    ONE_OR_MANY,
    OPEN,
    "PathSegment",
    PHP_OBJECT,
    "Reason",
    "SecretKey",
    "Token",
];

/// The leaf type of a scalar schema, if it has one.
pub fn leaf_of(schema: &Value) -> Option<Leaf> {
    let word = |key: &str| schema.get(key).and_then(Value::as_str);
    if let Some(kind) = word("x-sensitive") {
        return SENSITIVE
            .iter()
            .find(|(name, _)| *name == kind)
            .map(|(_, leaf)| *leaf);
    }
    match (word("type")?, word("format")) {
        ("number", Some("decimal")) => Some(leaf("Amount", "number")),
        ("string", Some("decimal")) => Some(leaf("DecimalString", "string")),
        ("integer", Some("minor-units")) => Some(leaf("MinorUnits", "integer")),
        ("integer", _) => Some(INTEGER),
        _ => None,
    }
}

/// A schema that the generator replaces by a type of `tollgate-types`.
pub fn native(rust: &str, wire: &str) -> Value {
    json!({"type": wire, "x-rust-type": rust_type(rust)})
}

/// The same for a generic type.
pub fn generic(rust: &str, parameter: &Value) -> Value {
    let mut named = rust_type(rust);
    named["parameters"] = json!([parameter]);
    json!({"x-rust-type": named})
}

/// A schema in a box, so that a type can hold itself.
pub fn boxed(schema: &Value) -> Value {
    json!({"x-rust-type": {
        "crate": STANDARD_CRATE,
        "version": "*",
        "path": "std::boxed::Box",
        "parameters": [schema],
    }})
}

/// The path of a type of `tollgate-types`.
pub fn rust_type(rust: &str) -> Value {
    json!({
        "crate": TYPES_CRATE,
        "version": "*",
        "path": format!("{}::{rust}", TYPES_CRATE.replace('-', "_")),
    })
}

/// Whether a schema is only a reference to the schema of null.
pub fn is_null(schema: &Value) -> bool {
    let is_alone = schema.as_object().is_some_and(|map| map.len() == 1);
    is_alone && schema["$ref"].as_str().map(name_of) == Some(NULL)
}

/// Whether a schema matches null and nothing else. Only this form is read by everyone: a `type` whose values none of the
/// other branches takes, and an `enum` without any of them.
pub fn is_only_null(schema: &Value) -> bool {
    schema["type"] == "boolean" && schema["nullable"] == true && schema["enum"] == json!([null])
}

/// Whether a component has no type of its own: it is null, a leaf, a generic type, or a choice of documents.
pub fn is_inline(schema: &Value) -> bool {
    let branches = schema["oneOf"].as_array();
    let shape = branches.and_then(|branches| shape_of(branches));
    leaf_of(schema).is_some()
        || is_only_null(schema)
        || matches!(
            shape,
            Some(Shape::PhpObject(_) | Shape::OneOrMany(_) | Shape::Documents)
        )
}

/// The shapes besides a plain schema that a `oneOf` may have.
#[derive(Debug, PartialEq)]
pub enum Shape<'a> {
    /// This component, or null.
    Nullable(&'a Value),
    /// `[]`, or this object. If it is a component, null may be a third branch.
    PhpObject(&'a Value),
    /// One of these, or a list of them.
    OneOrMany(&'a Value),
    /// A list of these, or a map: errors come like that.
    ListOrMap,
    /// One of several documents, each a component; their `data.type` says which.
    Documents,
}

/// The shape of a `oneOf`, or `None` where it has none that is supported.
pub fn shape_of(branches: &[Value]) -> Option<Shape<'_>> {
    if let Some((_, others)) = branches.split_last().filter(|(last, _)| is_null(last)) {
        return beside_null(others);
    }
    if branches.len() > 1 && branches.iter().all(is_component) {
        return Some(Shape::Documents);
    }
    let [first, second] = branches else {
        return None;
    };
    let is_array = |schema: &Value| schema["type"] == "array";
    if is_empty_list(first) {
        return Some(Shape::PhpObject(second));
    }
    if is_array(second) && second["items"] == *first {
        return Some(Shape::OneOrMany(first));
    }
    let is_map = second["type"] == "object" && second.get("additionalProperties").is_some();
    (is_array(first) && is_map).then_some(Shape::ListOrMap)
}

/// The shape of what may also be null. An object that is written in its place says `nullable` itself.
fn beside_null(branches: &[Value]) -> Option<Shape<'_>> {
    match branches {
        [one] if is_component(one) => Some(Shape::Nullable(one)),
        [first, second] if is_empty_list(first) && is_component(second) => {
            Some(Shape::PhpObject(second))
        }
        _ => None,
    }
}

fn is_empty_list(schema: &Value) -> bool {
    schema["type"] == "array" && schema["maxItems"] == 0
}

fn is_component(schema: &Value) -> bool {
    schema.get("$ref").is_some() && !is_null(schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_marker_has_its_type() {
        let rust = |schema: Value| leaf_of(&schema).map(|leaf| leaf.rust);
        assert_eq!(
            rust(json!({"type": "number", "format": "decimal"})),
            Some("Amount")
        );
        assert_eq!(
            rust(json!({"type": "string", "format": "decimal"})),
            Some("DecimalString")
        );
        assert_eq!(
            rust(json!({"type": "integer", "format": "minor-units"})),
            Some("MinorUnits")
        );
        assert_eq!(
            rust(json!({"type": "integer", "format": "unix-time"})),
            Some("Int")
        );
        assert_eq!(
            rust(json!({"type": "string", "x-sensitive": "pan"})),
            Some("CardNumber")
        );
        assert_eq!(
            rust(json!({"type": "string", "x-sensitive": "other"})),
            None
        );
        assert_eq!(rust(json!({"type": "string"})), None);
    }

    #[test]
    fn shapes_are_distinguished() {
        let reference = json!({"$ref": "#/components/schemas/X"});
        let empty = json!({"type": "array", "maxItems": 0, "items": {}});
        let list = json!({"type": "array", "items": reference});
        let map = json!({"type": "object", "additionalProperties": true});
        let null = json!({"$ref": "../shared.yaml#/components/schemas/NullValue"});
        let shape = |branches: &[&Value]| match shape_of(
            &branches.iter().copied().cloned().collect::<Vec<_>>(),
        ) {
            Some(Shape::Nullable(_)) => "nullable",
            Some(Shape::PhpObject(_)) => "php",
            Some(Shape::OneOrMany(_)) => "many",
            Some(Shape::ListOrMap) => "map",
            Some(Shape::Documents) => "documents",
            None => "none",
        };
        assert_eq!(shape(&[&empty, &reference]), "php");
        assert_eq!(shape(&[&empty, &map]), "php");
        assert_eq!(shape(&[&reference, &list]), "many");
        assert_eq!(shape(&[&list, &map]), "map");
        assert_eq!(shape(&[&reference, &reference]), "documents");
        assert_eq!(shape(&[&reference, &map]), "none");
        assert_eq!(shape(&[&reference, &null]), "nullable");
        assert_eq!(shape(&[&empty, &reference, &null]), "php");
        for odd in [
            &[&null, &reference][..],
            &[&map, &null],
            &[&empty, &map, &null],
            &[&null, &null],
            &[&null],
            &[&reference, &reference, &null],
        ] {
            assert_eq!(shape(odd), "none", "{odd:?}");
        }
    }
}
