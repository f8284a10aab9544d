//! What the generated clients of Tollgate send through.
//!
//! It stands where generated code says `progenitor_client`: a surface depends on it under that name, and the names
//! here are those which the generated code calls. It differs from its namesake in what matters for payments:
//!
//! - Every response keeps status, headers and body, also when the body cannot be read as what was expected.
//! - A field of another type than the documents say loses the response only if the money hangs on it.
//! - *Never connected* and *lost* are told apart, and what was built wrongly is neither.
//! - Nothing here shows a body, a header's value or a URL in `Debug`, `Display`, an error's source or a log.
//! - An id that would move the request to another path is refused before anything is sent.
//! - One timeout covers connecting, the headers and the body, and a body has a limit.
//!
//! A surface's `lib.rs` needs one line of code: `impl ClientHooks<Context> for Client {}`.
//! The [`reqwest::Client`] it is given must come from [`transport`].

mod client;
mod context;
mod encode;
mod error;
mod lenient;
mod response;
#[cfg(test)]
mod tests;

pub use client::{ClientHooks, ClientInfo, OperationInfo, transport};
pub use context::{Context, Credentials};
pub use encode::{QueryParam, RequestBuilderExt, encode_path};
pub use error::{Error, Failure, Loss, Miss, outcome};
pub use lenient::{Fields, Read, Text, Tree, read};
pub use response::{ByteStream, Response, ResponseValue, Unreadable};
