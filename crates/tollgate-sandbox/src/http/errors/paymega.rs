//! Paymega's error bodies.

use crate::http::Response;
use serde_json::{Map, Value, json};

/// The bare body of 400, 401, 404 and 405: a list with one word and one code.
fn bare(status: u16, words: &str) -> Response {
    let body = json!({"errors": [{"status": words, "code": status.to_string()}]});
    Response::json(status, body)
}

pub(crate) fn bad_request() -> Response {
    bare(400, "Bad Request")
}

pub(crate) fn unauthorized() -> Response {
    bare(401, "Unauthorized")
}

pub(crate) fn not_found() -> Response {
    bare(404, "Not Found")
}

pub(crate) fn method_not_allowed() -> Response {
    bare(405, "Method Not Allowed")
}

/// A reference that is taken: the error, and the existing operation.
pub(crate) fn conflict(existing: &Value) -> Response {
    let mut body = existing.clone();
    body["errors"] = json!([{
        "status": "Conflict",
        "code": "409",
        "title": "conflict",
        "detail": "Entity with this reference_id already exists."
    }]);
    Response::json(409, body)
}

/// A conflict without an existing operation to show.
pub(crate) fn conflict_without_data(detail: &str) -> Response {
    let body = json!({"errors": [{
        "status": "Conflict",
        "code": "409",
        "title": "conflict",
        "detail": detail
    }]});
    Response::json(409, body)
}

/// Invalid data: a message for each field.
pub(crate) fn unprocessable(errors: &Map<String, Value>) -> Response {
    Response::json(422, json!({"errors": errors}))
}

/// Invalid data in one field.
pub(crate) fn refused(field: &str, message: &str) -> Response {
    unprocessable(&Map::from_iter([(field.to_owned(), message.into())]))
}

pub(crate) fn internal(detail: &str) -> Response {
    let body = json!({"errors": [{
        "status": "internal_error",
        "code": "500",
        "title": "internal_error",
        "detail": detail
    }]});
    Response::json(500, body)
}
