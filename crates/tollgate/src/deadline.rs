//! The time of one operation: its deadline, and the pauses between its attempts.

use std::time::Duration;

use progenitor_client::{Context, Credentials};

use crate::{Clock, Policy, random};

/// The deadline of one operation and the number of its attempts.
pub(crate) struct Deadline<'a> {
    policy: &'a Policy,
    clock: &'a dyn Clock,
    until: Duration,
    attempts: u32,
}

impl<'a> Deadline<'a> {
    pub(crate) fn start(policy: &'a Policy, clock: &'a dyn Clock) -> Self {
        Self {
            policy,
            clock,
            until: clock.now().saturating_add(policy.deadline),
            attempts: 0,
        }
    }

    /// Waits before a retry, at least as long as the provider's `Retry-After`. Returns `false` if the deadline has
    /// passed or would pass meanwhile.
    pub(crate) async fn wait(
        &mut self,
        repetition: Option<u32>,
        retry_after: &mut Option<Duration>,
    ) -> bool {
        let pause = repetition.map_or(Duration::ZERO, |repetition| {
            let jitter = self.policy.pause(repetition, random::number());
            jitter.max(retry_after.take().unwrap_or_default())
        });
        self.pass(pause).await
    }

    /// Waits this long before the next attempt. Returns `false` if the deadline has passed or would pass meanwhile.
    pub(crate) async fn pass(&mut self, pause: Duration) -> bool {
        if self.left() <= pause {
            return false;
        }
        if !pause.is_zero() {
            self.clock.sleep(pause).await;
        }
        self.attempts = self.attempts.saturating_add(1);
        !self.left().is_zero()
    }

    /// Whether only the last tenth of the time is left. A request that changes something is not sent then: the deadline
    /// would cut it short, and its outcome would be unknown.
    pub(crate) fn is_late(&self) -> bool {
        self.left() < self.policy.deadline / 10
    }

    pub(crate) fn left(&self) -> Duration {
        self.until.saturating_sub(self.clock.now())
    }

    /// The settings of the next attempt: its number and its timeout.
    pub(crate) fn context(&self, credentials: Credentials) -> Context {
        Context::new(credentials)
            .attempt(self.attempts)
            .attempt_timeout(self.policy.attempt_timeout.min(self.left()))
    }
}
