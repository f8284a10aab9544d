//! The ends of a charge.

use std::time::{Duration, UNIX_EPOCH};

use super::{Charge, Step};
use crate::{
    Error, MoneyState, Outcome, Pending, Refusal,
    engine::Now,
    error::ResponseLost,
    outcome::{PendingReason, ReviewReason},
    paycross::{
        order::PageTerms,
        rules::{Interpretation, outcome},
        transaction::Transaction,
    },
};

/// How long after its end a page may still be paid, in seconds.
const TOLERANCE: i64 = 5 * 60;

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
        if let (Interpretation::Declined, Some(page)) = (interpretation, self.open_page()) {
            return Step::Done(Ok(waits_for_payer(shown, page)));
        }
        let uids = std::mem::take(&mut self.uids);
        Step::Done(Ok(outcome(shown, interpretation, uids)))
    }

    /// The page on which the payer may still pay, after a declined attempt.
    fn open_page(&self) -> Option<PageTerms> {
        let is_over = |page: &PageTerms| {
            let tried = u32::try_from(self.uids.len()).unwrap_or(u32::MAX);
            let end = page.ends.saturating_add(TOLERANCE);
            tried >= page.attempts || self.provider.is_some_and(|now| now >= end)
        };
        self.order.page.filter(|page| !is_over(page))
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

fn waits_for_payer(shown: Transaction, page: PageTerms) -> Outcome<Transaction> {
    let until = u64::try_from(page.ends).ok();
    let until = until.map(|end| UNIX_EPOCH + Duration::from_secs(end));
    Outcome::Pending(Pending::new(shown, PendingReason::Payer, until))
}

/// The gateway refused one copy of the request, and no look-up shows whether it had accepted another one before.
pub(super) fn refused_or_accepted(mut refusal: Refusal) -> Step {
    refusal.money = MoneyState::Unknown;
    end(Error::Refused(refusal))
}

pub(super) fn end(error: impl Into<Error>) -> Step {
    Step::Done(Err(error.into()))
}
