//! Steps that change operations.

use serde_json::{Value, json};

use super::Lowering;
use crate::marker::{PATH_SEGMENT, native};

/// Headers which the transport sends would become arguments: the method's documentation names them instead.
pub fn transport_parameters(lowering: &mut Lowering) -> usize {
    let components = lowering.document["components"]["parameters"].clone();
    let target = |parameter: &Value| {
        let name = parameter["$ref"].as_str().map(crate::document::name_of);
        name.map_or_else(|| parameter.clone(), |name| components[name].clone())
    };
    lowering.each_operation(|operation| {
        let Some(parameters) = parameters_of(operation) else {
            return 0;
        };
        let all = std::mem::take(parameters);
        let (sent, arguments) = all
            .into_iter()
            .partition(|p| target(p)["x-transport"] == true);
        *parameters = arguments;
        let sent: Vec<Value> = sent;
        let name = |header| format!("`{}`", target(header)["name"].as_str().unwrap_or_default());
        let names: Vec<String> = sent.iter().map(name).collect();
        if !names.is_empty() {
            let sentence = format!("The transport sends {}.", names.join(" and "));
            append(&mut operation["description"], &sentence);
        }
        names.len()
    })
}

/// A paragraph more.
fn append(text: &mut Value, paragraph: &str) {
    let old = text.as_str().unwrap_or_default().trim_end();
    *text = format!("{old}\n\n{paragraph}").trim_start().into();
}

/// The generator knows no credentials: the client's documentation names those that its calls need.
pub fn credentials(lowering: &mut Lowering) -> usize {
    let document = &lowering.document;
    let required = document["security"][0].as_object();
    let Some(name) = required.and_then(|schemes| schemes.keys().next()) else {
        return 0;
    };
    let scheme = &document["components"]["securitySchemes"][name]["scheme"];
    let sentence = format!(
        "Its calls need `{}` credentials.",
        scheme.as_str().unwrap_or_default()
    );
    append(&mut lowering.document["info"]["description"], &sentence);
    1
}

/// The generator panics on several error types, and loses the status of an error body that does not decode: so errors
/// come raw, with status, headers and body. It invents a success for an operation that has only a redirect, so
/// redirects go: they are unexpected, and come whole too. A success without a body comes as it is as well.
pub fn raw_responses(lowering: &mut Lowering) -> usize {
    let components = lowering.document["components"]["responses"].clone();
    let raw = json!({"description": "As it came.", "content": {"*/*": {}}});
    let has_content = |response: &Value| {
        let name = response["$ref"].as_str().map(crate::document::name_of);
        let target = name.map_or(response, |name| &components[name]);
        target["content"]
            .as_object()
            .is_some_and(|content| !content.is_empty())
    };
    lowering.each_operation(|operation| {
        let responses = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut);
        let Some(responses) = responses else {
            return 0;
        };
        let before = responses.len();
        responses.retain(|status, _| status.starts_with('2'));
        let removed = before - responses.len();
        let empty = responses
            .values_mut()
            .filter(|response| !has_content(response));
        let emptied = empty.map(|response| *response = raw.clone()).count();
        for range in ["4XX", "5XX"] {
            responses.insert(range.to_owned(), raw.clone());
        }
        removed + emptied
    })
}

/// Callbacks come the other way: a client has no method for them.
pub fn callbacks(lowering: &mut Lowering) -> usize {
    lowering.each_operation(|operation| {
        let operation = operation.as_object_mut();
        usize::from(operation.and_then(|o| o.remove("callbacks")).is_some())
    })
}

/// An id of `..` would move the request to another resource.
pub fn path_segments(lowering: &mut Lowering) -> usize {
    lowering.each_parameter(to_segment)
}

fn to_segment(parameter: &mut Value) -> usize {
    let is_path = parameter["in"] == "path";
    if is_path {
        parameter["schema"] = native(PATH_SEGMENT.rust, PATH_SEGMENT.wire);
    }
    usize::from(is_path)
}

/// The parameters of an operation. Indexing would put a null where there are none.
pub fn parameters_of(operation: &mut Value) -> Option<&mut Vec<Value>> {
    operation.get_mut("parameters")?.as_array_mut()
}
