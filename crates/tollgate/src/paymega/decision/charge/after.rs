//! The next step after the response to each step.

use super::Charge;
use crate::{
    MoneyState, ResponseLost, ReviewReason,
    paymega::decision::{
        event::{Event, Pause, SaleView, Step, Verdict},
        reading::{Reading, may_sell, read},
        sameness::is_another,
        view::UnixTime,
    },
};

impl Charge {
    pub(super) fn after_create(mut self, event: Event, now: Option<UnixTime>) -> (Self, Step) {
        match event {
            Event::Created(view) => self.decide(&view, now),
            Event::Conflict(Some(view)) if self.shows_enough(&view) => self.apply(&view, now),
            Event::Refused if !self.lost.any() => self.done(Verdict::Refused),
            Event::NeverConnected if !self.lost.any() => {
                if self.creates < self.attempts {
                    let pause = self.backoff();
                    self.send_create(pause)
                } else {
                    self.done(Verdict::NotSent)
                }
            }
            Event::Lost(loss) => {
                self.lost.count += 1;
                self.lost.bad_requests += u32::from(loss == ResponseLost::Status(400));
                self.look_up_later()
            }
            Event::NeverConnected => self.look_up_later(),
            // A conflict that shows too little, or a refusal after a lost response, which proves nothing about the
            // earlier request.
            _ => {
                self.lost.count += 1;
                self.look_up_later()
            }
        }
    }

    pub(super) fn after_look_up(self, event: Event, now: Option<UnixTime>) -> (Self, Step) {
        let found = match event {
            Event::Found(found) => found,
            // The search ignores case or spaces. A creation does not depend on it: the provider decides whether the
            // reference is taken.
            Event::FoundAlike if self.call_tag.is_none() => {
                return self.done(Verdict::ReferenceReused);
            }
            Event::FoundAlike => Vec::new(),
            Event::CannotLookUp => return self.without_look_up(),
            _ => return self.look_up_later(),
        };
        let Some(first) = found.first() else {
            return self.after_nothing_found();
        };
        if found.iter().any(|view| view.id != first.id) {
            let review = Reading::Review(ReviewReason::SeveralOperations, MoneyState::Unknown);
            return self.done(Verdict::Final(review));
        }
        if found.iter().any(|view| !view.agrees_with(first)) {
            let review = Reading::Review(ReviewReason::Contradictory, MoneyState::Unknown);
            return self.done(Verdict::Final(review));
        }
        self.decide(first, now)
    }

    /// Without a look-up it stays unknown whether the invoice exists. Sending the same bytes again returns the invoice
    /// that exists.
    fn without_look_up(mut self) -> (Self, Step) {
        if self.creates < self.attempts {
            let pause = self.backoff();
            self.send_create(pause)
        } else {
            self.done(Verdict::OutcomeUnknown)
        }
    }

    fn after_nothing_found(mut self) -> (Self, Step) {
        if self.call_tag.is_none() {
            self.done(Verdict::NotFound)
        } else if self.lost.is_bad_request_only() {
            self.done(Verdict::Refused)
        } else if self.creates < self.attempts {
            let pause = self.backoff();
            self.send_create(pause)
        } else {
            self.look_up_later()
        }
    }

    pub(super) fn after_check(
        mut self,
        id: String,
        event: Event,
        now: Option<UnixTime>,
    ) -> (Self, Step) {
        match event {
            Event::Shown(view) if view.is_it(&id, &self.order.reference) => {
                if self.may_show_more(&view, now) {
                    let pause = self.backoff();
                    self.check(id, true, pause)
                } else {
                    self.apply(&view, now)
                }
            }
            _ => {
                let pause = self.backoff();
                self.check(id, false, pause)
            }
        }
    }

    pub(super) fn after_sale(
        mut self,
        id: String,
        end: Option<UnixTime>,
        event: &Event,
        now: Option<UnixTime>,
    ) -> (Self, Step) {
        match event {
            Event::Sold(SaleView::Challenge) => {
                self.done(Verdict::ActionRequired { supported: true })
            }
            Event::Sold(SaleView::UnsupportedChallenge) => {
                self.done(Verdict::ActionRequired { supported: false })
            }
            Event::Sold(SaleView::Accepted) => self.follow(id, true, Pause::None),
            Event::NeverConnected if may_sell(end, now) => {
                let pause = self.backoff();
                self.send_sale(id, end, pause)
            }
            Event::NeverConnected => {
                let verdict = self.sale_not_sent();
                self.done(verdict)
            }
            // After any other event: the sale was sent, and is never sent again.
            _ => {
                let pause = self.backoff();
                self.follow(id, false, pause)
            }
        }
    }

    pub(super) fn after_follow(
        mut self,
        id: String,
        event: Event,
        now: Option<UnixTime>,
    ) -> (Self, Step) {
        let pause = self.backoff();
        let view = match event {
            Event::Shown(view) if view.is_it(&id, &self.order.reference) => view,
            _ => return self.follow(id, false, pause),
        };
        if is_another(&view, &self.order) {
            return self.done(Verdict::ReferenceReused);
        }
        match read(&view, &self.order, now) {
            Reading::NotFinal if view.in_moderation => {
                self.done(Verdict::Pending { moderation: true })
            }
            Reading::NotFinal => self.follow(id, true, pause),
            reading => self.done(Verdict::Final(reading)),
        }
    }
}
