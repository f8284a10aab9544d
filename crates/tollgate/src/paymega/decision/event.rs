//! What a flow hears, and what it asks for next.

use super::{reading::Reading, view::InvoiceView};
use crate::ResponseLost;

/// What came of the last step.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The create was answered with an invoice.
    Created(InvoiceView),
    /// The create was answered with 409, and perhaps with the operation that exists.
    Conflict(Option<InvoiceView>),
    /// The platform refused: on a create it is final, and nothing was created.
    Refused,
    /// The look-up found these, all with the reference asked for.
    Found(Vec<InvoiceView>),
    /// The look-up found no operation with the reference, but some whose references differ in case or spaces alone.
    FoundAlike,
    /// A request that only reads was refused for its credentials, with this status.
    Denied(u16),
    /// Nobody can be asked for a reference: there is no account.
    Unaskable,
    /// The invoice with the id asked for.
    Shown(InvoiceView),
    /// The sale was answered.
    Sold(SaleView),
    /// Nobody knows what the platform made of the request.
    Lost(ResponseLost),
    /// No byte of the request left.
    NeverConnected,
    /// The request cannot be written; to repeat it is of no use.
    Unsendable,
    /// The deadline has passed, or would have before the step could be taken.
    Deadline,
}

/// What the card gate said to a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SaleView {
    /// A form or an address for the payer, of a kind that can be shown.
    Challenge,
    /// A challenge of a kind that this crate does not know, such as a one-time password.
    UnsupportedChallenge,
    /// Accepted, nothing for the payer to do: the invoice tells the rest.
    Accepted,
}

/// What to do next.
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

/// How long to wait before a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pause {
    None,
    /// The pause before so many repetitions, or what `Retry-After` asks for.
    Backoff(u32),
}

/// How a flow ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The invoice exists; `ours` if this very call created it and its sale may be sent.
    Exists {
        ours: bool,
    },
    /// The operation is final, and says this.
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
