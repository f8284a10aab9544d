//! Who sent a callback.

use subtle::{Choice, ConstantTimeEq};
use tollgate_types::{InvoiceDocument, SecretKey};

use super::{Callback, sign};
use crate::{Invalid, Invoice, Mode};

/// The secrets that callbacks are signed with: one for each mode, and more while keys are changed.
///
/// They are the account's secret keys (`sk_live_…`, `sk_test_…`), not its API key.
///
/// ```
/// use tollgate::{SecretKey, callback::CallbackSecrets};
///
/// let secrets = CallbackSecrets::new()
///     .live(SecretKey::new("sk_live_new"))
///     .live(SecretKey::new("sk_live_previous"))
///     .test(SecretKey::new("sk_test"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct CallbackSecrets {
    secrets: Vec<(Mode, SecretKey)>,
}

impl CallbackSecrets {
    /// No secrets: every callback is refused.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            secrets: Vec::new(),
        }
    }

    /// Accepts what is signed with this secret key of live mode. Call it once more for the previous key.
    #[must_use]
    pub fn live(mut self, secret: SecretKey) -> Self {
        self.secrets.push((Mode::Live, secret));
        self
    }

    /// Accepts what is signed with this secret key of test mode. Call it once more for the previous key.
    #[must_use]
    pub fn test(mut self, secret: SecretKey) -> Self {
        self.secrets.push((Mode::Test, secret));
        self
    }

    /// An empty secret is most likely a setting that is missing, and each kind of key is easily taken for another.
    pub(crate) fn check(&self) -> Result<(), Invalid> {
        let why = self.secrets.iter().find_map(|(mode, secret)| {
            let others = if mode.is_test() {
                "sk_live_"
            } else {
                "sk_test_"
            };
            match secret.expose() {
                "" => Some("must not be empty"),
                key if key.starts_with("pk_") => Some("is a public key"),
                key if key.starts_with(others) => Some("is of the other mode"),
                _ => None,
            }
        });
        why.map_or(Ok(()), |why| Err(Invalid::new("callback_secrets", why)))
    }
}

/// Verifies callbacks and then reads them.
#[derive(Clone, Debug)]
pub struct Verifier {
    secrets: CallbackSecrets,
    mode: Option<Mode>,
}

/// Why a callback is not believed. Answer it with an error status, but [`Body`](NotVerified::Body) with 200: the
/// platform sends again, up to a hundred times, what is not answered with 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotVerified {
    /// The signature is not that of this body with any of the secrets.
    #[error("the signature does not match")]
    Signature,
    /// Signed with a secret of the other mode than its body speaks of, or of a mode that is not believed here.
    #[error("of the other mode")]
    Mode,
    /// Rightly signed, but not a payment that can be read, such as a payout.
    #[error("rightly signed, but no payment")]
    Body,
}

impl Verifier {
    /// Verifies with these secrets. One that is empty verifies nothing.
    #[must_use]
    pub const fn new(secrets: CallbackSecrets) -> Self {
        Self {
            secrets,
            mode: None,
        }
    }

