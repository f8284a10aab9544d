//! Verification of webhooks by the shop's credentials: for shops without a key.

use base64::{Engine, prelude::BASE64_STANDARD};
use subtle::ConstantTimeEq;
use tollgate_types::SecretKey;

use super::{Confirmation, Event, NotConfirmed, NotVerified, Webhook, read::Belief};
use crate::{
    Exponents, Invalid, Mode,
    credentials::{checked_secret, checked_user},
    paycross::Transaction,
};

/// Verifies webhooks by the shop's id and secret key in `Authorization`: only for shops that have no key.
///
/// Unlike a signature, the credentials prove nothing about the body: any party that has seen them once can send any
/// body. Read the transaction from the gateway before you use any of its data.
#[derive(Clone, Debug)]
pub struct BasicVerifier {
    shop: String,
    secret_key: SecretKey,
    belief: Belief,
}

impl BasicVerifier {
    /// Creates a verifier with the shop's id and secret key.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the id or the key is empty, contains white space or a character that a header cannot carry, or if the
    /// key is a public key.
    pub fn new(shop: impl Into<String>, secret_key: SecretKey) -> Result<Self, Invalid> {
        let shop = shop.into();
        checked_user("shop", &shop)?;
        checked_secret("secret_key", &secret_key)?;
        Ok(Self {
            shop,
            secret_key,
            belief: Belief::default(),
        })
    }

    /// Accepts only webhooks about transactions of this mode. Default: either mode.
    #[must_use]
    pub const fn only(mut self, mode: Mode) -> Self {
        self.belief.mode = Some(mode);
        self
    }

    /// Reads amounts with these exponents. Default: [`Exponents::paycross`].
    #[must_use]
    pub fn exponents(mut self, exponents: Exponents) -> Self {
        self.belief.exponents = exponents;
        self
    }

    /// Verifies and reads a notification: `authorization` is the header `Authorization`, `body` the unchanged body.
    /// Respond with status 200 to every [`Event`].
    ///
    /// # Errors
    ///
    /// [`NotVerified`] if the credentials are not the shop's, or if the transaction is of the other mode.
    pub fn verify(&self, authorization: &str, body: &[u8]) -> Result<Event<Webhook>, NotVerified> {
        let event = self.verified(authorization, body)?;
        Ok(event.map(Webhook::new))
    }

    /// Verifies and reads a request to an order's `verification_url`.
    ///
    /// # Errors
    ///
    /// [`NotConfirmed`] if the credentials are not the shop's, or if the body is of the other mode or shows no transaction.
    pub fn verify_confirmation(
        &self,
        authorization: &str,
        body: &[u8],
    ) -> Result<Confirmation, NotConfirmed> {
        let event = self.verified(authorization, body)?;
        let transaction = event.into_operation().ok_or(NotConfirmed::Unreadable)?;
        Ok(Confirmation::new(transaction))
    }

    fn verified(
        &self,
        authorization: &str,
        body: &[u8],
    ) -> Result<Event<Transaction>, NotVerified> {
        let credentials = basic(authorization).ok_or(NotVerified::Signature)?;
        let expected = SecretKey::new(format!("{}:{}", self.shop, self.secret_key.expose()));
        let same = credentials.ct_eq(expected.expose().as_bytes());
        if !bool::from(same) {
            return Err(NotVerified::Signature);
        }
        self.belief.read(body, &[None])
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

    fn verifier() -> BasicVerifier {
        BasicVerifier::new("361", SecretKey::new("secret")).unwrap()
    }

    fn verify(credentials: &str) -> Result<(), NotVerified> {
        let header = format!("Basic {}", BASE64_STANDARD.encode(credentials));
        verifier().verify(&header, BODY).map(drop)
    }

    #[test]
    fn a_verifier_of_one_mode_refuses_the_other() {
        let header = format!("Basic {}", BASE64_STANDARD.encode("361:secret"));
        assert!(verifier().only(Mode::Test).verify(&header, BODY).is_ok());
        let live = verifier().only(Mode::Live).verify(&header, BODY);
        assert_eq!(live.unwrap_err(), NotVerified::Mode);
    }

    #[test]
    fn only_the_shops_own_credentials_are_verified() {
        assert_eq!(verify("361:secret"), Ok(()));
        for other in [
            "",
            ":",
            "361",
            "361:",
            "361:secret2",
            "362:secret",
            ":secret",
        ] {
            assert_eq!(verify(other), Err(NotVerified::Signature), "{other}");
        }
        for header in ["", "Basic", "Bearer MzYxOnNlY3JldA==", "Basic %%"] {
            assert!(verifier().verify(header, BODY).is_err(), "{header}");
        }
        assert!(!format!("{:?}", verifier()).contains("secret\""));
    }

    #[test]
    fn an_unreadable_body_is_an_event() {
        let header = format!("Basic {}", BASE64_STANDARD.encode("361:secret"));
        let event = verifier().verify(&header, b"{").unwrap();
        assert!(matches!(event, Event::Unreadable(_)));
        let confirmation = verifier().verify_confirmation(&header, b"{");
        assert_eq!(confirmation.unwrap_err(), NotConfirmed::Unreadable);
        assert!(verifier().verify_confirmation(&header, BODY).is_ok());
    }
}
