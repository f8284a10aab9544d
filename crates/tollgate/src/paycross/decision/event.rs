//! What a flow hears, and what it asks for next.

use std::time::Duration;

use super::{reading::Reading, view::TransactionView};
use crate::Loss;

/// How long the gateway takes an equal request for a duplicate.
pub(crate) const DUPLICATE: Duration = Duration::from_secs(30);

/// What came of the last step.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The request was answered with a transaction.
    Sent(TransactionView),
    /// Refused because an equal request came less than half a minute before.
    Duplicate,
    /// Refused: this request created nothing.
    Refused,
    /// The look-up found these, all by the reference asked for.
    Found(Vec<TransactionView>),
    /// The transaction with the uid asked for.
    Shown(TransactionView),
    /// Nobody knows what the gateway made of the request.
    Lost(Loss),
    /// No byte of the request left.
    NeverConnected,
    /// The deadline has passed, or would have before the step could be taken.
    Deadline,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    LookUp(Pause),
    Send(Pause),
    Show { uid: String, pause: Pause },
    Done(Verdict),
}

/// How long to wait before a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pause {
    None,
    /// The pause before so many repetitions, or what `Retry-After` asks for.
    Backoff(u32),
    /// Until the gateway no longer takes an equal request for a duplicate.
    Duplicate,
}

/// How a flow ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The transaction with this uid says this; `uids` are all those of the order that were seen, if several were.
    Read {
        uid: String,
        reading: Reading,
        uids: Vec<String>,
    },
    NotSent,
    Refused,
    ReferenceReused {
        uid: String,
    },
    NotFound,
    OutcomeUnknown {
        uid: Option<String>,
    },
}

impl Step {
    pub(crate) const fn pause(&self) -> Pause {
        match self {
            Self::LookUp(pause) | Self::Send(pause) | Self::Show { pause, .. } => *pause,
            Self::Done(_) => Pause::None,
        }
    }
}
