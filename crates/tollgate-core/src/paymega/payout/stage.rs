//! The goals and the stages of a payout: the request whose response the machine awaits.

use std::sync::Arc;

use tollgate_paymega_private::types::CreatePayoutRequest;

use super::Payout;
use crate::{
    engine,
    paymega::order::{CallTag, Creator},
};

/// A request of a payout.
#[derive(Clone, Debug)]
pub enum Request {
    /// Create the payout.
    Create(Arc<CreatePayoutRequest>),
    /// Search for payouts with the order's reference.
    LookUp,
    /// Read the payout with this id.
    Show(String),
    /// Process the payout with this id.
    Process(String),
}

impl engine::Request for Request {
    fn changes(&self) -> bool {
        match self {
            Self::Create(_) | Self::Process(_) => true,
            Self::LookUp | Self::Show(_) => false,
        }
    }
}

/// The goal of a call.
#[derive(Clone, Debug)]
pub enum Goal {
    /// The outcome now is known. The call sends nothing that moves money.
    Reconcile,
    /// The final outcome is known. The call reads until then, and sends nothing that moves money.
    WaitFor,
    /// The payout exists.
    Create(CallTag),
    /// The payout is processed, and has ended.
    Process,
}

impl Goal {
    /// Whether the response shows by which call an open payout was created, if this goal needs that.
    pub(super) fn shows_creator(&self, payout: &Payout) -> bool {
        match self {
            Self::Create(call_tag) => call_tag.creator_by(payout.metadata()) != Creator::NotShown,
            Self::Reconcile | Self::WaitFor | Self::Process => true,
        }
    }

    /// Whether the call only reads.
    pub(super) const fn is_read(&self) -> bool {
        matches!(self, Self::Reconcile | Self::WaitFor)
    }
}

/// The request whose response the machine awaits.
#[derive(Clone, Debug)]
pub(super) enum Stage {
    /// A creation.
    Create(Creation),
    /// A search; without a creation, for a call that only reads.
    LookUp(Option<Creation>),
    /// A read of the payout with this id, for a decision: the stage "check".
    Check(String),
    /// A read of the payout, until it is final: the stage "follow".
    Follow {
        id: String,
        /// The payout, if the last response showed it.
        last: Option<Payout>,
    },
    /// A request to process the payout.
    Process(Payout),
}

/// A creation, which may be sent several times, always with the same bytes.
#[derive(Clone, Debug)]
pub struct Creation {
    pub(super) request: Arc<CreatePayoutRequest>,
    pub(super) attempts_left: u32,
    /// The id of a payout that a conflict showed.
    pub(super) shown: Option<String>,
}

impl Creation {
    /// A creation that is sent at most `attempts` times.
    pub fn new(request: CreatePayoutRequest, attempts: u32) -> Self {
        Self {
            request: Arc::new(request),
            attempts_left: attempts,
            shown: None,
        }
    }
}

impl Stage {
    /// Reads a payout until it is final.
    pub(super) fn follow(payout: &Payout) -> Self {
        let (id, last) = (payout.id().to_owned(), None);
        Self::Follow { id, last }
    }

    /// Reads a payout again that the last response showed.
    pub(super) fn seen(payout: Payout) -> Self {
        let (id, last) = (payout.id().to_owned(), Some(payout));
        Self::Follow { id, last }
    }

    /// The same stage after a response that shows no payout.
    pub(super) fn unseen(self) -> Self {
        match self {
            Self::Follow { id, .. } => Self::Follow { id, last: None },
            other => other,
        }
    }

    /// The request of the stage.
    pub(super) fn request(&self) -> Request {
        match self {
            Self::Create(creation) => Request::Create(Arc::clone(&creation.request)),
            Self::LookUp(_) => Request::LookUp,
            Self::Check(id) | Self::Follow { id, .. } => Request::Show(id.clone()),
            Self::Process(payout) => Request::Process(payout.id().to_owned()),
        }
    }

    /// The id of the payout, if a response has shown it.
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Self::Create(creation) | Self::LookUp(Some(creation)) => creation.shown.as_deref(),
            Self::LookUp(None) => None,
            Self::Check(id) | Self::Follow { id, .. } => Some(id),
            Self::Process(payout) => Some(payout.id()),
        }
    }
}
