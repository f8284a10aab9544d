//! The HTTP runtime of Tollgate's generated clients.
//!
//! Generated code uses this crate under the name `progenitor_client`, and finds the names that it calls here. The crate
//! differs from the original `progenitor_client` in the points that matter for payments:
//!
//! - Every response keeps status, headers and body, also if the body cannot be read as the expected type.
//! - A field of another type than the documents say makes a response unreadable only if money depends on the field.
//! - *Never connected*, *response lost* and *invalid request* are three different failures.
//! - No `Debug`, `Display`, error source or log shows a body, a header's value or a URL.
//! - An id that would send the request to another path is refused before the request is sent.
//! - One timeout covers connecting, the headers and the body, and a body has a limit.
//!
//! A surface's `lib.rs` needs one line of code: `impl ClientHooks<Context> for Client {}`.
//! The [`reqwest::Client`] of a surface's client must come from [`transport`].

mod client;
mod context;
mod encode;
mod error;
mod journal;
mod response;
#[cfg(test)]
mod tests;

pub use client::{ClientHooks, ClientInfo, OperationInfo, transport};
pub use context::{Context, Credentials};
pub use encode::{QueryParam, RequestBuilderExt, encode_path};
pub use error::{Error, Failure, Loss, Miss, outcome};
pub use journal::{End, Exchange, Journal, Scheme};
pub use response::{ByteStream, ResponseValue};
pub use tollgate_types::{
    Response,
    json::{Fields, Read, Text, Tree, Unreadable, read},
};
