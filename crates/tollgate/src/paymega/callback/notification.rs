//! A verified callback about an invoice.

use super::Arrival;
use crate::{Invoice, Mode};

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
        let Some(last) = last else {
            return Arrival::New;
        };
        let same = last == self.identity();
        let last_updated = last.split('|').nth(1).and_then(|time| time.parse().ok());
        Arrival::of(same, self.updated(), last_updated)
    }

    /// The identity of a change: the invoice's id, time, status and amounts. Callbacks of the same change have the same
    /// identity.
    #[must_use]
    pub fn identity(&self) -> String {
        let attributes = self.invoice.attributes();
        let amount = |amount: Option<tollgate_types::Amount>| {
            amount
                .map(|amount| amount.decimal().normalize().to_string())
                .unwrap_or_default()
        };
        [
            self.invoice.id().to_owned(),
            self.updated()
                .map(|time| time.to_string())
                .unwrap_or_default(),
            attributes.status.as_str().to_ascii_lowercase(),
            amount(attributes.processed_amount),
            amount(attributes.refunded_amount),
            amount(attributes.charged_back_amount),
        ]
        .join("|")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Currency, Money, SecretKey, dec,
        paymega::callback::{CallbackSecrets, TestCallback, Verifier},
    };

    fn verified(test: &TestCallback) -> Callback {
        let secret = SecretKey::new("sk_test_secret");
        let (signature, body) = test.sign(&secret).unwrap();
        let verifier = Verifier::new(CallbackSecrets::new().test(secret).unwrap());
        let event = verifier.verify(&signature, &body).unwrap();
        event.into_operation().unwrap()
    }

    fn test(status: &str) -> TestCallback {
        let price = Money::new(dec!(19.99), Currency::USD);
        TestCallback::new("cpi_1", "order-1042", price).status(status)
    }

    #[test]
    fn two_changes_at_one_time_are_a_tie() {
        let (processed, refunded) = (verified(&test("processed")), verified(&test("refunded")));
        let last = processed.identity();
        assert_eq!(refunded.arrival(Some(&last)), Arrival::Tie);
        assert_eq!(
            verified(&test("PROCESSED")).arrival(Some(&last)),
            Arrival::Duplicate
        );
        let partly = test("processed").with(|it| it.refunded_amount = Some(dec!(5).into()));
        assert_eq!(verified(&partly).arrival(Some(&last)), Arrival::Tie);
        let timeless = verified(&test("processed").with(|it| it.updated = None));
        assert_eq!(timeless.arrival(Some(&last)), Arrival::Tie);
        assert_eq!(processed.arrival(Some(&timeless.identity())), Arrival::Tie);
    }

    #[test]
    fn a_late_refund_or_chargeback_is_reported() {
        use crate::PostCharge;
        for (status, later) in [
            ("processed", None),
            ("refund_pending", Some(PostCharge::Refunding)),
            ("refund_failed", Some(PostCharge::Refunding)),
            ("partially_refunded", Some(PostCharge::PartiallyRefunded)),
            ("refunded", Some(PostCharge::Refunded)),
            (
                "partially_charged_back",
                Some(PostCharge::PartiallyChargedBack),
            ),
            ("charged_back", Some(PostCharge::ChargedBack)),
        ] {
            assert_eq!(
                verified(&test(status)).invoice().post_charge(),
                later,
                "{status}"
            );
        }
    }

    #[test]
    fn only_a_paid_test_callback_has_a_processed_amount() {
        let amount = |status| {
            verified(&test(status))
                .invoice()
                .attributes()
                .processed_amount
        };
        assert_eq!(amount("processed"), Some(dec!(19.99).into()));
        assert_eq!(amount("refunded"), Some(dec!(19.99).into()));
        assert_eq!(amount("process_failed"), None);
    }
}
