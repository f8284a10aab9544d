//! Generates checks of requests: a method `check` for each schema with limits, and a function for each
//! operation with limited parameters. The error has the wire name of the first field beyond a limit.

mod operation;
pub mod pattern;
pub mod rule;
mod value;
mod words;

use std::collections::BTreeSet;

use serde_json::Value;
use syn::{Field, Fields, File, Item, ItemStruct, Stmt, parse_quote};

use crate::bundle::Bundle;
use crate::constructor::allow_deprecated;
use crate::document::SHARED;
use crate::field::{has_serde, is_option, wire_name};
use crate::marker::is_inline;
use value::{Checks, Place};

/// The file of a document's checks.
pub const FILE: &str = "limits.rs";

/// Makes the checks of one document. A surface has a module for them even if nothing in it is limited, so that its crate
/// can name it; the shared types declare theirs here.
pub fn add(bundle: &Bundle, types: &mut File, sent: &BTreeSet<&str>) -> Option<File> {
    let limits = render(bundle, types, sent);
    if bundle.name != SHARED {
        return Some(limits);
    }
    let is_limited = !limits.items.is_empty();
    types.items.extend(is_limited.then(|| {
        parse_quote!(
            mod limits;
        )
    }));
    is_limited.then_some(limits)
}

/// The checks of the schemas of which these types were made.
fn render(bundle: &Bundle, types: &File, sent: &BTreeSet<&str>) -> File {
    let schemas = &bundle.document["components"]["schemas"];
    let checks = checks(schemas, sent);
    let path = match bundle.name.as_str() {
        SHARED => parse_quote!(super),
        _ => parse_quote!(super::types),
    };
    let structs = types.items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some(item),
        _ => None,
    });
    let mut items: Vec<Item> = structs
        .filter(|item| checks.limited.contains(&item.ident.to_string()))
        .map(|item| method(item, &schemas[item.ident.to_string()], &checks, &path))
        .collect();
    items.extend(operation::functions(bundle, &checks));
    if !items.is_empty() {
        items.insert(
            0,
            parse_quote!(
                use ::tollgate_types::limit;
            ),
        );
    }
    File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items,
    }
}

/// The schemas of requests that have limits, or that hold schemas with limits.
fn checks<'a>(schemas: &'a Value, sent: &BTreeSet<&str>) -> Checks<'a> {
    let mut checks = Checks {
        schemas,
        limited: BTreeSet::new(),
    };
    loop {
        let all = schemas.as_object().into_iter().flatten();
        let found = all
            .filter(|(name, schema)| sent.contains(name.as_str()) && !is_inline(schema))
            .filter(|(_, schema)| is_limited(schema, &checks))
            .map(|(name, _)| name.clone());
        let found = found.collect();
        if found == checks.limited {
            return checks;
        }
        checks.limited = found;
    }
}

fn is_limited(schema: &Value, checks: &Checks<'_>) -> bool {
    let properties = schema["properties"].as_object();
    let others = [schema, &schema["additionalProperties"]];
    let all = properties.into_iter().flat_map(|map| map.values());
    all.chain(others)
        .any(|schema| checks.of(schema, &Place::variable()).is_some())
}

fn method(item: &ItemStruct, schema: &Value, checks: &Checks<'_>, path: &syn::Path) -> Item {
    let ident = &item.ident;
    let statements = if let Fields::Named(fields) = &item.fields {
        of_fields(fields.named.iter(), schema, checks)
    } else {
        let check = checks.of(schema, &Place::field(parse_quote!(self.0)));
        let check = check.map(|check| parse_quote!(#check?;));
        check.into_iter().collect()
    };
    let deprecated = allow_deprecated(item.fields.iter());
    parse_quote! {
        impl #path::#ident {
            /// Checks the document's limits on this value.
            ///
            /// # Errors
            ///
            /// The path of the first field beyond a limit.
            #deprecated
            pub fn check(&self) -> ::std::result::Result<(), limit::Limit> {
                #(#statements)*
                ::std::result::Result::Ok(())
            }
        }
    }
}

fn of_fields<'a>(
    fields: impl Iterator<Item = &'a Field>,
    schema: &Value,
    checks: &Checks<'_>,
) -> Vec<Stmt> {
    let check = |field: &Field| {
        if has_serde(field, "flatten") {
            return of_others(field, &schema["additionalProperties"], checks);
        }
        let name = wire_name(field)?;
        let property = &schema["properties"][&name];
        let ident = field.ident.as_ref()?;
        if is_option(&field.ty) {
            let check = checks.of(property, &Place::variable())?;
            return Some(parse_quote! {
                if let ::std::option::Option::Some(value) = &self.#ident {
                    limit::at(#name, #check)?;
                }
            });
        }
        let check = checks.of(property, &Place::field(parse_quote!(self.#ident)))?;
        Some(parse_quote!(limit::at(#name, #check)?;))
    };
    fields.filter_map(check).collect()
}

/// Additional properties have their keys beside those of the other properties.
fn of_others(field: &Field, schema: &Value, checks: &Checks<'_>) -> Option<Stmt> {
    let ident = field.ident.as_ref()?;
    let check = checks.of(schema, &Place::variable())?;
    Some(parse_quote!(limit::each(self.#ident.iter(), |value| #check)?;))
}
