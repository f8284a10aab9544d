//! Marks deprecated items of the documents as deprecated in Rust, since the generator ignores them.

use std::collections::BTreeSet;

use serde_json::Value;
use syn::{Attribute, File, ImplItem, Item, parse_quote};

use crate::bundle::Bundle;
use crate::field::wire_name;
use crate::name::{Case, rust_name};

/// Marks deprecated fields and methods.
pub fn mark(bundle: &Bundle, client: &mut File, types: &mut File) {
    let deprecated: Attribute = parse_quote!(#[deprecated]);
    let methods = methods(bundle);
    for item in functions(client) {
        if let ImplItem::Fn(method) = item
            && methods.contains(&method.sig.ident.to_string())
        {
            method.attrs.push(deprecated.clone());
        }
    }
    let schemas = &bundle.document["components"]["schemas"];
    for item in &mut types.items {
        let Item::Struct(item) = item else {
            continue;
        };
        let properties = &schemas[item.ident.to_string()]["properties"];
        for field in &mut item.fields {
            let property = wire_name(field).map(|name| &properties[name]);
            if property.is_some_and(|property| property["deprecated"] == true) {
                field.attrs.push(deprecated.clone());
            }
        }
    }
}

fn functions(client: &mut File) -> impl Iterator<Item = &mut ImplItem> {
    client.items.iter_mut().flat_map(|item| match item {
        Item::Impl(block) => block.items.iter_mut(),
        _ => [].iter_mut(),
    })
}

/// The methods of deprecated operations.
fn methods(bundle: &Bundle) -> BTreeSet<String> {
    let paths = bundle.document["paths"].as_object();
    let operations = paths.into_iter().flat_map(|paths| paths.values());
    operations
        .filter_map(Value::as_object)
        .flat_map(|item| item.values())
        .filter(|operation| operation["deprecated"] == true)
        .filter_map(|operation| operation["operationId"].as_str())
        .map(|id| rust_name(id, Case::Snake))
        .collect()
}
