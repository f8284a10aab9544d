//! Money in major units, as a JSON number.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::Error};

use crate::{ParseError, number};

/// An amount in major units (`100.55`), sent as a JSON number.
///
/// Reads JSON numbers and numeric strings. Writes whole amounts as integers and others as the shortest number.
/// Refuses an amount that no double represents exactly, because the server would read a different amount.
/// Amounts are equal by value: 1.5 is 1.50.
///
/// ```
/// use tollgate_types::Amount;
///
/// let amount: Amount = serde_json::from_str("100.55")?;
/// assert_eq!(amount, "100.550".parse()?);
/// assert_eq!(serde_json::to_string(&amount)?, "100.55");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(Decimal);

impl Amount {
    /// The amount as a decimal.
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

impl From<Decimal> for Amount {
    fn from(decimal: Decimal) -> Self {
        Self(decimal)
    }
}

impl From<Amount> for Decimal {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

impl FromStr for Amount {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        number::parse(text).map(Self)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        number::decimal(deserializer).map(Self)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Ok(whole) = number::whole(self.0) {
            return serializer.serialize_i64(whole);
        }
        let double = number::exact_double(self.0).ok_or_else(|| {
            S::Error::custom("the amount has more digits than a JSON number keeps")
        })?;
        serializer.serialize_f64(double)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn read(json: &str) -> Result<Amount, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn reads_numbers_and_numeric_strings() {
        for json in ["100.5", "100.50", "1005e-1", "\"100.50\""] {
            assert_eq!(read(json).unwrap(), "100.5".parse().unwrap(), "{json}");
        }
        assert_eq!(read("-3").unwrap().to_string(), "-3");
    }

    #[test]
    fn reads_a_double_that_php_wrote_with_all_its_digits() {
        let amount = read("100.5499999999999971578").unwrap();
        assert_eq!(amount.to_string(), "100.55");
    }

    #[test]
    fn keeps_more_decimals_than_money_has() {
        assert_eq!(
            read("0.30000000000000004").unwrap().to_string(),
            "0.30000000000000004"
        );
    }

    #[test]
    fn refuses_other_things_without_quoting_them() {
        for json in [
            "\"4111 1111\"",
            "\"4_111\"",
            "\"\"",
            "\"4111e999\"",
            "[4111]",
            "null",
        ] {
            let error = read(json).unwrap_err().to_string();
            assert!(!error.contains("411"), "{error}");
        }
    }

    #[test]
    fn writes_whole_amounts_as_integers() {
        for (amount, json) in [
            ("100", "100"),
            ("100.00", "100"),
            ("0.10", "0.1"),
            ("-2.5", "-2.5"),
        ] {
            let amount: Amount = amount.parse().unwrap();
            assert_eq!(serde_json::to_string(&amount).unwrap(), json);
        }
    }

    #[test]
    fn refuses_to_write_a_decimal_that_no_double_represents() {
        let amount: Amount = "1234567890123456.789".parse().unwrap();
        assert!(serde_json::to_string(&amount).is_err());
    }

    #[test]
    fn is_sent_in_a_form() {
        let form = BTreeMap::from([("a", "100.00"), ("b", "19.99")]);
        let form: BTreeMap<_, Amount> = form
            .into_iter()
            .map(|(k, v)| (k, v.parse().unwrap()))
            .collect();
        assert_eq!(serde_urlencoded::to_string(form).unwrap(), "a=100&b=19.99");
    }

    proptest! {
        #[test]
        fn comes_back_as_it_was(digits in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u32..=12) {
            let amount = Amount::from(Decimal::new(digits, scale));
            let json = serde_json::to_string(&amount).unwrap();
            prop_assert_eq!(read(&json).unwrap(), amount);
            prop_assert_eq!(serde_json::from_value::<Amount>(serde_json::to_value(amount).unwrap()).unwrap(), amount);
        }

        #[test]
        fn reads_every_cent_in_any_form(cents in 0_i64..10_000_000_000_000) {
            let amount = Amount::from(Decimal::new(cents, 2));
            prop_assert_eq!(read(&amount.to_string()).unwrap(), amount);
            prop_assert_eq!(read(&format!("\"{amount}\"")).unwrap(), amount);
        }
    }
}
