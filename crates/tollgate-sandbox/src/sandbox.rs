//! A running sandbox, as tests hold it.

use crate::builder::Builder;
use crate::callback::{self, Delivery};
use crate::exchange::Exchange;
use crate::fault::{Fault, FaultPlan, Seeded};
use crate::keys::Info;
use crate::platform::view;
use crate::server::Listening;
use crate::settings::Settings;
use crate::shared::Shared;
use crate::store;
use crate::world::{Ledger, Verdict};
use serde_json::Value;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

/// Both platforms on one loopback port. Dropping it ends it.
#[derive(Debug)]
pub struct Sandbox {
    shared: Arc<Shared>,
    info: Info,
    live: (String, String),
    /// None once it was stopped.
    tasks: Option<[JoinHandle<()>; 3]>,
}

impl Sandbox {
    /// Starts one on any free port, with fresh ids.
    ///
    /// # Errors
    ///
    /// No port could be opened.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// A builder, for a sandbox with options.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) fn run(shared: Arc<Shared>, listening: Listening) -> Self {
        let world = shared.world();
        let info = world.info.clone();
        let live = (
            world.keys.live_public_key.clone(),
            world.keys.live_callback_secret.clone(),
        );
        drop(world);
        Self {
            tasks: Some([
                tokio::spawn(listening.serve(Arc::clone(&shared))),
                tokio::spawn(callback::work(Arc::clone(&shared))),
                tokio::spawn(store::work(Arc::clone(&shared))),
            ]),
            shared,
            info,
            live,
        }
    }

    /// Ends it, and returns once its port is closed, its tasks are gone and its file is written.
    pub async fn stop(mut self) {
        self.shared.end_tasks();
        for task in self.tasks.take().into_iter().flatten() {
            task.abort();
            // The task was cancelled just now, which is all that this can say.
            let _ = task.await;
        }
        // Who must know whether this works calls `save` before.
        let _ = self.shared.save();
        self.shared.close();
    }

    /// Writes the state into its file now; without a file this does nothing. It is also written soon after
    /// every change, and at the end.
    ///
    /// # Errors
    ///
    /// The file could not be written, and is as it was before.
    pub fn save(&self) -> io::Result<()> {
        self.shared.save()
    }

    /// Base URLs and test credentials.
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

    /// What was really charged and given back.
    pub fn ledger(&self) -> Ledger {
        self.shared.world_now().ledger.clone()
    }

    /// Every exchange so far, oldest first, without secrets.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.shared.world().exchanges.clone()
    }

    /// What answers and notifications of the sandbox itself have broken of their documents. A violation
    /// is a mistake in the sandbox or in a document, and is answered with 500.
    pub fn violations(&self) -> Vec<String> {
        self.shared.world().violations.clone()
    }

    /// Every invoice, oldest first, as the Private API shows it: with its tokens and bearers.
    pub fn invoices(&self) -> Vec<Value> {
        let world = self.shared.world_now();
        let all = world.invoices.iter();
        all.map(|invoice| view::resource(invoice, &world.info))
            .collect()
    }

    /// Every PayCross transaction, oldest first, as the gateway shows it.
    pub fn transactions(&self) -> Vec<Value> {
        let world = self.shared.world_now();
        match world.shop.list(&world.info.paycross) {
            Value::Array(all) => all,
            _ => Vec::new(),
        }
    }

    /// Every notification and what became of it, oldest first.
    pub fn callbacks(&self) -> Vec<Delivery> {
        self.shared.world_now().outbox.deliveries()
    }

    /// The sandbox's time, in seconds since 1970.
    pub fn now(&self) -> i64 {
        self.shared.world().now()
    }

    /// Moves the sandbox's clock forward: bearers end, invoices expire, retries become due.
    pub fn advance(&self, by: Duration) {
        self.shared.advance(by);
    }

    /// The settings, as they are for all references without settings of their own.
    pub fn settings(&self) -> Settings {
        self.shared.world().settings.clone()
    }

    /// Changes settings from now on. Operations that exist keep what was decided at their creation, such as when
    /// they are listed.
    pub fn change(&self, change: impl FnOnce(&mut Settings)) {
        change(self.shared.world().settings_mut(None));
    }

    /// Changes settings for the operations of one reference alone. They begin as the settings are for all, and go
    /// before those.
    pub fn change_for(&self, reference: &str, change: impl FnOnce(&mut Settings)) {
        change(self.shared.world().settings_mut(Some(reference)));
    }

    /// Adds a fault to the plan.
    pub fn fault(&self, fault: Fault) {
        self.shared.plan().add(fault);
    }

    /// Adds all faults of a plan.
    pub fn plan(&self, plan: &FaultPlan) {
        self.shared.plan().follow(plan);
    }

    /// The faults that have not met all their calls yet.
    pub fn faults(&self) -> Vec<Fault> {
        self.shared.plan().faults()
    }

    /// Lets something go wrong by chance with a share of all calls, from 0 to 1. The same seed and the
    /// same calls meet the same faults.
    pub fn faults_by_chance(&self, seed: u64, rate: f64) {
        self.shared.plan().seed(Seeded { seed, rate });
    }

    /// Empties the plan.
    pub fn clear_faults(&self) {
        self.shared.plan().clear();
    }

    /// Waits until everything that was sent has been worked on: no connection is open, and nothing goes on that was
    /// to happen without its client. A client that keeps connections for later must be dropped before.
    pub async fn idle(&self) {
        let address = self.info.control.split('/').nth(2).unwrap_or_default();
        loop {
            self.shared.underway.over().await;
            // Connections are accepted in the order in which they came: those before this one are counted by now.
            if let Ok(mut last) = TcpStream::connect(address).await {
                let _ = last.shutdown().await;
                let _ = last.read(&mut [0]).await;
                break;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        self.shared.underway.over().await;
    }

    /// Refuses new connections for a while: the port is closed. Connections that exist go on.
    pub fn refuse_connections(&self, time: Duration) {
        self.shared.refuse(time);
    }

    /// Decides how the next sale, transaction or refund with this reference ends, whatever the card would do. A refund
    /// ends `processed` or `failed`, or stays `pending` until [`settle`](Self::settle).
    pub fn decide(&self, reference: impl Into<String>, verdict: Verdict) {
        let mut world = self.shared.world();
        world.verdicts.insert(reference.into(), verdict);
        drop(world);
        self.shared.touched();
    }

    /// Ends or changes an invoice or transaction now, or ends a refund that is pending. False if there is none with
    /// this id, or if all of its money was given back before it is charged back.
    pub fn settle(&self, id: &str, verdict: &Verdict) -> bool {
        self.shared.settle(id, verdict)
    }

    /// Does what the payer does on the issuer's page. False if this operation waits for no payer.
    pub fn complete_challenge(&self, id: &str, passed: bool) -> bool {
        self.shared.complete_challenge(id, passed)
    }

    /// Holds notifications back, or lets them go.
    pub fn hold_callbacks(&self, hold: bool) {
        self.shared.world().outbox.held = hold;
        self.shared.touched();
    }

    /// Lets the newest of the waiting notifications go first.
    pub fn reverse_callbacks(&self) {
        self.shared.world().outbox.reverse_waiting();
    }

    /// Joins the waiting notifications of each operation into its newest one.
    pub fn batch_callbacks(&self) {
        self.shared.world().outbox.batch();
    }

    /// Posts a notification again. False if there is none with this number.
    pub fn repeat_callback(&self, number: usize) -> bool {
        let mut world = self.shared.world();
        let now = world.clock.since_epoch();
        let known = world.outbox.repeat(number, now);
        drop(world);
        self.shared.touched();
        known
    }
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
        // Nobody is left to be told.
        let _ = self.shared.save();
        self.shared.close();
    }
}
