//! Callbacks for the merchant's own tests.

use serde_json::json;
use tollgate_types::{InvoiceAttributes, Open, SecretKey};

use super::sign::signature;
use crate::{Invalid, Mode, Money, credentials::checked_signing_key, data::Finality};

/// A callback as Paymega would send it, for the merchant's own tests.
///
/// ```
/// use tollgate::{Currency, Mode, Money, SecretKey, dec};
/// use tollgate::paymega::callback::{CallbackSecrets, Event, TestCallback, Verifier};
///
/// let secret = SecretKey::new("sk_test_secret");
/// let price = Money::new(dec!(19.99), Currency::USD);
/// let (signature, body) = TestCallback::new("cpi_1", "order-1042", price).status("refunded").sign(&secret)?;
///
/// let verifier = Verifier::new(CallbackSecrets::new().test(secret)?);
/// let Event::Operation(callback) = verifier.verify(&signature, &body)? else {
///     panic!("no callback about an invoice");
/// };
/// assert_eq!(callback.invoice().reference(), Some("order-1042"));
/// assert_eq!(callback.mode(), Mode::Test);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct TestCallback {
    kind: String,
    id: String,
    attributes: InvoiceAttributes,
}

impl TestCallback {
    /// A callback about the invoice with this id and reference, processed in test mode.
    #[must_use]
    pub fn new(id: impl Into<String>, reference: impl Into<String>, money: Money) -> Self {
        let mut attributes = InvoiceAttributes::new(Open::new("processed"));
        attributes.amount = Some(money.amount().into());
        attributes.currency = Some(money.currency().code().to_owned());
        attributes.reference_id = Some(reference.into());
        attributes.test_mode = Some(true);
        Self {
            kind: "payment-invoices".to_owned(),
            id: id.into(),
            attributes,
        }
        .resolution("ok")
        .updated(1_600_000_000)
    }

    /// Sets Paymega's type of the subject. Default: `payment-invoices`; any other, such as `payout-invoices`, gives an
    /// [`Event::Other`](super::Event::Other).
    #[must_use]
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = kind.into();
        self
    }

    /// Sets the invoice's status. Default: `processed`. With a status of success the amount counts as processed.
    #[must_use]
    pub fn status(self, status: impl Into<String>) -> Self {
        self.with(|attributes| attributes.status = Open::new(status.into()))
    }

    /// Sets the reason of the status. Default: `ok`.
    #[must_use]
    pub fn resolution(self, resolution: impl Into<String>) -> Self {
        self.with(|attributes| attributes.resolution = Some(Open::new(resolution.into())))
    }

    /// Sets the mode of the invoice. Default: [`Mode::Test`].
    #[must_use]
    pub fn mode(self, mode: Mode) -> Self {
        self.with(|attributes| attributes.test_mode = Some(mode.is_test()))
    }

    /// Sets the time of the invoice's last change, in seconds since 1970. Default: a day in 2020.
    #[must_use]
    pub fn updated(self, seconds: i64) -> Self {
        self.with(|attributes| {
            attributes.created = Some(seconds.into());
            attributes.updated = Some(seconds.into());
        })
    }

    /// Sets any other attribute, such as the refunded amount or the saved card.
    ///
    /// ```
    /// # use tollgate::{Currency, Money, paymega::callback::TestCallback, dec};
    /// # let price = Money::new(dec!(19.99), Currency::USD);
    /// let refunded = TestCallback::new("cpi_1", "order-1042", price)
    ///     .status("partially_refunded")
    ///     .with(|attributes| attributes.refunded_amount = Some(dec!(5).into()));
    /// ```
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut InvoiceAttributes)) -> Self {
        change(&mut self.attributes);
        self
    }

    /// Signs the callback and returns the header `X-Signature` and the body.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if Paymega would not sign this callback with such a secret: it is empty, begins or ends with white
    /// space, is a public key, or is of the other mode than the callback.
    pub fn sign(&self, secret: &SecretKey) -> Result<(String, Vec<u8>), Invalid> {
        let mode = self.attributes.test_mode.map(Mode::of_test);
        checked_signing_key("secret", secret, mode)?;
        let mut attributes = self.attributes.clone();
        if attributes.processed_amount.is_none() && attributes.status.is_success() {
            attributes.processed_amount = attributes.amount;
        }
        let body = json!({ "data": {
            "type": self.kind,
            "id": self.id,
            "attributes": attributes,
        } })
        .to_string()
        .into_bytes();
        Ok((signature(secret, &body), body))
    }
}
