//! Look-ups of the order by its reference, before the request and after it.

use super::{
    super::{
        choice::{Choice, choose},
        event::{Event, Found, Pause, Step, Verdict},
        interpret::{Interpretation, interpret, moved},
        sameness::is_equal_follow_up,
        view::TransactionView,
    },
    Flow, LookUpFailures, Purpose, Question, Why,
};
use crate::{MoneyState, ResponseLost, ReviewReason};

impl Flow {
    pub(super) fn after_question(
        mut self,
        question: Question,
        why: Why,
        event: Event,
        may_replay: bool,
    ) -> (Self, Step) {
        if matches!(event, Event::Lost(_) | Event::NeverConnected) {
            return match (question, why) {
                (_, Why::First) => self.after_lost_look_up(question, &event),
                (Question::Own, Why::ResponseLost | Why::Duplicate | Why::Seen) => {
                    self.ask_later(question, why)
                }
                _ => self.after_not_found(why, may_replay),
            };
        }
        self.failures = LookUpFailures::default();
        match (question, event) {
            (Question::Own, Event::Found(found)) if found.is_nothing() => {
                self.after_nothing(why, may_replay)
            }
            (Question::Own, Event::Found(found)) => self.decide(why, &found),
            (Question::Parent, Event::Parent(reference)) => {
                self.after_parent(why, reference, may_replay)
            }
            (Question::Siblings, Event::Found(found)) => {
                self.after_siblings(why, &found, may_replay)
            }
            _ => self.ask_later(question, why),
        }
    }

    /// The response to a look-up before the request was lost. The flow sends nothing before a look-up succeeds.
    fn after_lost_look_up(mut self, question: Question, event: &Event) -> (Self, Step) {
        let reads = self.purpose == Purpose::Reconcile;
        let is_denied = matches!(event, Event::Lost(ResponseLost::Credentials(_)));
        let is_missing =
            question == Question::Parent && matches!(event, Event::Lost(ResponseLost::Status(404)));
        let failures = &mut self.failures;
        let count = |count: u32, counts: bool| if counts { count + 1 } else { 0 };
        failures.denied = count(failures.denied, is_denied);
        failures.no_parent = count(failures.no_parent, is_missing);
        match event {
            Event::NeverConnected => failures.never_connected += 1,
            _ => failures.lost += 1,
        }
        match self.failures {
            _ if reads && is_missing => self.after_not_found(Why::First, false),
            LookUpFailures { denied: 2.., .. } if reads => self.unknown(),
            _ if reads => self.ask_later(question, Why::First),
            LookUpFailures { denied: 1.., .. } => self.done(Verdict::Denied),
            LookUpFailures { no_parent, .. } if no_parent >= self.attempts => {
                self.done(Verdict::NoParent)
            }
            LookUpFailures {
                never_connected, ..
            } if never_connected >= self.attempts => {
                self.done(Verdict::NotSent(MoneyState::Unknown))
            }
            _ => self.ask_later(question, Why::First),
        }
    }

    /// The list of the order's own reference is empty.
    fn after_nothing(mut self, why: Why, may_replay: bool) -> (Self, Step) {
        self.others_only = false;
        if self.order.parent.is_none() || why == Why::Seen {
            return self.after_not_found(why, may_replay);
        }
        match self.parent_reference.clone() {
            Some(reference) => self.after_parent(why, Some(reference), may_replay),
            None => self.ask(Question::Parent, why, Pause::None),
        }
    }

    fn after_parent(
        mut self,
        why: Why,
        reference: Option<String>,
        may_replay: bool,
    ) -> (Self, Step) {
        self.parent_reference = reference;
        if self.parent_reference.is_none() {
            return self.after_not_found(why, may_replay);
        }
        self.ask(Question::Siblings, why, Pause::None)
    }

    /// An equal transaction without a reference may be the order's, or that of another order of the merchant.
    fn after_siblings(mut self, why: Why, found: &Found, may_replay: bool) -> (Self, Step) {
        let parent = self.parent_reference.as_deref().unwrap_or_default();
        let is_equal = |view: &&TransactionView| {
            is_equal_follow_up(view, &self.order, parent)
                && interpret(view, &self.order) != Interpretation::Declined
        };
        let uids: Vec<_> = found.views.iter().filter(is_equal).collect();
        let uids: Vec<_> = uids.iter().map(|view| view.uid.clone()).collect();
        let Some(uid) = uids.first().cloned() else {
            return self.after_not_found(why, may_replay);
        };
        self.uids = uids;
        self.review(uid, ReviewReason::WithoutReference, MoneyState::Unknown)
    }

    /// No look-up found the order.
    fn after_not_found(mut self, why: Why, may_replay: bool) -> (Self, Step) {
        match why {
            Why::First if self.purpose == Purpose::Send => self.send_again(Pause::None),
            Why::First => self.done(Verdict::NotFound),
            Why::Refusal => self.done(Verdict::Refused),
            Why::ResponseLost
                if may_replay && !self.was_duplicate && self.sends < self.attempts =>
            {
                let pause = self.backoff();
                self.send_again(pause)
            }
            Why::ResponseLost | Why::Duplicate | Why::Seen => self.ask_later(Question::Own, why),
        }
    }

    fn decide(mut self, why: Why, found: &Found) -> (Self, Step) {
        let Some((choice, uids)) = choose(found, &self.order) else {
            return self.ask_later(Question::Own, why);
        };
        self.others_only = matches!(choice, Choice::Others { .. });
        self.uids = uids;
        match choice {
            Choice::Others { .. } if why == Why::Refusal => self.done(Verdict::Refused),
            // A request was sent: its transaction may not be listed yet.
            Choice::Others { .. } if self.sends > 0 => self.ask_later(Question::Own, why),
            Choice::Others { uid } => self.done(Verdict::ReferenceReused { uid }),
            Choice::Several { uid } => {
                let money = moved(self.order.kind);
                self.review(uid, ReviewReason::SeveralOperations, money)
            }
            Choice::Unclear { uid } => {
                self.review(uid, ReviewReason::SeveralOperations, MoneyState::Unknown)
            }
            Choice::Contradictory { uid } => {
                self.review(uid, ReviewReason::Contradictory, MoneyState::Unknown)
            }
            Choice::Incomplete { uid } => self.incomplete(uid),
            Choice::One { view, rest } => self.apply(&view, rest),
        }
    }
}
