//! The limits of a charge in attempts and time.

use std::time::Duration;

use crate::{Policy, engine::Now};

/// For how long the gateway refuses an equal request as a duplicate.
const DUPLICATE: Duration = Duration::from_secs(30);

/// The limits that the client's settings put on a charge.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How often a request is tried: one that moves money, or a look-up before it.
    pub attempts: u32,
    /// The longest pause before a retry, unless the gateway asks for a longer one.
    pub longest_pause: Duration,
    /// How long an attempt can take.
    pub attempt_timeout: Duration,
    /// For how long the gateway returns the first result for a repeated `RequestID`.
    pub replay_window: Option<Duration>,
}

impl Limits {
    /// The limits of a policy and a replay window.
    pub fn new(policy: &Policy, replay_window: Option<Duration>) -> Self {
        Self {
            attempts: policy.attempts.max(1),
            longest_pause: policy.longest_pause,
            attempt_timeout: policy.attempt_timeout,
            replay_window,
        }
    }

    /// Whether a retry, after the pause before it, would arrive within the replay window that began at `first`.
    pub fn may_replay(&self, first: Option<Duration>, now: &Now) -> bool {
        let Some((window, first)) = self.replay_window.zip(first) else {
            return false;
        };
        let pause = self.longest_pause.max(now.retry_after.unwrap_or_default());
        let since = now.monotonic.saturating_sub(first);
        let latest = since
            .saturating_add(pause)
            .saturating_add(self.attempt_timeout);
        latest < window
    }

    /// Whether the equal request, because of which the gateway refused this one at `refused`, should have appeared by
    /// now.
    pub fn is_duplicate_overdue(&self, refused: Duration, now: &Now) -> bool {
        let window = DUPLICATE.saturating_add(self.attempt_timeout);
        now.monotonic >= refused.saturating_add(window)
    }
}
