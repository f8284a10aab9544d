//! What the tasks of one sandbox share.

use crate::check;
use crate::exchange::{self, Exchange};
use crate::fault::{Injected, Plan};
use crate::http::{Answer, Call};
use crate::platform::errors;
use crate::redact::{self, redacted};
use crate::route::{Found, Surface};
use crate::world::{Verdict, World};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

/// The world, the plan of faults, and the signals between tasks.
#[derive(Debug)]
pub(crate) struct Shared {
    world: Mutex<World>,
    plan: Mutex<Plan>,
    /// Work that goes on when its connection has ended.
    tasks: Mutex<JoinSet<()>>,
    /// Told when a notification may have become due.
    pub(crate) changed: Notify,
    /// Whether connections are accepted; while false, the port is closed.
    pub(crate) open: watch::Sender<bool>,
}

impl Shared {
    pub(crate) fn new(world: World) -> Self {
        Self {
            world: Mutex::new(world),
            plan: Mutex::new(Plan::default()),
            tasks: Mutex::new(JoinSet::new()),
            changed: Notify::new(),
            open: watch::Sender::new(true),
        }
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs a task that ends with the sandbox at the latest.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(task);
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
        self.changed.notify_one();
    }

    /// Ends an invoice or transaction as a test has decided. False if there is none with this id.
    pub(crate) fn settle(&self, id: &str, verdict: &Verdict) -> bool {
        let mut world = self.world();
        let known = match world.invoice(id) {
            Some(index) => {
                world.apply_verdict(index, verdict);
                true
            }
            None => world.settle_transaction(id, verdict),
        };
        drop(world);
        self.changed.notify_one();
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
        self.changed.notify_one();
        waited
    }

    /// Does the work of a call, and records it. It cannot be interrupted half-way.
    pub(crate) fn exchange(&self, place: &Place, call: &Call, fault: &Injected) -> Answer {
        let mut world = self.world();
        world.tick();
        let answer = if fault.works() {
            place.answer(&mut world, call)
        } else {
            fault.answer()
        };
        let shown = fault.replacing().unwrap_or(answer);
        record(&mut world, place, call, &shown, fault);
        drop(world);
        self.changed.notify_one();
        shown
    }
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

fn record(world: &mut World, place: &Place, call: &Call, answer: &Answer, fault: &Injected) {
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
