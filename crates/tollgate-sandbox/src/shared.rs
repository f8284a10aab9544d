//! What the tasks of one sandbox share.

use crate::check;
use crate::exchange::{self, Exchange};
use crate::fault::{Injected, Plan};
use crate::http::{Answer, Call};
use crate::paycross::Question;
use crate::platform::errors;
use crate::redact::{self, redacted};
use crate::route::{Found, Surface};
use crate::store::{self, Store};
use crate::underway::Underway;
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
    /// The file that keeps the state.
    store: Option<Mutex<Store>>,
    /// Whether connections are accepted; while false, the port is closed.
    pub(crate) open: watch::Sender<bool>,
}

impl Shared {
    pub(crate) fn new(world: World, store: Option<Store>) -> Self {
        Self {
            world: Mutex::new(world),
            plan: Mutex::new(Plan::default()),
            tasks: Mutex::new(JoinSet::new()),
            underway: Underway::default(),
            changed: Notify::new(),
            unsaved: Notify::new(),
            store: store.map(Mutex::new),
            open: watch::Sender::new(true),
        }
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
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
        let Some(store) = &self.store else {
            return Ok(());
        };
        let store = store.lock().unwrap_or_else(PoisonError::into_inner);
        let text = store::text(&self.world())?;
        store.write(&text)
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

    /// Ends an invoice or transaction as a test has decided. False if there is none with this id, or nothing to
    /// charge back.
    pub(crate) fn settle(&self, id: &str, verdict: &Verdict) -> bool {
        let mut world = self.world();
        let known = match world.invoice(id) {
            Some(index) => world.apply_verdict(index, verdict),
            None => world.settle_transaction(id, verdict),
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
        let answer = if visit.fault.works() {
            visit.place.answer(&mut world, &visit.call)
        } else {
            visit.fault.answer()
        };
        match world.shop.question.take() {
            Some(question) => Begun::Asks(question),
            None => Begun::Answered(self.end(world, visit, answer)),
        }
    }

    fn go_on(&self, visit: &Visit, uid: &str, yes: bool) -> Answer {
        let mut world = self.world();
        let operation = visit.place.operation().unwrap_or_default();
        let answer = match world.confirmed(uid, &visit.call, yes) {
            Some(answer) => visit.place.checked(&mut world, operation, answer),
            None => errors::internal("The transaction is gone."),
        };
        self.end(world, visit, answer)
    }

    /// Records what was answered, and names the record in the answer.
    fn end(&self, mut world: MutexGuard<'_, World>, visit: &Visit, answer: Answer) -> Answer {
        let shown = visit.fault.replacing().unwrap_or(answer);
        record(&mut world, visit, &shown);
        let number = world.exchanges.len();
        drop(world);
        self.touched();
        shown.with("x-request-id", number.to_string())
    }
}

/// A call, where it goes, and what it meets.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) place: Place,
    pub(crate) call: Call,
    pub(crate) fault: Injected,
}

/// How far a call came at once.
enum Begun {
    Answered(Answer),
    Asks(Question),
}

/// Where a call goes.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) surface: Surface,
    pub(crate) found: Found,
}

impl Place {
    pub(crate) fn operation(&self) -> Option<&'static str> {
        match &self.found {
            Found::Route(route, _) => Some(route.operation),
            Found::WrongMethod(_) | Found::Nothing => None,
        }
    }

    fn answer(&self, world: &mut World, call: &Call) -> Answer {
        let (route, params) = match &self.found {
            Found::Route(route, params) => (route, params),
            Found::WrongMethod(methods) => return self.surface.method_not_allowed(call, methods),
            Found::Nothing => return self.surface.not_found(call),
        };
        let mut call = call.clone();
        call.params.clone_from(params);
        let done = self
            .surface
            .authorize(world, &call)
            .and_then(|()| self.check(route.operation, &call))
            .and_then(|()| (route.handler)(world, &call));
        let answer = done.unwrap_or_else(|refusal| refusal);
        self.checked(world, route.operation, answer)
    }
}

/// Path and query as they were sent, unless somebody wrote a card number into them.
fn path(call: &Call) -> String {
    if redact::holds_card_number(&call.target) {
        return redact::redacted_target(&call.target);
    }
    call.target.clone()
}

impl Place {
    fn unknown_fields(&self, call: &Call) -> Vec<String> {
        let operation = self.operation().unwrap_or_default();
        let unknown = check::unknown_fields(self.surface, operation, call);
        unknown
            .iter()
            .map(|name| redact::redacted_name(name))
            .collect()
    }

    fn check(&self, operation: &str, call: &Call) -> Result<(), Answer> {
        match check::refusal(self.surface, operation, call) {
            Some(refusal) => Err(refusal),
            None => Ok(()),
        }
    }

    /// An answer that breaks its document becomes a 500, which a test sees.
    fn checked(&self, world: &mut World, operation: &str, answer: Answer) -> Answer {
        let Some(violation) = check::answer(self.surface, operation, &answer) else {
            return answer;
        };
        world.violations.push(violation.clone());
        errors::internal(&violation)
    }
}

fn record(world: &mut World, visit: &Visit, answer: &Answer) {
    let Visit { place, call, fault } = visit;
    if place.surface == Surface::Control {
        return;
    }
    let exchange = Exchange {
        number: world.exchanges.len() + 1,
        at: world.now(),
        surface: place.surface.name(),
        operation: place.operation(),
        method: call.method.clone(),
        path: path(call),
        authorization: exchange::caller(call),
        headers: exchange::kept_headers(call),
        request: exchange::request_body(call),
        fingerprint: world.keys.fingerprint(&call.body),
        unknown_fields: place.unknown_fields(call),
        status: fault.answers().then_some(answer.status),
        response: redacted(answer.value()),
        fault: fault.name(),
    };
    world.exchanges.push(exchange);
}
