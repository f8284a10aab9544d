//! Credentials and signatures.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ring::{digest, hmac, rand::SystemRandom, signature};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// The RSA key that signs PayCross webhooks. It exists for this sandbox alone and protects nothing.
const WEBHOOK_KEY: &[u8] = include_bytes!("../keys/webhook.pk8.der");
/// Its public half, as SPKI.
const WEBHOOK_PUBLIC_KEY: &[u8] = include_bytes!("../keys/webhook.spki.der");

/// Base URLs and test credentials: the first line that `tollgate sandbox` prints.
///
/// `Debug` shows no key, like that of a client with these credentials.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Info {
    /// Base URL of the Public API.
    pub public: String,
    /// Base URL of the Private API.
    pub private: String,
    /// Base URL of the Card Gate.
    pub cardgate: String,
    /// Base URL of PayCross.
    pub paycross: String,
    /// Base URL of PayCross's checkout.
    #[serde(default)]
    pub checkout: String,
    /// Base URL of PayCross's reports.
    #[serde(default)]
    pub reports: String,
    /// Base URL of the control API.
    pub control: String,
    /// The account's id, which is the user name at the Private API.
    pub account: String,
    /// The API key, which is the password at the Private API.
    pub api_key: String,
    /// The public key for test mode.
    pub public_key: String,
    /// The secret that signs callbacks of test mode.
    pub callback_secret: String,
    /// The shop's id, which is the user name at PayCross.
    pub shop_id: String,
    /// The shop's secret key, which is the password at PayCross.
    pub shop_secret: String,
    /// The key that verifies PayCross webhooks: one line of base64, SPKI, no armour.
    pub shop_public_key: String,
}

impl fmt::Debug for Info {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Info")
            .field("public", &self.public)
            .field("private", &self.private)
            .field("cardgate", &self.cardgate)
            .field("paycross", &self.paycross)
            .field("checkout", &self.checkout)
            .field("reports", &self.reports)
            .field("control", &self.control)
            .field("account", &self.account)
            .field("shop_id", &self.shop_id)
            .finish_non_exhaustive()
    }
}

/// A secret of the settings, which `Debug` does not show.
#[derive(Clone)]
pub(crate) struct Hidden(pub(crate) String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }
}

/// Keys that no response shows.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Keys {
    /// Signs callbacks of live mode.
    pub(crate) live_callback_secret: String,
    pub(crate) live_public_key: String,
    /// Signs bearers, and values that pass through browsers.
    bearer: String,
}

impl Keys {
    pub(crate) fn new(
        live_callback_secret: String,
        live_public_key: String,
        bearer: String,
    ) -> Self {
        Self {
            live_callback_secret,
            live_public_key,
            bearer,
        }
    }

    /// A JSON Web Token with these claims, as the Card Gate issues it.
    pub(crate) fn jwt(&self, claims: &Value) -> String {
        let header = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"HS256"}"#);
        let claims = URL_SAFE_NO_PAD.encode(claims.to_string());
        let signed = format!("{header}.{claims}");
        format!("{signed}.{}", self.fingerprint(signed.as_bytes()))
    }

    /// A keyed hash, with which bodies can be compared without being stored.
    pub(crate) fn fingerprint(&self, body: &[u8]) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.bearer.as_bytes());
        URL_SAFE_NO_PAD.encode(hmac::sign(&key, body))
    }
}

/// The value of `X-Signature`: Base64 of SHA-1 over secret, body, secret.
pub(crate) fn callback_signature(secret: &str, body: &[u8]) -> String {
    let mut sha1 = digest::Context::new(&digest::SHA1_FOR_LEGACY_USE_ONLY);
    sha1.update(secret.as_bytes());
    sha1.update(body);
    sha1.update(secret.as_bytes());
    STANDARD.encode(sha1.finish())
}

/// The value of `Content-Signature`: base64 of RSA PKCS#1 v1.5 over SHA-256 of the body.
pub(crate) fn webhook_signature(body: &[u8]) -> Option<String> {
    let key = signature::RsaKeyPair::from_pkcs8(WEBHOOK_KEY).ok()?;
    let mut made = vec![0; key.public().modulus_len()];
    key.sign(
        &signature::RSA_PKCS1_SHA256,
        &SystemRandom::new(),
        body,
        &mut made,
    )
    .ok()?;
    Some(STANDARD.encode(made))
}

/// The public half of the webhooks' key, as the back office shows it.
pub(crate) fn webhook_public_key() -> String {
    STANDARD.encode(WEBHOOK_PUBLIC_KEY)
}

/// Hex of SHA-256, for values that must be stable and reveal nothing.
pub(crate) fn stamp(text: &str) -> String {
    let digest = digest::digest(&digest::SHA256, text.as_bytes());
    let mut hex = String::new();
    for byte in digest.as_ref() {
        for half in [byte >> 4, byte & 15] {
            hex.extend(char::from_digit(half.into(), 16));
        }
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::{callback_signature, webhook_signature};
    use base64::{Engine, engine::general_purpose::STANDARD};
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

    #[test]
    fn signs_callbacks_like_the_published_vector() {
        let body = br#"{"data":{"type":"payment-invoices","id":"cpi_1"}}"#;
        assert_eq!(
            callback_signature("sk_test_secret", body),
            "IugWHOjf4/ZHViRDXDr0yRi+7WA="
        );
    }

    #[test]
    fn the_public_key_verifies_webhooks() {
        // ring wants PKCS#1, which an SPKI of a 2048-bit key holds after 24 bytes.
        let key = UnparsedPublicKey::new(
            &RSA_PKCS1_2048_8192_SHA256,
            &super::WEBHOOK_PUBLIC_KEY[24..],
        );
        let made = STANDARD.decode(webhook_signature(b"{}").unwrap()).unwrap();
        assert!(key.verify(b"{}", &made).is_ok());
        assert!(key.verify(b"[]", &made).is_err());
    }
}
