//! What is stored of an order, to find out later what became of it.

use serde::{Deserialize, Serialize};

use super::{Known, Order, checked_money, checked_reference};
use crate::{Exponents, Invalid, Mode, decision::Expected};

/// What is stored of an order, to find out later what became of it: it holds no token and no secret.
///
/// [`Platform::stored`](crate::Platform::stored) makes it before the call; it is an [`Order`] that can be resumed in
/// any process. As JSON it is `{"reference":"order-1042","money":{"amount":"19.99","currency":"USD"},
/// "service":"payment_card_usd_hpp","mode":"live","flow":"charge","customer":"customer-7","last_four":null,
/// "saves_card":false}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoredOrder(pub(crate) Expected);

impl StoredOrder {
    /// The reference that was, or will be, sent.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.0.reference
    }

    /// The money asked for.
    #[must_use]
    pub const fn money(&self) -> crate::Money {
        self.0.money
    }

    /// Test or live.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.0.mode
    }
}

impl Order for StoredOrder {}

impl Known for StoredOrder {
    fn known(&self, mode: Mode, exponents: &Exponents) -> Result<Self, Invalid> {
        let Self(order) = self;
        if order.mode != mode {
            return Err(Invalid::new("mode", "is not that of this client"));
        }
        checked_reference("reference_id", &order.reference)?;
        checked_money(order.money, exponents)?;
        Ok(self.clone())
    }
}
