//! The fingerprint of a payout, and the text that a merchant stores of it.

use serde::{Deserialize, Serialize};

use crate::{
    Exponents, Invalid, Mode, Money,
    paymega::order::{checked_money, checked_reference},
    stored::{checked_mode, checked_version},
};

/// The version of the texts that this crate writes.
const VERSION: u32 = 1;

/// The fields by which an order's payout is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayoutFingerprint {
    /// The merchant's reference.
    pub reference: String,
    /// The amount and currency.
    pub money: Money,
    /// The service.
    pub service: String,
    /// Test or live.
    pub mode: Mode,
    /// The customer, by the merchant's own id.
    pub customer: Option<String>,
}

/// The part of a payout's order that is stored, to read its outcome later. It holds no token and no detail of the
/// recipient.
///
/// `Paymega::stored_payout` makes it before the call. Any process can reconcile it. As JSON it is
/// `{"version":1,"reference":"payout-1042","money":{"amount":"19.99","currency":"USD"},"service":"payment_card_usd",
/// "mode":"live","customer":"customer-7"}`. Later versions of this crate read the texts of earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Text", into = "Text")]
pub struct StoredPayout(pub(super) PayoutFingerprint);

impl StoredPayout {
    #[doc(hidden)]
    #[must_use]
    pub fn into_fingerprint(self) -> PayoutFingerprint {
        self.0
    }

    /// The reference of the payout, as it was or will be sent.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.0.reference
    }

    /// The amount and currency of the payout.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.0.money
    }

    /// Test or live.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.0.mode
    }

    /// Checks that a client of this mode can have sent the payout.
    pub(super) fn checked(&self, mode: Mode, exponents: &Exponents) -> Result<Self, Invalid> {
        checked_mode(self.0.mode, mode)?;
        checked_reference("reference_id", &self.0.reference)?;
        checked_money(self.0.money, exponents)?;
        Ok(self.clone())
    }
}

/// The stored text.
#[derive(Serialize, Deserialize)]
struct Text {
    version: u32,
    reference: String,
    money: Money,
    service: String,
    mode: Mode,
    #[serde(default)]
    customer: Option<String>,
}

impl From<StoredPayout> for Text {
    fn from(StoredPayout(order): StoredPayout) -> Self {
        Self {
            version: VERSION,
            reference: order.reference,
            money: order.money,
            service: order.service,
            mode: order.mode,
            customer: order.customer,
        }
    }
}

impl TryFrom<Text> for StoredPayout {
    type Error = Invalid;

    fn try_from(text: Text) -> Result<Self, Invalid> {
        checked_version(text.version, VERSION)?;
        Ok(Self(PayoutFingerprint {
            reference: text.reference,
            money: text.money,
            service: text.service,
            mode: text.mode,
            customer: text.customer,
        }))
    }
}
