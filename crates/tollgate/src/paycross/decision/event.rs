//! The events that a flow receives, and the steps that it asks for.

use std::time::Duration;

use super::{interpret::Interpretation, view::TransactionView};
use crate::{MoneyState, ResponseLost};

/// How long the gateway refuses an equal request as a duplicate.
pub(crate) const DUPLICATE: Duration = Duration::from_secs(30);

/// The result of the last step.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The response to the request: a transaction with the order's reference and type.
    Sent(TransactionView),
    /// Refused because an equal request arrived less than half a minute before.
    Duplicate,
    /// Refused with this status: this request created nothing.
    Refused(u16),
    /// The transactions that a look-up found by a reference, the order's own or its parent's.
    Found(Found),
    /// The order's transaction, read by its uid.
    Shown(TransactionView),
    /// The reference of the parent transaction, if it has one.
    Parent(Option<String>),
    /// The response was lost, or does not concern the order.
    Lost(ResponseLost),
    /// No connection was made: no byte of the request was sent.
    NeverConnected,
    /// The deadline has passed, or would have before the step could be taken.
    Deadline,
}

/// The result of a look-up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) views: Vec<TransactionView>,
    /// Whether the body is the documented list. A single transaction ("the first found") may hide others.
    pub(crate) is_list: bool,
}

impl Found {
    /// Whether the body is the documented empty list. Nothing else proves that there is no transaction.
    pub(crate) const fn is_nothing(&self) -> bool {
        self.is_list && self.views.is_empty()
    }
}

/// The next action of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Look the order up by its reference.
    LookUp(Pause),
    Send(Pause),
    /// Read the order's transaction by its uid.
    Show {
        uid: String,
        pause: Pause,
    },
    /// Read the parent transaction.
    ShowParent(Pause),
    /// Look up the other children of the parent, by the parent's reference.
    LookUpSiblings {
        reference: String,
        pause: Pause,
    },
    Done(Verdict),
}

/// How long to wait before a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pause {
    None,
    /// The pause before this retry, or the time in `Retry-After`.
    Backoff(u32),
    /// The same pause, as long as the equal request that caused the refusal as a duplicate may still appear.
    Duplicate(u32),
}

/// How a flow ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The transaction with this uid decides; `uids` holds all transactions of the order, if a look-up showed several.
    Read {
        uid: String,
        interpretation: Interpretation,
        uids: Vec<String>,
    },
    /// Nothing was sent. The money is unknown if an earlier call may have charged.
    NotSent(MoneyState),
    /// The request was refused.
    Refused,
    /// The credentials were refused before anything was sent.
    Denied,
    ReferenceReused {
        uid: String,
    },
    NotFound,
    /// The parent transaction was not found.
    NoParent,
    OutcomeUnknown {
        uid: Option<String>,
        /// The cause, if it differs from the loss of the last response.
        cause: Option<ResponseLost>,
    },
}

impl Step {
    pub(crate) const fn pause(&self) -> Pause {
        match self {
            Self::LookUp(pause)
            | Self::Send(pause)
            | Self::ShowParent(pause)
            | Self::Show { pause, .. }
            | Self::LookUpSiblings { pause, .. } => *pause,
            Self::Done(_) => Pause::None,
        }
    }
}
