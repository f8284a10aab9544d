//! Limits of time and attempts.

use std::time::Duration;

/// The limits of one operation: time, attempts and pauses.
///
/// ```
/// # use {std::time::Duration, tollgate::Policy};
/// let patient = Policy::default().deadline(Duration::from_secs(120));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    #[doc(hidden)]
    pub deadline: Duration,
    #[doc(hidden)]
    pub attempt_timeout: Duration,
    #[doc(hidden)]
    pub attempts: u32,
    #[doc(hidden)]
    pub first_pause: Duration,
    #[doc(hidden)]
    pub longest_pause: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(90),
            attempt_timeout: Duration::from_secs(30),
            attempts: 5,
            first_pause: Duration::from_millis(200),
            longest_pause: Duration::from_secs(5),
        }
    }
}

impl Policy {
    /// Limits the time of a whole operation; nothing is sent after it. Default: 90 seconds.
    ///
    /// In the last tenth of this time no request that changes something is sent either: the deadline would cut it
    /// short, and its outcome would be unknown.
    #[must_use]
    pub const fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Limits the time of one attempt, never past the deadline. Default: 30 seconds.
    #[must_use]
    pub const fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// Limits how often the request that creates an operation is sent; at least once. Default: 5.
    ///
    /// Look-ups, and sales for which no connection was made, are bounded by the deadline alone.
    #[must_use]
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets the pause before a second attempt, doubled for each further one. Default: 200 milliseconds, up to 5
    /// seconds.
    ///
    /// The actual pause is a random part of it ("full jitter"), unless the provider's `Retry-After` asks for more.
    #[must_use]
    pub const fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        self.first_pause = first;
        self.longest_pause = longest;
        self
    }

    /// The pause before attempt `repetition + 2`; `random` is any number.
    #[doc(hidden)]
    pub fn pause(&self, repetition: u32, random: u64) -> Duration {
        let doubled = 2_u32.saturating_pow(repetition.min(31));
        let most = self
            .first_pause
            .saturating_mul(doubled)
            .min(self.longest_pause);
        let nanos = u64::try_from(most.as_nanos()).unwrap_or(u64::MAX);
        Duration::from_nanos(random % nanos.saturating_add(1).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest() {
        let policy = Policy::default();
        let longest_of = |repetition: u32, most: Duration| {
            let nanos = u64::try_from(most.as_nanos()).unwrap();
            assert_eq!(policy.pause(repetition, nanos), most, "{repetition}");
            assert_eq!(
                policy.pause(repetition, nanos + 1),
                Duration::ZERO,
                "{repetition}"
            );
        };
        longest_of(0, Duration::from_millis(200));
        longest_of(1, Duration::from_millis(400));
        longest_of(4, Duration::from_millis(3200));
        longest_of(5, Duration::from_secs(5));
        longest_of(u32::MAX, Duration::from_secs(5));
    }
}
