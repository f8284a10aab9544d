//! Refuses shapes of schemas that the generator would merge, flatten or drop.

use serde_json::{Value, json};

use super::walk::members;
use super::{Node, Role};
use crate::document::Documents;
use crate::marker::{Shape, is_null, leaf_of, shape_of};

/// Inline objects of the same place would collide without an error, so each must be a component.
pub fn inline_object(node: &Node<'_>) -> Option<String> {
    let is_inline = !node.is_component && node.schema.get("properties").is_some();
    is_inline.then(|| "an inline object schema: make it a named component".to_owned())
}

/// A `oneOf` becomes an untagged enum which takes the first branch that fits.
pub fn unknown_one_of(node: &Node<'_>) -> Option<String> {
    let branches = node.schema.get("oneOf")?.as_array()?;
    let known = ["oneOf", "description", "deprecated"];
    if let Some((other, _)) = members(node.schema).find(|(key, _)| !known.contains(key)) {
        return Some(format!(
            "`{other}` beside `oneOf` would be lost: only `description` and `deprecated` are allowed there"
        ));
    }
    match shape_of(branches) {
        Some(Shape::PhpObject(inner)) => {
            if branches[0] != json!({"type": "array", "maxItems": 0, "items": {}}) {
                return Some(
                    "the empty list is `{type: array, maxItems: 0, items: {}}`".to_owned(),
                );
            }
            not_an_object(node, inner)
        }
        Some(Shape::OneOrMany(inner)) => not_an_object(node, inner)
            .filter(|_| inner["type"] != "string")
            .map(|_| "`T | [T]` is read where `T` is an object or a text".to_owned()),
        Some(Shape::Documents) => not_documents(node, branches),
        Some(Shape::ListOrMap | Shape::Nullable(_)) => None,
        None => Some(
            "this `oneOf` is not one of `$ref | NullValue`, `[] | {…}`, `[] | $ref | NullValue`, `T | [T]`, `[T] | map`, or several documents: no other is read safely"
                .to_owned(),
        ),
    }
}

fn not_an_object(node: &Node<'_>, inner: &Value) -> Option<String> {
    let (_, target) = target(node.documents, (&node.site.document, inner));
    // The walk refuses a reference to nothing.
    let is_object = target["type"] == "object" || target.get("$ref").is_some();
    (!is_object).then(|| "`[] | {…}` is read where the second is an object".to_owned())
}

/// A reader of the response looks at `data.type` first, so each must have one.
fn not_documents(node: &Node<'_>, branches: &[Value]) -> Option<String> {
    let is_document = |branch: &Value| {
        let here = (node.site.document.as_str(), branch);
        let data = property(node.documents, target(node.documents, here), "data");
        property(node.documents, data, "type").1["type"] == "string"
    };
    let fits = node.is_component && node.role == Role::Answer && branches.iter().all(is_document);
    (!fits).then(|| {
        "several `$ref` are the documents of a response, a component, and each has a text `data.type`"
            .to_owned()
    })
}

/// A schema, and the document that it refers to.
type Located<'a> = (&'a str, &'a Value);

/// The schema itself, or the target of its `$ref`.
fn target<'a>(documents: &'a Documents, (document, schema): Located<'a>) -> Located<'a> {
    let reference = schema["$ref"]
        .as_str()
        .or(schema["allOf"][0]["$ref"].as_str());
    let found = reference.and_then(|reference| documents.resolve(document, reference));
    found.unwrap_or((document, schema))
}

fn property<'a>(documents: &'a Documents, holder: Located<'a>, name: &str) -> Located<'a> {
    let (document, schema) = holder;
    target(documents, (document, &schema["properties"][name]))
}

/// An `enum` in a branch would become a type without a name.
pub fn nameless(node: &Node<'_>) -> Option<String> {
    let branches = node.schema.get("oneOf")?.as_array()?;
    let is_choice = shape_of(branches) == Some(Shape::ListOrMap);
    let lost = !is_choice && branches.iter().any(makes_type);
    lost.then(|| "a set of words in a branch of `oneOf`: make it a named component".to_owned())
}

/// Whether an inline schema becomes a type, or holds one that does.
fn makes_type(schema: &Value) -> bool {
    let inner = [schema.get("items"), schema.get("additionalProperties")];
    schema.get("enum").is_some()
        || schema.get("oneOf").is_some()
        || inner.into_iter().flatten().any(makes_type)
}

/// A component that is only another name for one would become a wrapper around it.
pub fn alias(node: &Node<'_>) -> Option<String> {
    let is_alias = node.is_component && (node.is_reference() || node.schema.get("allOf").is_some());
    is_alias.then(|| "is only another name for a component: use that one".to_owned())
}

/// `allOf` merges; here it only wraps a reference, so that a `description` can be its sibling.
pub fn all_of(node: &Node<'_>) -> Option<String> {
    let branches = node.schema.get("allOf")?.as_array()?;
    if node.schema.get("nullable").is_some() {
        return Some(
            "`nullable` beside `allOf` does not allow null, which the `$ref` refuses: write `oneOf` with the `$ref` and \
             a `$ref` to `NullValue`"
                .to_owned(),
        );
    }
    let wraps = branches.len() == 1 && branches[0].get("$ref").is_some();
    let described = node.schema.get("description").is_some();
    let known = ["allOf", "description", "deprecated"];
    let other = members(node.schema).any(|(key, _)| !known.contains(&key));
    (!wraps || other || !described).then(|| {
        "`allOf` may only wrap one `$ref`, beside `description` and `deprecated`".to_owned()
    })
}

/// A required property must exist and must not be null: a reader could not distinguish null from absence.
pub fn required_property(node: &Node<'_>) -> Option<String> {
    let required = node.schema.get("required")?.as_array()?;
    let properties = &node.schema["properties"];
    required.iter().filter_map(Value::as_str).find_map(|name| {
        let property = properties.get(name);
        match property {
            None => Some(format!("requires `{name}`, which is not a property")),
            Some(schema) if may_be_null(schema) => Some(format!(
                "`{name}` is required and nullable: a reader cannot rely on it, so do not require it"
            )),
            Some(_) => None,
        }
    })
}

/// Whether null is a value, also by a branch.
fn may_be_null(schema: &Value) -> bool {
    let branches = schema["oneOf"].as_array();
    is_null(schema)
        || schema["nullable"] == true
        || branches.is_some_and(|branches| branches.iter().any(may_be_null))
}

/// Null in a list or a map is lost where the value has a type of its own.
pub fn null_in_a_collection(node: &Node<'_>) -> Option<String> {
    let values = [
        node.schema.get("items"),
        node.schema.get("additionalProperties"),
    ];
    let lost = values.into_iter().flatten().any(|value| {
        let is_plain = ["allOf", "oneOf"]
            .iter()
            .all(|key| value.get(key).is_none());
        may_be_null(value) && !(is_plain && leaf_of(value).is_none())
    });
    lost.then(|| {
        "a null in this list or map would be lost: only plain texts may be null".to_owned()
    })
}

/// A named scalar with a marker would become a wrapper around the leaf type.
pub fn leaf_component(node: &Node<'_>) -> Option<String> {
    let is_leaf = node.is_component && leaf_of(node.schema).is_some();
    is_leaf.then(|| "a scalar with a type of its own: write it where it is used".to_owned())
}
