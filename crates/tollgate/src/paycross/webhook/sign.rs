//! The signature of a webhook: base64 of RSA (PKCS#1 v1.5) over SHA-256 of the raw body.

use base64::{Engine, prelude::BASE64_STANDARD};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};

use crate::Invalid;

/// The `Content-Signature` of `body` by a key of the merchant's own, in PKCS#8 (DER): for the merchant's own tests.
///
/// The gateway's private key is nobody's but the gateway's. Make a pair with `openssl genpkey -algorithm RSA -outform
/// DER`, and give its public half to the verifier under test.
///
/// # Errors
///
/// [`Invalid`] if the key is no RSA key of at least 2048 bits in PKCS#8.
pub fn sign(pkcs8: &[u8], body: &[u8]) -> Result<String, Invalid> {
    let key = RsaKeyPair::from_pkcs8(pkcs8)
        .map_err(|_| Invalid::new("pkcs8", "is no RSA key in PKCS#8"))?;
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(
        &RSA_PKCS1_SHA256,
        &SystemRandom::new(),
        body,
        &mut signature,
    )
    .map_err(|_| Invalid::new("pkcs8", "cannot sign"))?;
    Ok(BASE64_STANDARD.encode(signature))
}
