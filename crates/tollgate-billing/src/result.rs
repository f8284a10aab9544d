//! The row about an order's result, and what the run does next with the order.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use tollgate::{
    Error, Invalid, MoneyState, Outcome, Payment, Summary,
    error::ResponseLost,
    outcome::{DeclineSource, Kind, NextTry},
};
use tollgate_types::words;

use crate::order::{Order, Route};

/// The next step of the run with an order that has an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// None: the outcome is final for this run.
    Done,
    /// Read the payment again.
    Read,
    /// Charge the same order again: the payment does not exist, or nothing was sent.
    Charge,
}

words! { Step {
    Done = "done",
    Read = "read",
    Charge = "charge",
} }

/// The outcome of an order: one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeRow {
    /// The outcome or the error.
    pub kind: Kind,
    /// The known state of the money.
    pub money: MoneyState,
    /// The provider whose payment decided.
    pub provider: Option<Route>,
    /// The provider's id of the payment.
    pub provider_id: Option<String>,
    /// The reason, as [`Summary::code`] writes it.
    pub code: Option<String>,
    /// Who declined.
    pub source: Option<DeclineSource>,
    /// The next step that may help after a decline.
    pub next_try: Option<NextTry>,
    /// The next step, in one sentence.
    pub advice: Cow<'static, str>,
    /// The next step of the run.
    pub step: Step,
}

impl OutcomeRow {
    /// The row of a result.
    #[must_use]
    pub fn of(order: &Order, result: &Result<Outcome<Payment>, Error>) -> Self {
        let summary = Summary::of(result);
        let (source, next_try) = match result {
            Ok(Outcome::Declined(decline)) => (Some(decline.source()), Some(decline.next_try())),
            _ => (None, None),
        };
        Self {
            kind: summary.kind,
            money: summary.money,
            provider: provider(order.details.route, result),
            provider_id: summary.provider_id,
            code: summary.code,
            source,
            next_try,
            advice: summary.advice,
            step: step(result),
        }
    }

    /// The row of an order whose charge ended in a panic: it may have been sent.
    pub(crate) fn of_panic() -> Self {
        Self {
            kind: Kind::OutcomeUnknown,
            money: MoneyState::Unknown,
            provider: None,
            provider_id: None,
            code: Some("panic".to_owned()),
            source: None,
            next_try: None,
            advice: "Report this as a defect. The run reads the payment again.".into(),
            step: Step::Read,
        }
    }

    /// The row of an order whose tokens cannot be read: nothing was sent.
    pub(crate) fn of_token(why: &crate::Error) -> Self {
        Self {
            kind: Kind::Invalid,
            money: MoneyState::Untouched,
            code: Some("token".to_owned()),
            advice: format!("{why}. Restore it, and start the run again.").into(),
            step: Step::Charge,
            ..Self::of_panic()
        }
    }
}

fn provider(route: Route, result: &Result<Outcome<Payment>, Error>) -> Option<Route> {
    match result {
        Ok(outcome) => Some(match outcome.operation() {
            Payment::Invoice(_) => Route::Paymega,
            Payment::Transaction(_) => Route::PayCross,
        }),
        Err(_) => (route != Route::Failover).then_some(route),
    }
}

fn step(result: &Result<Outcome<Payment>, Error>) -> Step {
    match result {
        Ok(Outcome::Succeeded(_) | Outcome::Declined(_) | Outcome::Review(_))
        | Err(Error::ReferenceReused(_) | Error::Invalid(_)) => Step::Done,
        Err(Error::NotSent(_) | Error::NotFound(_)) => Step::Charge,
        Err(error @ Error::Refused(_)) if refuses_credentials(error) => Step::Charge,
        // With the money unknown, another copy of the request may have been accepted.
        Err(error @ Error::Refused(_)) if error.money() == MoneyState::Untouched => Step::Done,
        // An error that this version does not know may have been sent.
        Ok(Outcome::Pending(_) | Outcome::ActionRequired(_)) | Err(_) => Step::Read,
    }
}

/// Whether the provider refused the credentials, which it does for every order.
pub(crate) fn refuses_credentials(error: &Error) -> bool {
    match error {
        Error::Refused(refusal) => matches!(refusal.status(), 401 | 403),
        Error::OutcomeUnknown(unknown) => matches!(unknown.loss(), ResponseLost::Credentials(_)),
        _ => false,
    }
}

/// A client that the run needs and does not have.
pub(crate) fn no_client(route: Route) -> Error {
    Invalid::new("provider", format!("has no client for {route}")).into()
}
