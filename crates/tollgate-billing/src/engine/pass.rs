//! One pass over orders: as many at once as the providers permit.

mod feed;

use std::{collections::HashMap, sync::Arc, time::Duration};

use tokio::task::JoinSet;
use tollgate::outcome::Kind;

use self::feed::Feed;
use super::{
    Provider, Stop,
    handle::{Handled, Shared},
    lane::{Lane, Wait},
    queue::{Item, Queue},
    spacing::{Admitted, Spacing},
};
use crate::{
    Error, Result,
    order::Route,
    result::{OutcomeRow, Step},
    store::Store,
};

/// How often a request to stop is looked for, and claims are extended.
const TICK: Duration = Duration::from_secs(1);
/// How many refusals of the credentials in a row end the run.
const REFUSALS: u32 = 3;

/// The passes of one process.
pub(super) struct Pass<S> {
    shared: Arc<Shared<S>>,
    stop: Stop,
    queues: [Queue; Route::ALL.len()],
    lanes: [Lane; 2],
    spacing: Spacing,
    tasks: JoinSet<(Item, Handled)>,
    /// The number of unfinished orders of each claimed chunk.
    chunks: HashMap<i64, usize>,
    refusals: [u32; Route::ALL.len()],
    feed: Feed,
    /// The routes of the orders so far.
    seen: [bool; Route::ALL.len()],
    /// When the store is read again after an error.
    again: Option<Duration>,
    /// Whether a later pass can change an outcome of this one.
    may_settle: bool,
}

impl<S: Store> Pass<S> {
    pub(super) fn new(shared: Arc<Shared<S>>, stop: Stop) -> Self {
        let options = &shared.options;
        Self {
            queues: [Queue::default(), Queue::default(), Queue::default()],
            lanes: [Provider::Paymega, Provider::PayCross].map(|it| Lane::new(it, options)),
            spacing: Spacing::new(options.equal_apart),
            tasks: JoinSet::new(),
            chunks: HashMap::new(),
            refusals: [0; 3],
            feed: Feed::Over,
            seen: [false; 3],
            again: None,
            may_settle: false,
            stop,
            shared,
        }
    }

    /// Charges the orders without an outcome.
    pub(super) async fn charge(&mut self) -> Result<()> {
        self.feed = Feed::Claims;
        self.go().await
    }

    /// Reads the orders with an open outcome, and charges those again that do not exist. Returns whether another pass can
    /// help.
    pub(super) async fn read(&mut self) -> Result<bool> {
        self.feed = Feed::Open(0);
        self.may_settle = false;
        self.go().await?;
        Ok(self.may_settle)
    }

    /// The provider that refuses the credentials, if one does.
    pub(super) fn refused(&self) -> Option<Route> {
        let routes = Route::ALL.iter().zip(self.refusals);
        let mut refused = routes.filter(|(_, count)| *count >= REFUSALS);
        refused.next().map(|(route, _)| *route)
    }

    pub(super) fn is_stopped(&self) -> bool {
        *self.shared.stop.borrow()
    }

    /// Waits, and ends the wait early if the run shall stop.
    pub(super) async fn pause(&self, time: Duration) {
        let clock = &self.shared.options.clock;
        let until = clock.now() + time;
        while clock.now() < until && !self.is_stopped() {
            clock.sleep(TICK.min(time)).await;
            self.look_for_stop().await;
        }
    }

    async fn go(&mut self) -> Result<()> {
        let clock = Arc::clone(&self.shared.options.clock);
        let mut tick = tokio::time::interval(TICK);
        loop {
            if self.is_stopped() || self.refused().is_some() {
                self.feed = Feed::Over;
                self.queues.iter_mut().for_each(Queue::clear);
                self.spacing = Spacing::new(self.shared.options.equal_apart);
            }
            self.refill(clock.now()).await?;
            let due = self
                .start_all(clock.now())
                .into_iter()
                .chain(self.again)
                .min();
            self.show();
            if self.tasks.is_empty() && due.is_none() && self.is_empty() {
                self.chunks.clear();
                return Ok(());
            }
            let sleep = due.unwrap_or_default().saturating_sub(clock.now());
            tokio::select! {
                Some(done) = self.tasks.join_next() => self.finish(done).await?,
                () = async { clock.sleep(sleep).await }, if due.is_some() => {}
                _ = tick.tick() => self.tick().await,
            }
        }
    }

    fn is_empty(&self) -> bool {
        let queued: usize = self.queues.iter().map(Queue::len).sum();
        matches!(self.feed, Feed::Over) && queued + self.spacing.waiting() == 0
    }

