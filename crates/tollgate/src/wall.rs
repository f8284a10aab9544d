//! What time it is: by the platform's clock where an answer has told it, else by ours.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::SystemTime,
};

use crate::calendar;

/// How far the platform's clock is ahead of ours, in seconds.
#[derive(Debug, Default)]
pub(crate) struct Wall {
    ahead: AtomicI64,
}

impl Wall {
    pub(crate) fn now(&self) -> i64 {
        ours().saturating_add(self.ahead.load(Ordering::Relaxed))
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
        assert!((wall.now() - ours()).abs() <= 1);
        wall.set(1_607_874_720);
        assert!((wall.now() - 1_607_874_720).abs() <= 1);
    }
}
