//! A point in time on the command line.

use std::time::SystemTime;

/// A day such as `2026-11-01`, a time such as `2026-11-01T06:00:00Z`, or a time before now such as `7d`.
///
/// # Errors
///
/// The text is none of them.
pub fn parse(text: &str) -> Result<SystemTime, String> {
    if let Ok(before) = humantime::parse_duration(text) {
        let time = SystemTime::now().checked_sub(before);
        return time.ok_or_else(|| "is too long ago".to_owned());
    }
    let whole = if text.len() == "2026-11-01".len() {
        format!("{text}T00:00:00Z")
    } else {
        text.to_owned()
    };
    humantime::parse_rfc3339(&whole).map_err(|_| {
        "write a day such as 2026-11-01, a time such as 2026-11-01T06:00:00Z, or 7d".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn a_day_a_time_and_a_duration_are_points_in_time() {
        let day = UNIX_EPOCH + Duration::from_secs(1_767_225_600);
        assert_eq!(parse("2026-01-01"), Ok(day));
        assert_eq!(
            parse("2026-01-01T00:00:01Z"),
            Ok(day + Duration::from_secs(1))
        );
        assert!(parse("1d").unwrap() < SystemTime::now());
        assert!(parse("yesterday").is_err());
    }
}
