//! The Card Gate of Paymega and Kuna: the sale that charges a card or its token.
//!
//! Generated from `spec/paymega/cardgate.yaml`: a method per operation, a type per schema. It sends requests and
//! returns responses. It decides nothing about money: that is the work of the crate `tollgate`, which sends through
//! this crate.
//!
//! The feature `client` is on by default. Without it the crate has only the types, and no HTTP.
//!
//! [`Client::new_with_client`] takes the base URL without a slash at its end, a client that follows no redirects, and
//! a [`Context`]: credentials, headers, time and size limits of the calls made with it. Its call needs
//! [`Credentials::Bearer`]: the token of one invoice.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[rustfmt::skip]
#[allow(
    missing_docs,
    clippy::pedantic,
    reason = "generated: each field has the document's description, each variant is a word on the wire"
)]
mod generated;

#[cfg(feature = "client")]
pub use generated::Client;
pub use generated::{limits, types};
#[cfg(feature = "client")]
pub use progenitor_client::{ByteStream, Context, Credentials, Error, Response, ResponseValue};

#[cfg(feature = "client")]
impl progenitor_client::ClientHooks<Context> for Client {}
