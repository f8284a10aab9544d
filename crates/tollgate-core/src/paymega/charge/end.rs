//! The ends of a charge without an outcome.

use super::{Charge, Next};
use crate::{
    Error,
    calendar::UnixTime,
    engine::{Now, Step},
    error::{NotSent, NotSentReason},
    paymega::invoice::Invoice,
};

impl Charge {
    /// The bearer no longer opens the card gate.
    pub(super) fn sale_expired(&self, invoice: &Invoice, now: &Now) -> Next {
        let not_sent = unsold(invoice).because(NotSentReason::Expired);
        self.sale_not_sent(invoice, not_sent, now)
    }

    /// The sale was not sent. Earlier lost requests may have charged.
    pub(super) fn sale_not_sent(&self, invoice: &Invoice, unsold: NotSent, now: &Now) -> Next {
        if self.lost.count > 0 {
            Step::Done(Err(now.last.unknown(Some(invoice.id().to_owned())).into()))
        } else {
            not_sent(unsold)
        }
    }

    pub(super) fn unknown(&self, now: &Now) -> Next {
        let id = self.stage.id().map(str::to_owned);
        Step::Done(Err(now.last.unknown(id).into()))
    }
}

pub(super) const fn not_sent(not_sent: NotSent) -> Next {
    Step::Done(Err(Error::NotSent(not_sent)))
}

/// The sale of this invoice was not sent.
pub(super) fn unsold(invoice: &Invoice) -> NotSent {
    let until = invoice.end().and_then(UnixTime::system_time);
    NotSent::unsold(invoice.id().to_owned(), until)
}
