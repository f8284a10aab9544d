//! A verified callback about an invoice.

use tollgate_types::Amount;

use super::Arrival;
use crate::{Mode, notification::Identity, paymega::Invoice};

/// A verified callback: the invoice as it was when Paymega wrote the callback.
///
/// Callbacks often come twice or out of order. Store the [`identity`](Callback::identity) of the last one taken for
/// each invoice, and compare the next one by [`arrival`](Callback::arrival). A refund or a chargeback after the
/// charge's success comes as a callback too: see [`post_charge`](Invoice::post_charge).
#[derive(Clone, Debug)]
pub struct Callback {
    invoice: Invoice,
    mode: Mode,
}

impl Callback {
    pub(super) const fn new(invoice: Invoice, mode: Mode) -> Self {
        Self { invoice, mode }
    }

    /// The invoice as it was then. Reconcile the order with its reference before you ship anything.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        &self.invoice
    }

    /// The mode of the secret that signed the callback.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The time of the invoice's last change, in seconds since 1970.
    #[must_use]
    pub fn updated(&self) -> Option<i64> {
        self.invoice.attributes().updated.map(i64::from)
    }

    /// Compares this callback with the last one taken for this invoice, whose [`identity`](Callback::identity) is
    /// `last`.
    ///
    /// ```
    /// # use tollgate::{Currency, Money, SecretKey, dec, paymega::callback::{Callback, CallbackSecrets, TestCallback, Verifier}};
    /// use tollgate::paymega::callback::Arrival;
    ///
    /// # let price = Money::new(dec!(19.99), Currency::USD);
    /// # let secret = SecretKey::new("sk_test_secret");
    /// # let verifier = Verifier::new(CallbackSecrets::new().test(secret.clone())?);
    /// # let at = |time: i64| -> Callback {
    /// #     let test = TestCallback::new("cpi_1", "order-1042", price).updated(time);
    /// #     let (signature, body) = test.sign(&secret).unwrap();
    /// #     verifier.verify(&signature, &body).unwrap().into_operation().unwrap()
    /// # };
    /// let (early, late) = (at(1_600_000_000), at(1_600_000_001));
    /// assert_eq!(late.arrival(None), Arrival::New);
    /// assert_eq!(late.arrival(Some(&late.identity())), Arrival::Duplicate);
    /// assert_eq!(early.arrival(Some(&late.identity())), Arrival::Outdated);
    /// # Ok::<(), tollgate::Invalid>(())
    /// ```
    #[must_use]
    pub fn arrival(&self, last: Option<&str>) -> Arrival {
        self.change().arrival(last, |time| time.parse::<i64>().ok())
    }

    /// The identity of a change: the invoice's id, time, status and amounts, as JSON. Callbacks of the same change have
    /// the same identity. Identities that earlier versions of this crate made can be compared too.
    #[must_use]
    pub fn identity(&self) -> String {
        self.change().to_string()
    }

    fn change(&self) -> Identity {
        let attributes = self.invoice.attributes();
        let amounts = [
            attributes.processed_amount,
            attributes.refunded_amount,
            attributes.charged_back_amount,
        ];
        let text = |amount: Amount| amount.decimal().normalize().to_string();
        let updated = self.updated().map(|time| time.to_string());
        Identity::new(
            self.invoice.id(),
            updated.unwrap_or_default(),
            attributes.status.as_str(),
            amounts
                .map(|amount| amount.map(text).unwrap_or_default())
                .into(),
        )
    }
}
