//! The ends of a charge without an outcome.

use super::{Charge, Next};
use crate::{
    Error,
    engine::{Now, Step},
    error::NotSent,
    paymega::invoice::Invoice,
};

impl Charge {
    /// The sale was not sent. Earlier lost requests may have charged.
    pub(super) fn sale_not_sent(&self, invoice: &Invoice, now: &Now) -> Next {
        let id = Some(invoice.id().to_owned());
        if self.lost.count > 0 {
            Step::Done(Err(now.last.unknown(id).into()))
        } else {
            not_sent(id)
        }
    }

    pub(super) fn unknown(&self, now: &Now) -> Next {
        let id = self.stage.id().map(str::to_owned);
        Step::Done(Err(now.last.unknown(id).into()))
    }
}

pub(super) const fn not_sent(id: Option<String>) -> Next {
    Step::Done(Err(Error::NotSent(NotSent::untouched(id))))
}
