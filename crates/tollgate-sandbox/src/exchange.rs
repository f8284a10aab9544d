//! The log of exchanges: every request with its response.

use crate::http::Call;
use crate::redact::redacted;
use serde::Serialize;
use serde_json::{Map, Value};

/// One exchange, without card data and secrets.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Exchange {
    /// Counts from 1.
    pub number: usize,
    /// The time of the request, in seconds since 1970 by the sandbox's clock.
    pub at: i64,
    /// `public`, `private`, `cardgate` or `paycross`.
    pub surface: &'static str,
    /// The operation, such as `createInvoice`. `None` if no operation has this path and method.
    pub operation: Option<&'static str>,
    /// The method.
    pub method: String,
    /// Path and query as sent.
    pub path: String,
    /// The scheme of the authorization, and the user name if it was Basic.
    pub authorization: Option<String>,
    /// The `RequestID` and `X-API-Version` headers and some others, by lower-case name.
    pub headers: Map<String, Value>,
    /// The request's body: JSON, or a form as an object. Null if it is empty or neither.
    pub request: Value,
    /// A keyed hash of the body: equal for equal bytes, and without any of their content.
    pub fingerprint: String,
    /// Fields of the request that are not in the documents.
    pub unknown_fields: Vec<String>,
    /// The response's status. `None` if no response was sent.
    pub status: Option<u16>,
    /// The response's JSON body, or null.
    pub response: Value,
    /// The injected fault.
    pub fault: Option<String>,
}

/// The headers that are kept. None of them is a secret.
const KEPT: [&str; 5] = [
    "content-type",
    "accept",
    "user-agent",
    "requestid",
    "x-api-version",
];

/// The scheme and user of the authorization, without the password or token.
pub(crate) fn caller(call: &Call) -> Option<String> {
    if let Some((user, _)) = call.basic() {
        return Some(format!("Basic {user}"));
    }
    let scheme = call.header("authorization")?.split(' ').next()?;
    Some(scheme.chars().take(16).collect())
}

/// The headers that tests need.
pub(crate) fn kept_headers(call: &Call) -> Map<String, Value> {
    let known = KEPT.iter().filter_map(|name| {
        let value = call.header(name)?;
        Some(((*name).to_owned(), Value::from(value)))
    });
    known.collect()
}

/// The request's body without secrets.
pub(crate) fn request_body(call: &Call) -> Value {
    if call.is_form() {
        let fields = call.form().into_iter();
        let object = fields.map(|(key, value)| (key, Value::from(value)));
        return redacted(&Value::Object(object.collect()));
    }
    serde_json::from_slice(&call.body).map_or(Value::Null, |body| redacted(&body))
}
