//! Each schema has its type, each property its field, each word its variant, and each marker its leaf type.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use serde_json::Value;
use syn::{Field, File, Item};

use super::leaves::leaves;
use super::{Lost, text_of};
use crate::bundle::Bundle;
use crate::field::{is_option, variant_name, wire_name};
use crate::marker::{Shape, is_inline, shape_of};
use crate::name::{Case, rust_name};

/// The first schema of a document that its types do not show.
pub fn lost(bundle: &Bundle, types: &File) -> Option<Lost> {
    let schemas = &bundle.document["components"]["schemas"];
    let types = Types::new(types, schemas);
    let own = schemas.as_object().into_iter().flatten();
    own.filter(|(name, schema)| !bundle.shared.contains(*name) && !is_inline(schema))
        .find_map(|(name, schema)| types.lack(name, schema))
}

/// The generated types by their names, and the schemas that they come from.
struct Types<'a> {
    items: BTreeMap<String, &'a Item>,
    schemas: &'a Value,
}

impl<'a> Types<'a> {
    fn new(types: &'a File, schemas: &'a Value) -> Self {
        let named = types.items.iter().filter_map(|item| match item {
            Item::Struct(inner) => Some((inner.ident.to_string(), item)),
            Item::Enum(inner) => Some((inner.ident.to_string(), item)),
            _ => None,
        });
        Self {
            items: named.collect(),
            schemas,
        }
    }

    fn lack(&self, name: &str, schema: &Value) -> Option<Lost> {
        let place = format!("components.schemas.{name}");
        let lost = |message| Lost {
            place: place.clone(),
            message,
        };
        let Some(item) = self.items.get(name) else {
            return Some(lost("the generated code has no type for it".to_owned()));
        };
        let own = lost_word(schema, item).or_else(|| self.lost_leaf(schema, item));
        own.map(lost).or_else(|| {
            let properties = schema["properties"].as_object().into_iter().flatten();
            properties.into_iter().find_map(|(property, value)| {
                let message = self.lost_field(name, property, value)?;
                let place = format!("{place}.{property}");
                Some(Lost { place, message })
            })
        })
    }

    /// The parts that the field of a property lacks.
    fn lost_field(&self, name: &str, property: &str, value: &Value) -> Option<String> {
        let fields = match self.items.get(name)? {
            Item::Struct(item) => item.fields.iter().collect(),
            _ => Vec::new(),
        };
        let is_it = |field: &&&Field| wire_name(field).as_deref() == Some(property);
        let Some(field) = fields.iter().find(is_it) else {
            return Some("the generated code has no field for it".to_owned());
        };
        let required = self.schemas[name]["required"].as_array();
        let is_required = required.is_some_and(|names| names.iter().any(|name| name == property));
        if is_required == is_option(&field.ty) {
            let word = if is_required { "required" } else { "optional" };
            return Some(format!("it is {word}, and its field is not"));
        }
        let kind = &field.ty;
        let item: Item = syn::parse_quote!(type Field = #kind;);
        // A choice of shapes has an enum of its own, which holds the leaf types.
        let choice = rust_name(
            &format!("{name}_{}", property.to_snake_case()),
            Case::Pascal,
        );
        let branches = value["oneOf"].as_array();
        let is_choice = branches.is_some_and(|b| shape_of(b) == Some(Shape::ListOrMap));
        let choice = self.items.get(&choice).filter(|_| is_choice);
        self.lost_leaf(value, choice.copied().unwrap_or(&item))
    }

    /// A leaf type that a schema means, and that its type does not use.
    fn lost_leaf(&self, schema: &Value, item: &Item) -> Option<String> {
        // Paths without spaces, each followed by one.
        let text = text_of(item.clone()).replace(['<', '>', ',', ';', ')'], " ");
        let mut wanted = Vec::new();
        leaves(schema, self.schemas, &mut wanted);
        let lost = wanted
            .into_iter()
            .find(|rust| !text.contains(&format!("{rust} ")));
        lost.map(|rust| format!("the marker means `{rust}`, which the generated type does not use"))
    }
}

/// A word of a set without a variant.
fn lost_word(schema: &Value, item: &Item) -> Option<String> {
    let words = schema.get("x-extensible-enum").or(schema.get("enum"))?;
    let variants: Vec<String> = match item {
        Item::Enum(item) => item.variants.iter().map(variant_name).collect(),
        _ => Vec::new(),
    };
    let mut words = words.as_array()?.iter().filter_map(Value::as_str);
    let lost = words.find(|word| !variants.iter().any(|variant| variant == word));
    lost.map(|word| format!("the generated code has no variant for the word `{word}`"))
}
