//! Reads of a transaction by its uid, until it is final.

use super::{
    Charge, LookUp, Reason, Request, Shown, Stage, Step, end::end, failures::Failures,
    state::Purpose,
};
use crate::{
    MoneyState,
    engine::{Event, Now, Pause},
    outcome::ReviewReason,
    paycross::{
        rules::{Interpretation, Response, interpret, is_reservation},
        select::Rest,
        transaction::Transaction,
    },
};

impl Charge {
    /// The response to a request or a look-up shows the order's transaction.
    pub(super) fn shown(&mut self, shown: Transaction, rest: Rest, now: &Now) -> Step {
        match interpret(&shown, &self.order) {
            Interpretation::NotFinal => self.not_final(shown, rest, now),
            Interpretation::Confirm(_) => self.read_after(Shown(shown, false), rest, Pause::None),
            interpretation => self.end(shown, interpretation),
        }
    }

    pub(super) fn not_final(&mut self, shown: Transaction, rest: Rest, now: &Now) -> Step {
        if matches!(self.purpose, Purpose::Reconcile) {
            return self.end(shown, Interpretation::NotFinal);
        }
        // Only the list of the reference shows the capture that follows.
        if is_reservation(&shown, &self.order) && shown.is_success() {
            self.reserved = Some(shown);
            return self.look_up_again(LookUp::Order, Reason::Seen, now);
        }
        let pause = self.retries.next();
        self.read_after(Shown(shown, true), rest, pause)
    }

    pub(super) fn read_after(&mut self, shown: Shown, rest: Rest, pause: Pause) -> Step {
        let uid = shown.0.uid().to_owned();
        self.stage = Stage::Read(shown, rest);
        Step::Send(Request::Read(uid), pause)
    }

    pub(super) fn read(
        &mut self,
        last: Shown,
        rest: Rest,
        event: Event<Response>,
        now: &Now,
    ) -> Step {
        let Shown(last, is_current) = last;
        let unknown = || end(now.last.unknown(Some(last.uid().to_owned())));
        match event {
            Event::Response(Response::Transaction(shown)) => self.read_again(shown, rest, now),
            Event::Deadline if is_current => self.end(last, Interpretation::NotFinal),
            Event::Deadline => unknown(),
            Event::Lost(_) | Event::NotConnected | Event::Unsendable(_) | Event::Response(_) => {
                self.failures.count(&event);
                if self.failures.refused > 1 && !matches!(self.purpose, Purpose::Send(_)) {
                    return unknown();
                }
                let pause = self.retries.next();
                self.read_after(Shown(last, false), rest, pause)
            }
        }
    }

    pub(super) fn read_again(&mut self, shown: Transaction, rest: Rest, now: &Now) -> Step {
        self.failures = Failures::default();
        match (interpret(&shown, &self.order), rest) {
            (Interpretation::NotFinal, _) => self.not_final(shown, rest, now),
            (Interpretation::Confirm(reason), _) => self.review(shown, reason, MoneyState::Unknown),
            (Interpretation::ActionRequired, _) => self.end(shown, Interpretation::ActionRequired),
            // The other transactions of the order decide too.
            (_, Rest::Open) => self.look_up_again(LookUp::Order, Reason::Seen, now),
            (Interpretation::Declined, Rest::Hidden) => {
                self.review(shown, ReviewReason::IncompleteLookUp, MoneyState::Unknown)
            }
            (interpretation, _) => self.end(shown, interpretation),
        }
    }
}
