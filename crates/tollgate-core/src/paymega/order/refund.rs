//! An order for a refund.

use tollgate_paymega_private::types::{
    RefundAttributes, RefundData, RefundDataType, RefundRequest,
};

use super::{RefundFingerprint, RefundOrder, RefundStoredForm, StoredRefund};
use crate::{Exponents, Invalid, Mode, Money};

/// A refund that the merchant orders.
///
/// ```
/// use tollgate::{Currency, Money, dec, paymega::Refund};
///
/// let refund = Refund::new("refund-1042", "cpi_1", Money::new(dec!(5), Currency::USD)).description("Broken cup");
/// ```
#[derive(Clone, Debug)]
pub struct Refund {
    reference: String,
    invoice: String,
    money: Money,
    description: Option<String>,
}

impl Refund {
    /// Refunds this amount of the invoice with this id. The refund has a reference of its own.
    #[must_use]
    pub fn new(reference: impl Into<String>, invoice: impl Into<String>, money: Money) -> Self {
        Self {
            reference: reference.into(),
            invoice: invoice.into(),
            money,
            description: None,
        }
    }

    /// Sets a description of the refund.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// The reference that is sent.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The fingerprint by which the refund is recognised, and its request.
    #[doc(hidden)]
    pub fn prepare(
        &self,
        mode: Mode,
        exponents: &Exponents,
    ) -> Result<(RefundFingerprint, RefundRequest), Invalid> {
        let order = RefundFingerprint {
            reference: self.reference.clone(),
            invoice: self.invoice.clone(),
            money: self.money,
            mode,
        };
        let order = order.checked(mode, exponents)?;
        let attributes = RefundAttributes {
            description: self.description.clone(),
            // Older hosts read the invoice's id beside the attributes, newer ones in them.
            invoice_id: Some(self.invoice.clone()),
            reference_id: Some(self.reference.clone()),
            ..RefundAttributes::new(self.money.amount().into())
        };
        attributes.check()?;
        let data = RefundData::new(attributes, self.invoice.clone(), RefundDataType::Refund);
        Ok((order, RefundRequest::new(data)))
    }
}

impl RefundOrder for Refund {}

impl RefundStoredForm for Refund {
    fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<StoredRefund, Invalid> {
        Ok(StoredRefund(self.prepare(mode, exponents)?.0))
    }
}
