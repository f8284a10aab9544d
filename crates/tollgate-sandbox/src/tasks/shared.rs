//! The state and signals that the tasks of one sandbox share.

use super::RoutedCall;
use super::in_flight::InFlight;
use super::notify::publish;
use super::record::record;
use super::verification::Verification;
use crate::fault::Plan;
use crate::http::Response;
use crate::http::errors::paymega as errors;
use crate::recorder::Recorder;
use crate::rules;
use crate::state::{Exchange, ScriptedOutcome, State};
use crate::store::{self, Store};
use crate::surface::paycross;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, oneshot, watch};
use tokio::task::JoinSet;

/// The state, the fault plan, and the signals between tasks.
#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    plan: Mutex<Plan>,
    /// Work that continues after its connection has ended.
    tasks: Mutex<JoinSet<()>>,
    /// Counts those tasks and the open connections.
    pub(crate) in_flight: InFlight,
    /// Signals that a notification may have become due.
    pub(crate) changed: Notify,
    /// Signals that the file is older than the state.
    pub(crate) unsaved: Notify,
    /// The file that keeps the state, until it is released.
    store: Mutex<Option<Store>>,
    /// The file that records every exchange.
    recorder: Option<Recorder>,
    /// Whether connections are accepted; while false, the port is closed.
    pub(crate) open: watch::Sender<bool>,
}

impl Shared {
    pub(crate) fn new(state: State, store: Option<Store>, recorder: Option<Recorder>) -> Self {
        Self {
            state: Mutex::new(state),
            plan: Mutex::new(Plan::default()),
            tasks: Mutex::new(JoinSet::new()),
            in_flight: InFlight::default(),
            changed: Notify::new(),
            unsaved: Notify::new(),
            store: Mutex::new(store),
            recorder,
            open: watch::Sender::new(true),
        }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state after everything that is due by now.
    pub(crate) fn state_now(&self) -> MutexGuard<'_, State> {
        let mut state = self.state();
        rules::tick(&mut state);
        publish(&mut state);
        state
    }

    pub(crate) fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Signals to the tasks that the state has changed.
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
        let text = store::text(&self.state())?;
        store.write(&text)
    }

    /// Releases the file. Tasks that end later no longer write.
    pub(crate) fn close(&self) {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        *store = None;
    }

    /// Runs a task that ends with the sandbox at the latest.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        while tasks.try_join_next().is_some() {}
        let piece = self.in_flight.begin();
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

    /// Closes the port for a while. Existing connections stay open.
    pub(crate) fn refuse(self: &Arc<Self>, time: Duration) {
        self.open.send_replace(false);
        let shared = Arc::clone(self);
        self.spawn(async move {
            tokio::time::sleep(time).await;
            shared.open.send_replace(true);
        });
    }

    /// Moves the sandbox's clock, and applies everything that is due by then.
    pub(crate) fn advance(&self, by: Duration) {
        let mut state = self.state();
        state.clock.advance(by);
        rules::tick(&mut state);
        publish(&mut state);
        drop(state);
        self.touched();
    }

    /// Applies a scripted outcome to an invoice, transaction or pending refund. Returns false if this id is unknown, or
    /// if nothing is left to charge back.
    pub(crate) fn settle(&self, id: &str, outcome: &ScriptedOutcome) -> bool {
        let mut state = self.state();
        let known = rules::settle(&mut state, id, outcome);
        publish(&mut state);
        drop(state);
        self.touched();
        known
    }

    /// Completes a challenge as the payer would. Returns false if there is no open challenge.
    pub(crate) fn complete_challenge(&self, id: &str, passed: bool) -> bool {
        let mut state = self.state();
        let waited = rules::complete_challenge(&mut state, id, passed);
        publish(&mut state);
        drop(state);
        self.touched();
        waited
    }

    /// Processes a call, and records it. A client that leaves cannot interrupt it: a transaction that waits for
    /// the merchant's confirmation continues in a task.
    pub(crate) async fn exchange(self: &Arc<Self>, routed: &RoutedCall) -> Response {
        let verification = match self.begin(routed) {
            Progress::Responded(response) => return response,
            Progress::Waits(verification) => verification,
        };
        let (shared, routed) = (Arc::clone(self), routed.clone());
        let (done, response) = oneshot::channel();
        self.spawn(async move {
            let uid = verification.uid.clone();
            let yes = verification.confirms().await;
            let _ = done.send(shared.go_on(&routed, &uid, yes));
        });
        let ended = |_| errors::internal("The sandbox was stopped.");
        response.await.unwrap_or_else(ended)
    }

    fn begin(&self, routed: &RoutedCall) -> Progress {
        let mut state = self.state();
        rules::tick(&mut state);
        state.slow = routed.slow;
        let response = match routed.fault.replacing() {
            Some(replacing) if !routed.fault.processes() => replacing,
            _ => routed.destination.response(&mut state, &routed.call),
        };
        state.slow = None;
        publish(&mut state);
        match Verification::take(&mut state) {
            Some(verification) => Progress::Waits(verification),
            None => Progress::Responded(self.end(state, routed, response)),
        }
    }

    fn go_on(&self, routed: &RoutedCall, uid: &str, yes: bool) -> Response {
        let mut state = self.state();
        let operation = routed.destination.operation().unwrap_or_default();
        state.slow = routed.slow;
        let response = match rules::paycross::confirm(&mut state, uid, yes) {
            Some(index) => {
                let response = paycross::shown(&state, &routed.call, index);
                routed.destination.checked(&mut state, operation, response)
            }
            None => errors::internal("The transaction is gone."),
        };
        state.slow = None;
        publish(&mut state);
        self.end(state, routed, response)
    }

    /// Records the response, and puts the record's number into it.
    fn end(
        &self,
        mut state: MutexGuard<'_, State>,
        routed: &RoutedCall,
        response: Response,
    ) -> Response {
        let mut shown = routed.fault.replacing().unwrap_or(response);
        let recorded = record(&mut state, routed, &shown);
        if let Err(error) = self.keep(recorded) {
            shown = errors::internal(&format!("The exchange cannot be recorded: {error}"));
        }
        let number = state.exchanges.len();
        drop(state);
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

/// A call's result, or the confirmation that it waits for.
enum Progress {
    Responded(Response),
    Waits(Verification),
}
