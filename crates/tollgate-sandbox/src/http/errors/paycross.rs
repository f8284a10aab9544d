//! PayCross's error bodies, in the formats of both versions.

use crate::http::{Call, Response};
use serde_json::{Value, json};

/// Whether the call requests version 3, which has codes.
pub(crate) fn is_version_3(call: &Call) -> bool {
    call.header("x-api-version") == Some("3")
}

fn error(call: &Call, status: u16, message: &str, errors: &Value) -> Response {
    if is_version_3(call) {
        return Response::json(
            status,
            json!({
                "code": "F.1000",
                "message": message,
                "friendly_message": "The operation failed.",
                "errors": errors
            }),
        );
    }
    // The services beside the gateway have no wrapper.
    if !call.path().starts_with("/paycross/") {
        return Response::json(status, json!({"message": message, "errors": errors}));
    }
    let body = json!({"response": {"message": message, "errors": errors}});
    Response::json(status, body)
}

pub(crate) fn unauthorized(call: &Call) -> Response {
    error(call, 401, "Access denied", &json!({}))
}

pub(crate) fn not_found(call: &Call) -> Response {
    error(call, 404, "Record not found", &json!({}))
}

pub(crate) fn method_not_allowed(call: &Call) -> Response {
    error(call, 405, "Method not allowed", &json!({}))
}

pub(crate) fn bad_request(call: &Call) -> Response {
    error(call, 400, "The body is not valid JSON", &json!({}))
}

/// Invalid data. The message joins the errors of all fields.
pub(crate) fn refused(call: &Call, errors: &Value) -> Response {
    let mut sentences = Vec::new();
    sentence(errors, "", &mut sentences);
    error(call, 422, &sentences.join(" "), errors)
}

/// `{"reason": ["can't be blank"]}` becomes `Reason can't be blank.`
fn sentence(errors: &Value, name: &str, sentences: &mut Vec<String>) {
    match errors {
        Value::Object(fields) => {
            for (field, inner) in fields {
                sentence(inner, field, sentences);
            }
        }
        Value::Array(messages) => {
            for message in messages.iter().filter_map(Value::as_str) {
                sentences.push(format!("{} {message}.", title(name)));
            }
        }
        _ => {}
    }
}

/// `exp_month` becomes `Exp month`.
fn title(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
