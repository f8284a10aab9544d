//! The reports API of PayCross: the transactions of a shop by time.
//!
//! The back office at admin.pay-cross.com belongs to the gateway at gateway.pay-cross.com, where a shop's id and secret
//! key authenticate. The company's newer payment sessions API (api.pay-cross.com, OAuth) is another product.
//!
//! Generated from `spec/paycross/reports.yaml`: a method per operation, a type per schema. It sends requests and
//! returns responses. It decides nothing about money: that is the work of the crate `tollgate`, which sends through
//! this crate.
//!
//! The feature `client` is on by default. Without it the crate has only the types, and no HTTP.
//!
//! [`Client::new_with_client`] takes the base URL without a slash at its end, a client that follows no redirects, and
//! a [`Context`]: credentials, headers, time and size limits of the calls made with it. Its calls need
//! [`Credentials::Basic`]: the shop's id and secret key.

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
