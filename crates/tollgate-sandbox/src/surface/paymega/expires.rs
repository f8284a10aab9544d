//! The field `expires` of an order.

use super::input::Input;
use crate::state::calendar::date_time;
use serde_json::Value;

/// An invoice may live from 14 minutes to 2 days.
const SHORTEST: i64 = 14 * 60;
const LONGEST: i64 = 2 * 24 * 60 * 60;

/// Reads `expires`: a date and time, or seconds since 1970, as forms send it.
pub(crate) fn read(input: &mut Input, now: i64) -> Option<i64> {
    if !input.has("expires") {
        return None;
    }
    let moment = match input.raw("expires") {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok().or_else(|| date_time(&text)),
        _ => None,
    };
    match moment {
        None => input.refuse("expires", "This value is not a valid datetime."),
        Some(at) if !(SHORTEST..=LONGEST).contains(&(at - now)) => {
            input.refuse(
                "expires",
                "The lifetime should be between 14 minutes and 2 days.",
            );
        }
        Some(_) => {}
    }
    moment
}
