//! Reads a request: the header that authenticates it, and its body.

use axum_core::extract::Request;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::Rejection;

/// The most bytes of a body that an extractor reads: 1 MiB. Messages have some kilobytes.
///
/// The limit is the extractor's own: axum's `DefaultBodyLimit` does not change it.
pub const MAX_BODY: usize = 1024 * 1024;

/// The value of the header, and the body. The value is empty unless the request has exactly one such header.
pub(super) async fn read(request: Request, header: &str) -> Result<(String, Vec<u8>), Rejection> {
    let mut values = request.headers().get_all(header).iter();
    let value = match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    let body = Limited::new(request.into_body(), MAX_BODY).collect().await;
    let body = body.map_err(|error| {
        if error.is::<LengthLimitError>() {
            Rejection::TooLarge
        } else {
            Rejection::Cut
        }
    })?;
    Ok((value, body.to_bytes().into()))
}
