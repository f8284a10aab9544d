//! Numbers within a schema's limits.

use std::str::FromStr;

use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Number, Value};

use crate::document::Schema;

/// The digits that every double keeps, and so any JSON reader.
const FIFTEEN_DIGITS: i64 = 999_999_999_999_999;

/// A decimal as a JSON number.
pub(super) fn decimal(schema: Schema) -> BoxedStrategy<Value> {
    let bound = |keyword| schema.get(keyword).and_then(Value::as_i64);
    let least = bound("minimum").map(Decimal::from);
    let most = bound("maximum").map(Decimal::from);
    let exclusive = schema.get("exclusiveMinimum") == Some(&Value::Bool(true));
    let within = move |number: Decimal| {
        let number = match least {
            Some(least) if number < least => least + (least - number),
            _ => number,
        };
        let number = match most {
            Some(most) if number > most => number % most,
            _ => number,
        };
        match least {
            Some(least) if number == least && exclusive => least + Decimal::ONE,
            _ => number,
        }
    };
    decimals()
        .prop_map(move |number| Value::Number(json_number(within(number))))
        .boxed()
}

/// Decimals of up to 15 significant digits and of many scales, many of them whole.
pub(super) fn decimals() -> impl Strategy<Value = Decimal> {
    let scale = prop_oneof![2 => Just(0), 2 => Just(2), 3 => 0_u32..=15];
    (-FIFTEEN_DIGITS..=FIFTEEN_DIGITS, 0_u32..=14, scale)
        .prop_map(|(digits, fewer, scale)| Decimal::new(digits / 10_i64.pow(fewer), scale))
}

/// An integer of up to 64 bits.
pub(super) fn integer(schema: Schema) -> BoxedStrategy<Value> {
    let least = schema.get("minimum").and_then(Value::as_i64);
    let least = least.unwrap_or(i64::MIN);
    let small = -1000_i64..1000;
    prop_oneof![small, any::<i64>()]
        .prop_map(move |number| match number {
            number if number >= least => number,
            number => least.saturating_add(number.saturating_abs()),
        })
        .prop_map(Value::from)
        .boxed()
}

/// The JSON number that is written as the decimal is.
pub(super) fn json_number(decimal: Decimal) -> Number {
    Number::from_str(&decimal.to_string()).expect("a decimal is written as JSON writes numbers")
}
