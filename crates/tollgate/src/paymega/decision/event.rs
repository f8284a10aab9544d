//! The events that a flow receives, and the steps that it asks for.

use super::{reading::Reading, view::InvoiceView};
use crate::ResponseLost;

/// The result of the last step.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The response to the creation holds an invoice.
    Created(InvoiceView),
    /// The response to the creation is 409, perhaps with the invoice that exists.
    Conflict(Option<InvoiceView>),
    /// The provider refused. On a creation the refusal is final, and nothing was created.
    Refused,
    /// The look-up found these invoices, all with the reference asked for.
    Found(Vec<InvoiceView>),
    /// The look-up found no invoice with the reference, but some whose references differ in case or spaces alone.
    FoundAlike,
    /// The provider refused the credentials of a request that only reads, with this status.
    Denied(u16),
    /// The look-up by reference is impossible: there is no account.
    CannotLookUp,
    /// The invoice with the id asked for.
    Shown(InvoiceView),
    /// The response to the sale.
    Sold(SaleView),
    /// The response was lost: the provider's result is not known.
    Lost(ResponseLost),
    /// No byte of the request was sent.
    NeverConnected,
    /// The request cannot be built, so a retry is of no use.
    Unsendable,
    /// The deadline has passed, or would have before the step.
    Deadline,
}

/// The card gate's response to a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SaleView {
    /// A form or an address for the payer, of a kind that can be shown.
    Challenge,
    /// A challenge of a kind that this crate does not know, such as a one-time password.
    UnsupportedChallenge,
    /// The sale was accepted, and the payer need not act: the invoice shows the result.
    Accepted,
}

/// The next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Create(Pause),
    LookUp(Pause),
    Show { id: String, pause: Pause },
    Sale(Pause),
    Done(Verdict),
}

impl Step {
    pub(crate) const fn pause(&self) -> Pause {
        match self {
            Self::Create(pause)
            | Self::LookUp(pause)
            | Self::Sale(pause)
            | Self::Show { pause, .. } => *pause,
            Self::Done(_) => Pause::None,
        }
    }
}

/// The pause before a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pause {
    None,
    /// The pause before this retry, or the time that `Retry-After` asks for.
    Backoff(u32),
}

/// The end of a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The invoice exists; `created_by_this_call` if this very call created it and its sale may be sent.
    Exists {
        created_by_this_call: bool,
    },
    /// The operation is final, with this interpretation.
    Final(Reading),
    ActionRequired {
        supported: bool,
    },
    Pending {
        moderation: bool,
    },
    NotSent,
    Unsendable,
    Refused,
    ReferenceReused,
    NotFound,
    OutcomeUnknown,
}
