//! Money as a text: `19.99 USD`.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;

use super::{Currency, Money};
use crate::Invalid;

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

impl FromStr for Money {
    type Err = Invalid;

    /// Reads an amount in major units, white space, and a currency.
    ///
    /// The amount has a point and no other separator, and no more decimals than ISO 4217 gives its currency.
    ///
    /// ```
    /// use tollgate::{Currency, Money, dec};
    ///
    /// assert_eq!("19.99 USD".parse(), Ok(Money::new(dec!(19.99), Currency::USD)));
    /// let error = "10.5 JPY".parse::<Money>().unwrap_err();
    /// assert_eq!(error.to_string(), "amount has more decimals than the 0 of JPY");
    /// ```
    ///
    /// # Errors
    ///
    /// [`Invalid`] that names `amount`, `currency`, or `money` for a text of another form.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let mut parts = text.split_whitespace();
        let (amount, currency) = match (parts.next(), parts.next(), parts.next()) {
            (Some(amount), Some(currency), None) => (amount, currency),
            (Some(amount), None, _) if decimal(amount).is_ok() => {
                let why = "is missing: write it after the amount, as in 19.99 USD";
                return Err(Invalid::new("currency", why));
            }
            _ => {
                let why = "must be an amount, a space and a currency, as in 19.99 USD";
                return Err(Invalid::new("money", why));
            }
        };
        let money = Self::new(decimal(amount)?, currency.parse()?);
        money.check_decimals()?;
        Ok(money)
    }
}

impl Money {
    /// Checks the decimals by ISO 4217. A currency to which it gives none is checked before something is sent.
    fn check_decimals(self) -> Result<(), Invalid> {
        let currency: Currency = self.currency;
        match currency.decimals() {
            Some(decimals) if self.amount.normalize().scale() > decimals => {
                let why = format!("has more decimals than the {decimals} of {currency}");
                Err(Invalid::new("amount", why))
            }
            _ => Ok(()),
        }
    }
}

/// An amount of digits with at most one point between them, and a minus before them.
fn decimal(text: &str) -> Result<Decimal, Invalid> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let is_plain = match digits.split_once('.') {
        Some((whole, fraction)) => is_number(whole) && is_number(fraction),
        None => is_number(digits),
    };
    if !is_plain {
        let why = "must be digits with a point before the decimals, as in 19.99";
        return Err(Invalid::new("amount", why));
    }
    Decimal::from_str_exact(text)
        .map_err(|_| Invalid::new("amount", "has more digits than an amount can hold"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn money_is_read_as_it_is_written(minor in any::<i64>(), index in any::<prop::sample::Index>()) {
            let currencies = [Currency::USD, Currency::JPY, Currency::KWD, Currency::CLF];
            let currency = currencies[index.index(currencies.len())];
            let exponents = crate::Exponents::paymega();
            let money = Money::from_minor(minor, currency, &exponents).unwrap();
            prop_assert_eq!(money.to_string().parse(), Ok(money));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            let _ = text.parse::<Money>();
        }
    }

    #[test]
    fn the_wrong_part_is_named() {
        for (text, field) in [
            ("", "money"),
            ("USD", "money"),
            ("19.99 USD now", "money"),
            ("19.99USD", "money"),
            ("19.99", "currency"),
            ("19.99 USDT", "currency"),
            ("19.99 U$D", "currency"),
            ("19,99 USD", "amount"),
            ("1_000 USD", "amount"),
            ("+5 USD", "amount"),
            (".5 USD", "amount"),
            ("5. USD", "amount"),
            ("USD 5", "amount"),
            ("--5 USD", "amount"),
            ("1e3 USD", "amount"),
            ("٣ USD", "amount"),
            ("1.005 USD", "amount"),
            ("10.5 JPY", "amount"),
            ("1.2345 KWD", "amount"),
            ("99999999999999999999999999999999 USD", "amount"),
        ] {
            let error = text.parse::<Money>().unwrap_err();
            assert_eq!(error.field(), field, "{text}: {error}");
        }
    }

    #[test]
    fn zeros_and_white_space_change_nothing() {
        for text in ["19.99 USD", " 19.990\tusd ", "0019.99  USD"] {
            assert_eq!(
                text.parse(),
                Ok(Money::new(crate::dec!(19.99), Currency::USD))
            );
        }
        // Its exponent is set by name, and checked before something is sent.
        assert!("1.23456 XAU".parse::<Money>().is_ok());
    }
}
