//! Money in major units, as a JSON number.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::Error};

use crate::{ParseError, number};

/// An amount in major units (`100.55`), which the wire holds as a JSON number.
///
/// Reads JSON numbers and numeric strings. Writes whole amounts as integers and others as the shortest number;
/// an amount that no double stands for exactly is refused, for the other side would read another one.
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
