//! A verified callback about a payout.

use tollgate_paymega_private::types::PayoutDocument;
use tollgate_types::{Amount, json};

use super::{Arrival, RawEvent};
use crate::{Mode, notification::Identity, paymega::Payout};

/// A verified callback about a payout: the payout as it was when Paymega wrote the callback.
///
/// Callbacks often come twice or out of order, as those about invoices do: see [`Callback`](super::Callback). Reconcile the
/// payout before you rely on it.
///
/// ```
/// # use tollgate::{Currency, Money, SecretKey, dec, paymega::callback::{CallbackSecrets, TestCallback, Verifier}};
/// use tollgate::paymega::callback::{Event, PayoutCallback};
///
/// # let secret = SecretKey::new("sk_test_secret");
/// # let price = Money::new(dec!(19.99), Currency::USD);
/// # let (signature, body) = TestCallback::new("cpoi_1", "payout-1042", price).kind("payout-invoices").sign(&secret)?;
/// # let verifier = Verifier::new(CallbackSecrets::new().test(secret)?);
/// if let Event::Other(event) = verifier.verify(&signature, &body)?
///     && let Some(callback) = PayoutCallback::read(&event)
/// {
///     assert_eq!(callback.payout().reference(), Some("payout-1042"));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct PayoutCallback {
    payout: Payout,
    mode: Mode,
}

impl PayoutCallback {
    /// Reads a verified message as a callback about a payout; returns `None` if it is of another type or cannot be read.
    #[must_use]
    pub fn read(event: &RawEvent) -> Option<Self> {
        let kind = event.kind()?;
        let is_payout = ["payout-invoices", "payout-invoice"]
            .iter()
            .any(|word| kind.eq_ignore_ascii_case(word));
        let document: PayoutDocument = json::read(event.expose_body()).ok()?;
        let mode = event.mode()?;
        is_payout.then(|| Self {
            payout: Payout::unread(document),
            mode,
        })
    }

    /// The payout as it was then.
    #[must_use]
    pub const fn payout(&self) -> &Payout {
        &self.payout
    }

    /// The mode of the secret that signed the callback.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The time of the payout's last change, in seconds since 1970.
    #[must_use]
    pub fn updated(&self) -> Option<i64> {
        self.payout.attributes().updated.map(i64::from)
    }

    /// Compares this callback with the last one taken for this payout, whose [`identity`](PayoutCallback::identity) is
    /// `last`.
    #[must_use]
    pub fn arrival(&self, last: Option<&str>) -> Arrival {
        self.change().arrival(last, |time| time.parse::<i64>().ok())
    }

    /// The identity of a change: the payout's id, time, status and processed amount, as JSON. Callbacks of the same
    /// change have the same identity.
    #[must_use]
    pub fn identity(&self) -> String {
        self.change().to_string()
    }

    fn change(&self) -> Identity {
        let attributes = self.payout.attributes();
        let text = |amount: Amount| amount.decimal().normalize().to_string();
        let paid = attributes.processed_amount.map(text).unwrap_or_default();
        let updated = self.updated().map(|time| time.to_string());
        Identity::new(
            self.payout.id(),
            updated.unwrap_or_default(),
            attributes.status.as_str(),
            vec![paid],
        )
    }
}
