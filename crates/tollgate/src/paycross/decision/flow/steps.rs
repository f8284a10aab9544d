//! The constructors of the next step, and of the end of a flow.

use super::{
    super::{
        choice::Rest,
        event::{Pause, Step, Verdict},
        interpret::Interpretation,
    },
    Flow, Question, Stage, Why,
};
use crate::{MoneyState, ResponseLost, ReviewReason};

impl Flow {
    pub(super) fn send_again(mut self, pause: Pause) -> (Self, Step) {
        self.sends += 1;
        self.stage = Stage::Sending;
        (self, Step::Send(pause))
    }

    pub(super) fn ask_later(mut self, question: Question, why: Why) -> (Self, Step) {
        let pause = match (self.backoff(), why) {
            (Pause::Backoff(repetition), Why::Duplicate) => Pause::Duplicate(repetition),
            (pause, _) => pause,
        };
        self.ask(question, why, pause)
    }

    pub(super) fn ask(mut self, question: Question, why: Why, pause: Pause) -> (Self, Step) {
        self.stage = Stage::Asking(question, why);
        let step = match (question, self.parent_reference.clone()) {
            (Question::Siblings, Some(reference)) => Step::LookUpSiblings { reference, pause },
            (Question::Parent, _) => Step::ShowParent(pause),
            _ => Step::LookUp(pause),
        };
        (self, step)
    }

    pub(super) fn follow(
        mut self,
        uid: String,
        (is_shown, rest): (bool, Rest),
        pause: Pause,
    ) -> (Self, Step) {
        self.stage = Stage::Following {
            uid: uid.clone(),
            is_shown,
            rest,
        };
        (self, Step::Show { uid, pause })
    }

    pub(super) const fn backoff(&mut self) -> Pause {
        let pause = Pause::Backoff(self.pauses);
        self.pauses = self.pauses.saturating_add(1);
        pause
    }

    pub(super) fn interpret(&self, uid: String, interpretation: Interpretation) -> Verdict {
        let uids = self.uids.clone();
        Verdict::Read {
            uid,
            interpretation,
            uids,
        }
    }

    pub(super) fn as_unknown(&self) -> Verdict {
        let cause = match () {
            () if self.was_duplicate => Some(ResponseLost::Duplicate),
            () if self.others_only => Some(ResponseLost::OtherReferences),
            () => None,
        };
        Verdict::OutcomeUnknown { uid: None, cause }
    }

    pub(super) fn unknown(self) -> (Self, Step) {
        let verdict = self.as_unknown();
        self.done(verdict)
    }

    pub(super) fn incomplete(self, uid: String) -> (Self, Step) {
        self.review(uid, ReviewReason::IncompleteLookUp, MoneyState::Unknown)
    }

    pub(super) fn review(
        self,
        uid: String,
        reason: ReviewReason,
        money: MoneyState,
    ) -> (Self, Step) {
        self.end(uid, Interpretation::Review(reason, money))
    }

    pub(super) fn end(self, uid: String, interpretation: Interpretation) -> (Self, Step) {
        let verdict = self.interpret(uid, interpretation);
        self.done(verdict)
    }

    pub(super) fn done(self, verdict: Verdict) -> (Self, Step) {
        (self, Step::Done(verdict))
    }
}
