//! Reads numbers from a JSON number, or from a string that contains one.

use std::{fmt, str::FromStr};

use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::Number;

use crate::ParseError;

/// More digits than any double needs to differ from its neighbours.
const DIGITS_OF_A_DOUBLE: usize = 17;

/// Reads a decimal from a JSON number or a numeric string.
pub(crate) fn decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    deserializer.deserialize_any(NumberVisitor)
}

/// Not derived as an untagged enum, which reads everything into a buffer.
struct NumberVisitor;

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number or a string that holds one")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Decimal, E> {
        Ok(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Decimal, E> {
        Ok(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Decimal, E> {
        let finite = Number::from_f64(number).ok_or(ParseError::expected("a finite number"));
        finite
            .and_then(|number| from_number(&number))
            .map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        parse(text).map_err(E::custom)
    }

    /// A number where another crate of the program enables `arbitrary_precision` of `serde_json`.
    fn visit_map<A: MapAccess<'de>>(self, number: A) -> Result<Decimal, A::Error> {
        let number = Number::deserialize(MapAccessDeserializer::new(number))?;
        from_number(&number).map_err(A::Error::custom)
    }
}

/// Reads a whole number from every form that [`decimal`] reads, so `1`, `1.0` and `"1"` are the same.
pub(crate) fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    decimal(deserializer).and_then(|number| whole(number).map_err(D::Error::custom))
}

/// Reads a decimal from text, exactly.
pub(crate) fn parse(text: &str) -> Result<Decimal, ParseError> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    // `Decimal` would also accept underscores between digits.
    if !text.chars().all(plain) {
        return Err(ParseError::expected("a decimal number"));
    }
    Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text))
        .map_err(|_| ParseError::expected("a decimal number of at most 28 digits"))
}

/// Reads a whole number from text.
pub(crate) fn parse_integer(text: &str) -> Result<i64, ParseError> {
    parse(text).and_then(whole)
}

/// The decimal as an integer, if it is whole.
pub(crate) fn whole(number: Decimal) -> Result<i64, ParseError> {
    Some(number)
        .filter(|number| number.fract().is_zero())
        .and_then(|number| number.to_i64())
        .ok_or(ParseError::expected("a whole number of 64 bits"))
}

fn from_number(number: &Number) -> Result<Decimal, ParseError> {
    let text = number.to_string();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if number.is_f64() && digits > DIGITS_OF_A_DOUBLE {
        // PHP may write the double nearest to 100.55 with all its digits, and means the shortest form.
        // Without `arbitrary_precision` serde_json has already shortened the number.
        return number
            .as_f64()
            .ok_or(ParseError::expected("a finite number"))
            .and_then(|double| parse(&double.to_string()));
    }
    parse(&text)
}

/// The double that represents exactly this decimal, if there is one.
pub(crate) fn exact_double(number: Decimal) -> Option<f64> {
    let double = f64::from_str(&number.to_string()).ok()?;
    let back = parse(&double.to_string()).ok()?;
    (back == number).then_some(double)
}
