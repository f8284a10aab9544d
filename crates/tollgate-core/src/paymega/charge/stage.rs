//! The stages of a charge: the request whose response the machine awaits.

use std::sync::Arc;

use super::{Request, Sale};
use crate::{
    Refusal,
    paymega::{invoice::Invoice, order::CreateRequest},
};

/// The request whose response the machine awaits.
#[derive(Clone, Debug)]
pub(super) enum Stage {
    /// A creation.
    Create(Creation),
    /// A search; without a creation, for a call that only reads.
    LookUp(Option<Creation>),
    /// A read of the invoice with this id.
    Read {
        id: String,
        /// The invoice, if the last response showed it.
        last: Option<Invoice>,
        then: Then,
    },
    /// The sale of an invoice.
    Sell(Invoice, Sale),
}

/// The step after a read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// A decision, for which the last response showed too little: the stage "check".
    Decide,
    /// Another read, until the invoice is final: the stage "follow".
    Follow,
}

/// A creation, which may be sent several times, always with the same bytes.
#[derive(Clone, Debug)]
pub struct Creation {
    pub(super) request: Arc<CreateRequest>,
    pub(super) attempts_left: u32,
    /// Without an account, no search is possible.
    pub(super) can_look_up: bool,
    /// The id of an invoice that a conflict showed.
    pub(super) shown: Option<String>,
}

/// The lost responses to creations, which later responses do not cancel.
#[derive(Clone, Debug, Default)]
pub(in crate::paymega) struct LostCreations {
    pub(in crate::paymega) count: u32,
    pub(in crate::paymega) malformed: u32,
    /// The last refusal of a malformed request.
    pub(in crate::paymega) refusal: Option<Refusal>,
}

impl Stage {
    /// Reads an invoice before a decision, since a response showed too little of it.
    pub(super) fn check(invoice: &Invoice) -> Self {
        Self::read(invoice, Then::Decide)
    }

    /// Reads an invoice until it is final.
    pub(super) fn follow(invoice: &Invoice) -> Self {
        Self::read(invoice, Then::Follow)
    }

    fn read(invoice: &Invoice, then: Then) -> Self {
        let (id, last) = (invoice.id().to_owned(), None);
        Self::Read { id, last, then }
    }

    /// Reads an invoice again that the last response showed.
    pub(super) fn seen(invoice: Invoice, then: Then) -> Self {
        let (id, last) = (invoice.id().to_owned(), Some(invoice));
        Self::Read { id, last, then }
    }

    /// The same stage after a response that shows no invoice.
    pub(super) fn unseen(self) -> Self {
        match self {
            Self::Read { id, then, .. } => Self::Read {
                id,
                then,
                last: None,
            },
            other => other,
        }
    }

    /// Whether the invoice is read until it is final.
    pub(super) const fn is_follow(&self) -> bool {
        matches!(
            self,
            Self::Read {
                then: Then::Follow,
                ..
            }
        )
    }

    /// The request of the stage.
    pub(super) fn request(&self) -> Request {
        match self {
            Self::Create(creation) => Request::Create(Arc::clone(&creation.request)),
            Self::LookUp(_) => Request::LookUp,
            Self::Read { id, .. } => Request::Show(id.clone()),
            Self::Sell(_, sale) => Request::Sale(sale.clone()),
        }
    }

    /// The id of the invoice, if a response has shown it.
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Self::Create(creation) | Self::LookUp(Some(creation)) => creation.shown.as_deref(),
            Self::LookUp(None) => None,
            Self::Read { id, .. } => Some(id),
            Self::Sell(invoice, _) => Some(invoice.id()),
        }
    }
}

impl Creation {
    /// A creation that is sent at most `attempts` times. `can_look_up` says whether the client can search for the
    /// invoice.
    pub fn new(request: CreateRequest, attempts: u32, can_look_up: bool) -> Self {
        Self {
            request: Arc::new(request),
            attempts_left: attempts,
            can_look_up,
            shown: None,
        }
    }
}

impl LostCreations {
    /// The refusal, if Paymega called the request malformed twice, and no other response was lost.
    pub(in crate::paymega) fn refusal_of_malformed(&self) -> Option<&Refusal> {
        let only_malformed = self.malformed >= 2 && self.count == self.malformed;
        self.refusal.as_ref().filter(|_| only_malformed)
    }
}
