//! Callbacks for the merchant's own tests.

use serde_json::json;
use tollgate_types::{Amount, SecretKey};

use super::sign;
use crate::{Mode, Money};

/// A callback as the platform would send it, for the merchant's own tests.
///
/// ```
/// use tollgate::{Currency, Mode, Money, SecretKey, dec};
/// use tollgate::callback::{CallbackSecrets, TestCallback, Verifier};
///
/// let secret = SecretKey::new("sk_test_secret");
/// let price = Money::new(dec!(19.99), Currency::USD);
/// let (signature, body) = TestCallback::new("cpi_1", "order-1042", price).status("refunded").sign(&secret);
///
/// let verifier = Verifier::new(CallbackSecrets::new().test(secret));
/// let callback = verifier.verify(&signature, &body)?;
/// assert_eq!(callback.invoice().reference(), Some("order-1042"));
/// assert_eq!(callback.mode(), Mode::Test);
/// # Ok::<(), tollgate::callback::NotVerified>(())
/// ```
#[derive(Clone, Debug)]
pub struct TestCallback {
    id: String,
    reference: String,
    money: Money,
    status: String,
    resolution: String,
    mode: Mode,
    updated: i64,
}

impl TestCallback {
    /// A callback on the invoice with this id and reference, which has been processed in test mode.
    #[must_use]
    pub fn new(id: impl Into<String>, reference: impl Into<String>, money: Money) -> Self {
        Self {
            id: id.into(),
            reference: reference.into(),
            money,
            status: "processed".to_owned(),
            resolution: "ok".to_owned(),
            mode: Mode::Test,
            updated: 1_600_000_000,
        }
    }

    /// The invoice's status. Default: `processed`.
    #[must_use]
    pub fn status(mut self, status: impl Into<String>) -> Self {
        self.status = status.into();
        self
    }

    /// The reason of the status. Default: `ok`.
    #[must_use]
    pub fn resolution(mut self, resolution: impl Into<String>) -> Self {
        self.resolution = resolution.into();
        self
    }

    /// The mode of the invoice. Default: [`Mode::Test`].
    #[must_use]
    pub const fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// When the invoice was last changed, in seconds since 1970. Default: some day in 2020.
    #[must_use]
    pub const fn updated(mut self, seconds: i64) -> Self {
        self.updated = seconds;
        self
    }

    /// The header `X-Signature` and the body.
    #[must_use]
    pub fn sign(&self, secret: &SecretKey) -> (String, Vec<u8>) {
        let amount = Amount::from(self.money.amount());
        let body = json!({ "data": {
            "type": "payment-invoices",
            "id": self.id,
            "attributes": {
                "reference_id": self.reference,
                "amount": amount,
                "processed_amount": amount,
                "currency": self.money.currency().code(),
                "status": self.status,
                "resolution": self.resolution,
                "test_mode": self.mode.is_test(),
                "created": self.updated,
                "updated": self.updated,
            },
        } })
        .to_string()
        .into_bytes();
        (sign(secret, &body), body)
    }
}
