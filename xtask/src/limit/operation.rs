//! Functions that check the parameters of an operation.

use serde_json::Value;
use syn::{Attribute, Expr, FnArg, Ident, Item, Stmt, Type, parse_quote};

use super::value::{Checks, Place};
use crate::bundle::Bundle;
use crate::document::name_of;
use crate::marker::{INTEGER, leaf_of};
use crate::name::{Case, argument_name, rust_name};

/// A limited parameter: the argument, and its check.
type Checked = (FnArg, Stmt);

/// A function for each operation that limits a parameter.
pub fn functions(bundle: &Bundle, checks: &Checks<'_>) -> Vec<Item> {
    let paths = bundle.document["paths"].as_object();
    let items = paths.into_iter().flat_map(|paths| paths.values());
    let operations = items.filter_map(Value::as_object).flatten();
    operations
        .filter_map(|(_, operation)| function(bundle, operation, checks))
        .collect()
}

fn function(bundle: &Bundle, operation: &Value, checks: &Checks<'_>) -> Option<Item> {
    let id = operation["operationId"].as_str()?;
    let parameters = operation["parameters"].as_array()?.iter();
    let checked = parameters.filter_map(|parameter| of_parameter(bundle, parameter, checks));
    let (arguments, statements): (Vec<FnArg>, Vec<Stmt>) = checked.unzip();
    if arguments.is_empty() {
        return None;
    }
    let name = ident(&rust_name(id, Case::Snake));
    let documentation =
        format!(" Checks the limits that the document gives to the parameters of `{id}`.");
    let excuse: Option<Attribute> =
        (arguments.len() > 7).then(|| parse_quote!(#[allow(clippy::too_many_arguments)]));
    Some(parse_quote! {
        #[doc = #documentation]
        ///
        /// # Errors
        ///
        /// The name of the first parameter beyond a limit.
        #excuse
        pub fn #name(#(#arguments),*) -> ::std::result::Result<(), limit::Limit> {
            #(#statements)*
            ::std::result::Result::Ok(())
        }
    })
}

fn of_parameter(bundle: &Bundle, parameter: &Value, checks: &Checks<'_>) -> Option<Checked> {
    let components = &bundle.document["components"]["parameters"];
    let reference = parameter["$ref"].as_str();
    let parameter = reference.map_or(parameter, |reference| &components[name_of(reference)]);
    if parameter["in"] == "header" {
        return None;
    }
    let (schema, name) = (&parameter["schema"], parameter["name"].as_str()?);
    let check = checks.of(schema, &Place::argument())?;
    let (argument, kind) = (ident(&argument_name(name)), kind(schema));
    Some(if parameter["required"] == true {
        (
            parse_quote!(#argument: #kind),
            required(&argument, name, &check),
        )
    } else {
        let kind: Type = parse_quote!(::std::option::Option<#kind>);
        (
            parse_quote!(#argument: #kind),
            optional(&argument, name, &check),
        )
    })
}

fn required(argument: &Ident, name: &str, check: &Expr) -> Stmt {
    parse_quote! {
        {
            let value = #argument;
            limit::at(#name, #check)?;
        }
    }
}

fn optional(argument: &Ident, name: &str, check: &Expr) -> Stmt {
    parse_quote! {
        if let ::std::option::Option::Some(value) = #argument {
            limit::at(#name, #check)?;
        }
    }
}

/// The type of an argument.
fn kind(schema: &Value) -> Type {
    match (schema["type"].as_str(), leaf_of(schema)) {
        (Some("array"), _) => {
            let items = owned(&schema["items"]);
            parse_quote!(&[#items])
        }
        (Some("string"), None) => parse_quote!(&str),
        (Some("string"), Some(_)) => {
            let kind = owned(schema);
            parse_quote!(&#kind)
        }
        _ => owned(schema),
    }
}

fn owned(schema: &Value) -> Type {
    match (schema["type"].as_str(), leaf_of(schema)) {
        (Some("integer"), Some(INTEGER)) if schema["format"] == "int32" => parse_quote!(i32),
        (Some("integer"), Some(INTEGER)) => parse_quote!(i64),
        (_, Some(leaf)) => {
            let name = ident(leaf.rust);
            parse_quote!(::tollgate_types::#name)
        }
        _ => parse_quote!(::std::string::String),
    }
}

/// An identifier, raw if the name is a keyword of Rust.
fn ident(name: &str) -> Ident {
    let own = syn::parse_str(name).or_else(|_| syn::parse_str(&format!("{name}_")));
    own.expect("lint has read the name")
}
