//! The log of the client: one event per operation, and one per attempt.
//!
//! `docs/observability.md` is the contract: it lists the fields, and a test compares it with the events.

mod attempt;
mod facts;

use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use tracing::{Instrument, Level};

use self::facts::Facts;
use crate::{
    Error, MoneyState,
    error::{Cause, Credential},
};

#[cfg(feature = "paymega")]
pub(crate) use self::facts::{of_created, of_created_payout};
pub(crate) use self::{
    attempt::AttemptLog,
    facts::{of_hosted, of_outcome, of_read},
};

/// The target of the events of operations, and of their spans.
const TARGET: &str = "tollgate::operation";

/// Writes an event at a level that is known only at runtime.
macro_rules! event {
    ($target:expr, $level:expr, $($fields:tt)+) => {
        match $level {
            Level::ERROR => tracing::event!(target: $target, Level::ERROR, $($fields)+),
            Level::WARN => tracing::event!(target: $target, Level::WARN, $($fields)+),
            Level::INFO => tracing::event!(target: $target, Level::INFO, $($fields)+),
            _ => tracing::event!(target: $target, Level::DEBUG, $($fields)+),
        }
    };
}
use event;

/// One call of the merchant, as the log names it.
#[derive(Debug)]
pub(crate) struct Operation {
    provider: &'static str,
    /// The credential that requests carry as HTTP Basic.
    basic: Credential,
    name: &'static str,
    reference: Option<String>,
    id: Option<String>,
    seen: Mutex<Seen>,
}

/// The facts that the attempts of an operation leave for its event.
#[derive(Debug, Default)]
struct Seen {
    attempts: u32,
    cause: Option<Cause>,
}

thread_local! {
    /// The operation whose future this thread polls, if it polls one. `CallState` finds its operation here, as the spans
    /// of `tracing` find their parents.
    static CURRENT: RefCell<Option<Arc<Operation>>> = const { RefCell::new(None) };
}

impl Operation {
    #[cfg(feature = "paymega")]
    pub(crate) fn paymega(name: &'static str) -> Self {
        Self::new("paymega", Credential::Account, name)
    }

    #[cfg(feature = "paycross")]
    pub(crate) fn paycross(name: &'static str) -> Self {
        Self::new("paycross", Credential::Shop, name)
    }

    fn new(provider: &'static str, basic: Credential, name: &'static str) -> Self {
        Self {
            provider,
            basic,
            name,
            reference: None,
            id: None,
            seen: Mutex::default(),
        }
    }

    /// Sets the merchant's reference.
    pub(crate) fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Sets the provider's id of the operation, if the call names it.
    pub(crate) fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Carries out the call, adds the cause to its error, and writes the event of its end, with the facts of its result.
    pub(crate) fn observe<T>(
        self,
        facts: fn(&T) -> Facts,
        call: impl Future<Output = Result<T, Error>>,
    ) -> impl Future<Output = Result<T, Error>> {
        // Else the future of each public call would hold the call twice.
        let call = Box::pin(call);
        async move {
            let mut running = Running::start(self);
            let result = running.carry_out(call).await;
            let result = result.map_err(|error| running.explained(error));
            running.end(&match &result {
                Ok(value) => facts(value),
                Err(error) => Facts::of_error(error),
            });
            result
        }
    }

    fn with_seen<T>(&self, change: impl FnOnce(&mut Seen) -> T) -> T {
        change(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The operation whose future is polled, if one is.
fn current() -> Option<Arc<Operation>> {
    CURRENT.with_borrow(Clone::clone)
}

/// An operation under way. If its future is dropped, the event says so.
struct Running {
    operation: Arc<Operation>,
    start: Instant,
    is_over: bool,
}

impl Running {
    fn start(operation: Operation) -> Self {
        Self {
            operation: Arc::new(operation),
            start: Instant::now(),
            is_over: false,
        }
    }

    async fn carry_out<F: Future + Unpin>(&self, mut call: F) -> F::Output {
        let operation = &self.operation;
        let span = tracing::info_span!(
            target: TARGET,
            "operation",
            operation = operation.name,
            provider = operation.provider,
            reference = operation.reference.as_deref(),
        );
        let scoped = poll_fn(|context| {
            let _outer = Scope::enter(Arc::clone(operation));
            Pin::new(&mut call).poll(context)
        });
        scoped.instrument(span).await
    }

    fn explained(&self, error: Error) -> Error {
        match self.operation.with_seen(|seen| seen.cause.take()) {
            Some(cause) => error.caused_by(cause),
            None => error,
        }
    }

    fn end(&mut self, facts: &Facts) {
        self.is_over = true;
        let operation = &*self.operation;
        event!(
            TARGET,
            facts.level,
            operation = operation.name,
            provider = operation.provider,
            reference = operation
                .reference
                .as_deref()
                .or(facts.reference.as_deref()),
            id = facts.id.as_deref().or(operation.id.as_deref()),
            kind = facts.kind,
            money = facts.money.map(MoneyState::as_str),
            code = facts.code.as_deref(),
            cause = facts.cause,
            reason = facts.reason.as_deref(),
            attempts = operation.with_seen(|seen| seen.attempts),
            elapsed = self.start.elapsed().as_secs_f64(),
            "operation"
        );
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.is_over {
            self.end(&Facts::dropped());
        }
    }
}

/// Makes an operation current until the end of a poll, then the outer one again.
struct Scope(Option<Arc<Operation>>);

impl Scope {
    fn enter(operation: Arc<Operation>) -> Self {
        Self(CURRENT.replace(Some(operation)))
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        CURRENT.set(self.0.take());
    }
}
