//! What a flow receives, and what it asks for next.

use std::time::Duration;

use super::{interpret::Interpretation, view::TransactionView};
use crate::{MoneyState, ResponseLost};

/// How long the gateway refuses an equal request as a duplicate.
pub(crate) const DUPLICATE: Duration = Duration::from_secs(30);

/// What came of the last step.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The response to the request: a transaction with the order's reference and type.
    Sent(TransactionView),
    /// Refused because an equal request came less than half a minute before.
    Duplicate,
    /// Refused with this status: this request created nothing.
    Refused(u16),
    /// What a look-up found by a reference, the order's own or its parent's.
    Found(Found),
    /// The order's transaction, read by its uid.
    Shown(TransactionView),
    /// The reference of the transaction that the order follows, where it has one.
    Parent(Option<String>),
    /// The response was lost, or says nothing about the order.
    Lost(ResponseLost),
    /// No byte of the request left.
    NeverConnected,
    /// The deadline has passed, or would have before the step could be taken.
    Deadline,
}

/// What a look-up found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) views: Vec<TransactionView>,
    /// Whether it is the documented list. One transaction alone ("the first found") may hide others.
    pub(crate) is_list: bool,
}

impl Found {
    /// Whether it is the documented empty list. Nothing else says that there is nothing.
    pub(crate) const fn is_nothing(&self) -> bool {
        self.is_list && self.views.is_empty()
    }
}

/// What to do next.
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
    /// Read the transaction that the order follows.
    ShowParent(Pause),
    /// Look up what else follows the same transaction, by the reference of that one.
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
    /// The pause before so many repetitions, or what `Retry-After` asks for.
    Backoff(u32),
    /// The same, as long as a request that was refused as a duplicate may still turn up.
    Duplicate(u32),
}

/// How a flow ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The transaction with this uid says this; `uids` are all those of the order that were seen, if several were.
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
    /// The transaction to be followed was not found.
    NoParent,
    OutcomeUnknown {
        uid: Option<String>,
        /// Why, if that is not how the last response was lost.
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
