//! The signature of a callback: base64 of SHA-1 over secret, raw body, secret.

use base64::{Engine, prelude::BASE64_STANDARD};
use ring::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY};
use tollgate_types::SecretKey;

use crate::{Invalid, credentials::checked_signing_key};

/// Computes the `X-Signature` that Paymega sends with `body`, for the merchant's own tests.
///
/// ```
/// use tollgate::{SecretKey, paymega::callback::sign};
///
/// let body = br#"{"data":{"type":"payment-invoices","id":"cpi_1"}}"#;
/// let secret = SecretKey::new("sk_test_secret");
/// assert_eq!(sign(&secret, body)?, "IugWHOjf4/ZHViRDXDr0yRi+7WA=");
/// # Ok::<(), tollgate::Invalid>(())
/// ```
///
/// # Errors
///
/// [`Invalid`] if Paymega has no such secret: it is empty, begins or ends with white space, or is a public key.
pub fn sign(secret: &SecretKey, body: &[u8]) -> Result<String, Invalid> {
    checked_signing_key("secret", secret, None)?;
    Ok(signature(secret, body))
}

pub(super) fn signature(secret: &SecretKey, body: &[u8]) -> String {
    let mut digest = Context::new(&SHA1_FOR_LEGACY_USE_ONLY);
    digest.update(secret.expose().as_bytes());
    digest.update(body);
    digest.update(secret.expose().as_bytes());
    BASE64_STANDARD.encode(digest.finish())
}
