//! The clock of a payment's world: real time, and the pauses of its clients, which take no real time to speak of.

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc, Weak,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use tollgate::Clock;
use tollgate_sandbox::Sandbox;

/// The turns of the runtime that a pause takes: enough for the sandbox to read what was sent before.
const TURNS: usize = 4;

/// The real time of one turn.
const TURN: Duration = Duration::from_millis(1);

/// A clock for clients, which moves the sandbox's clock too.
#[derive(Clone, Debug)]
pub(crate) struct WorldClock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    start: Instant,
    /// Milliseconds by which pauses have moved the clock ahead.
    ahead: AtomicU64,
    /// Seconds by which the next pause moves it further.
    jump: AtomicU64,
    sandbox: Weak<Sandbox>,
}

impl WorldClock {
    pub(crate) fn new(sandbox: &Arc<Sandbox>) -> Self {
        Self(Arc::new(Inner {
            start: Instant::now(),
            ahead: AtomicU64::new(0),
            jump: AtomicU64::new(0),
            sandbox: Arc::downgrade(sandbox),
        }))
    }

    /// Moves the clocks of all clients and of the sandbox.
    pub(crate) fn advance(&self, time: Duration) {
        let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.0.ahead.fetch_add(millis, Ordering::SeqCst);
        if let Some(sandbox) = self.0.sandbox.upgrade() {
            sandbox.advance(Duration::from_millis(millis));
        }
    }

    /// Ends the jump that no pause has made. Returns how far it would have gone, in seconds.
    pub(crate) fn stop_jump(&self) -> u64 {
        self.0.jump.swap(0, Ordering::SeqCst)
    }

    /// Lets the next pause move the clocks this much further.
    pub(crate) fn jump_at_next_pause(&self, seconds: u64) {
        self.0.jump.store(seconds, Ordering::SeqCst);
    }
}

impl Clock for WorldClock {
    fn now(&self) -> Duration {
        let ahead = Duration::from_millis(self.0.ahead.load(Ordering::SeqCst));
        self.0.start.elapsed() + ahead
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let clock = self.clone();
        Box::pin(async move {
            for _ in 0..TURNS {
                tokio::time::sleep(TURN).await;
            }
            let jump = clock.0.jump.swap(0, Ordering::SeqCst);
            // A pause is not shorter than asked for.
            clock.advance(time + Duration::from_secs(jump) + TURN);
        })
    }
}
