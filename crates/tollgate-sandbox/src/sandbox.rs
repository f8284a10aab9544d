//! A running sandbox.

use crate::fault::{Fault, FaultPlan, Seeded};
use crate::keys::Info;
use crate::server::Listening;
use crate::settings::Settings;
use crate::state::Exchange;
use crate::state::{Delivery, Ledger, ScriptedOutcome};
use crate::tasks::{self, Shared};
use crate::view::paycross::{checkout, whole};
use crate::view::paymega as view;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

/// Both providers on one loopback port. Dropping the value stops the sandbox.
pub struct Sandbox {
    shared: Arc<Shared>,
    info: Info,
    live: (String, String),
    /// `None` after the sandbox stops.
    tasks: Option<[JoinHandle<()>; 2]>,
}

/// Shows the addresses, and nothing of the state: it holds tokens and bearers.
impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox")
            .field("info", &self.info)
            .finish_non_exhaustive()
    }
}

impl Sandbox {
    pub(crate) fn run(shared: Arc<Shared>, listening: Listening) -> Self {
        let state = shared.state();
        let info = state.info.clone();
        let live = (
            state.keys.live_public_key.clone(),
            state.keys.live_callback_secret.clone(),
        );
        drop(state);
        Self {
            tasks: Some([
                tokio::spawn(listening.serve(Arc::clone(&shared))),
                tokio::spawn(tasks::deliver(Arc::clone(&shared))),
            ]),
            shared,
            info,
            live,
        }
    }

    /// Stops the sandbox. Returns after the port is closed, the tasks have ended and the file is written.
    pub async fn stop(mut self) {
        self.shared.end_tasks();
        for task in self.tasks.take().into_iter().flatten() {
            task.abort();
            // The only possible error is the cancellation that `abort` requested.
            let _ = task.await;
        }
        // A caller that needs the error calls `save` before `stop`.
        let _ = self.shared.save();
        self.shared.close();
    }

    /// Waits until the file of the state is on the disk. Without a file this does nothing. Every change is in the file
    /// before its response is sent, so a killed process loses nothing; this call guards against the loss of power too.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be written.
    pub fn save(&self) -> io::Result<()> {
        self.shared.save()
    }

    /// The base URLs and test credentials.
    pub fn info(&self) -> &Info {
        &self.info
    }

    /// The public key of live mode.
    pub fn live_public_key(&self) -> &str {
        &self.live.0
    }

    /// The secret that signs callbacks of live mode.
    pub fn live_callback_secret(&self) -> &str {
        &self.live.1
    }

    /// Every real charge, refund, charge-back and payout.
    pub fn ledger(&self) -> Ledger {
        self.shared.state_now().ledger.whole()
    }

