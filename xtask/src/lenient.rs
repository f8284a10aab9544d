//! Adds serde attributes for lenient reading: the marker `x-core` and the types decide what a reader may leave out.
//!
//! The functions that they name are those of `tollgate_types::lenient`.

use std::collections::BTreeSet;

use serde_json::Value;
use syn::{
    Attribute, Field, Fields, File, GenericArgument, Item, PathArguments, Type, parse_quote,
};

use crate::bundle::Bundle;
use crate::document::SHARED;
use crate::field::{has_serde, is_option, wire_name};
use crate::role;

/// The marker: the names of those properties of an object that must be readable.
pub const CORE: &str = "x-core";

/// The types that hold items, each of which may be left out by itself.
const COLLECTIONS: [&str; 3] = ["Vec", "BTreeMap", "OneOrMany"];

/// The types that hold anything.
const FREE: [&str; 2] = ["Value", "Map"];

/// Adds the attributes to the fields of all types that a response can hold.
pub fn mark(bundle: &Bundle, types: &mut File) {
    let received = role::received(bundle);
    let schemas = &bundle.document["components"]["schemas"];
    let mut objects = Vec::new();
    for item in &mut types.items {
        let Item::Struct(item) = item else {
            continue;
        };
        let name = item.ident.to_string();
        if bundle.name != SHARED && !received.contains(name.as_str()) {
            continue;
        }
        let core = core(&schemas[&name]);
        for field in &mut item.fields {
            let is_core = wire_name(field).is_some_and(|name| core.contains(name.as_str()));
            field.attrs.extend(attribute(field, is_core, schemas));
        }
        if is_object(&item.fields) {
            item.attrs.push(parse_quote!(#[serde(remote = "Self")]));
            objects.push(item.ident.clone());
        }
    }
    // The code that serde derives also reads an array: its items as the first fields, and defaults for the others.
    if !objects.is_empty() {
        types
            .items
            .push(parse_quote!(::tollgate_types::objects! { #(#objects),* }));
    }
}

/// Whether serde derives these fields as those of an object, by `deserialize_struct`.
fn is_object(fields: &Fields) -> bool {
    matches!(fields, Fields::Named(_)) && !fields.iter().any(|field| has_serde(field, "flatten"))
}

/// The core properties of a schema.
pub fn core(schema: &Value) -> BTreeSet<&str> {
    let names = schema.get(CORE).and_then(Value::as_array);
    names
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn attribute(field: &Field, is_core: bool, schemas: &Value) -> Option<Attribute> {
    if field.ident.is_none() || has_serde(field, "flatten") {
        return None;
    }
    let is_optional = is_option(&field.ty) || has_serde(field, "default");
    let reads = match inner(&field.ty) {
        _ if is_core => "core",
        kind if is_optional && (is_one_of(kind, &FREE) || is_union(kind, schemas)) => "free",
        kind if is_one_of(kind, &COLLECTIONS) && is_optional => "items",
        kind if is_one_of(kind, &COLLECTIONS) => "required_items",
        _ if is_optional => "other",
        _ => return None,
    };
    let path = format!("::tollgate_types::lenient::{reads}");
    // Without a word for it, serde demands a field that it reads through a function.
    Some(if is_option(&field.ty) && !has_serde(field, "default") {
        parse_quote!(#[serde(default, deserialize_with = #path)])
    } else {
        parse_quote!(#[serde(deserialize_with = #path)])
    })
}

/// The type inside `Option` and `PhpObject`.
fn inner(kind: &Type) -> &Type {
    match last(kind) {
        Some((name, Some(inside))) if name == "Option" || name == "PhpObject" => inner(inside),
        _ => kind,
    }
}

fn is_one_of(kind: &Type, names: &[&str]) -> bool {
    last(kind).is_some_and(|(name, _)| names.contains(&name.as_str()))
}

/// Whether the type is a component of several shapes. Serde copies such a value into a buffer first, and the attributes
/// of fields have no effect on a read from that buffer.
fn is_union(kind: &Type, schemas: &Value) -> bool {
    let Type::Path(path) = kind else {
        return false;
    };
    let last = path.path.segments.last();
    let name = last.map(|segment| segment.ident.to_string());
    name.is_some_and(|name| schemas[name].get("oneOf").is_some())
}

/// The last name of a type's path, and its first parameter.
fn last(kind: &Type) -> Option<(String, Option<&Type>)> {
    let Type::Path(path) = kind else {
        return None;
    };
    // A component of the same name is named without a crate.
    path.path.leading_colon?;
    let last = path.path.segments.last()?;
    let inside = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|argument| {
            if let GenericArgument::Type(kind) = argument {
                Some(kind)
            } else {
                None
            }
        }),
        _ => None,
    };
    Some((last.ident.to_string(), inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(field: &Field, is_core: bool) -> String {
        let schemas = serde_json::json!({"Either": {"oneOf": []}});
        let attribute = attribute(field, is_core, &schemas);
        attribute.map_or_else(String::new, |it| quote(&it))
    }

    fn quote(attribute: &Attribute) -> String {
        let file: File = parse_quote!(struct A { #attribute a: B });
        let text = prettyplease::unparse(&file);
        let line = text.lines().nth(1).unwrap_or_default();
        line.trim().replace("::tollgate_types::lenient::", "")
    }

    #[test]
    fn each_field_says_what_may_be_left_out_of_it() {
        let with = |reads: &str| format!("#[serde(deserialize_with = \"{reads}\")]");
        let absent = |reads: &str| format!("#[serde(default, deserialize_with = \"{reads}\")]");
        assert_eq!(reads(&parse_quote!(id: String), true), with("core"));
        assert_eq!(reads(&parse_quote!(id: String), false), "");
        for (kind, expected) in [
            ("String", "other"),
            ("::t::PhpObject<A>", "other"),
            ("::t::PhpObject<::a::Vec<A>>", "items"),
            ("::a::BTreeMap<String, A>", "items"),
            ("::t::OneOrMany<A>", "items"),
            ("::serde_json::Value", "free"),
            ("Either", "free"),
            ("::t::Either", "free"),
            ("Vec", "other"),
            ("Value", "other"),
        ] {
            let kind: Type = syn::parse_str(&format!("::std::option::Option<{kind}>")).unwrap();
            assert_eq!(reads(&parse_quote!(a: #kind), false), absent(expected));
            assert_eq!(reads(&parse_quote!(a: #kind), true), absent("core"));
        }
        let list = parse_quote!(a: ::a::Vec<A>);
        assert_eq!(reads(&list, false), with("required_items"));
        let list = parse_quote!(#[serde(default)] a: ::a::Vec<A>);
        assert_eq!(reads(&list, false), with("items"));
        let rest = parse_quote!(#[serde(flatten)] a: ::a::BTreeMap<String, A>);
        assert_eq!(reads(&rest, false), "");
    }
}
