//! A card that the merchant takes on a page of its own, which requires PCI DSS.

use tollgate_types::{CardNumber, Cvv};

use crate::Expiry;

/// A card as its holder typed it. Only a merchant that complies with PCI DSS may take one.
#[derive(Clone, Debug)]
pub struct Card {
    pub(crate) number: CardNumber,
    pub(crate) cvv: Cvv,
    pub(crate) expiry: Expiry,
    pub(crate) holder: String,
}

impl Card {
    /// A card with its holder's name.
    #[must_use]
    pub fn new(number: CardNumber, cvv: Cvv, expiry: Expiry, holder: impl Into<String>) -> Self {
        Self {
            number,
            cvv,
            expiry,
            holder: holder.into(),
        }
    }

    pub(crate) fn into_parts(self) -> (CardNumber, Cvv, Expiry, String) {
        (self.number, self.cvv, self.expiry, self.holder)
    }
}
