//! A clock that a test can replace.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    time::{Duration, Instant},
};

/// A monotonic clock and a way to wait, so that tests of deadlines and pauses need not wait.
///
/// [`Paymega`](crate::Paymega) uses tokio's timer unless it is given another one.
pub trait Clock: fmt::Debug + Send + Sync + 'static {
    /// The time since some fixed moment; it never decreases.
    fn now(&self) -> Duration;

    /// Completes after this time.
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// The machine's monotonic clock with tokio's timer.
#[derive(Debug)]
pub(crate) struct SystemClock {
    start: Instant,
}

impl SystemClock {
    pub(crate) fn start() -> Self {
        Self {
            start: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(time))
    }
}
