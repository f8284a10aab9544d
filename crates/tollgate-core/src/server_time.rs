//! The current time: by the provider's clock where its responses show it believably, else by the local clock.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

use crate::calendar;

/// How far the provider's clock may differ from the local one, in seconds, before a second response must agree.
const TOLERANCE: i64 = 5 * 60;

/// The provider's clock, as a distance from the local one.
#[derive(Debug, Default)]
pub struct ServerClock {
    ahead: Mutex<Ahead>,
}

/// How far the provider's clock is ahead of the local one, in seconds.
#[derive(Clone, Copy, Debug, Default)]
struct Ahead {
    believed: Option<i64>,
    /// The distance that the last response showed, if it was too large to be believed alone.
    suspected: Option<i64>,
}

impl ServerClock {
    pub fn now(&self) -> i64 {
        self.shown().unwrap_or_else(local)
    }

    /// The provider's time, if a response has shown it believably.
    pub fn shown(&self) -> Option<i64> {
        let ahead = self.ahead().believed?;
        Some(local().saturating_add(ahead))
    }

    /// Records the time that a response shows, and returns whether it is believed.
    ///
    /// A time is believed if it is near the local one, or if two responses in a row agree: one wrong header decides
    /// nothing.
    pub fn note(&self, provider: i64) -> bool {
        let shown = provider.saturating_sub(local());
        let mut ahead = self.ahead();
        let is_near = |other: i64| shown.saturating_sub(other).saturating_abs() <= TOLERANCE;
        let is_believed = is_near(0) || ahead.suspected.is_some_and(is_near);
        if is_believed {
            ahead.believed = Some(shown);
        }
        ahead.suspected = (!is_near(0)).then_some(shown);
        is_believed
    }

    /// Whether a time that a response has shown is not later than the time now, but for the tolerance. An earlier time
    /// is safe to decide by: it only delays a decision.
    pub fn is_past(&self, shown: i64) -> bool {
        shown <= self.now().saturating_add(TOLERANCE)
    }

    fn ahead(&self) -> MutexGuard<'_, Ahead> {
        self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn local() -> i64 {
    calendar::unix(SystemTime::now()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3600;

    fn is_at(clock: &ServerClock, ahead: i64) -> bool {
        (clock.now() - local() - ahead).abs() <= 60
    }

    #[test]
    fn a_time_near_the_local_clock_is_believed() {
        let clock = ServerClock::default();
        assert!(is_at(&clock, 0) && clock.shown().is_none());
        assert!(clock.note(local() - TOLERANCE + 5) && is_at(&clock, 5 - TOLERANCE));
    }

    #[test]
    fn a_single_outlier_decides_nothing_and_leaves_no_trace() {
        let clock = ServerClock::default();
        assert!(clock.note(local()));
        assert!(!clock.note(local() + HOUR) && is_at(&clock, 0));
        assert!(clock.note(local() + 1));
        assert!(!clock.note(local() + HOUR) && is_at(&clock, 1));
        assert!(!clock.note(local() + 2 * HOUR) && is_at(&clock, 1));
    }

    #[test]
    fn two_agreeing_responses_override_the_local_clock() {
        let clock = ServerClock::default();
        assert!(!clock.note(1_607_874_720) && clock.shown().is_none());
        assert!(clock.note(1_607_874_721));
        assert!((clock.now() - 1_607_874_721).abs() <= 1);
        assert!(clock.note(1_607_874_722), "and so are those that follow");
        assert!(clock.note(local()) && is_at(&clock, 0));
    }

    #[test]
    fn times_at_the_ends_of_their_range_do_no_harm() {
        let clock = ServerClock::default();
        for time in [i64::MIN, i64::MAX, i64::MIN] {
            assert!(!clock.note(time), "{time}");
        }
    }
}
