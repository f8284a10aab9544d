//! An exact amount in major units.

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};
use std::fmt;
use std::ops::{Add, Sub};

/// Millionths of a major unit, so that sums of refunds are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Amount(i64);

const MILLION: i64 = 1_000_000;

impl Amount {
    pub(crate) const ZERO: Self = Self(0);

    pub(crate) const fn major(units: i64) -> Self {
        Self(units * MILLION)
    }

    pub(crate) const fn hundredths(units: i64) -> Self {
        Self(units * MILLION / 100)
    }

    /// An amount of the smallest units of a currency with so many decimals.
    pub(crate) fn minor(units: i64, decimals: u32) -> Self {
        Self(units.saturating_mul(MILLION / 10_i64.pow(decimals.min(6))))
    }

    /// Reads a JSON number, or a string with a number, as PHP does.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => Self::parse(&number.as_f64()?.to_string()),
            Value::String(text) => Self::parse(text.trim()),
            _ => None,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > 6 {
            return None;
        }
        let units: i64 = whole.parse().ok()?;
        let millionths: i64 = format!("{fraction:0<6}").parse().ok()?;
        let total = units.checked_mul(MILLION)?.checked_add(millionths)?;
        Some(Self(if negative { -total } else { total }))
    }

    /// A JSON number: whole amounts without a point, as Paymega prints them.
    pub(crate) fn json(self) -> Value {
        if self.0 % MILLION == 0 {
            return Value::from(self.0 / MILLION);
        }
        let number = self.to_string().parse().ok().and_then(Number::from_f64);
        number.map_or(Value::Null, Value::Number)
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Amount {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / MILLION, self.0.abs() % MILLION);
        if rest == 0 {
            return write!(out, "{sign}{whole}");
        }
        let digits = format!("{rest:06}");
        write!(out, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;
    use serde_json::json;

    #[test]
    fn reads_numbers_and_numeric_strings() {
        for (value, shown) in [
            (json!(100.55), "100.55"),
            (json!("100.55"), "100.55"),
            (json!(17), "17"),
            (json!(100.0), "100"),
            (json!(-1), "-1"),
            (json!(0.01), "0.01"),
        ] {
            assert_eq!(
                Amount::read(&value).map(|it| it.to_string()),
                Some(shown.into())
            );
        }
    }

    #[test]
    fn refuses_invalid_amounts() {
        for value in [
            json!("ten"),
            json!("1e3"),
            json!(null),
            json!("1.0000001"),
            json!(1e300),
        ] {
            assert_eq!(Amount::read(&value), None, "{value}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let sum = Amount::hundredths(10) + Amount::hundredths(20);
        assert_eq!(sum.json(), json!(0.3));
        assert_eq!(Amount::minor(1999, 2).json(), json!(19.99));
        assert_eq!(Amount::minor(500, 0).json(), json!(500));
    }
}
