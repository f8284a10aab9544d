//! An order for a refund.

use tollgate_paymega_private::types::{
    RefundAttributes, RefundData, RefundDataType, RefundRequest,
};

use super::check::{checked_money, checked_reference};
use crate::{Exponents, Invalid, Money, paymega::refund::AskedRefund};

/// A refund that the merchant orders.
///
/// ```
/// use tollgate::{Currency, Money, dec, paymega::Refund};
///
/// let refund = Refund::new("refund-1042", Money::new(dec!(5), Currency::USD)).description("Broken cup");
/// ```
#[derive(Clone, Debug)]
pub struct Refund {
    reference: String,
    money: Money,
    description: Option<String>,
}

impl Refund {
    /// A refund of this amount, under a reference of its own.
    #[must_use]
    pub fn new(reference: impl Into<String>, money: Money) -> Self {
        Self {
            reference: reference.into(),
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

    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The fingerprint by which the refund is recognised.
    pub fn asked(&self) -> AskedRefund<'_> {
        AskedRefund {
            reference: &self.reference,
            money: self.money,
        }
    }

    pub fn request(&self, id: &str, exponents: &Exponents) -> Result<RefundRequest, Invalid> {
        checked_reference("reference_id", &self.reference)?;
        checked_money(self.money, exponents)?;
        let attributes = RefundAttributes {
            description: self.description.clone(),
            // Older hosts read the invoice's id beside the attributes, newer ones in them.
            invoice_id: Some(id.to_owned()),
            reference_id: Some(self.reference.clone()),
            ..RefundAttributes::new(self.money.amount().into())
        };
        attributes.check()?;
        let data = RefundData::new(attributes, id.to_owned(), RefundDataType::Refund);
        Ok(RefundRequest::new(data))
    }
}
