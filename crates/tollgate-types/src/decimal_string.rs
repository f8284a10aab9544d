//! Money in major units, as a JSON string.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{ParseError, number};

/// A decimal sent as a JSON string (`"100.50"`), such as a balance or a fee.
///
/// Reads numbers too. Keeps the scale, so `"100.50"` is written back unchanged; equality is by value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecimalString(Decimal);

impl DecimalString {
    /// The number as a decimal.
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

impl From<Decimal> for DecimalString {
    fn from(decimal: Decimal) -> Self {
        Self(decimal)
    }
}

impl From<DecimalString> for Decimal {
    fn from(string: DecimalString) -> Self {
        string.0
    }
}

impl FromStr for DecimalString {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        number::parse(text).map(Self)
    }
}

impl fmt::Display for DecimalString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for DecimalString {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        number::decimal(deserializer).map(Self)
    }
}

impl Serialize for DecimalString {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_its_scale() {
        for json in ["\"100.50\"", "\"0.000\"", "\"-7\""] {
            let read: DecimalString = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
    }

    #[test]
    fn reads_numbers_too() {
        let read: DecimalString = serde_json::from_str("12.5").unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), "\"12.5\"");
    }

    #[test]
    fn keeps_more_digits_than_a_double() {
        let json = "\"1234567890123456.789\"";
        let read: DecimalString = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }
}
