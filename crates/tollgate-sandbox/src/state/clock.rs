//! The sandbox's clock: real time plus the offset that tests have added.

use serde::{Deserialize, Serialize};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The largest offset. A header cannot hold a year of more than four digits.
const FARTHEST: Duration = Duration::from_secs(1_000 * 366 * 86_400);

/// The last second of the year 9999.
const LAST_DATE: i64 = 253_402_300_799;

/// Real time and an offset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Clock {
    ahead: Duration,
}

impl Clock {
    pub(crate) fn time(&self) -> SystemTime {
        SystemTime::now() + self.ahead
    }

    /// The time so many seconds from now, limited to dates that a header can hold.
    pub(crate) fn shifted(&self, seconds: i64) -> SystemTime {
        let since_epoch = self.now().saturating_add(seconds).clamp(0, LAST_DATE);
        UNIX_EPOCH + Duration::from_secs(since_epoch.unsigned_abs())
    }

    pub(crate) fn now(&self) -> i64 {
        seconds(self.since_epoch())
    }

    pub(crate) fn since_epoch(&self) -> Duration {
        self.time().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        self.ahead = self.ahead.saturating_add(by).min(FARTHEST);
    }
}

/// Whole seconds since 1970.
pub(crate) fn seconds(since_epoch: Duration) -> i64 {
    i64::try_from(since_epoch.as_secs()).unwrap_or(i64::MAX)
}
