//! Money: a decimal amount and its currency.

mod currency;
mod exponent;
mod literal;
mod stored;
mod text;

use rust_decimal::{Decimal, prelude::ToPrimitive};
#[cfg(feature = "paymega")]
use tollgate_types::Amount;

pub(crate) use self::stored::decimal_text;
pub use self::{currency::Currency, exponent::Exponents, literal::decimal_literal};
use crate::Invalid;

/// An amount in major units (`19.99`) with its currency.
///
/// Whether the amount fits its currency (1.005 USD and 10.5 JPY do not) is checked before anything is sent.
///
/// ```
/// use tollgate::{Currency, Money, dec};
///
/// let price = Money::new(dec!(19.99), Currency::USD);
/// assert_eq!(price.to_string(), "19.99 USD");
/// assert_eq!("19.99 USD".parse(), Ok(price));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

impl Money {
    /// This amount in this currency.
    #[must_use]
    pub const fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// The money for an integer number of minor units (`1999`).
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the currency's exponent is not known.
    pub fn from_minor(
        amount_minor: i64,
        currency: Currency,
        exponents: &Exponents,
    ) -> Result<Self, Invalid> {
        let decimals = exponents.of(currency)?;
        let amount = Decimal::try_from_i128_with_scale(i128::from(amount_minor), decimals)
            .map_err(|_| Invalid::new("amount", "is too large"))?;
        Ok(Self::new(amount, currency))
    }

    /// The money that a response shows, if it shows an amount in a known currency.
    #[cfg(feature = "paymega")]
    pub(crate) fn shown(amount: Option<Amount>, currency: Option<&str>) -> Option<Self> {
        let currency = currency?.parse().ok()?;
        Some(Self::new(amount?.decimal(), currency))
    }

    /// The amount in major units.
    #[must_use]
    pub const fn amount(&self) -> Decimal {
        self.amount
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The amount as an integer number of minor units.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the amount is not more than zero, if it has more decimals than its currency, or if the exponent
    /// of its currency is not known.
    pub fn to_minor(&self, exponents: &Exponents) -> Result<i64, Invalid> {
        let decimals = self.check(exponents)?;
        let scale = 10_i64.checked_pow(decimals).map(Decimal::from);
        scale
            .and_then(|scale| self.amount.checked_mul(scale))
            .and_then(|minor| minor.to_i64())
            .ok_or_else(|| Invalid::new("amount", "is too large"))
    }

    /// Checks that the amount is more than zero and fits its currency, and returns the currency's exponent.
    pub(crate) fn check(&self, exponents: &Exponents) -> Result<u32, Invalid> {
        let decimals = exponents.of(self.currency)?;
        if self.amount <= Decimal::ZERO {
            return Err(Invalid::new("amount", "must be more than zero"));
        }
        if self.amount.normalize().scale() > decimals {
            return Err(Invalid::new(
                "amount",
                "has more decimals than its currency",
            ));
        }
        Ok(decimals)
    }
}

#[cfg(test)]
mod tests {
    use crate::dec;

    use super::*;

    #[test]
    fn minor_units_are_exact_or_refused() {
        let exponents = Exponents::paycross();
        let minor = |amount, currency| Money::new(amount, currency).to_minor(&exponents);
        assert_eq!(minor(dec!(19.99), Currency::USD), Ok(1999));
        assert_eq!(minor(dec!(19.990), Currency::USD), Ok(1999));
        assert_eq!(minor(dec!(10), Currency::JPY), Ok(10));
        assert_eq!(minor(dec!(1.234), Currency::KWD), Ok(1234));
        let refused = [
            (dec!(1.005), Currency::USD),
            (dec!(10.5), Currency::JPY),
            (dec!(0), Currency::USD),
            (dec!(-1), Currency::USD),
            (Decimal::MAX, Currency::USD),
        ];
        for (amount, currency) in refused {
            assert!(minor(amount, currency).is_err(), "{amount} {currency}");
        }
    }

    #[test]
    fn minor_units_convert_back_to_the_same_money() {
        let exponents = Exponents::paycross();
        let money = Money::from_minor(1999, Currency::USD, &exponents).unwrap();
        assert_eq!(money, Money::new(dec!(19.99), Currency::USD));
        assert!(Money::from_minor(1999, Currency::IDR, &exponents).is_err());
    }
}
