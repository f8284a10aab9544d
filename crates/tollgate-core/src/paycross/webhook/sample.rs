//! Webhooks for the merchant's own tests.

use serde_json::json;
use tollgate_types::{TransactionStatus, TransactionType};

use super::sign;
use crate::{Exponents, Invalid, Mode, Money};

/// A sample webhook of the gateway, for the merchant's own tests.
///
/// [`sign()`] shows how to make a pair of keys for the tests.
///
/// ```no_run
/// use tollgate::{Currency, Money, dec, paycross::webhook::{Event, PublicKey, TestWebhook, Verifier, WebhookKeys}};
///
/// # fn test() -> Result<(), Box<dyn std::error::Error>> {
/// let private = std::fs::read("test-key.pem")?;
/// let public = std::fs::read_to_string("test-key.pub.pem")?;
/// let price = Money::new(dec!(19.99), Currency::USD);
/// let test = TestWebhook::new("uid-1", "order-1042", price).status("failed").code("F.0114");
/// let (signature, body) = test.sign(&private)?;
///
/// let verifier = Verifier::new(WebhookKeys::new().key(PublicKey::parse(&public)?));
/// let Event::Operation(webhook) = verifier.verify(&signature, &body)? else {
///     panic!("no webhook about a transaction");
/// };
/// assert_eq!(webhook.transaction().reference(), Some("order-1042"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct TestWebhook {
    uid: String,
    reference: String,
    money: Money,
    kind: TransactionType,
    status: String,
    code: String,
    parent: Option<String>,
    mode: Mode,
    updated: String,
}

impl TestWebhook {
    /// Creates a webhook about the payment with this uid and reference, which has succeeded in test mode.
    #[must_use]
    pub fn new(uid: impl Into<String>, reference: impl Into<String>, money: Money) -> Self {
        Self {
            uid: uid.into(),
            reference: reference.into(),
            money,
            kind: TransactionType::Payment,
            status: TransactionStatus::Successful.to_string(),
            code: "S.0000".to_owned(),
            parent: None,
            mode: Mode::Test,
            updated: "2026-01-01T00:00:00.000Z".to_owned(),
        }
    }

    /// The type of the transaction. Default: a payment.
    #[must_use]
    pub const fn kind(mut self, kind: TransactionType) -> Self {
        self.kind = kind;
        self
    }

    /// The transaction's status. Default: `successful`.
    #[must_use]
    pub fn status(mut self, status: impl Into<String>) -> Self {
        self.status = status.into();
        self
    }

    /// The code of the status. Default: `S.0000`.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = code.into();
        self
    }

    /// The uid of the transaction that this one captures, voids, refunds or disputes. Default: none.
    #[must_use]
    pub fn parent(mut self, uid: impl Into<String>) -> Self {
        self.parent = Some(uid.into());
        self
    }

    /// The mode of the transaction. Default: [`Mode::Test`].
    #[must_use]
    pub const fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// When the transaction was last changed (ISO 8601). Default: the first moment of 2026.
    #[must_use]
    pub fn updated(mut self, time: impl Into<String>) -> Self {
        self.updated = time.into();
        self
    }

    /// Returns the header `Content-Signature` and the body, signed by this key: see [`sign()`].
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the key is not an RSA private key of 2048 to 4096 bits, or if the amount does not fit the currency.
    pub fn sign(&self, private_key: &[u8]) -> Result<(String, Vec<u8>), Invalid> {
        let amount = self.money.to_minor(&Exponents::paycross())?;
        let body = json!({ "transaction": {
            "uid": self.uid,
            "type": self.kind,
            "status": self.status,
            "code": self.code,
            "tracking_id": self.reference,
            "parent_uid": self.parent,
            "amount": amount,
            "currency": self.money.currency().code(),
            "test": self.mode.is_test(),
            "updated_at": self.updated,
        } })
        .to_string()
        .into_bytes();
        Ok((sign(private_key, &body)?, body))
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::BASE64_STANDARD};

    use super::{
        super::{PublicKey, Verifier, WebhookKeys},
        *,
    };
    use crate::{Currency, calendar, dec};

    const PRIVATE: &[u8] = include_bytes!("../../../../tollgate-sandbox/keys/webhook.pk8.der");
    const SPKI: &[u8] = include_bytes!("../../../../tollgate-sandbox/keys/webhook.spki.der");

    #[test]
    fn a_signed_webhook_is_verified_and_read() {
        let price = Money::new(dec!(19.99), Currency::USD);
        let test = TestWebhook::new("uid-2", "refund-1042", price)
            .kind(TransactionType::Refund)
            .parent("uid-1")
            .status("failed")
            .code("F.0114")
            .mode(Mode::Live)
            .updated("2026-02-01T00:00:00.000Z");
        let (signature, body) = test.sign(PRIVATE).unwrap();
        let key = PublicKey::parse(&BASE64_STANDARD.encode(SPKI)).unwrap();
        let verifier = Verifier::new(WebhookKeys::new().key(key));
        let event = verifier.verify(&signature, &body).unwrap();
        let webhook = event.operation().unwrap();
        let transaction = webhook.transaction();
        assert_eq!(transaction.kind(), Some(TransactionType::Refund));
        assert_eq!(transaction.amount(), Some(price));
        assert_eq!(transaction.parent(), Some("uid-1"));
        assert_eq!(
            (transaction.status(), transaction.code()),
            ("failed", Some("F.0114"))
        );
        assert_eq!(webhook.mode(), Mode::Live);
        assert_eq!(webhook.updated(), Some(calendar::start(2026, 2)));
        assert!(test.sign(b"no key").is_err());
    }
}