    /// Starts what may start, and returns when the next order may.
    fn start_all(&mut self, now: Duration) -> Option<Duration> {
        let routes = Route::ALL.iter().map(|route| self.start_route(*route, now));
        let due: Vec<_> = routes.collect();
        due.into_iter().flatten().min()
    }

    fn start_route(&mut self, route: Route, now: Duration) -> Option<Duration> {
        loop {
            match self.wait(route, now) {
                Some(Wait::Until(due)) => {
                    let has_orders = self.queues[route as usize].len() > 0;
                    return has_orders.then_some(due);
                }
                Some(Wait::ForResult) => return None,
                None => {}
            }
            let queue = &mut self.queues[route as usize];
            let Some(item) = queue.pop(now) else {
                return queue.next_due();
            };
            match self.spacing.admit(item, now) {
                Admitted::Now(item) => self.start(item, now),
                Admitted::At(due, item) => self.queues[route as usize].push_later(due, item),
                Admitted::Parked => {}
            }
        }
    }

    /// A failover may charge on both providers.
    fn lanes_of(route: Route) -> &'static [usize] {
        match route {
            Route::Paymega => &[0],
            Route::PayCross => &[1],
            Route::Failover => &[0, 1],
        }
    }

    fn wait(&self, route: Route, now: Duration) -> Option<Wait> {
        let lanes = Self::lanes_of(route).iter();
        let waits = lanes.filter_map(|lane| self.lanes[*lane].wait(now));
        waits.reduce(|one, other| match (one, other) {
            (Wait::Until(one), Wait::Until(other)) => Wait::Until(one.max(other)),
            _ => Wait::ForResult,
        })
    }

    fn start(&mut self, item: Item, now: Duration) {
        for lane in Self::lanes_of(item.work.order.details.route) {
            self.lanes[*lane].started(now);
        }
        let shared = Arc::clone(&self.shared);
        self.tasks.spawn(async move {
            let handled = shared.handle(&item.work).await;
            (item, handled)
        });
    }

    async fn finish(
        &mut self,
        done: Result<(Item, Handled), tokio::task::JoinError>,
    ) -> Result<()> {
        // A handler turns a panic of a charge into an outcome, so that it does not panic itself.
        let (item, handled) = done.map_err(|error| Error::Store(error.to_string()))?;
        let now = self.shared.options.clock.now();
        let route = item.work.order.details.route;
        for lane in Self::lanes_of(route) {
            let throttled = &self.shared.options.throttled;
            self.lanes[*lane].finished(throttled, handled.has_trouble, now);
        }
        if let Some((due, next)) = self.spacing.release(&item, now) {
            self.queues[route as usize].push_later(due, next);
        }
        self.count_refusal(route, &handled);
        if let Some(row) = &handled.row {
            self.may_settle |= may_settle(row);
            let is_first = item.work.outcome.is_none();
            let live = |live: &mut super::Live| live.add(&item.work.order, row, is_first);
            self.shared.live.send_modify(live);
        }
        if let Some(chunk) = item.chunk {
            self.release(chunk).await;
        }
        Ok(())
    }

    fn count_refusal(&mut self, route: Route, handled: &Handled) {
        let count = &mut self.refusals[route as usize];
        if handled.is_refused {
            *count += 1;
        } else if handled.row.is_some() && !handled.has_trouble {
            *count = 0;
        }
    }

    async fn tick(&self) {
        self.look_for_stop().await;
        let chunks: Vec<_> = self.chunks.keys().copied().collect();
        if !chunks.is_empty() {
            let extended = self.shared.store.extend(chunks).await;
            extended.unwrap_or_else(|error| self.shared.show_trouble(&error));
        }
    }

    async fn look_for_stop(&self) {
        if self.shared.store.stop_requested().await.unwrap_or(false) {
            self.stop.stop();
        }
    }

    fn show(&self) {
        let queued: usize = self.queues.iter().map(|it| it.len() - it.ready()).sum();
        let waiting = queued + self.spacing.waiting();
        let limits = [self.lanes[0].limit(), self.lanes[1].limit()];
        self.shared.live.send_modify(|live| {
            live.flying = self.tasks.len();
            live.waiting = waiting;
            live.limits = limits;
        });
    }
}

/// Whether a later pass can give a final outcome.
fn may_settle(row: &OutcomeRow) -> bool {
    let settles = [
        Kind::Pending,
        Kind::OutcomeUnknown,
        Kind::NotSent,
        Kind::NotFound,
    ];
    let is_open_refusal = row.kind == Kind::Refused && row.step == Step::Read;
    is_open_refusal || row.step != Step::Done && settles.contains(&row.kind)
}
