//! Clocks that tests control, and policies for them: a deadline passes by the clock, and not because the machine is
//! busy.

mod step;

use std::{
    fmt,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use tollgate::{Clock, Policy};

pub use self::step::{DEADLINE, STEP, StepClock, steady};

type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A clock that goes on only while a call pauses. A pause takes no time.
#[derive(Clone, Debug, Default)]
pub struct StandingClock {
    sleeps: Arc<Mutex<Vec<Duration>>>,
}

impl StandingClock {
    pub fn slept(&self) -> Duration {
        self.sleeps.lock().unwrap().iter().sum()
    }

    pub fn longest(&self) -> Duration {
        let sleeps = self.sleeps.lock().unwrap();
        sleeps.iter().max().copied().unwrap_or_default()
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Duration {
        self.slept()
    }

    fn sleep(&self, time: Duration) -> Sleep {
        self.sleeps.lock().unwrap().push(time);
        Box::pin(std::future::ready(()))
    }
}

/// The policy of a call with a [`StepClock`] where responses are stalled: each attempt times out soon.
///
/// A busy machine can take as long to respond, so a test may only assert facts that also hold after a lost response.
pub fn hasty() -> Policy {
    steady().attempt_timeout(Duration::from_millis(200))
}

/// The policy with the machine's clock for a call that must succeed: only a hang reaches the deadline.
pub fn patient() -> Policy {
    Policy::default().pauses(Duration::from_millis(2), Duration::from_millis(20))
}

/// A clock that does not go on until a pause after which the deadline is near. From then on it is the machine's.
pub struct LastMoment {
    is_near: Box<dyn Fn() -> bool + Send + Sync>,
    since: Mutex<Option<Instant>>,
}

impl LastMoment {
    /// When the deadline is near, by this clock.
    const NEAR: Duration = Duration::from_millis(29_800);

    /// The policy of a call with this clock.
    pub fn policy() -> Policy {
        let never = Duration::from_secs(3600);
        Policy::default().deadline(STEP).attempt_timeout(never)
    }

    pub fn once(is_near: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self {
            is_near: Box::new(is_near),
            since: Mutex::default(),
        }
    }
}

impl fmt::Debug for LastMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LastMoment").field(&self.since).finish()
    }
}

impl Clock for LastMoment {
    fn now(&self) -> Duration {
        let since = *self.since.lock().unwrap();
        since.map_or(Duration::ZERO, |since| Self::NEAR + since.elapsed())
    }

    fn sleep(&self, _: Duration) -> Sleep {
        if (self.is_near)() {
            self.since.lock().unwrap().get_or_insert_with(Instant::now);
        }
        Box::pin(std::future::ready(()))
    }
}
