//! Who sent a webhook, by the shop's credentials: for shops without a key.

use base64::{Engine, prelude::BASE64_STANDARD};
use subtle::ConstantTimeEq;
use tollgate_types::SecretKey;

use super::{Confirmation, NotVerified, Webhook, event::read};
use crate::{Exponents, Mode, paycross::Transaction};

/// Verifies webhooks by the shop's id and secret key, which the gateway sends along: only for shops that have no key.
///
/// Unlike a signature this proves nothing about the body: whoever once saw the credentials can send anything. What it
/// tells must be read from the gateway before anything is made of it.
#[derive(Clone, Debug)]
pub struct BasicVerifier {
    shop: String,
    secret_key: SecretKey,
    mode: Option<Mode>,
    exponents: Exponents,
}

impl BasicVerifier {
    /// Verifies with the shop's id and secret key.
    #[must_use]
    pub fn new(shop: impl Into<String>, secret_key: SecretKey) -> Self {
        Self {
            shop: shop.into(),
            secret_key,
            mode: None,
            exponents: Exponents::paycross(),
        }
    }

    /// Believes only what speaks of a transaction of this mode. Default: either mode.
    #[must_use]
    pub const fn only(mut self, mode: Mode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// Reads amounts with these exponents. Default: [`Exponents::paycross`].
    #[must_use]
    pub fn exponents(mut self, exponents: Exponents) -> Self {
        self.exponents = exponents;
        self
    }

    /// Verifies and reads a notification: `authorization` is the header `Authorization`, `body` the body as it came.
    ///
    /// # Errors
    ///
    /// [`NotVerified`] if the credentials are not the shop's, or if it is no transaction.
    pub fn verify(&self, authorization: &str, body: &[u8]) -> Result<Webhook, NotVerified> {
        self.verified(authorization, body).map(Webhook::new)
    }

    /// Verifies and reads what came to an order's `verification_url`.
    ///
    /// # Errors
    ///
    /// As [`verify`](BasicVerifier::verify).
    pub fn verify_confirmation(
        &self,
        authorization: &str,
        body: &[u8],
    ) -> Result<Confirmation, NotVerified> {
        self.verified(authorization, body).map(Confirmation::new)
    }

    fn verified(&self, authorization: &str, body: &[u8]) -> Result<Transaction, NotVerified> {
        let credentials = basic(authorization).ok_or(NotVerified::Signature)?;
        if self.shop.is_empty() || self.secret_key.expose().is_empty() {
            return Err(NotVerified::Signature);
        }
        let expected = SecretKey::new(format!("{}:{}", self.shop, self.secret_key.expose()));
        let same = credentials.ct_eq(expected.expose().as_bytes());
        if !bool::from(same) {
            return Err(NotVerified::Signature);
        }
        let transaction = read(body, &self.exponents)?;
        let shown = transaction.mode();
        if self.mode.is_none_or(|mode| mode == shown) {
            Ok(transaction)
        } else {
            Err(NotVerified::Mode)
        }
    }
}

fn basic(authorization: &str) -> Option<Vec<u8>> {
    let (scheme, credentials) = authorization.trim().split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    BASE64_STANDARD.decode(credentials.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"transaction":{"uid":"1","status":"successful","test":true}}"#;

    fn verify(credentials: &str) -> Result<(), NotVerified> {
        let header = format!("Basic {}", BASE64_STANDARD.encode(credentials));
        let verifier = BasicVerifier::new("361", SecretKey::new("secret"));
        verifier.verify(&header, BODY).map(drop)
    }

    #[test]
    fn who_has_no_secret_believes_nobody() {
        for (shop, key) in [("361", ""), ("", "secret"), ("", "")] {
            let credentials = BASE64_STANDARD.encode(format!("{shop}:{key}"));
            let verifier = BasicVerifier::new(shop, SecretKey::new(key));
            let result = verifier.verify(&format!("Basic {credentials}"), BODY);
            assert!(result.is_err(), "{shop}:{key}");
        }
    }

    #[test]
    fn a_verifier_of_one_mode_believes_no_other() {
        let header = format!("Basic {}", BASE64_STANDARD.encode("361:secret"));
        let verifier = |mode| BasicVerifier::new("361", SecretKey::new("secret")).only(mode);
        assert!(verifier(Mode::Test).verify(&header, BODY).is_ok());
        let live = verifier(Mode::Live).verify(&header, BODY);
        assert_eq!(live.map(drop), Err(NotVerified::Mode));
    }

    #[test]
    fn only_the_shops_own_credentials_are_believed() {
        assert_eq!(verify("361:secret"), Ok(()));
        for other in ["", "361", "361:", "361:secret2", "362:secret", ":secret"] {
            assert_eq!(verify(other), Err(NotVerified::Signature), "{other}");
        }
        let verifier = BasicVerifier::new("361", SecretKey::new("secret"));
        for header in ["", "Basic", "Bearer MzYxOnNlY3JldA==", "Basic %%"] {
            assert!(verifier.verify(header, BODY).is_err(), "{header}");
        }
        assert!(!format!("{verifier:?}").contains("secret\""));
    }
}
