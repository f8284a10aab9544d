//! Dates and times of RFC 3339, and the months of cards: no more than this crate needs.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Seconds since 1970, by a provider's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixTime(pub i64);

impl UnixTime {
    /// The time this many seconds later.
    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// The time of the standard library, unless it is outside of its range.
    pub(crate) fn system_time(self) -> Option<SystemTime> {
        let (seconds, nanos) = (self.0, 0);
        Moment { seconds, nanos }.system_time()
    }
}

const DAY: i64 = 24 * 60 * 60;

/// A moment in time: the later of two moments compares as greater, whatever their zones and fractions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Moment {
    /// Seconds since 1970.
    pub(crate) seconds: i64,
    pub(crate) nanos: u32,
}

impl Moment {
    /// The moment as a time of the standard library, which compares as the moment does.
    pub(crate) fn system_time(self) -> Option<SystemTime> {
        let whole = Duration::from_secs(self.seconds.unsigned_abs());
        let start = if self.seconds < 0 {
            UNIX_EPOCH.checked_sub(whole)
        } else {
            UNIX_EPOCH.checked_add(whole)
        };
        start?.checked_add(Duration::from_nanos(self.nanos.into()))
    }
}

/// Reads a date and time in whole seconds. The text must name a zone, since the provider's own zone is not known.
pub(crate) fn parse(text: &str) -> Option<i64> {
    moment(text).map(|moment| moment.seconds)
}

