//! The state and signals that the tasks of one sandbox share.

use super::in_flight::InFlight;
use super::notify::publish;
use super::record::record;
use super::verification::Verification;
use super::{Locked, RoutedCall};
use crate::check::{self, Scripted};
use crate::fault::Plan;
use crate::http::Response;
use crate::http::errors::paymega as errors;
use crate::recorder::Recorder;
use crate::rules;
use crate::state::{Exchange, Key, ScriptedOutcome, State};
use crate::store::Store;
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
    /// The file that keeps the state, until it is released.
    store: Mutex<Option<Store>>,
    /// The file that records every exchange.
    recorder: Option<Recorder>,
    /// Counts the changes, so that a live page can follow them.
    pub(crate) revision: watch::Sender<u64>,
    /// Whether connections are accepted; while false, the port is closed.
    pub(crate) open: watch::Sender<bool>,
}

impl Shared {
    pub(crate) fn new(mut state: State, store: Option<Store>, recorder: Option<Recorder>) -> Self {
        rules::resume(&mut state);
        Self {
            state: Mutex::new(state),
            plan: Mutex::new(Plan::default()),
            tasks: Mutex::new(JoinSet::new()),
            in_flight: InFlight::default(),
            changed: Notify::new(),
            store: Mutex::new(store),
            recorder,
            revision: watch::Sender::new(0),
            open: watch::Sender::new(true),
        }
    }

    pub(crate) fn state(&self) -> Locked<'_> {
        Locked::new(&self.state, &self.store)
    }

    /// The state after everything that is due by now.
    pub(crate) fn state_now(&self) -> Locked<'_> {
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
        self.changed_state();
    }

    /// Signals that the live pages are older than the state.
    pub(crate) fn changed_state(&self) {
        self.revision.send_modify(|count| *count += 1);
    }

    /// Waits until the file of the state, if there is one, is on the disk.
    pub(crate) fn save(&self) -> io::Result<()> {
        self.state_now().write()?;
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        store.as_mut().map_or(Ok(()), Store::sync)
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

    /// Scripts how the next operation of a reference ends. Refuses words that are in no document.
    pub(crate) fn script(&self, reference: String, outcome: ScriptedOutcome) -> Result<(), String> {
        check::outcome(&outcome, Scripted::Any)?;
        self.state().scripted_outcomes.insert(reference, outcome);
        self.touched();
        Ok(())
    }

    /// Applies a scripted outcome to an invoice, transaction, payout or pending refund. Returns false if this id is
    /// unknown, or if nothing is left to charge back. Refuses words that are in no document.
    pub(crate) fn settle(&self, id: &str, outcome: &ScriptedOutcome) -> Result<bool, String> {
        let mut state = self.state();
        check::outcome(outcome, kind(&state, id))?;
        let known = rules::settle(&mut state, id, outcome);
        publish(&mut state);
        drop(state);
        self.touched();
        Ok(known)
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
    fn end(&self, mut state: Locked<'_>, routed: &RoutedCall, response: Response) -> Response {
        let mut shown = routed.fault.replacing().unwrap_or(response);
        let exchange = record(&state, routed, &shown);
        let kept = self.keep(exchange.as_ref()).and_then(|()| state.write());
        if let Err(error) = kept {
            shown = errors::internal(&format!("The exchange cannot be recorded: {error}"));
        }
        if let Some(exchange) = exchange {
            state.exchanges.push(exchange);
        }
        let number = state.exchanges.last_number();
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

/// The kind of the operation with this id.
fn kind(state: &State, id: &str) -> Scripted {
    if state.invoice(id).is_some() {
        Scripted::Invoice
    } else if state.shop.index(id).is_some() {
        Scripted::Transaction
    } else if state.invoices.first(Key::Refund, id).is_some() {
        Scripted::Refund
    } else if state.payout(id).is_some() {
        Scripted::Payout
    } else {
        Scripted::Any
    }
}

/// A call's result, or the confirmation that it waits for.
enum Progress {
    Responded(Response),
    Waits(Verification),
}
