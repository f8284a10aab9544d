//! Each operation has its method, with an argument for each parameter and the type of its success.

use serde_json::Value;
use syn::{File, ImplItem, ImplItemFn, Item};

use super::leaves::leaves;
use super::{Lost, text_of};
use crate::bundle::Bundle;
use crate::document::name_of;
use crate::marker::is_inline;
use crate::name::{Case, rust_name};

/// The first operation of a document that its client does not show.
pub fn lost(bundle: &Bundle, client: &File) -> Option<Lost> {
    let document = &bundle.document;
    let paths = document["paths"].as_object().into_iter().flatten();
    paths
        .flat_map(|(_, item)| item.as_object().into_iter().flatten())
        .find_map(|(method, operation)| {
            let id = operation["operationId"].as_str().unwrap_or_default();
            let name = rust_name(id, Case::Snake);
            let function = functions(client).find(|function| {
                let ident = function.sig.ident.to_string();
                ident.trim_end_matches('_') == name
            });
            let message = match function {
                None => Some("the generated client has no method for it".to_owned()),
                Some(function) => lack(function, method, operation, document),
            };
            message.map(|message| Lost {
                place: id.to_owned(),
                message,
            })
        })
}

fn functions(client: &File) -> impl Iterator<Item = &ImplItemFn> {
    let blocks = client.items.iter().filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() => Some(block),
        _ => None,
    });
    blocks
        .flat_map(|block| &block.items)
        .filter_map(|item| match item {
            ImplItem::Fn(function) => Some(function),
            _ => None,
        })
}

/// The parts that the method of an operation lacks.
fn lack(
    function: &ImplItemFn,
    method: &str,
    operation: &Value,
    document: &Value,
) -> Option<String> {
    let code = text_of(syn::parse_quote!(impl Client { #function }));
    let parameters = arguments(operation, document);
    let body = operation.get("requestBody").is_some();
    if function.sig.inputs.len() != 1 + parameters.len() + usize::from(body) {
        return Some("its method has more or fewer arguments than the operation".to_owned());
    }
    let mut wanted = vec![format!(".{method}(")];
    for parameter in parameters
        .iter()
        .filter(|parameter| parameter["in"] == "query")
    {
        let name: String = parameter["name"]
            .as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        wanted.push(format!("QueryParam::new({name:?},"));
        let mut kinds = Vec::new();
        leaves(
            &parameter["schema"],
            &document["components"]["schemas"],
            &mut kinds,
        );
        // A whole number in a parameter is a plain one.
        wanted.extend(kinds.into_iter().filter(|kind| !kind.ends_with("::Int")));
    }
    wanted.extend(success(operation, document));
    let lost = wanted
        .into_iter()
        .find(|piece| !code.contains(piece.as_str()));
    lost.map(|piece| format!("its method lacks `{piece}`"))
}

/// The parameters that are arguments: all but those that the transport sends.
fn arguments<'a>(operation: &'a Value, document: &'a Value) -> Vec<&'a Value> {
    let listed = operation["parameters"].as_array();
    listed
        .into_iter()
        .flatten()
        .map(|parameter| target(parameter, document))
        .filter(|parameter| parameter["x-transport"] != true)
        .collect()
}

/// How the method treats each success.
fn success(operation: &Value, document: &Value) -> Vec<String> {
    let mut wanted = Vec::new();
    for (status, response) in operation["responses"].as_object().into_iter().flatten() {
        if !status.starts_with('2') {
            continue;
        }
        wanted.push(format!("{status}u16=>"));
        let content = &target(response, document)["content"];
        match content["application/json"]["schema"]["$ref"].as_str() {
            None => wanted.push("ResponseValue<ByteStream>".to_owned()),
            Some(reference) if is_inline(target_of(reference, document)) => {}
            Some(reference) => wanted.push(format!("::{}>,Error<", name_of(reference))),
        }
    }
    wanted
}

fn target<'a>(value: &'a Value, document: &'a Value) -> &'a Value {
    let reference = value["$ref"].as_str();
    reference.map_or(value, |reference| target_of(reference, document))
}

fn target_of<'a>(reference: &str, document: &'a Value) -> &'a Value {
    let found = document.pointer(reference.trim_start_matches('#'));
    found.unwrap_or(&Value::Null)
}