    /// The newest exchanges, oldest first, without secrets. [`Builder::exchanges`](crate::Builder::exchanges) says how many
    /// are kept.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.shared.state().exchanges.iter().collect()
    }

    /// The number of the newest exchange, or 0. It costs less than [`exchanges`](Self::exchanges).
    pub fn last_exchange(&self) -> usize {
        self.shared.state().exchanges.last_number()
    }

    /// Where the sandbox's own responses and notifications violate their documents. A violation is a mistake
    /// in the sandbox or in a document; the sandbox responds with 500.
    pub fn violations(&self) -> Vec<String> {
        self.shared.state().violations.clone()
    }

    /// Every invoice, oldest first, as the Private API shows it: with its tokens and bearers.
    pub fn invoices(&self) -> Vec<Value> {
        let state = self.shared.state_now();
        let all = state.invoices.iter();
        all.map(|invoice| view::resource(&invoice, &state.info))
            .collect()
    }

    /// Every payout, oldest first, as the Private API shows it.
    pub fn payouts(&self) -> Vec<Value> {
        let state = self.shared.state_now();
        let all = state.payouts.iter();
        all.map(|payout| view::whole_payout(&payout)).collect()
    }

    /// Every PayCross transaction, oldest first, as the gateway shows it.
    pub fn transactions(&self) -> Vec<Value> {
        let state = self.shared.state_now();
        let all = state.shop.transactions.iter();
        all.map(|it| whole(&it, &state.info.paycross)).collect()
    }

    /// All checkouts of PayCross, in its format, oldest first.
    pub fn checkouts(&self) -> Vec<Value> {
        let state = self.shared.state_now();
        let all = state.shop.checkouts.iter();
        all.map(|it| checkout(&state, &it)).collect()
    }

    /// The notifications with their delivery attempts, oldest first: all that wait, and the newest finished ones.
    /// [`Builder::exchanges`](crate::Builder::exchanges) says how many of these are kept.
    pub fn callbacks(&self) -> Vec<Delivery> {
        let state = self.shared.state_now();
        let kept = state.outbox.notifications.iter();
        kept.map(|notification| notification.delivery()).collect()
    }

    /// The sandbox's time, in seconds since 1970.
    pub fn now(&self) -> i64 {
        self.shared.state().now()
    }

    /// Moves the sandbox's clock forward: bearers and invoices expire, retries become due.
    pub fn advance(&self, by: Duration) {
        self.shared.advance(by);
    }

    /// The settings for all references without settings of their own.
    pub fn settings(&self) -> Settings {
        self.shared.state().settings.clone()
    }

    /// Changes settings from now on. Existing operations keep the values that were fixed when they were created,
    /// such as the time from which they are listed.
    pub fn change(&self, change: impl FnOnce(&mut Settings)) {
        change(self.shared.state().settings_mut(None));
    }

    /// Changes settings for the operations of one reference alone. These settings start as a copy of the general
    /// ones and override them.
    pub fn change_for(&self, reference: &str, change: impl FnOnce(&mut Settings)) {
        change(self.shared.state().settings_mut(Some(reference)));
    }

    /// Adds a fault to the plan.
    ///
    /// # Panics
    ///
    /// Panics if the fault names an unknown operation, surface or status, because it would never match a call. The message
    /// lists the known ones.
    pub fn fault(&self, fault: Fault) {
        accepted(fault.check());
        self.shared.plan().add(fault);
    }

    /// Adds all faults of a plan.
    ///
    /// # Panics
    ///
    /// Panics as [`fault`](Self::fault) does.
    pub fn plan(&self, plan: &FaultPlan) {
        accepted(plan.check());
        self.shared.plan().follow(plan);
    }

    /// The faults that still wait for matching calls.
    pub fn faults(&self) -> Vec<Fault> {
        self.shared.plan().faults()
    }

    /// Injects random faults into a share of all calls, from 0 to 1. The same seed and the same calls get the
    /// same faults.
    pub fn faults_by_chance(&self, seed: u64, rate: f64) {
        self.shared.plan().seed(Seeded { seed, rate });
    }

    /// Empties the plan.
    pub fn clear_faults(&self) {
        self.shared.plan().clear();
    }

    /// Waits until every request has been processed: no connection is open, and no work continues in the background.
    /// Drop clients with pooled connections first.
    pub async fn idle(&self) {
        let address = self.info.control.split('/').nth(2).unwrap_or_default();
        loop {
            self.shared.in_flight.over().await;
            // Connections are accepted in order, so all earlier ones are counted by now.
            if let Ok(mut last) = TcpStream::connect(address).await {
                let _ = last.shutdown().await;
                let _ = last.read(&mut [0]).await;
                break;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        self.shared.in_flight.over().await;
    }

    /// Closes the port for a while, so that new connections are refused. Existing connections stay open.
    pub fn refuse_connections(&self, time: Duration) {
        self.shared.refuse(time);
    }

    /// Scripts how the next sale, transaction or refund with this reference ends. The script overrides the card. A
    /// refund ends `processed` or `failed`, or stays `pending` until [`settle`](Self::settle).
    ///
    /// # Panics
    ///
    /// Panics if the outcome has a word that is in no document and is not
    /// [`undocumented`](ScriptedOutcome::undocumented). The message lists the known words.
    pub fn decide(&self, reference: impl Into<String>, outcome: ScriptedOutcome) {
        accepted(self.shared.script(reference.into(), outcome));
    }

    /// Ends or changes an invoice or transaction now, or ends a pending refund. Returns false if this id is unknown, or
    /// if nothing is left to charge back.
    ///
    /// # Panics
    ///
    /// Panics as [`decide`](Self::decide) does.
    pub fn settle(&self, id: &str, outcome: &ScriptedOutcome) -> bool {
        accepted(self.shared.settle(id, outcome))
    }

    /// Completes the challenge as the payer would on the issuer's page. Returns false if this operation has no open
    /// challenge.
    pub fn complete_challenge(&self, id: &str, passed: bool) -> bool {
        self.shared.complete_challenge(id, passed)
    }

    /// Holds notifications back, or releases them.
    pub fn hold_callbacks(&self, hold: bool) {
        self.shared.state().outbox.held = hold;
        self.shared.touched();
    }

    /// Reverses the order of the waiting notifications: the newest is sent first.
    pub fn reverse_callbacks(&self) {
        self.shared.state().outbox.reverse_waiting();
    }

    /// Merges the waiting notifications of each operation into the newest one.
    pub fn batch_callbacks(&self) {
        self.shared.state().outbox.batch();
    }

    /// Posts a notification again. Returns false if this number is unknown or no longer kept.
    pub fn repeat_callback(&self, number: usize) -> bool {
        let mut state = self.shared.state();
        let now = state.clock.since_epoch();
        let known = state.outbox.repeat(number, now);
        drop(state);
        self.shared.touched();
        known
    }
}

/// The value, or a panic with the reason of the refusal: a test must not go on without its fault or script.
fn accepted<T, E: std::fmt::Display>(checked: Result<T, E>) -> T {
    checked.unwrap_or_else(|refusal| panic!("{refusal}"))
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let Some(tasks) = self.tasks.take() else {
            return;
        };
        self.shared.end_tasks();
        for task in tasks {
            task.abort();
        }
        // `drop` cannot report an error.
        let _ = self.shared.save();
        self.shared.close();
    }
}
