//! Shapes of schemas that the generator would merge, flatten or lose.

use serde_json::Value;

use super::Node;
use super::walk::members;
use crate::marker::{leaf_of, shape_of};

/// Inline objects of the same place collide in silence: each must be a component.
pub fn inline_object(node: &Node<'_>) -> Option<String> {
    let is_inline = !node.is_component && node.schema.get("properties").is_some();
    is_inline.then(|| "an inline object schema: make it a named component".to_owned())
}

/// A `oneOf` becomes an untagged enum which takes the first branch that fits.
pub fn unknown_one_of(node: &Node<'_>) -> Option<String> {
    let branches = node.schema.get("oneOf")?.as_array()?;
    shape_of(branches).is_none().then(|| {
        "this `oneOf` is none of `[] | {…}`, `T | [T]`, `[T] | map`, or several `$ref`: no other is read safely"
            .to_owned()
    })
}

/// `allOf` merges; here it only wraps a reference, so that `nullable` can stand beside it.
pub fn all_of(node: &Node<'_>) -> Option<String> {
    let branches = node.schema.get("allOf")?.as_array()?;
    let wraps = branches.len() == 1 && branches[0].get("$ref").is_some();
    let nullable = node.schema.get("nullable") == Some(&Value::Bool(true));
    let described = node.schema.get("description").is_some();
    let known = ["allOf", "nullable", "type", "description"];
    let other = members(node.schema).any(|(key, _)| !known.contains(&key));
    (!wraps || other || !(nullable || described)).then(|| {
        "`allOf` may only wrap one `$ref`, beside `type`, `nullable` and `description`".to_owned()
    })
}

/// A required property must exist, and null for it could not be told from its absence.
pub fn required_property(node: &Node<'_>) -> Option<String> {
    let required = node.schema.get("required")?.as_array()?;
    let properties = &node.schema["properties"];
    required.iter().filter_map(Value::as_str).find_map(|name| {
        let property = properties.get(name);
        match property {
            None => Some(format!("requires `{name}`, which is no property")),
            Some(schema) if schema["nullable"] == true => Some(format!(
                "`{name}` is required and nullable: a reader cannot rely on it, so do not require it"
            )),
            Some(_) => None,
        }
    })
}

/// Null in a list or a map is lost where the value has a type of its own.
pub fn null_in_a_collection(node: &Node<'_>) -> Option<String> {
    let values = [
        node.schema.get("items"),
        node.schema.get("additionalProperties"),
    ];
    let lost = values.into_iter().flatten().any(|value| {
        value["nullable"] == true && (value.get("allOf").is_some() || leaf_of(value).is_some())
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
