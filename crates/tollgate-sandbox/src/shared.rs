//! What the tasks of one sandbox share.

use crate::exchange::Exchange;
use crate::fault::Plan;
use crate::http::Answer;
use crate::paycross::Question;
use crate::platform::errors;
use crate::recorder::Recorder;
use crate::store::{self, Store};
use crate::underway::Underway;
use crate::visit::{Visit, record};
use crate::world::{Verdict, World};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, oneshot, watch};
use tokio::task::JoinSet;

/// The world, the plan of faults, and the signals between tasks.
#[derive(Debug)]
pub(crate) struct Shared {
    world: Mutex<World>,
    plan: Mutex<Plan>,
    /// Work that goes on when its connection has ended.
    tasks: Mutex<JoinSet<()>>,
    /// Those tasks, and connections.
    pub(crate) underway: Underway,
    /// Told when a notification may have become due.
    pub(crate) changed: Notify,
    /// Told when the file is behind.
    pub(crate) unsaved: Notify,
    /// The file that keeps the state, until it is given back.
    store: Mutex<Option<Store>>,
    /// The file that gets every exchange.
    recorder: Option<Recorder>,
    /// Whether connections are accepted; while false, the port is closed.
    pub(crate) open: watch::Sender<bool>,
}

impl Shared {
    pub(crate) fn new(world: World, store: Option<Store>, recorder: Option<Recorder>) -> Self {
        Self {
            world: Mutex::new(world),
            plan: Mutex::new(Plan::default()),
            tasks: Mutex::new(JoinSet::new()),
            underway: Underway::default(),
            changed: Notify::new(),
            unsaved: Notify::new(),
            store: Mutex::new(store),
            recorder,
            open: watch::Sender::new(true),
        }
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The world after everything that is due by now.
    pub(crate) fn world_now(&self) -> MutexGuard<'_, World> {
        let mut world = self.world();
        world.tick();
        world
    }

    pub(crate) fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the tasks that the world has changed.
    pub(crate) fn touched(&self) {
        self.changed.notify_one();
        self.unsaved.notify_one();
    }

    /// Writes the state into its file, if it has one.
    pub(crate) fn save(&self) -> io::Result<()> {
        let store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(store) = &*store else {
            return Ok(());
        };
        let text = store::text(&self.world())?;
        store.write(&text)
    }

    /// Gives the file back: tasks that end later write nothing any more.
    pub(crate) fn close(&self) {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        *store = None;
    }

    /// Runs a task that ends with the sandbox at the latest.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        while tasks.try_join_next().is_some() {}
        let piece = self.underway.begin();
        tasks.spawn(async move {
            task.await;
            drop(piece);
        });
    }

    /// Ends all tasks of `spawn`.
    pub(crate) fn end_tasks(&self) {
        let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        tasks.abort_all();
        tasks.detach_all();
    }

    /// Closes the port for a while. Connections that exist go on.
    pub(crate) fn refuse(self: &Arc<Self>, time: Duration) {
        self.open.send_replace(false);
        let shared = Arc::clone(self);
        self.spawn(async move {
            tokio::time::sleep(time).await;
            shared.open.send_replace(true);
        });
    }

    /// Moves the sandbox's clock, and lets happen what is due by then.
    pub(crate) fn advance(&self, by: Duration) {
        let mut world = self.world();
        world.clock.advance(by);
        world.tick();
        drop(world);
        self.touched();
    }

    /// Ends an invoice, transaction or pending refund as a test has decided. False if there is none with this id, or
    /// nothing to charge back.
    pub(crate) fn settle(&self, id: &str, verdict: &Verdict) -> bool {
        let mut world = self.world();
        // The bank knows nothing of an expiry, and goes on.
        if verdict.status != "expired" && verdict.resolution != "expired" {
            world.bank.forget(id);
        }
        let known = match world.invoice(id) {
            Some(index) => world.apply_verdict(index, verdict),
            None => world.decide_refund(id, verdict) || world.settle_transaction(id, verdict),
        };
        drop(world);
        self.touched();
        known
    }

    /// Does what the payer does on the issuer's page. False if nobody is asked.
    pub(crate) fn complete_challenge(&self, id: &str, passed: bool) -> bool {
        let mut world = self.world();
        let waited = match world.invoice(id) {
            Some(index) => world.complete_challenge(index, passed),
            None => world.complete_redirect(id, passed),
        };
        drop(world);
        self.touched();
        waited
    }

    /// Does the work of a call, and records it. It cannot be interrupted half-way: what must wait for the
    /// merchant's word goes on without the client.
    pub(crate) async fn exchange(self: &Arc<Self>, visit: &Visit) -> Answer {
        let question = match self.begin(visit) {
            Begun::Answered(answer) => return answer,
            Begun::Asks(question) => question,
        };
        let (shared, visit) = (Arc::clone(self), visit.clone());
        let (done, answer) = oneshot::channel();
        self.spawn(async move {
            let uid = question.uid.clone();
            let yes = question.ask().await;
            let _ = done.send(shared.go_on(&visit, &uid, yes));
        });
        let ended = |_| errors::internal("The sandbox was stopped.");
        answer.await.unwrap_or_else(ended)
    }

    fn begin(&self, visit: &Visit) -> Begun {
        let mut world = self.world();
        world.tick();
        world.slow = visit.slow;
        let answer = match visit.fault.replacing() {
            Some(replacing) if !visit.fault.works() => replacing,
            _ => visit.place.answer(&mut world, &visit.call),
        };
        world.slow = None;
        match world.shop.question.take() {
            Some(question) => Begun::Asks(question),
            None => Begun::Answered(self.end(world, visit, answer)),
        }
    }

    fn go_on(&self, visit: &Visit, uid: &str, yes: bool) -> Answer {
        let mut world = self.world();
        let operation = visit.place.operation().unwrap_or_default();
        world.slow = visit.slow;
        let answer = match world.confirmed(uid, &visit.call, yes) {
            Some(answer) => visit.place.checked(&mut world, operation, answer),
            None => errors::internal("The transaction is gone."),
        };
        world.slow = None;
        self.end(world, visit, answer)
    }

    /// Records the response, and names the record in it.
    fn end(&self, mut world: MutexGuard<'_, World>, visit: &Visit, answer: Answer) -> Answer {
        let mut shown = visit.fault.replacing().unwrap_or(answer);
        let recorded = record(&mut world, visit, &shown);
        if let Err(error) = self.keep(recorded) {
            shown = errors::internal(&format!("The exchange cannot be recorded: {error}"));
        }
        let number = world.exchanges.len();
        drop(world);
        self.touched();
        shown.with("x-request-id", number.to_string())
    }

    /// Writes an exchange into the file of exchanges, if there is one.
    fn keep(&self, exchange: Option<&Exchange>) -> io::Result<()> {
        match (&self.recorder, exchange) {
            (Some(recorder), Some(exchange)) => recorder.write(exchange),
            _ => Ok(()),
        }
    }
}

/// How far a call came at once.
enum Begun {
    Answered(Answer),
    Asks(Question),
}
