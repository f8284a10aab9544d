//! Runs many schedules, on two threads, several at once on each: most of their time is spent waiting.

use std::{
    future::{Future, poll_fn},
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    task::Poll,
    thread,
};

use futures_util::{StreamExt, stream};
use tokio::runtime::Builder;

use crate::{
    Ran, Violation, check,
    drive::run,
    program::Program,
    schedule::{Job, Schedule},
};

/// The schedules that wait at the same time on one thread.
const AT_ONCE: usize = 12;

/// The threads.
const THREADS: usize = 2;

/// Which payments are run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How many.
    pub payments: u64,
    /// The seed of the first. The others have the following ones.
    pub seed: u64,
    /// Their kinds.
    pub jobs: Vec<Job>,
}

impl Plan {
    /// The schedule of one of the payments.
    #[must_use]
    pub fn schedule(&self, number: u64) -> Schedule {
        Schedule::draw(seed_of(self.seed, number), &self.jobs)
    }
}

/// Neighbouring seeds share no schedule.
fn seed_of(seed: u64, number: u64) -> u64 {
    let mut rng = fastrand::Rng::with_seed(seed);
    rng.u64(..)
        .wrapping_add(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Runs all payments of a plan, and passes each to `each`, which returns whether to go on.
///
/// # Errors
///
/// A sandbox cannot be started.
pub fn run_all<P, F>(plan: &Plan, program: &P, each: F) -> io::Result<()>
where
    P: Program + Sync,
    F: FnMut(&Schedule, &Ran, &[Violation]) -> bool + Send,
{
    let (next, each) = (AtomicU64::new(0), Mutex::new(each));
    thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|_| scope.spawn(|| work(plan, program, &next, &each)))
            .collect();
        workers.into_iter().try_for_each(|it| {
            it.join()
                .unwrap_or_else(|_| Err(io::Error::other("a panic")))
        })
    })
}

fn work<P, F>(plan: &Plan, program: &P, next: &AtomicU64, each: &Mutex<F>) -> io::Result<()>
where
    P: Program + Sync,
    F: FnMut(&Schedule, &Ran, &[Violation]) -> bool + Send,
{
    let take = || {
        let number = next.fetch_add(1, Ordering::SeqCst);
        (number < plan.payments).then_some(number)
    };
    let all = stream::iter(std::iter::from_fn(take)).map(|number| async move {
        let schedule = plan.schedule(number);
        let ran = caught(run(&schedule, program)).await;
        let ran =
            ran.map_err(|_| io::Error::other(format!("a panic in {}", schedule.line())))??;
        Ok::<_, io::Error>((schedule, ran))
    });
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut done = all.buffer_unordered(AT_ONCE);
        while let Some(result) = done.next().await {
            let (schedule, ran) = result?;
            let found = check(&schedule, &ran);
            let mut each = each
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            if !each(&schedule, &ran, &found) {
                next.store(plan.payments, Ordering::SeqCst);
                return Ok(());
            }
        }
        Ok(())
    })
}

/// The result of a future, or its panic.
async fn caught<T>(future: impl Future<Output = T>) -> thread::Result<T> {
    let mut future = pin!(future);
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        match polled {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    })
    .await
}

/// Runs one schedule alone.
///
/// # Errors
///
/// A sandbox cannot be started.
pub fn run_one(schedule: &Schedule, program: &dyn Program) -> io::Result<(Ran, Vec<Violation>)> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let ran = runtime.block_on(run(schedule, program))?;
    let found = check(schedule, &ran);
    Ok((ran, found))
}
