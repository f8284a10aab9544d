//! A clock that goes on in steps.

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use tollgate::{Clock, Policy};

/// The step of a [`StepClock`]. Only a request that hangs takes so long.
pub const STEP: Duration = Duration::from_secs(30);

/// The deadline by a [`StepClock`]: thirty pauses at most.
pub const DEADLINE: Duration = Duration::from_secs(15 * 60);

/// A clock that goes on only while a call pauses, by a [`STEP`] or more.
///
/// So a request always has a step of real time left, even near the deadline. Pauses take a small part of their
/// time, so that the work of the other side becomes visible.
///
/// Calls that share it share their time: give each its own, or time that is real.
#[derive(Clone, Debug, Default)]
pub struct StepClock {
    steps: Arc<AtomicU32>,
}

impl Clock for StepClock {
    fn now(&self) -> Duration {
        STEP * self.steps.load(Ordering::SeqCst)
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let steps = time.as_millis().div_ceil(STEP.as_millis());
        let steps = u32::try_from(steps).unwrap().max(1);
        self.steps.fetch_add(steps, Ordering::SeqCst);
        Box::pin(tokio::time::sleep(time / 200))
    }
}

/// The policy of a call with a [`StepClock`].
pub fn steady() -> Policy {
    Policy::default().deadline(DEADLINE)
}
