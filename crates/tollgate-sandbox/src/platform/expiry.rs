//! The lifetime of invoices.

use super::input::Input;
use crate::settings::Expiry;
use crate::state::{Invoice, State, calendar};
use serde_json::Value;

/// An invoice may live from 14 minutes to 2 days.
const SHORTEST: i64 = 14 * 60;
const LONGEST: i64 = 2 * 24 * 60 * 60;
/// How long a bearer is valid if the merchant sends no `expires`.
pub(crate) const BEARER_LIFETIME: i64 = 1800;
/// The time from a bearer's expiry to the end of an abandoned invoice. In the sources it ends 1905 s after creation.
const SWEEP: i64 = 105;

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

impl State {
    /// Ends the invoices that have expired by this time.
    pub(crate) fn expire_invoices(&mut self, by: i64) {
        for index in 0..self.invoices.len() {
            let invoice = &self.invoices[index];
            if !self.can_expire(invoice) || by < invoice.session.expires + SWEEP {
                continue;
            }
            let status = match invoice.order.expires {
                Some(_) => "expired",
                None => "process_failed",
            };
            self.end_invoice(index, status, "expired");
        }
    }

    /// Whether an invoice can expire, even while a sale is at the bank.
    fn can_expire(&self, invoice: &Invoice) -> bool {
        let unsold = !invoice.sold || invoice.challenge.is_some();
        let expiry = self.settings_of(&invoice.order.reference_id).expiry;
        invoice.is_open() && (unsold || expiry == Expiry::All)
    }
}

/// Reads `2020-12-13T15:52:00+00:00`. Also accepts `Z` for the zone and a space for `T`.
pub(crate) fn date_time(text: &str) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
    if !possible || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = calendar::days_before(year, month) + day - 1;
    Some(days * 86_400 + hour * 3_600 + minute * 60 + second - offset(text.get(19..)?)?)
}

/// The zone's distance from UTC in seconds: `+02:00`, `+0200`, `Z` or nothing.
fn offset(zone: &str) -> Option<i64> {
    // A fraction of a second may come before the zone.
    let zone = zone.trim_start_matches(|it: char| it == '.' || it.is_ascii_digit());
    let (sign, rest) = match zone.split_at_checked(1) {
        None | Some(("Z" | "z", "")) => return Some(0),
        Some(("+", rest)) => (1, rest),
        Some(("-", rest)) => (-1, rest),
        Some(_) => return None,
    };
    let digits = rest.replace(':', "");
    let hours: i64 = digits.get(0..2)?.parse().ok()?;
    let minutes: i64 = digits.get(2..4)?.parse().ok()?;
    Some(sign * (hours * 3_600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::date_time;

    #[test]
    fn reads_the_forms_of_the_documents() {
        for text in [
            "2020-12-13T15:52:00+00:00",
            "2020-12-13T15:52:00Z",
            "2020-12-13 15:52:00",
            "2020-12-13T17:52:00+02:00",
            "2020-12-13T15:52:00.123Z",
        ] {
            assert_eq!(date_time(text), Some(1_607_874_720), "{text}");
        }
        assert_eq!(date_time("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(date_time("tomorrow"), None);
        assert_eq!(date_time("2020-13-01T00:00:00Z"), None);
    }
}
