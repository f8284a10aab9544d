//! The event of each attempt.

use std::sync::Arc;

use progenitor_client::{End, Exchange, Journal, Scheme};
use tracing::Level;

use super::{Operation, current, event};
use crate::{
    engine::LastResponse,
    error::{Cause, Credential, ResponseLost},
};

/// The target of the events of attempts.
const TARGET: &str = "tollgate::attempt";

/// Writes the events of a call's attempts.
///
/// The event of an attempt is written once its response has its meaning: before the next attempt, or at the end.
#[derive(Debug, Default)]
pub(crate) struct AttemptLog {
    operation: Option<Arc<Operation>>,
    journal: Journal,
    number: u32,
}

impl AttemptLog {
    /// The log of the operation whose future is polled.
    pub(crate) fn of_current() -> Self {
        Self {
            operation: current(),
            ..Self::default()
        }
    }

    /// The journal that the next request writes to.
    pub(crate) fn journal(&self) -> Journal {
        self.journal.clone()
    }

    /// Writes the event of the last attempt, unless it was written before.
    pub(crate) fn write(&mut self, last: &LastResponse) {
        let Some((exchange, operation)) = self.journal.take().zip(self.operation.as_deref()) else {
            return;
        };
        self.number += 1;
        let loss = loss(&exchange, last);
        let cause = cause(&exchange, operation);
        operation.with_seen(|seen| {
            seen.attempts += 1;
            seen.cause.clone_from(&cause);
        });
        let (status, request_id) = match &exchange.end {
            Some(End::Response { status, request_id }) => (Some(*status), request_id.as_deref()),
            _ => (None, None),
        };
        event!(
            TARGET,
            if loss.is_some() {
                Level::WARN
            } else {
                Level::DEBUG
            },
            operation = operation.name,
            provider = operation.provider,
            reference = operation.reference.as_deref(),
            attempt = self.number,
            request = exchange.request,
            host = cause.as_ref().map(Cause::host),
            status,
            request_id,
            cause = loss,
            reason = cause.as_ref().and_then(Cause::reason),
            elapsed = exchange.elapsed().as_secs_f64(),
            "attempt"
        );
    }
}

/// How the response of an exchange was lost, in a word, if it was.
fn loss(exchange: &Exchange, last: &LastResponse) -> Option<&'static str> {
    match (&exchange.end, last.loss) {
        (None, _) => Some("dropped"),
        (Some(_), Some(loss)) => Some(loss.as_str()),
        (Some(End::Response { status, .. }), None) if is_always_lost(*status) => {
            Some(ResponseLost::Status(*status).as_str())
        }
        (Some(_), None) => None,
    }
}

/// Whether a response of this status never says anything about an operation.
const fn is_always_lost(status: u16) -> bool {
    matches!(status, 202 | 204 | 300..=399 | 408 | 425 | 429 | 500..)
}

/// The exchange as the cause of an error. A request that was dropped ends with no error.
fn cause(exchange: &Exchange, operation: &Operation) -> Option<Cause> {
    let credential = Some(match exchange.scheme {
        Scheme::Bearer => Credential::CardGateBearer,
        Scheme::Basic => operation.basic,
        Scheme::None => Credential::PublicKey,
    });
    let base = exchange.base.as_str();
    match exchange.end.as_ref()? {
        End::Response { status, .. } => Some(Cause::of_status(base, credential, *status)),
        End::Failure(reason) => Some(Cause::of_transport(base, credential, reason)),
    }
}
