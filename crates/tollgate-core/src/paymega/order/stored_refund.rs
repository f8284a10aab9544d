//! The stored form of a refund, by which it can be reconciled later.

use serde::{Deserialize, Serialize};
use tollgate_types::PathSegment;

use super::{RefundOrder, RefundStoredForm, checked_money, checked_reference};
use crate::{
    Exponents, Invalid, Mode, Money,
    stored::{checked_mode, checked_version, first_version},
};

/// The version of the texts that this crate writes.
const VERSION: u32 = 1;

/// The fingerprint of a refund: the fields by which it is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundFingerprint {
    /// The merchant's reference of the refund.
    pub reference: String,
    /// The provider's id of the invoice.
    pub invoice: String,
    /// The amount and currency.
    pub money: Money,
    /// Test or live.
    pub mode: Mode,
}

impl RefundFingerprint {
    pub(super) fn checked(self, mode: Mode, exponents: &Exponents) -> Result<Self, Invalid> {
        checked_mode(self.mode, mode)?;
        PathSegment::try_from(self.invoice.as_str())
            .map_err(|_| Invalid::new("id", "cannot be part of a path"))?;
        checked_reference("reference_id", &self.reference)?;
        checked_money(self.money, exponents)?;
        Ok(self)
    }
}

/// The stored form of a refund, by which it can be reconciled later. It holds no secret.
///
/// `Paymega::stored_refund` makes it before the call. Any process can reconcile it. As JSON it is
/// `{"version":1,"reference":"refund-1042","invoice":"cpi_1","money":{"amount":"5","currency":"USD"},"mode":"live"}`.
/// Later versions of this crate read the texts of earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Text", into = "Text")]
pub struct StoredRefund(pub(crate) RefundFingerprint);

impl StoredRefund {
    #[doc(hidden)]
    #[must_use]
    pub fn into_fingerprint(self) -> RefundFingerprint {
        self.0
    }

    /// The reference of the refund, as it was or will be sent.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.0.reference
    }

    /// The provider's id of the invoice.
    #[must_use]
    pub fn invoice_id(&self) -> &str {
        &self.0.invoice
    }

    /// The amount and currency of the refund.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.0.money
    }

    /// Test or live.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.0.mode
    }
}

impl RefundOrder for StoredRefund {}

impl RefundStoredForm for StoredRefund {
    fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<Self, Invalid> {
        self.0.clone().checked(mode, exponents).map(Self)
    }
}

/// The stored text. A field that is added after the first version needs a default; an unknown field is ignored.
#[derive(Serialize, Deserialize)]
struct Text {
    #[serde(default = "first_version")]
    version: u32,
    reference: String,
    invoice: String,
    money: Money,
    mode: Mode,
}

impl From<StoredRefund> for Text {
    fn from(StoredRefund(order): StoredRefund) -> Self {
        Self {
            version: VERSION,
            reference: order.reference,
            invoice: order.invoice,
            money: order.money,
            mode: order.mode,
        }
    }
}

impl TryFrom<Text> for StoredRefund {
    type Error = Invalid;

    fn try_from(text: Text) -> Result<Self, Invalid> {
        checked_version(text.version, VERSION)?;
        Ok(Self(RefundFingerprint {
            reference: text.reference,
            invoice: text.invoice,
            money: text.money,
            mode: text.mode,
        }))
    }
}
