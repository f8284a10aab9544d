//! Verification of webhooks by their signature.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{Confirmation, Event, NotConfirmed, NotVerified, Webhook, WebhookKeys, read::Belief};
use crate::{Exponents, Mode, paycross::Transaction};

/// Verifies webhooks by the shop's keys, and then reads them.
#[derive(Clone, Debug)]
pub struct Verifier {
    keys: WebhookKeys,
    belief: Belief,
}

impl Verifier {
    /// Creates a verifier with these keys.
    #[must_use]
    pub fn new(keys: WebhookKeys) -> Self {
        Self {
            keys,
            belief: Belief::default(),
        }
    }

    /// Accepts only webhooks about transactions of this mode, so that a test payment never counts as a live one.
    /// Default: either mode; the client's `PayCross::verifier` accepts the mode of the client.
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

    /// Verifies and reads a notification: `signature` is the header `Content-Signature`, `body` the unchanged body, byte
    /// for byte. Respond with status 200 to every [`Event`].
    ///
    /// A webhook is only a hint: any party that has seen it can send a copy. Read the transaction by its uid before you
    /// ship anything.
    ///
    /// # Errors
    ///
    /// [`NotVerified`] if the gateway has not signed the body, or if the transaction is of the other mode.
    pub fn verify(&self, signature: &str, body: &[u8]) -> Result<Event<Webhook>, NotVerified> {
        let event = self.verified(signature, body)?;
        Ok(event.map(Webhook::new))
    }

    /// Verifies and reads a request to an order's `verification_url`, by which the gateway asks for a confirmation.
    ///
    /// A notification looks the same: pass only requests to the `verification_url`.
    ///
    /// # Errors
    ///
    /// [`NotConfirmed`] if the gateway has not signed the body, or if the body is of the other mode or shows no transaction.
    pub fn verify_confirmation(
        &self,
        signature: &str,
        body: &[u8],
    ) -> Result<Confirmation, NotConfirmed> {
        let event = self.verified(signature, body)?;
        let transaction = event.into_operation().ok_or(NotConfirmed::Unreadable)?;
        Ok(Confirmation::new(transaction))
    }

    #[doc(hidden)]
    pub const fn has_keys(&self) -> bool {
        !self.keys.is_empty()
    }

    fn verified(&self, signature: &str, body: &[u8]) -> Result<Event<Transaction>, NotVerified> {
        let signature: Vec<u8> = signature
            .bytes()
            .filter(|it| !it.is_ascii_whitespace())
            .collect();
        let signature = BASE64_STANDARD
            .decode(signature)
            .map_err(|_| NotVerified::Signature)?;
        let keys = self.keys.keys.iter();
        let matching: Vec<_> = keys
            .filter(|(_, key)| key.verifies(&signature, body))
            .map(|(mode, _)| *mode)
            .collect();
        if matching.is_empty() {
            return Err(NotVerified::Signature);
        }
        self.belief.read(body, &matching)
    }
}
