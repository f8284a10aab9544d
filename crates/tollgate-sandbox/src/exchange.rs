//! The log of exchanges: what every call asked for and what it was answered.

use crate::http::Call;
use crate::redact::redacted;
use serde::Serialize;
use serde_json::{Map, Value};

/// One exchange, with card data and secrets taken out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Exchange {
    /// Counts from 1.
    pub number: usize,
    /// When it arrived, in seconds since 1970 by the sandbox's clock.
    pub at: i64,
    /// `public`, `private`, `cardgate` or `paycross`.
    pub surface: &'static str,
    /// The operation, such as `createInvoice`; none if no operation has this path and method.
    pub operation: Option<&'static str>,
    /// The method.
    pub method: String,
    /// Path and query as they were sent.
    pub path: String,
    /// The scheme of the authorization, and the user name if it was Basic.
    pub authorization: Option<String>,
    /// The `RequestID` header, or `X-API-Version` and others that matter, by lower-case name.
    pub headers: Map<String, Value>,
    /// The request's body: JSON, or a form as an object; null if it was empty or neither.
    pub request: Value,
    /// Equal for bodies that are equal byte for byte, and tells nothing else of them.
    pub fingerprint: String,
    /// Fields of the request that the documents do not know.
    pub unknown_fields: Vec<String>,
    /// The answer's status; none if the work was done but not answered, or not done.
    pub status: Option<u16>,
    /// The answer's JSON body, or null.
    pub response: Value,
    /// The fault that was injected.
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

/// Who called, without the password or token.
pub(crate) fn caller(call: &Call) -> Option<String> {
    if let Some((user, _)) = call.basic() {
        return Some(format!("Basic {user}"));
    }
    let scheme = call.header("authorization")?.split(' ').next()?;
    Some(scheme.chars().take(16).collect())
}

/// The headers that tests ask for.
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
