//! Each schema has its type, each property its field, each word its variant, and each marker its leaf type.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use syn::{Field, File, Item, ItemEnum, ItemStruct, Type};

use super::{Lost, text_of};
use crate::bundle::Bundle;
use crate::document::name_of;
use crate::field::{is_option, variant_name, wire_name};
use crate::marker::{
    ANY_DOCUMENT, ONE_OR_MANY, OPEN, PHP_OBJECT, Shape, TYPES_CRATE, is_inline, leaf_of, shape_of,
};

/// The first schema of a document that its types do not show.
pub fn lost(bundle: &Bundle, types: &File) -> Option<Lost> {
    let schemas = &bundle.document["components"]["schemas"];
    let types = Types::new(types);
    let own = schemas.as_object().into_iter().flatten();
    own.filter(|(name, schema)| !bundle.shared.contains(*name) && !is_inline(schema))
        .find_map(|(name, schema)| types.lack(name, schema, schemas))
}

/// The generated types by their names.
struct Types<'a> {
    structs: BTreeMap<String, &'a ItemStruct>,
    enums: BTreeMap<String, &'a ItemEnum>,
}

impl<'a> Types<'a> {
    fn new(types: &'a File) -> Self {
        let mut found = Self {
            structs: BTreeMap::new(),
            enums: BTreeMap::new(),
        };
        for item in &types.items {
            match item {
                Item::Struct(item) => drop(found.structs.insert(item.ident.to_string(), item)),
                Item::Enum(item) => drop(found.enums.insert(item.ident.to_string(), item)),
                _ => {}
            }
        }
        found
    }

    fn lack(&self, name: &str, schema: &Value, schemas: &Value) -> Option<Lost> {
        let place = format!("components.schemas.{name}");
        let lost = |message: &str| Lost {
            place: place.clone(),
            message: message.to_owned(),
        };
        let words = schema.get("x-extensible-enum").or(schema.get("enum"));
        if let Some(words) = words.and_then(Value::as_array) {
            let variants = self.enums.get(name).map(|item| words_of(item));
            return lost_word(words, &variants.unwrap_or_default()).map(|word| {
                lost(&format!(
                    "the generated code has no variant for the word `{word}`"
                ))
            });
        }
        let item = self.structs.get(name);
        if item.is_none() && !self.enums.contains_key(name) {
            return Some(lost("the generated code has no type for it"));
        }
        let fields: Vec<&Field> = item.into_iter().flat_map(|item| &item.fields).collect();
        let properties = schema["properties"].as_object().into_iter().flatten();
        properties.into_iter().find_map(|(property, value)| {
            let is_required = schema["required"]
                .as_array()
                .is_some_and(|names| names.iter().any(|name| name == property));
            let field = fields
                .iter()
                .find(|field| wire_name(field).as_ref() == Some(property));
            lack_of_field(field.map(|field| &field.ty), value, is_required, schemas).map(
                |message| Lost {
                    place: format!("{place}.{property}"),
                    message,
                },
            )
        })
    }
}

fn words_of(item: &ItemEnum) -> BTreeSet<String> {
    item.variants.iter().map(variant_name).collect()
}

fn lost_word<'a>(words: &'a [Value], variants: &BTreeSet<String>) -> Option<&'a str> {
    let mut words = words.iter().filter_map(Value::as_str);
    words.find(|word| !variants.contains(*word))
}

/// What a property's field lacks.
fn lack_of_field(
    kind: Option<&Type>,
    property: &Value,
    is_required: bool,
    schemas: &Value,
) -> Option<String> {
    let Some(kind) = kind else {
        return Some("the generated code has no field for it".to_owned());
    };
    if is_required == is_option(kind) && property["nullable"] != true {
        let word = if is_required { "required" } else { "optional" };
        return Some(format!("it is {word}, and its field is not"));
    }
    // Paths without spaces, each followed by one.
    let text = text_of(syn::parse_quote!(type Field = #kind;)).replace(['<', '>', ',', ';'], " ");
    let mut wanted = Vec::new();
    leaves(property, schemas, &mut wanted);
    let lost = wanted
        .into_iter()
        .find(|rust| !text.contains(&format!("{rust} ")))?;
    Some(format!(
        "the marker means `{lost}`, which the generated field does not use"
    ))
}

/// The leaf types that a property must use.
fn leaves(property: &Value, schemas: &Value, wanted: &mut Vec<String>) {
    let rust = |name: &str| format!("{}::{name}", TYPES_CRATE.replace('-', "_"));
    if let Some(leaf) = leaf_of(property) {
        return wanted.push(rust(leaf.rust));
    }
    match property["oneOf"]
        .as_array()
        .and_then(|branches| shape_of(branches))
    {
        Some(Shape::PhpObject(inner)) => {
            wanted.push(rust(PHP_OBJECT));
            return leaves(inner, schemas, wanted);
        }
        Some(Shape::OneOrMany(inner)) => {
            wanted.push(rust(ONE_OR_MANY));
            return leaves(inner, schemas, wanted);
        }
        // It is an enum, which has the leaf types in its variants.
        Some(Shape::ListOrMap) => return,
        Some(Shape::Documents) => return wanted.push(rust(ANY_DOCUMENT)),
        None => {}
    }
    for key in ["items", "additionalProperties"] {
        if let Some(inner) = property.get(key) {
            leaves(inner, schemas, wanted);
        }
    }
    let reference = property["$ref"]
        .as_str()
        .or(property["allOf"][0]["$ref"].as_str());
    let target = reference.map(|reference| &schemas[name_of(reference)]);
    if target.is_some_and(|target| target.get("x-extensible-enum").is_some()) {
        wanted.push(rust(OPEN));
    }
}
