//! The facts of a call's result, as the event of its operation shows them.

use tracing::Level;

#[cfg(feature = "paymega")]
use crate::paymega::{Created, CreatedPayout};
use crate::{
    Error, Hosted, MoneyState, Outcome, Summary,
    error::{NotSentReason, ResponseLost},
    outcome::Kind,
};

/// The facts of a call's result.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(super) kind: &'static str,
    pub(super) level: Level,
    pub(super) money: Option<MoneyState>,
    pub(super) reference: Option<String>,
    pub(super) id: Option<String>,
    pub(super) code: Option<String>,
    /// How the response was lost, in a word.
    pub(super) cause: Option<&'static str>,
    /// The last exchange, as a text.
    pub(super) reason: Option<String>,
}

impl Facts {
    fn new(kind: &'static str, level: Level) -> Self {
        Self {
            kind,
            level,
            money: None,
            reference: None,
            id: None,
            code: None,
            cause: None,
            reason: None,
        }
    }

    fn of_summary(summary: Summary) -> Self {
        Self {
            money: Some(summary.money),
            reference: summary.reference,
            id: summary.provider_id,
            code: summary.code,
            ..Self::new(summary.kind.as_str(), level(summary.kind))
        }
    }

    pub(super) fn of_error(error: &Error) -> Self {
        let cause = match error {
            Error::OutcomeUnknown(unknown) => Some(unknown.loss().as_str()),
            Error::NotSent(not_sent) => Some(cause_of(not_sent.reason())),
            _ => None,
        };
        Self {
            cause,
            reason: error.cause().map(ToString::to_string),
            ..Self::of_summary(Summary::from(error))
        }
    }

    /// The caller dropped the call's future. A request may be under way.
    pub(super) fn dropped() -> Self {
        Self {
            money: Some(MoneyState::Unknown),
            ..Self::new("dropped", Level::WARN)
        }
    }
}

/// The cause of a call that sent nothing, in the words of a lost response where it has one.
const fn cause_of(reason: NotSentReason) -> &'static str {
    match reason {
        NotSentReason::NotConnected => ResponseLost::NeverConnected.as_str(),
        NotSentReason::NoTimeLeft => ResponseLost::Deadline.as_str(),
        reason => reason.as_str(),
    }
}

/// `ERROR` for a result that a person or a reconciliation must settle, and `WARN` for any other error.
const fn level(kind: Kind) -> Level {
    match kind {
        Kind::Succeeded | Kind::Declined | Kind::ActionRequired | Kind::Pending => Level::INFO,
        Kind::Review | Kind::OutcomeUnknown => Level::ERROR,
        _ => Level::WARN,
    }
}

/// The facts of an outcome.
pub(crate) fn of_outcome<T: crate::Operation>(outcome: &Outcome<T>) -> Facts {
    Facts::of_summary(Summary::from(outcome))
}

/// The facts of a call that only reads.
pub(crate) fn of_read<T>(_: &T) -> Facts {
    Facts::new("read", Level::INFO)
}

/// The facts of a call that starts a payment on a provider's page.
pub(crate) fn of_hosted<T: crate::Operation>(hosted: &Hosted<T>) -> Facts {
    match hosted {
        Hosted::Page(_) => Facts::new("page", Level::INFO),
        Hosted::Known(outcome) => of_outcome(outcome),
    }
}

/// The facts of a call that creates an invoice without its sale.
#[cfg(feature = "paymega")]
pub(crate) fn of_created(created: &Created) -> Facts {
    let (kind, invoice) = match created {
        Created::New(open) => ("created", open.invoice()),
        Created::Existing(invoice) => ("existing", invoice),
    };
    Facts {
        id: Some(invoice.id().to_owned()),
        ..Facts::new(kind, Level::INFO)
    }
}

/// The facts of a call that creates a payout. Creating one moves no money by itself.
#[cfg(feature = "paymega")]
pub(crate) fn of_created_payout(created: &CreatedPayout) -> Facts {
    match created {
        CreatedPayout::New(open) => Facts {
            id: Some(open.payout().id().to_owned()),
            ..Facts::new("created", Level::INFO)
        },
        CreatedPayout::Existing(outcome) => of_outcome(outcome),
    }
}
