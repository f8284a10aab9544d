//! RSA public keys: PayCross's, and what is recognised as one where a secret belongs.

mod der;

use base64::{Engine, prelude::BASE64_STANDARD};
#[cfg(feature = "paycross")]
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

use self::der::{modulus_bits, rsa_key};
use crate::Invalid;

/// A shop's public key, as its back office shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    pkcs1: Vec<u8>,
}

impl PublicKey {
    /// Reads a key: bare base64 in one line or several lines, or PEM (`BEGIN PUBLIC KEY`).
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the text is not an RSA key of 2048 to 8192 bits.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let invalid = |why| Invalid::new("webhook_key", why);
        let base64: String = text
            .lines()
            .filter(|line| !line.trim().starts_with("-----"))
            .flat_map(str::split_whitespace)
            .collect();
        let spki = BASE64_STANDARD
            .decode(base64)
            .map_err(|_| invalid("is not base64"))?;
        let pkcs1 = rsa_key(&spki).ok_or_else(|| invalid("is no RSA public key (SPKI)"))?;
        match modulus_bits(pkcs1) {
            Some(2048..=8192) => Ok(Self {
                pkcs1: pkcs1.to_vec(),
            }),
            _ => Err(invalid("must have 2048 to 8192 bits")),
        }
    }

    #[cfg(feature = "paycross")]
    pub(crate) fn verifies(&self, signature: &[u8], body: &[u8]) -> bool {
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &self.pkcs1)
            .verify(body, signature)
            .is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPKI: &[u8] = include_bytes!("../../../tollgate-sandbox/keys/webhook.spki.der");

    #[test]
    fn a_key_is_read_in_each_form_in_which_it_is_handed_out() {
        let line = BASE64_STANDARD.encode(SPKI);
        let key = PublicKey::parse(&line).unwrap();
        let (first, second) = line.split_at(64);
        let lines = format!("  {first}\r\n{second}\n\n");
        let pem =
            format!("-----BEGIN PUBLIC KEY-----\n{first}\n{second}\n-----END PUBLIC KEY-----\n");
        for text in [lines, pem] {
            assert_eq!(PublicKey::parse(&text).unwrap(), key, "{text}");
        }
    }

    #[test]
    fn an_invalid_key_is_refused_at_once() {
        for text in ["", "no key", "AAAA", "MIIB"] {
            let error = PublicKey::parse(text).unwrap_err();
            assert_eq!(error.field(), "webhook_key", "{text}");
        }
    }
}
