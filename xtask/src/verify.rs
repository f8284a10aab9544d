//! Checks that each marker of a document became its type: the generator drops one in silence
//! where it stands beside something that it does not expect.

use std::collections::BTreeMap;

use serde_json::Value;
use syn::{Field, File, Item};

use crate::bundle::Bundle;
use crate::document::{file_of, name_of};
use crate::error::{Error, Result};
use crate::field::wire_name;
use crate::marker::{ONE_OR_MANY, OPEN, PHP_OBJECT, Shape, TYPES_CRATE, leaf_of, shape_of};

/// The type of each field, as text, by struct and by the field's name on the wire.
type Fields = BTreeMap<(String, String), String>;

/// Checks the types generated from a document against its markers.
///
/// # Errors
///
/// The first marker whose type is missing.
pub fn verify(bundle: &Bundle, types: &File) -> Result<()> {
    let fields = fields(types);
    let schemas = &bundle.document["components"]["schemas"];
    for (name, schema) in schemas.as_object().into_iter().flatten() {
        if bundle.shared.contains(name) {
            continue;
        }
        for (property, value) in schema["properties"].as_object().into_iter().flatten() {
            let Some(rust) = expected(value, schemas) else {
                continue;
            };
            let found = fields.get(&(name.clone(), property.clone()));
            if !found.is_some_and(|text| text.contains(&format!("{rust} "))) {
                return Err(Error::LostType {
                    document: file_of(&bundle.name),
                    place: format!("components.schemas.{name}.{property}"),
                    rust,
                });
            }
        }
    }
    Ok(())
}

/// The Rust type that a property must use, if it has a marker.
fn expected(property: &Value, schemas: &Value) -> Option<String> {
    let rust = |name: &str| Some(format!("{}::{name}", TYPES_CRATE.replace('-', "_")));
    if let Some(leaf) = leaf_of(property) {
        return rust(leaf.rust);
    }
    if let Some(branches) = property["oneOf"].as_array() {
        return match shape_of(branches)? {
            Shape::PhpObject(_) => rust(PHP_OBJECT),
            Shape::OneOrMany(_) => rust(ONE_OR_MANY),
            Shape::ListOrMap => None,
        };
    }
    if let Some(inner) = property
        .get("items")
        .or(property.get("additionalProperties"))
    {
        return expected(inner, schemas);
    }
    let reference = property["$ref"]
        .as_str()
        .or(property["allOf"][0]["$ref"].as_str())?;
    let target = &schemas[name_of(reference)];
    if target.get("x-extensible-enum").is_some() {
        return rust(OPEN);
    }
    leaf_of(target).and_then(|leaf| rust(leaf.rust))
}

fn fields(types: &File) -> Fields {
    let mut found = Fields::new();
    for item in &types.items {
        let Item::Struct(item) = item else {
            continue;
        };
        for field in &item.fields {
            if let Some(wire) = wire_name(field) {
                found.insert((item.ident.to_string(), wire), type_text(field));
            }
        }
    }
    found
}

/// The type as text, paths without spaces and each followed by one.
fn type_text(field: &Field) -> String {
    let mut text = prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![alias(field)],
    });
    text.retain(|c| !c.is_whitespace());
    text.replace(['<', '>', ',', ';'], " ")
}

fn alias(field: &Field) -> Item {
    let ty = &field.ty;
    syn::parse_quote!(type Field = #ty;)
}
