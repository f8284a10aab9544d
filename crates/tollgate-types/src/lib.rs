//! Leaf types of the Tollgate payment client: the types of single values in requests and responses.
//!
//! The providers' responses come from PHP. So reading is tolerant and writing is strict. No error and no `Debug` shows a
//! secret.
//!
//! | type | on the wire | in the documents |
//! |---|---|---|
//! | [`Amount`] | JSON number in major units | `number`, format `decimal` |
//! | [`DecimalString`] | decimal in a string | `string`, format `decimal` |
//! | [`MinorUnits`] | JSON integer in minor units | `integer`, format `minor-units` |
//! | [`Int`] | any other JSON integer | `integer` |
//! | [`Open`] | a word of a set to which the provider may add words | `string` with `x-extensible-enum` |
//! | [`PhpObject`] | an object, or `[]` for an empty one | `oneOf` of an empty array and an object |
//! | [`OneOrMany`] | one value, or a list of values | `oneOf` of a schema and an array of it |
//! | [`AnyDocument`] | one of several documents | `oneOf` of components |
//! | [`PathSegment`] | an id in a URL's path | every path parameter |
//! | [`CardNumber`] | a card's number | `x-sensitive: pan` |
//! | [`Cvv`] | a card's security code | `x-sensitive: cvv` |
//! | [`SecretKey`] | an API or shop key | `x-sensitive: key` |
//! | [`Token`] | any other value that gives access | `x-sensitive: token` |
//!
//! Requests are checked before they are sent: a generated `check` names the first field that is beyond a [`Limit`] of
//! its document.
//!
//! Serialisation writes secrets in clear, since requests need them. For logs use [`redacted`](fn@redacted).
//!
//! [`json`] reads bodies leniently. With the feature `response`, `Response` is a whole response: status, headers and body.
//!
//! With the feature `schemars` the types implement schemars 0.8's `JsonSchema` with the schema of their JSON form.

// The generated schemas name these types by the crate's own name.
extern crate self as tollgate_types;

mod amount;
mod any_document;
mod decimal_string;
mod parse_error;
#[rustfmt::skip]
#[allow(
    missing_docs,
    clippy::pedantic,
    reason = "generated: each field has the document's description, each variant is a word on the wire"
)]
mod generated;
mod integer;
pub mod json;
pub mod lenient;
pub mod limit;
mod meaning;
mod number;
mod one_or_many;
mod open;
mod path_segment;
mod php_object;
mod redact;
#[cfg(feature = "response")]
mod response;
mod scalar;
#[cfg(feature = "schemars")]
mod schema;
mod secret;
mod word;

pub use amount::Amount;
pub use any_document::AnyDocument;
pub use decimal_string::DecimalString;
pub use generated::*;
pub use integer::{Int, MinorUnits};
pub use limit::Limit;
pub use meaning::{DeclineSource, Finality, NextTry, Reason};
pub use one_or_many::OneOrMany;
pub use open::Open;
#[doc(hidden)]
pub use open::shown;
pub use parse_error::ParseError;
pub use path_segment::PathSegment;
pub use php_object::PhpObject;
pub use redact::redacted;
#[cfg(feature = "response")]
pub use response::Response;
pub use secret::{CardNumber, Cvv, SecretKey, Token};
