//! The log of exchanges: every request with its response.

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
