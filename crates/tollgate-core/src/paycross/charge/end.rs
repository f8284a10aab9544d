//! The ends of a charge.

use super::{Charge, Step};
use crate::{
    Error, MoneyState,
    engine::Now,
    error::ResponseLost,
    outcome::ReviewReason,
    paycross::{
        rules::{Interpretation, outcome},
        transaction::Transaction,
    },
};

impl Charge {
    pub(super) fn review(
        &mut self,
        shown: Transaction,
        reason: ReviewReason,
        money: MoneyState,
    ) -> Step {
        self.end(shown, Interpretation::Review(reason, money))
    }

    pub(super) fn end(&mut self, shown: Transaction, interpretation: Interpretation) -> Step {
        let shown = shown.compared(self.order.last_four.as_deref());
        let uids = std::mem::take(&mut self.uids);
        Step::Done(Ok(outcome(shown, interpretation, uids)))
    }

    pub(super) fn reused(&self, other: &Transaction, now: &Now) -> Step {
        let uid = other.uid().to_owned();
        end(now.last.reused(&self.order.reference, Some(uid)))
    }

    pub(super) fn unknown(&self, now: &Now) -> Step {
        let mut unknown = now.last.unknown(None);
        if let Some((refusal, _)) = &self.duplicate {
            unknown.loss = ResponseLost::Duplicate;
            unknown.raw = Some(refusal.clone());
        } else if self.others_only {
            unknown.loss = ResponseLost::OtherReferences;
        }
        end(unknown)
    }
}

pub(super) fn end(error: impl Into<Error>) -> Step {
    Step::Done(Err(error.into()))
}
