//! The limits of a service.

use tollgate_types::Amount;

use crate::{Invalid, Money};

/// The limits of a service, as far as Paymega shows them.
pub(super) struct Limits<'a> {
    pub(super) currency: Option<&'a str>,
    pub(super) least: Option<Amount>,
    pub(super) most: Option<Amount>,
}

impl Limits<'_> {
    pub(super) fn check(&self, money: Money) -> Result<(), Invalid> {
        let is_other = |code: &str| !code.eq_ignore_ascii_case(money.currency().code());
        if self.currency.is_some_and(is_other) {
            return Err(Invalid::new("currency", "is not that of the service"));
        }
        let amount = money.amount();
        if self.least.is_some_and(|least| amount < least.decimal()) {
            return Err(Invalid::new("amount", "is less than the service accepts"));
        }
        if self.most.is_some_and(|most| amount > most.decimal()) {
            return Err(Invalid::new("amount", "is more than the service accepts"));
        }
        Ok(())
    }
}
