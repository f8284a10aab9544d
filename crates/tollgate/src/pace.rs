//! The time of one operation: its deadline, and the pauses between its attempts.

use std::time::Duration;

use crate::{Clock, Policy, random};

/// The time of one operation.
pub(crate) struct Pace<'a> {
    policy: &'a Policy,
    clock: &'a dyn Clock,
    until: Duration,
}

impl<'a> Pace<'a> {
    pub(crate) fn start(policy: &'a Policy, clock: &'a dyn Clock) -> Self {
        Self {
            policy,
            clock,
            until: clock.now().saturating_add(policy.deadline),
        }
    }

    /// Waits before a repetition, at least as long as the platform asked to stay away; `false` if the deadline has
    /// passed or would pass meanwhile.
    pub(crate) async fn wait(
        &self,
        repetition: Option<u32>,
        retry_after: &mut Option<Duration>,
    ) -> bool {
        let pause = repetition.map_or(Duration::ZERO, |repetition| {
            let jitter = self.policy.pause(repetition, random::number());
            jitter.max(retry_after.take().unwrap_or_default())
        });
        self.pass(pause).await
    }

    /// Waits so long; `false` if the deadline has passed or would pass meanwhile.
    pub(crate) async fn pass(&self, pause: Duration) -> bool {
        if self.left() <= pause {
            return false;
        }
        if !pause.is_zero() {
            self.clock.sleep(pause).await;
        }
        !self.left().is_zero()
    }

    pub(crate) fn left(&self) -> Duration {
        self.until.saturating_sub(self.clock.now())
    }

    /// How long the next attempt may take.
    pub(crate) fn attempt_timeout(&self) -> Duration {
        self.policy.attempt_timeout.min(self.left())
    }
}
