//! One order: its start is stored, it is charged or read, and its outcome is stored.
//!
//! A handler ends in an outcome, never in an error or a panic. Nothing is sent while no start can be stored.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt as _;
use tokio::sync::watch;
use tollgate::{Error, Outcome, Payment};

use super::{Clients, Live, Options};
use crate::{
    order::{Order, Tokens},
    result::{OutcomeRow, refuses_credentials},
    store::{Start, Store, Work},
    tokens::Finder,
};

/// The longest pause before the store is tried again.
const PAUSE: Duration = Duration::from_secs(5);

/// How often an outcome is stored again once the run shall stop. The next run reads an outcome that was not stored.
const TRIES_AT_STOP: u32 = 5;

/// The parts of a run that every handler uses.
pub(super) struct Shared<S> {
    pub store: S,
    pub clients: Clients,
    pub finder: Finder,
    pub options: Options,
    pub live: watch::Sender<Live>,
    pub stop: watch::Receiver<bool>,
}

/// The end of a handler.
#[derive(Debug, Default)]
pub(super) struct Handled {
    /// The stored outcome. `None` if the order was left to another process, or the run stops.
    pub row: Option<OutcomeRow>,
    /// Whether the provider refused the credentials.
    pub is_refused: bool,
    /// Whether the provider asks for fewer requests, or cannot be reached.
    pub has_trouble: bool,
}

impl<S: Store> Shared<S> {
    pub(super) async fn handle(self: Arc<Self>, work: &Work) -> Handled {
        let tokens = match self.finder.find(&work.order) {
            Ok(tokens) => tokens,
            Err(error) => return self.end(&work.order, OutcomeRow::of_token(&error)).await,
        };
        if !work.is_read() && !self.start(work).await {
            return Handled::default();
        }
        let call = AssertUnwindSafe(self.send(work, &tokens)).catch_unwind();
        let result = call.await.ok();
        let (row, is_refused, has_trouble) = match result {
            Some(result) => (
                OutcomeRow::of(&work.order, &result),
                result.as_ref().is_err_and(refuses_credentials),
                result.as_ref().is_err_and(shows_trouble),
            ),
            None => (OutcomeRow::of_panic(), false, false),
        };
        Handled {
            is_refused,
            has_trouble,
            ..self.end(&work.order, row).await
        }
    }

    async fn send(&self, work: &Work, tokens: &Tokens) -> Result<Outcome<Payment>, Error> {
        let details = &work.order.details;
        if work.is_read() {
            self.clients.read(details, tokens).await
        } else {
            self.clients.charge(details, tokens).await
        }
    }

    /// Stores the start. Returns whether the charge may be sent.
    async fn start(&self, work: &Work) -> bool {
        let mut tries = 0;
        while !*self.stop.borrow() {
            match self.store.start(work).await {
                Ok(start) => {
                    self.recovered();
                    return start == Start::Go;
                }
                Err(error) => self.trouble(&error, &mut tries).await,
            }
        }
        false
    }

    async fn end(&self, order: &Order, row: OutcomeRow) -> Handled {
        let mut tries = 0;
        loop {
            match self.store.finish(order, row.clone()).await {
                Ok(()) => {
                    self.recovered();
                    return Handled {
                        row: Some(row),
                        ..Handled::default()
                    };
                }
                Err(_) if *self.stop.borrow() && tries >= TRIES_AT_STOP => {
                    return Handled::default();
                }
                Err(error) => self.trouble(&error, &mut tries).await,
            }
        }
    }

    /// Shows the trouble and waits.
    async fn trouble(&self, error: &crate::Error, tries: &mut u32) {
        self.show_trouble(error);
        let pause = Duration::from_millis(200) * 2_u32.pow((*tries).min(5));
        *tries += 1;
        self.options.clock.sleep(pause.min(PAUSE)).await;
    }

    pub(super) fn show_trouble(&self, error: &crate::Error) {
        let text = error.to_string();
        tracing::warn!(target: "tollgate::billing", error = text, "the store has trouble");
        self.live.send_modify(|live| live.trouble = Some(text));
    }

    fn recovered(&self) {
        self.live
            .send_if_modified(|live| live.trouble.take().is_some());
    }
}

/// Whether the provider asks for fewer requests, or cannot be reached.
fn shows_trouble(error: &Error) -> bool {
    match error {
        Error::NotSent(_) => true,
        Error::OutcomeUnknown(unknown) => matches!(
            unknown.loss(),
            tollgate::error::ResponseLost::Status(429 | 503)
                | tollgate::error::ResponseLost::NeverConnected
        ),
        _ => false,
    }
}
