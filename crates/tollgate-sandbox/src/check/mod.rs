//! Checks every exchange against the bundled OpenAPI documents.
//!
//! Requests are checked after the coercions of a PHP server, and may have unknown fields. Responses are
//! checked as they are.

mod coerce;
mod document;
mod request;
mod violation;
mod words;

pub(crate) use document::Document;
pub(crate) use request::{refusal, unknown_fields};
pub(crate) use violation::Violation;
pub(crate) use words::{Scripted, known, outcome, statuses};

use crate::http::{Body, Response};
use crate::surface::Surface;

/// How one of the sandbox's own responses violates its schema or the list of documented statuses.
pub(crate) fn response(surface: Surface, operation: &str, response: &Response) -> Option<String> {
    let document = Document::of(surface)?;
    let known = document.operation(operation)?;
    let status = response.status.to_string();
    let Some(documented) = known.get("responses").and_then(|all| all.get(&status)) else {
        return Some(format!("{operation}: {status} is not documented"));
    };
    let Body::Json(value) = &response.body else {
        return None;
    };
    let documented = document.resolved(documented);
    let Some(schema) = documented.pointer("/content/application~1json/schema") else {
        return Some(format!(
            "{operation}: {status} has no JSON body in the document"
        ));
    };
    let first = document.violations(schema, value).into_iter().next()?;
    Some(format!("{operation}: {status}: {first}"))
}

/// How one of the sandbox's own notifications violates its schema.
pub(crate) fn notification(
    surface: Surface,
    (operation, callback): (&str, &str),
    body: &str,
) -> Option<String> {
    let document = Document::of(surface)?;
    let callbacks = document.operation(operation)?.get("callbacks")?;
    let posted = callbacks.get(callback)?.as_object()?.values().next()?;
    let request = document.resolved(posted.pointer("/post/requestBody")?);
    let schema = request.pointer("/content/application~1json/schema")?;
    let value = serde_json::from_str(body).ok()?;
    let first = document.violations(schema, &value).into_iter().next()?;
    Some(format!("notification of {operation}: {first}"))
}
