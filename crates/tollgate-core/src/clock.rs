//! A clock that a test can replace.

use std::{fmt, future::Future, pin::Pin, time::Duration};

/// A monotonic clock and a way to wait, so that tests of deadlines and pauses need not wait.
///
/// `Paymega` uses tokio's timer unless it is given another one.
pub trait Clock: fmt::Debug + Send + Sync + 'static {
    /// The time since some fixed moment; it never decreases.
    fn now(&self) -> Duration;

    /// Completes after this time.
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}
