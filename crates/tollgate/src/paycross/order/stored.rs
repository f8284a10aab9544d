//! What is stored of an order, to find out later what became of it.

use serde::{Deserialize, Serialize};

use super::{Order, check::checked_reference, sealed::Known};
use crate::{Exponents, Invalid, Mode, paycross::decision::Expected};

/// What is stored of an order, to find out later what became of it: it holds no card, no token and no secret.
///
/// [`PayCross::stored`](crate::PayCross::stored) makes it before the call; it is an [`Order`] that can be resumed in
/// any process. As JSON it is `{"kind":"payment","reference":"order-1042","amount_minor":1999,"currency":"USD",
/// "mode":"live","last_four":"0000","parent":null}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoredOrder(pub(crate) Expected);

impl StoredOrder {
    /// The reference that was, or will be, sent.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.0.reference
    }

    /// Test or live.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.0.mode
    }
}

impl Order for StoredOrder {}

impl Known for StoredOrder {
    fn known(&self, mode: Mode, _: &Exponents) -> Result<Self, Invalid> {
        let Self(order) = self;
        if order.mode != mode {
            return Err(Invalid::new("mode", "is not that of this client"));
        }
        checked_reference(&order.reference)?;
        Ok(self.clone())
    }
}
