//! What time it is: by the platform's clock where an answer has told it, else by ours.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::SystemTime,
};

use crate::calendar;

/// How far the platform's clock is ahead of ours, in seconds.
#[derive(Debug)]
pub(crate) struct Wall {
    ahead: AtomicI64,
}

/// Stands for a platform that has not told its time.
const UNTOLD: i64 = i64::MIN;

impl Default for Wall {
    fn default() -> Self {
        Self {
            ahead: AtomicI64::new(UNTOLD),
        }
    }
}

impl Wall {
    pub(crate) fn now(&self) -> i64 {
        self.told().unwrap_or_else(ours)
    }

    /// The platform's time, if it was ever told.
    pub(crate) fn told(&self) -> Option<i64> {
        let ahead = self.ahead.load(Ordering::Relaxed);
        (ahead != UNTOLD).then(|| ours().saturating_add(ahead))
    }

    /// Notes the time that an answer has told.
    pub(crate) fn set(&self, platforms: i64) {
        let ahead = platforms.saturating_sub(ours());
        self.ahead.store(ahead, Ordering::Relaxed);
    }
}

fn ours() -> i64 {
    calendar::unix(SystemTime::now()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platforms_time_goes_before_ours() {
        let wall = Wall::default();
        assert!((wall.now() - ours()).abs() <= 1 && wall.told().is_none());
        wall.set(1_607_874_720);
        assert!((wall.now() - 1_607_874_720).abs() <= 1);
    }
}