/// Reads a date and time of RFC 3339 with its offset and up to nine digits of its fraction of a second.
pub(crate) fn moment(text: &str) -> Option<Moment> {
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    let has_marks = marks
        .iter()
        .all(|(at, mark)| text.as_bytes().get(*at).map(u8::to_ascii_uppercase) == Some(*mark));
    let number = |range: std::ops::Range<usize>| number(text.get(range)?);
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    let days = days(year, month)?;
    let is_real = has_marks
        && (1..=days_of(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    let (nanos, rest) = fraction(text.get(19..)?)?;
    let zone = zone(rest)?;
    let seconds = (days + day - 1) * DAY + hour * 3600 + minute * 60 + second;
    is_real.then_some(Moment {
        seconds: seconds - zone,
        nanos,
    })
}

/// Writes a time in UTC. A time before 1970 is written as the first moment of 1970.
pub fn format(time: i64) -> String {
    let time = time.max(0);
    let (days, seconds) = (time / DAY, time % DAY);
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")
}

pub fn unix(time: SystemTime) -> Option<i64> {
    let since = time.duration_since(UNIX_EPOCH).map_or_else(
        |before| i64::try_from(before.duration().as_secs()).map(|seconds| -seconds),
        |since| i64::try_from(since.as_secs()),
    );
    since.ok()
}

/// The first moment of a month.
pub(crate) fn start(year: u16, month: u8) -> SystemTime {
    let days = days(year.into(), month.into()).unwrap_or_default();
    UNIX_EPOCH + Duration::from_secs(u64::try_from(days * DAY).unwrap_or_default())
}

fn number(digits: &str) -> Option<i64> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// Splits the nanoseconds of a fraction, if there is one, from the text after it.
fn fraction(text: &str) -> Option<(u32, &str)> {
    let Some(rest) = text.strip_prefix('.') else {
        return Some((0, text));
    };
    let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let (digits, rest) = rest.split_at(end);
    let nanos = format!("{digits:0<9}").get(..9)?.parse().ok()?;
    (end > 0).then_some((nanos, rest))
}

/// The zone's distance from UTC in seconds.
fn zone(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = match zone.as_bytes() {
        [b'+', _, _, b':', _, _] => 1,
        [b'-', _, _, b':', _, _] => -1,
        _ => return None,
    };
    let (hours, minutes) = (number(zone.get(1..3)?)?, number(zone.get(4..6)?)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_of(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970 to the first of a month.
fn days(year: i64, month: i64) -> Option<i64> {
    if !(1..=12).contains(&month) {
        return None;
    }
    // Leap days before the year, counted from the year 0.
    let leaps = |year: i64| {
        (year - 1).div_euclid(4) - (year - 1).div_euclid(100) + (year - 1).div_euclid(400)
    };
    let years = (year - 1970) * 365 + leaps(year) - leaps(1970);
    Some(years + (1..month).map(|month| days_of(year, month)).sum::<i64>())
}

/// The date of a day, counted from 1970.
fn civil(day: i64) -> (i64, i64, i64) {
    // A year has at most 366 days, so this guess is never after the right year.
    let mut year = 1970 + day / 366;
    while days(year + 1, 1).is_some_and(|next| next <= day) {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && days(year, month + 1).is_some_and(|next| next <= day) {
        month += 1;
    }
    let first = days(year, month).unwrap_or_default();
    (year, month, day - first + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_with_any_zone() {
        for text in [
            "2020-12-13T15:52:00+00:00",
            "2020-12-13T15:52:00Z",
            "2020-12-13T17:52:00+02:00",
            "2020-12-13T10:22:00-05:30",
            "2020-12-13t15:52:00.123z",
        ] {
            assert_eq!(parse(text), Some(1_607_874_720), "{text}");
        }
        assert_eq!(parse("1970-01-01T00:00:00Z"), Some(0));
    }

    #[test]
    fn text_that_is_not_a_time_is_rejected() {
        for text in [
            "",
            "tomorrow",
            "2020-12-13",
            "2020-12-13T15:52:00",
            "2020-12-13 15:52:00Z",
            "2020-13-01T00:00:00Z",
            "2021-02-29T00:00:00Z",
            "2020-12-13T24:00:00Z",
            "2020-12-13T15:52:00+2:00",
            "2020-12-13T15:52:00+24:00",
            "2020-12-13T15:52:00++2:+0",
            "2020-12-13T15:52:00.Z",
            "2020-12-13T15:52:00.5",
            "2020-12-+3T15:52:00Z",
            "2020-12-13T15:52:00Zulu",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn moments_are_compared_as_times() {
        let moment = |text| moment(text).unwrap();
        let ordered = [
            "2026-01-01T02:59:59.999999999+03:00",
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00.000000001Z",
            "2026-01-01T03:00:00.677+03:00",
            "2025-12-31T19:00:01-05:00",
            "2026-01-01T01:00:00Z",
        ];
        for pair in ordered.windows(2) {
            assert!(moment(pair[0]) < moment(pair[1]), "{pair:?}");
        }
        let same = [
            "2026-01-01T00:00:00.5Z",
            "2026-01-01t03:00:00.500+03:00",
            "2025-12-31T18:30:00.5000000000001-05:30",
        ];
        assert!(same.map(moment).windows(2).all(|pair| pair[0] == pair[1]));
    }

    #[test]
    fn a_moment_is_a_time_of_the_standard_library() {
        let time = |text| moment(text).unwrap().system_time().unwrap();
        let half = Duration::from_millis(500);
        assert_eq!(time("1970-01-01T00:00:00.5Z"), UNIX_EPOCH + half);
        assert_eq!(time("1969-12-31T23:59:59.5Z"), UNIX_EPOCH - half);
        assert_eq!(
            time("2000-02-29T00:00:00Z"),
            start(2000, 2) + Duration::from_secs(28 * 86_400)
        );
    }

    #[test]
    fn a_written_time_is_read_back() {
        assert_eq!(format(1_607_874_720), "2020-12-13T15:52:00+00:00");
        assert_eq!(format(951_782_400), "2000-02-29T00:00:00+00:00");
        for time in (0..9_000_000_000).step_by(12_345_677) {
            assert_eq!(parse(&format(time)), Some(time), "{time}");
        }
    }

    #[test]
    fn a_month_begins_with_its_first_second() {
        let begin = unix(start(2032, 7)).unwrap();
        assert_eq!(format(begin), "2032-07-01T00:00:00+00:00");
        assert_eq!(format(begin - 1), "2032-06-30T23:59:59+00:00");
    }
}
