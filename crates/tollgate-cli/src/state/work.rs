//! One command's work on one order, safe to repeat after an interruption at any moment.

use std::{
    pin::pin,
    time::{Duration, SystemTime},
};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tollgate::{Error, MoneyState, outcome::Kind};

use super::{Key, Store, lock::Lock};
use crate::{
    Failure,
    exit::{Exit, Stop},
    profile::Profile,
};

/// How often a command notes that it is running.
const BEAT: Duration = Duration::from_secs(1);

/// The work on an order, which is stored and locked.
#[derive(Debug)]
pub struct Work {
    store: Store,
    key: Key,
    /// The text of the order.
    stored: String,
    /// The text of an earlier command.
    earlier: Option<String>,
    /// When a command was seen running that did not end.
    open_since: Option<SystemTime>,
    under_way: Duration,
    _lock: Lock,
}

impl Work {
    /// Locks an order and stores it, before anything is sent.
    ///
    /// # Errors
    ///
    /// The database cannot be written, or holds another order under the same reference.
    pub fn start(profile: &Profile, key: Key, stored: &impl Serialize) -> Result<Self, Failure> {
        let store = Store::open()?;
        let lock = Lock::of(&key, &store.folder)?;
        let stored = serde_json::to_string(stored)?;
        let earlier = store.get(&key)?;
        if earlier
            .as_ref()
            .is_some_and(|earlier| !is_same(&earlier.text, &stored))
        {
            let why = format!(
                "another order has the reference {} on this machine: a reference belongs to one order for ever",
                key.reference
            );
            return Err(Stop::with(Exit::of(Kind::ReferenceReused), why));
        }
        let (earlier, open_since) = earlier.map_or((None, None), |earlier| {
            (Some(earlier.text), earlier.open_since)
        });
        if earlier.is_none() {
            store.put(&key, &stored)?;
        }
        Ok(Self {
            store,
            key,
            stored,
            earlier,
            open_since,
            under_way: profile.under_way(),
            _lock: lock,
        })
    }

    /// Whether an earlier command for the order came to its end.
    pub const fn ended_before(&self) -> bool {
        self.earlier.is_some() && self.open_since.is_none()
    }

    /// The order of an earlier command that came to its end.
    pub fn earlier<T: DeserializeOwned>(&self) -> Result<Option<T>, Failure> {
        let ended = self.earlier.as_ref().filter(|_| self.ended_before());
        Ok(ended.map(|text| serde_json::from_str(text)).transpose()?)
    }

    /// Acts on an order whose reference the provider keeps unique, so that a repetition finds the first request.
    ///
    /// # Errors
    ///
    /// The database cannot be written: nothing was sent.
    pub async fn act<T>(
        self,
        act: impl Future<Output = Result<T, Error>>,
    ) -> Result<Result<T, Error>, Failure> {
        let reference = self.key.reference.clone();
        until_interrupted(&reference, Box::pin(self.carry_out(act))).await
    }

    async fn carry_out<T>(
        self,
        act: impl Future<Output = Result<T, Error>>,
    ) -> Result<Result<T, Error>, Failure> {
        self.store.put(&self.key, &self.stored)?;
        let result = self.beating(act).await;
        // The outcome is worth more than its note: without it, the next command reads the order first.
        if let Err(failure) = self.end(&result) {
            eprintln!(
                "tollgate: the end of {} is not noted: {failure}",
                self.key.reference
            );
        }
        Ok(result)
    }

    /// As [`act`](Self::act), for an order whose reference the provider does not keep unique. After an interrupted
    /// command, the order is read first; if it is not found, this command waits until no request can be under way.
    ///
    /// # Errors
    ///
    /// As [`act`](Self::act).
    pub async fn act_after<T>(
        self,
        read: impl Future<Output = Result<T, Error>>,
        act: impl Future<Output = Result<T, Error>>,
    ) -> Result<Result<T, Error>, Failure> {
        let reference = self.key.reference.clone();
        until_interrupted(&reference, Box::pin(self.read_and_carry_out(read, act))).await
    }

    async fn read_and_carry_out<T>(
        self,
        read: impl Future<Output = Result<T, Error>>,
        act: impl Future<Output = Result<T, Error>>,
    ) -> Result<Result<T, Error>, Failure> {
        if self.open_since.is_none() {
            return self.carry_out(act).await;
        }
        match read.await {
            Err(Error::NotFound(_)) => {}
            found => return self.carry_out(async { found }).await,
        }
        self.pause().await;
        self.carry_out(act).await
    }

    /// Waits until no request of the interrupted command can be under way.
    async fn pause(&self) {
        let left = self.open_since.and_then(|since| {
            let passed = SystemTime::now().duration_since(since).unwrap_or_default();
            (self.under_way + BEAT).checked_sub(passed)
        });
        if let Some(left) = left {
            eprintln!(
                "An earlier command for {} was interrupted: waiting {} s for its request.",
                self.key.reference,
                left.as_secs() + 1
            );
            tokio::time::sleep(left).await;
        }
    }

    /// Runs a call, and notes every second that it is running: so the next command knows when this one was interrupted.
    async fn beating<T>(&self, act: impl Future<Output = T>) -> T {
        let mut act = pin!(act);
        let mut beat = tokio::time::interval(BEAT);
        loop {
            tokio::select! {
                result = &mut act => return result,
                _ = beat.tick() => {
                    // A full disk must not end a call whose request is under way.
                    let _ = self.store.touch(&self.key);
                }
            }
        }
    }

    /// Notes the end. An order whose outcome is unknown stays open; one that was never sent is forgotten, so that it
    /// can be corrected.
    fn end<T>(&self, result: &Result<T, Error>) -> Result<(), Failure> {
        match result {
            Err(Error::OutcomeUnknown(_)) => self.store.touch(&self.key),
            Err(error) if self.earlier.is_none() && error.money() == MoneyState::Untouched => {
                self.store.forget(&self.key)
            }
            _ => self.store.close(&self.key),
        }
    }
}

/// Whether two texts are of one order. The terms of its page may differ: a later command makes a page that ends later.
fn is_same(earlier: &str, stored: &str) -> bool {
    match (without_page(earlier), without_page(stored)) {
        (Some(earlier), Some(stored)) => earlier == stored,
        _ => earlier == stored,
    }
}

fn without_page(stored: &str) -> Option<Value> {
    let mut order: Value = serde_json::from_str(stored).ok()?;
    order.as_object_mut()?.remove("page");
    Some(order)
}

/// Ends the work on ^C. Its order stays noted as interrupted, so the next command reads it first, as after a kill.
async fn until_interrupted<T>(
    reference: &str,
    work: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    tokio::select! {
        // The signal is watched before anything is sent.
        biased;
        Ok(()) = tokio::signal::ctrl_c() => {
            let why = format!("{reference} was interrupted: run the same command again, which acts at most once");
            Err(Stop::with(Exit::INTERRUPTED, why))
        }
        result = work => result,
    }
}
