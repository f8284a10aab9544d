//! Where a pass gets its orders, and how it gives chunks of them back.

use std::time::Duration;

use super::{Item, Pass, Queue};
use crate::{
    Error, Result,
    store::{Store, Work},
};

/// The most orders that wait in memory.
const MOST: usize = 10_000;
/// How many orders with an open outcome are read at once.
const PAGE: u32 = 500;
/// The pause before the store is read again after an error.
const PAUSE: Duration = Duration::from_secs(1);

/// Where orders come from.
#[derive(Clone, Copy)]
pub(super) enum Feed {
    /// Orders without an outcome.
    Claims,
    /// Orders with an open outcome, after this position.
    Open(i64),
    /// None are left.
    Over,
}

impl<S: Store> Pass<S> {
    /// Reads further orders while few are ready. If the store cannot be read, it is read again after a pause.
    pub(super) async fn refill(&mut self, now: Duration) -> Result<()> {
        if self.again.is_some_and(|again| again > now) {
            return Ok(());
        }
        self.again = None;
        while self.wants_more() {
            match self.fetch().await {
                Ok((chunk, works)) => self.fetched(chunk, works).await,
                Err(error @ Error::Store(_)) => {
                    self.shared.show_trouble(&error);
                    self.again = Some(now + PAUSE);
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn fetch(&self) -> Result<(Option<i64>, Vec<Work>)> {
        let store = &self.shared.store;
        Ok(match self.feed {
            Feed::Claims => match store.claim().await? {
                Some(chunk) => (Some(chunk.id), chunk.orders),
                None => (None, Vec::new()),
            },
            Feed::Open(after) => (None, store.open(after, PAGE).await?),
            Feed::Over => (None, Vec::new()),
        })
    }

    async fn fetched(&mut self, chunk: Option<i64>, works: Vec<Work>) {
        self.feed = match (self.feed, works.last()) {
            (Feed::Open(_), Some(last)) => Feed::Open(last.order.seq),
            (Feed::Claims, _) if chunk.is_some() => Feed::Claims,
            _ => Feed::Over,
        };
        if let Some(chunk) = chunk {
            self.chunks.insert(chunk, works.len());
            self.release_finished(chunk).await;
        }
        for work in works {
            self.push(work, chunk);
        }
    }

    /// Few orders of some route are ready, so that a provider with trouble does not hold the other one up.
    fn wants_more(&self) -> bool {
        if matches!(self.feed, Feed::Over) {
            return false;
        }
        let concurrency = self.shared.options.concurrency;
        let queued: usize = self.queues.iter().map(Queue::len).sum();
        let ready: usize = self.queues.iter().map(Queue::ready).sum();
        let seen = self.queues.iter().zip(self.seen).filter(|(_, seen)| *seen);
        let least = seen.map(|(queue, _)| queue.ready()).min().unwrap_or(0);
        queued + self.spacing.waiting() < MOST && least < concurrency && ready < concurrency * 8
    }

    /// Queues an order. One whose request may still be on its way waits for the end of that time.
    fn push(&mut self, work: Work, chunk: Option<i64>) {
        let route = work.order.details.route;
        self.seen[route as usize] = true;
        let hold = self.hold(&work);
        let item = Item {
            work,
            chunk,
            is_admitted: false,
        };
        match hold {
            Some(hold) => {
                let due = self.shared.options.clock.now() + hold;
                self.queues[route as usize].push_later(due, item);
            }
            None => self.queues[route as usize].push(item),
        }
    }

    /// On PayCross a reference is not unique: two requests for one order can both charge.
    fn hold(&self, work: &Work) -> Option<Duration> {
        if work.is_read() || !work.order.details.route.uses_paycross() {
            return None;
        }
        let hold = self.shared.options.hold();
        let left = hold.checked_sub(work.started?)?;
        (!left.is_zero()).then_some(left)
    }

    /// Gives a chunk back once each of its orders was handled.
    pub(super) async fn release(&mut self, chunk: i64) {
        if let Some(left) = self.chunks.get_mut(&chunk) {
            *left = left.saturating_sub(1);
            self.release_finished(chunk).await;
        }
    }

    async fn release_finished(&mut self, chunk: i64) {
        if self.chunks.get(&chunk) == Some(&0) {
            self.chunks.remove(&chunk);
            let released = self.shared.store.release(chunk).await;
            released.unwrap_or_else(|error| self.shared.show_trouble(&error));
        }
    }
}