    /// Believes only what speaks of an invoice of this mode, so that no test payment is taken for a live one. Default:
    /// either mode; the client's own [`verifier`](crate::Platform::verifier) believes its own.
    #[must_use]
    pub const fn only(mut self, mode: Mode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// Verifies and reads a callback: `signature` is the header `X-Signature`, `body` the body as it came, byte for
    /// byte.
    ///
    /// A callback is a hint, and may be a copy sent again by anybody who saw it. Its reference tells which of your orders
    /// it is about: [`resume`](crate::Platform::resume) that one before you ship anything. Resuming checks what the
    /// callback alone does not: amount, currency and mode.
    ///
    /// # Errors
    ///
    /// [`NotVerified`] if it is not signed by the platform, or is no payment invoice.
    pub fn verify(&self, signature: &str, body: &[u8]) -> Result<Callback, NotVerified> {
        let modes = self.matching_modes(signature, body);
        if modes.is_empty() {
            return Err(NotVerified::Signature);
        }
        let document: InvoiceDocument =
            progenitor_client::read(body).map_err(|_| NotVerified::Body)?;
        let is_test = document.data.attributes.test_mode.unwrap_or(false);
        if document
            .data
            .type_
            .as_deref()
            .is_some_and(|kind| kind != "payment-invoices")
        {
            return Err(NotVerified::Body);
        }
        let mode = modes.into_iter().find(|mode| mode.is_test() == is_test);
        let mode = mode.filter(|mode| self.mode.is_none_or(|only| only == *mode));
        let mode = mode.ok_or(NotVerified::Mode)?;
        Ok(Callback::new(Invoice::unread(document), mode))
    }

    /// The modes whose secrets made this signature. Every secret is tried, so that time tells nothing.
    fn matching_modes(&self, signature: &str, body: &[u8]) -> Vec<Mode> {
        let matches = |secret: &SecretKey| -> Choice {
            let same = sign(secret, body)
                .as_bytes()
                .ct_eq(signature.trim().as_bytes());
            // Anybody can sign with an empty secret, such as a setting that is missing.
            same & !Choice::from(u8::from(secret.expose().is_empty()))
        };
        let tried = self
            .secrets
            .secrets
            .iter()
            .map(|(mode, secret)| (*mode, matches(secret)));
        let tried: Vec<_> = tried.collect();
        tried
            .into_iter()
            .filter(|(_, same)| bool::from(*same))
            .map(|(mode, _)| mode)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIVE: &str = r#"{"data":{"type":"payment-invoices","id":"cpi_1","attributes":{"status":"processed","test_mode":false}}}"#;
    const TEST: &str = r#"{"data":{"type":"payment-invoices","id":"cpi_1","attributes":{"status":"processed","test_mode":true}}}"#;

    fn verifier() -> Verifier {
        let secrets = CallbackSecrets::new()
            .live(SecretKey::new("sk_live_new"))
            .live(SecretKey::new("sk_live_old"))
            .test(SecretKey::new("sk_test"));
        Verifier::new(secrets)
    }

    fn verify(secret: &str, body: &str) -> Result<Mode, NotVerified> {
        let signature = sign(&SecretKey::new(secret), body.as_bytes());
        verifier()
            .verify(&signature, body.as_bytes())
            .map(|callback| callback.mode())
    }

    #[test]
    fn each_secret_is_accepted_for_its_mode() {
        assert_eq!(verify("sk_live_new", LIVE), Ok(Mode::Live));
        assert_eq!(verify("sk_live_old", LIVE), Ok(Mode::Live));
        assert_eq!(verify("sk_test", TEST), Ok(Mode::Test));
    }

    #[test]
    fn a_secret_of_the_other_mode_is_not() {
        assert_eq!(verify("sk_test", LIVE), Err(NotVerified::Mode));
        assert_eq!(verify("sk_live_new", TEST), Err(NotVerified::Mode));
    }

    #[test]
    fn a_verifier_of_one_mode_believes_no_other() {
        let signature = sign(&SecretKey::new("sk_test"), TEST.as_bytes());
        let only = |mode| verifier().only(mode).verify(&signature, TEST.as_bytes());
        assert!(only(Mode::Test).is_ok());
        assert_eq!(only(Mode::Live).unwrap_err(), NotVerified::Mode);
    }

    #[test]
    fn nothing_unsigned_is_read() {
        let signature = sign(&SecretKey::new("sk_test"), TEST.as_bytes());
        let changed = TEST.replace("cpi_1", "cpi_2");
        let refused = |signature: &str, body: &str| {
            let result = verifier().verify(signature, body.as_bytes());
            assert_eq!(
                result.map(|callback| callback.mode()),
                Err(NotVerified::Signature)
            );
        };
        refused(&signature, &changed);
        refused("", TEST);
        refused(&signature.to_lowercase(), TEST);
        refused(&signature[1..], TEST);
        assert_eq!(verify("sk_unknown", LIVE), Err(NotVerified::Signature));
    }

    #[test]
    fn keys_that_are_taken_for_each_other_are_told_apart() {
        let check = |secrets: CallbackSecrets| secrets.check().map_err(|it| it.why().to_owned());
        let secrets = CallbackSecrets::new;
        let key = SecretKey::new;
        let right = secrets().live(key("sk_live_1")).test(key("sk_test_1"));
        assert_eq!(check(right.live(key("of another brand"))), Ok(()));
        for (wrong, why) in [
            (secrets().live(key("")), "must not be empty"),
            (secrets().test(key("pk_test_1")), "is a public key"),
            (secrets().live(key("sk_test_1")), "is of the other mode"),
            (secrets().test(key("sk_live_1")), "is of the other mode"),
        ] {
            assert_eq!(check(wrong), Err(why.to_owned()));
        }
    }

    #[test]
    fn no_secret_verifies_nothing() {
        let signature = sign(&SecretKey::new(""), LIVE.as_bytes());
        let empty = CallbackSecrets::new().live(SecretKey::new(""));
        for secrets in [CallbackSecrets::new(), empty] {
            let result = Verifier::new(secrets).verify(&signature, LIVE.as_bytes());
            assert_eq!(result.unwrap_err(), NotVerified::Signature);
        }
    }

    #[test]
    fn something_else_that_is_rightly_signed_is_no_invoice() {
        let payout = LIVE.replace("payment-invoices", "payout-invoices");
        assert_eq!(verify("sk_live_new", &payout), Err(NotVerified::Body));
        assert_eq!(verify("sk_live_new", "{}"), Err(NotVerified::Body));
    }
}
