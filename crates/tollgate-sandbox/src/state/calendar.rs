//! The civil calendar, in UTC.

use std::time::Duration;

/// Years are counted from 1 March of the year 0, so that a leap day is the last day of its year.
const MARCH_OF_YEAR_0: i64 = 719_468;

/// Year, month and day of a moment.
pub(crate) fn date(seconds: i64) -> (i64, i64, i64) {
    let days = seconds.div_euclid(86_400) + MARCH_OF_YEAR_0;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * in_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let first = (153 * shifted + 2) / 5;
    (
        year + era * 400 + i64::from(month <= 2),
        month,
        in_year - first + 1,
    )
}

/// Days from 1970 to the first of a month.
pub(crate) fn days_before(year: i64, month: i64) -> i64 {
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (153 * month + 2) / 5 - MARCH_OF_YEAR_0
}

/// `2024-04-02T14:32:33.946Z`
pub(crate) fn iso(since_epoch: Duration) -> String {
    let seconds = i64::try_from(since_epoch.as_secs()).unwrap_or_default();
    let (year, month, day) = date(seconds);
    let of_day = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    let millis = since_epoch.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
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
    let days = days_before(year, month) + day - 1;
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
    use super::{date, date_time, days_before, iso};
    use std::time::Duration;

    #[test]
    fn computes_the_calendar() {
        assert_eq!(date(0), (1970, 1, 1));
        assert_eq!(date(951_782_400), (2000, 2, 29));
        assert_eq!(date(951_868_800), (2000, 3, 1));
        assert_eq!(date(1_798_761_599), (2026, 12, 31));
        assert_eq!(days_before(2000, 3) * 86_400, 951_868_800);
    }

    #[test]
    fn prints_moments_as_paycross_does() {
        let moment = Duration::from_millis(1_712_068_353_946);
        assert_eq!(iso(moment), "2024-04-02T14:32:33.946Z");
    }

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
