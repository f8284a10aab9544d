//! Writes the reading of responses: the marker `x-core` and the types decide what a reader may leave out.
//!
//! The functions that it names are those of `tollgate_types::lenient`.

use std::collections::BTreeSet;

use serde_json::Value;
use syn::{
    Arm, Attribute, Field, FieldValue, Fields, File, GenericArgument, Ident, Index, Item,
    ItemStruct, Path, PathArguments, Token, Type, parse_quote, punctuated::Punctuated,
};

use crate::bundle::Bundle;
use crate::constructor::allow_deprecated;
use crate::document::SHARED;
use crate::field::{has_serde, is_option, wire_name};
use crate::role;

/// The marker: the names of those properties of an object that must be readable.
pub const CORE: &str = "x-core";

/// The types that hold items, each of which may be left out by itself.
const COLLECTIONS: [&str; 3] = ["Vec", "BTreeMap", "OneOrMany"];

/// The types that hold anything.
const FREE: [&str; 2] = ["Value", "Map"];

/// Writes the reading of all types that a response can hold, instead of what serde would derive.
pub fn add(bundle: &Bundle, types: &mut File) {
    let received = role::received(bundle);
    let schemas = &bundle.document["components"]["schemas"];
    let mut objects = Vec::new();
    let mut items = Vec::new();
    for item in &mut types.items {
        let Item::Struct(item) = item else {
            continue;
        };
        let name = item.ident.to_string();
        let is_received = bundle.name == SHARED || received.contains(name.as_str());
        if !is_received || !is_object(&item.fields) {
            continue;
        }
        let core = core(&schemas[&name]);
        items.push(reading(item, &core, schemas));
        objects.push(item.ident.clone());
        derive_no_reading(&mut item.attrs);
    }
    if !objects.is_empty() {
        types.items.extend(items);
        types
            .items
            .push(parse_quote!(::tollgate_types::objects! { #(#objects),* }));
    }
}

/// Whether the fields are those of an object, and each has a name.
fn is_object(fields: &Fields) -> bool {
    matches!(fields, Fields::Named(_)) && !fields.iter().any(|field| has_serde(field, "flatten"))
}

fn derive_no_reading(attributes: &mut [Attribute]) {
    for attribute in attributes {
        if !attribute.path().is_ident("derive") {
            continue;
        }
        let is_reading = |path: &Path| {
            path.segments
                .last()
                .is_some_and(|it| it.ident == "Deserialize")
        };
        let derived = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
        let derived = derived
            .into_iter()
            .flatten()
            .filter(|path| !is_reading(path));
        *attribute = parse_quote!(#[derive(#(#derived),*)]);
    }
}

/// The reading of an object.
fn reading(item: &ItemStruct, core: &BTreeSet<&str>, schemas: &Value) -> Item {
    let name = &item.ident;
    let fields: Vec<(String, &Field)> = item
        .fields
        .iter()
        .filter_map(|field| Some((wire_name(field)?, field)))
        .collect();
    let names = fields.iter().map(|(name, _)| name);
    let idents: Vec<_> = fields.iter().map(|(_, field)| &field.ident).collect();
    let arms = fields
        .iter()
        .enumerate()
        .map(|(position, (name, field))| -> Arm {
            let reads = reads(field, core.contains(name.as_str()), schemas);
            let reads: Ident = syn::parse_str(reads).expect("the name of a function");
            let ident = &field.ident;
            let position = Index::from(position);
            parse_quote!(#position => field::#reads(&mut #ident, __object),)
        });
    let values = fields.iter().map(|(name, field)| -> FieldValue {
        let ident = &field.ident;
        if is_optional(field) {
            parse_quote!(#ident)
        } else {
            parse_quote!(#ident: field::present(#ident, #name)?)
        }
    });
    let deprecated = allow_deprecated(item.fields.iter());
    // A field may be named as any other variable.
    parse_quote! {
        #deprecated
        impl<'de> ::tollgate_types::lenient::Object<'de> for #name {
            const NAMES: &'static ::tollgate_types::lenient::Names =
                &::tollgate_types::lenient::Names::new(&[#(#names),*]);

            fn read<A: ::serde::de::MapAccess<'de>>(__object: A) -> ::std::result::Result<Self, A::Error> {
                use ::tollgate_types::lenient::field;

                #(let mut #idents = ::std::default::Default::default();)*
                field::each(__object, Self::NAMES, &mut |__position, __object| match __position {
                    #(#arms)*
                    _ => field::unknown(__object),
                })?;
                ::std::result::Result::Ok(Self { #(#values),* })
            }
        }
    }
}

/// Whether the field may be absent.
fn is_optional(field: &Field) -> bool {
    is_option(&field.ty) || has_serde(field, "default")
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

/// The function that reads the field.
fn reads(field: &Field, is_core: bool, schemas: &Value) -> &'static str {
    let kind = inner(&field.ty);
    let is_free = is_one_of(kind, &FREE) || is_union(kind, schemas);
    let has_items = is_one_of(kind, &COLLECTIONS);
    match is_optional(field) {
        true if is_core => "core",
        true if is_free => "free",
        true if has_items => "items",
        true => "other",
        false if is_core => "required_core",
        false if has_items => "required_items",
        false => "required",
    }
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

    fn reads(field: &Field, is_core: bool) -> &'static str {
        let schemas = serde_json::json!({"Either": {"oneOf": []}});
        super::reads(field, is_core, &schemas)
    }

    #[test]
    fn each_field_says_what_may_be_left_out_of_it() {
        assert_eq!(reads(&parse_quote!(id: String), true), "required_core");
        assert_eq!(reads(&parse_quote!(id: String), false), "required");
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
            assert_eq!(reads(&parse_quote!(a: #kind), false), expected);
            assert_eq!(reads(&parse_quote!(a: #kind), true), "core");
        }
        let list = parse_quote!(a: ::a::Vec<A>);
        assert_eq!(reads(&list, false), "required_items");
        let list = parse_quote!(#[serde(default)] a: ::a::Vec<A>);
        assert_eq!(reads(&list, false), "items");
    }
}
