//! Each function takes any bytes, decodes them as the crates do, and panics where a promise does not hold: no decoder
//! panics, what it shows is bounded by what it was given, and what can be written is read again as the same value.
//!
//! The fuzz targets call these functions, and so do the properties of the tests, which need no fuzzer.

mod html;
mod messages;
mod paycross;
mod paymega;
mod texts;

use std::fmt::Debug;

use http::{HeaderMap, HeaderValue, StatusCode};
use tollgate_types::Response;

pub use self::{
    html::html,
    messages::{callback, webhook},
    paycross::{paycross, report},
    paymega::paymega,
    texts::{amounts, headers, key, lenient, stored},
};

/// A function of any bytes.
pub type Decoder = fn(&[u8]);

/// All decoders, by the names of their fuzz targets.
#[allow(dead_code, reason = "the fuzz targets name their decoder")]
pub const ALL: [(&str, Decoder); 11] = [
    ("amounts", amounts),
    ("callback", callback),
    ("headers", headers),
    ("html", html),
    ("key", key),
    ("lenient", lenient),
    ("paycross", paycross),
    ("paymega", paymega),
    ("report", report),
    ("stored", stored),
    ("webhook", webhook),
];

/// The statuses on which decisions depend, and some others.
const STATUSES: [u16; 16] = [
    200, 201, 202, 204, 302, 400, 401, 403, 404, 405, 409, 422, 425, 429, 500, 503,
];

/// A response: the first byte chooses its status, and the rest is its body.
fn response(bytes: &[u8]) -> Option<(u16, Response)> {
    let (first, body) = bytes.split_first()?;
    let status = STATUSES[usize::from(*first) % STATUSES.len()];
    let code = StatusCode::from_u16(status).ok()?;
    Some((status, Response::new(code, HeaderMap::new(), body)))
}

/// Headers with this text in each of the headers that are read.
fn with_header(text: &[u8]) -> Option<HeaderMap> {
    let value = HeaderValue::from_bytes(text).ok()?;
    let names = ["date", "retry-after", "x-request-id"];
    Some(
        names
            .map(|name| (http::HeaderName::from_static(name), value.clone()))
            .into_iter()
            .collect(),
    )
}

/// What `Debug` shows must not grow faster than the bytes that came, whatever they are.
fn is_bounded(shown: &impl Debug, bytes: &[u8]) {
    const PER_BYTE: usize = 64;
    const AT_ALL: usize = 16 * 1024;
    let shown = format!("{shown:?}").len();
    assert!(
        shown <= AT_ALL + PER_BYTE * bytes.len(),
        "{shown} characters for {} bytes",
        bytes.len()
    );
}
