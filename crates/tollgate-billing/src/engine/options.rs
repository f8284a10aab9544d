//! The settings of one process that works on a run.

use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    time::{Duration, Instant},
};

use tollgate::{Clock, Policy};

use super::Throttled;

/// The settings of one process that works on a run.
#[derive(Clone, Debug)]
pub struct Options {
    pub(super) concurrency: usize,
    pub(super) rate: Option<f64>,
    pub(super) policy: Policy,
    pub(super) equal_apart: Duration,
    pub(super) patience: Duration,
    pub(super) invoice_life: Option<Duration>,
    pub(super) throttled: Throttled,
    pub(super) clock: Arc<dyn Clock>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            concurrency: 16,
            rate: None,
            policy: Policy::default(),
            equal_apart: Duration::from_secs(31),
            patience: Duration::from_secs(5 * 60),
            invoice_life: Some(Duration::from_secs(20 * 60)),
            throttled: Throttled::new(),
            clock: Arc::new(MachineClock(Instant::now())),
        }
    }
}

impl Options {
    /// Sets how many orders are charged at once on each provider. Default: 16.
    #[must_use]
    pub const fn concurrency(mut self, orders: usize) -> Self {
        self.concurrency = orders;
        self
    }

    /// Sets how many charges start in a second on each provider, at most. Default: no limit.
    #[must_use]
    pub const fn rate(mut self, a_second: f64) -> Self {
        self.rate = Some(a_second);
        self
    }

    /// Sets the limits of time of each charge, in place of the clients' own. Default: [`Policy::default`].
    ///
    /// On PayCross, where nothing makes a reference unique, an order whose charge was cut short by a kill is charged again
    /// only after the policy's deadline and one attempt's timeout: its request may still be on its way until then.
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Sets how far orders with equal card and amount are kept apart on PayCross. Default: 31 seconds, since the gateway
    /// refuses the second of two within 30.
    #[must_use]
    pub const fn equal_apart(mut self, time: Duration) -> Self {
        self.equal_apart = time;
        self
    }

    /// Sets how long the run reads orders again whose outcome is not final. Default: 5 minutes. A later run goes on.
    #[must_use]
    pub const fn patience(mut self, time: Duration) -> Self {
        self.patience = time;
        self
    }

    /// Sets how long an invoice of Paymega lives, by this machine's clock: 14 minutes to 2 days. Default: 20 minutes. `None`
    /// leaves it to Paymega.
    ///
    /// An invoice whose sale was never sent, as after a kill, blocks its order until its end.
    #[must_use]
    pub const fn invoice_life(mut self, life: Option<Duration>) -> Self {
        self.invoice_life = life;
        self
    }

    /// Sets the count of throttled responses. Default: one without a layer, which stays zero.
    #[must_use]
    pub fn throttled(mut self, throttled: Throttled) -> Self {
        self.throttled = throttled;
        self
    }

    /// Replaces the machine's clock, for tests.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// How long a request may still be on its way after its process was killed.
    pub(super) fn hold(&self) -> Duration {
        self.policy.deadline + self.policy.attempt_timeout
    }
}

/// The machine's monotonic clock with tokio's timer.
#[derive(Debug)]
struct MachineClock(Instant);

impl Clock for MachineClock {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(time))
    }
}
