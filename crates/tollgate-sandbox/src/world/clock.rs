//! The sandbox's own time: real time plus what tests have moved it forward.

use serde::{Deserialize, Serialize};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Dates of more than four digits cannot be written into headers.
const FARTHEST: Duration = Duration::from_secs(1_000 * 366 * 86_400);

/// Real time and an offset.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Clock {
    ahead: Duration,
}

impl Clock {
    pub(crate) fn time(&self) -> SystemTime {
        SystemTime::now() + self.ahead
    }

    pub(crate) fn now(&self) -> i64 {
        seconds(self.since_epoch().as_secs())
    }

    pub(crate) fn since_epoch(&self) -> Duration {
        self.time().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        self.ahead = self.ahead.saturating_add(by).min(FARTHEST);
    }
}

fn seconds(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
