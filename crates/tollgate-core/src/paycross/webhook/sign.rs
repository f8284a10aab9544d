//! The signature of a webhook: base64 of RSA (PKCS#1 v1.5) over SHA-256 of the raw body.

use base64::{Engine, prelude::BASE64_STANDARD};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};

use crate::Invalid;

/// Signs `body` with a key of the merchant, for the merchant's own tests, and returns the `Content-Signature`.
///
/// The key has a format that `openssl` writes: PEM or DER, PKCS#8 or PKCS#1. Only the gateway has the gateway's private
/// key, so make a key pair for the tests:
///
/// ```sh
/// openssl genpkey -algorithm RSA -out test-key.pem
/// openssl pkey -in test-key.pem -pubout -out test-key.pub.pem
/// ```
///
/// The second file is for [`PublicKey::parse`](super::PublicKey::parse) of the verifier under test.
///
/// # Errors
///
/// [`Invalid`] if the key is not an RSA private key of 2048 to 4096 bits, or is encrypted.
pub fn sign(private_key: &[u8], body: &[u8]) -> Result<String, Invalid> {
    let key = key_pair(private_key)?;
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(
        &RSA_PKCS1_SHA256,
        &SystemRandom::new(),
        body,
        &mut signature,
    )
    .map_err(|_| invalid("cannot sign"))?;
    Ok(BASE64_STANDARD.encode(signature))
}

fn key_pair(private_key: &[u8]) -> Result<RsaKeyPair, Invalid> {
    let pem = std::str::from_utf8(private_key).ok();
    let pem = pem.filter(|text| text.trim_start().starts_with(BEGIN));
    let decoded = pem.map(der).transpose()?;
    let der = decoded.as_deref().unwrap_or(private_key);
    RsaKeyPair::from_pkcs8(der)
        .or_else(|_| RsaKeyPair::from_der(der))
        .map_err(|_| invalid("is no RSA private key of 2048 to 4096 bits"))
}

const BEGIN: &str = "-----BEGIN ";

/// The content of a PEM text.
fn der(pem: &str) -> Result<Vec<u8>, Invalid> {
    // The traditional form of an encrypted key has a header for it, and the newer form has a label.
    if pem.contains("ENCRYPTED") {
        return Err(invalid("is encrypted"));
    }
    if pem.contains("PUBLIC KEY") {
        return Err(invalid("is a public key"));
    }
    let lines = pem.trim().lines().map(str::trim);
    let base64: String = lines.filter(|line| !line.starts_with('-')).collect();
    BASE64_STANDARD
        .decode(base64)
        .map_err(|_| invalid("is not base64 between its first and last line"))
}

fn invalid(why: &'static str) -> Invalid {
    Invalid::new("private_key", why)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{PublicKey, Verifier, WebhookKeys},
        *,
    };

    macro_rules! key {
        ($form:literal) => {
            include_bytes!(concat!("../../../tests/keys/test-key.", $form))
        };
    }

    const BODY: &[u8] = br#"{"transaction":{"uid":"1","status":"successful","test":true}}"#;

    #[test]
    fn a_key_signs_in_each_form_in_which_openssl_writes_it() {
        let public = std::str::from_utf8(key!("pub.pem")).unwrap();
        let keys = WebhookKeys::new().key(PublicKey::parse(public).unwrap());
        let verifier = Verifier::new(keys);
        let windows = String::from_utf8_lossy(key!("pem")).replace('\n', "\r\n");
        for key in [
            &key!("pem")[..],
            key!("traditional.pem"),
            key!("pkcs1.der"),
            key!("pkcs8.der"),
            windows.as_bytes(),
        ] {
            let signature = sign(key, BODY).unwrap();
            assert!(verifier.verify(&signature, BODY).is_ok());
        }
    }

    #[test]
    fn an_invalid_private_key_is_refused_with_the_reason() {
        for (key, why) in [
            (&b""[..], "no RSA"),
            (b"no key", "no RSA"),
            (key!("pub.pem"), "public"),
            (
                b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n",
                "encrypted",
            ),
            (
                b"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n",
                "encrypted",
            ),
            (
                b"-----BEGIN PRIVATE KEY-----\n%%\n-----END PRIVATE KEY-----",
                "base64",
            ),
            (
                b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "no RSA",
            ),
        ] {
            let error = sign(key, BODY).unwrap_err();
            assert_eq!(error.field(), "private_key");
            assert!(error.why().contains(why), "{error}");
        }
    }
}
