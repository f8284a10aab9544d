//! Steps that change operations.

use serde_json::{Value, json};

use super::Lowering;
use crate::marker::{PATH_SEGMENT, native};

/// Headers which the transport sends on every call would become arguments of every method.
pub fn transport_parameters(lowering: &mut Lowering) -> usize {
    let components = lowering.document["components"]["parameters"].clone();
    let is_transport = |parameter: &Value| {
        let name = parameter["$ref"].as_str().map(crate::document::name_of);
        name.map_or(parameter, |name| &components[name])["x-transport"] == true
    };
    lowering.each_operation(|operation| {
        let Some(parameters) = parameters_of(operation) else {
            return 0;
        };
        let before = parameters.len();
        parameters.retain(|parameter| !is_transport(parameter));
        before - parameters.len()
    })
}

/// The generator panics on several error types, and loses the status of an error body that does
/// not decode: so errors come raw, with status, headers and body. It invents a success for an
/// operation that has only a redirect, so redirects go: they are unexpected, and come whole too.
pub fn raw_errors(lowering: &mut Lowering) -> usize {
    let raw = json!({"description": "An error.", "content": {"*/*": {}}});
    lowering.each_operation(|operation| {
        let Some(responses) = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut)
        else {
            return 0;
        };
        let before = responses.len();
        responses.retain(|status, _| status.starts_with('2'));
        let removed = before - responses.len();
        for range in ["4XX", "5XX"] {
            responses.insert(range.to_owned(), raw.clone());
        }
        removed
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
    let shared = lowering.document.pointer_mut("/components/parameters");
    let changed: usize = shared
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(|map| map.values_mut())
        .map(to_segment)
        .sum();
    changed
        + lowering.each_operation(|operation| {
            parameters_of(operation)
                .into_iter()
                .flatten()
                .map(to_segment)
                .sum()
        })
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
