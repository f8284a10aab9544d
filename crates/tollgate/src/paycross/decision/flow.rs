//! The way of a request on PayCross: look first, send, look up, follow, resume.
//!
//! A request that moves money is sent again only if no connection was made, once after half a minute if it was refused
//! as a duplicate and still is not there, and inside a replay window. Doubt does not go away: after a lost request no
//! later attempt ends as a definite refusal.

use super::{
    choice::{Choice, choose},
    event::{Event, Pause, Step, Verdict},
    reading::{Reading, moved, read},
    sameness::is_another_but_for_money,
    view::{Expected, TransactionView},
};
use crate::{MoneyState, ReviewReason};

/// One flow on its way.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    order: Expected,
    attempts: u32,
    stage: Stage,
    sends: u32,
    pauses: u32,
    duplicates: u32,
    /// A request of this call was lost: it may have moved money, or may still.
    in_doubt: bool,
    /// All transactions of the order, if a look-up showed several.
    uids: Vec<String>,
}

#[derive(Clone, Debug)]
enum Stage {
    LookingFirst,
    Sending,
    LookingUp(Why),
    Following {
        uid: String,
        is_shown: bool,
        is_alone: bool,
    },
}

/// Why the order is looked up, which tells what an empty answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// To find out what became of it; nothing is sent.
    Resume,
    /// A request was lost.
    Loss,
    /// A request was refused as a duplicate.
    Duplicate,
    /// So it was, half a minute ago. The equal request may have been this very one, delivered twice, or somebody else's:
    /// what it made is seen by now.
    DuplicateOver,
    /// It was seen before, so that empty says nothing.
    Seen,
}

impl Flow {
    /// A flow that sends the order's request unless the gateway has it already; `attempts` bounds the sending.
    pub(crate) fn send(order: Expected, attempts: u32) -> (Self, Step) {
        let flow = Self::at(Stage::LookingFirst, order, attempts);
        (flow, Step::LookUp(Pause::None))
    }

    /// A flow that finds out what became of an order, and sends nothing that moves money.
    pub(crate) fn resume(order: Expected) -> (Self, Step) {
        let flow = Self::at(Stage::LookingUp(Why::Resume), order, 0);
        (flow, Step::LookUp(Pause::None))
    }

    /// The next step after `event`; `may_replay` says whether the gateway is known to answer a repeated request with
    /// what it made the first time.
    pub(crate) fn next(mut self, event: Event, may_replay: bool) -> (Self, Step) {
        if matches!(event, Event::Deadline) {
            let verdict = self.at_deadline();
            return (self, Step::Done(verdict));
        }
        match std::mem::replace(&mut self.stage, Stage::LookingUp(Why::Seen)) {
            Stage::LookingFirst => self.after_look_first(event),
            Stage::Sending => self.after_send(event),
            Stage::LookingUp(why) => self.after_look_up(why, event, may_replay),
            Stage::Following { uid, is_alone, .. } => self.after_follow(uid, is_alone, event),
        }
    }

    const fn at(stage: Stage, order: Expected, attempts: u32) -> Self {
        Self {
            order,
            attempts,
            stage,
            sends: 0,
            pauses: 0,
            duplicates: 0,
            in_doubt: false,
            uids: Vec::new(),
        }
    }

    fn after_look_first(mut self, event: Event) -> (Self, Step) {
        match event {
            Event::Found(found) if found.is_empty() => self.send_again(Pause::None),
            Event::Found(found) => self.decide(&found),
            // An earlier call may have charged: nothing is sent before that is known.
            _ => {
                let pause = self.backoff();
                self.stage = Stage::LookingFirst;
                (self, Step::LookUp(pause))
            }
        }
    }

    fn after_send(mut self, event: Event) -> (Self, Step) {
        match event {
            Event::Sent(view) if is_another_but_for_money(&view, &self.order) => {
                self.done(Verdict::ReferenceReused { uid: view.uid })
            }
            Event::Sent(view) => self.judge(&view, true),
            Event::Refused if !self.in_doubt => self.done(Verdict::Refused),
            Event::Duplicate if !self.in_doubt => {
                self.duplicates += 1;
                self.look_up(Why::Duplicate, Pause::None)
            }
            Event::NeverConnected if !self.in_doubt && self.sends < self.attempts => {
                let pause = self.backoff();
                self.send_again(pause)
            }
            Event::NeverConnected if !self.in_doubt => self.done(Verdict::NotSent),
            // Lost, or after a loss: a refusal speaks of the last request alone.
            _ => {
                self.in_doubt = true;
                self.look_up_later(Why::Loss)
            }
        }
    }

    fn after_look_up(mut self, why: Why, event: Event, may_replay: bool) -> (Self, Step) {
        let Event::Found(found) = event else {
            return self.look_up_later(why);
        };
        if !found.is_empty() {
            return self.decide(&found);
        }
        match why {
            Why::Resume => self.done(Verdict::NotFound),
            Why::Duplicate => self.look_up(Why::DuplicateOver, Pause::Duplicate),
            Why::DuplicateOver if self.duplicates < 2 && self.sends < self.attempts => {
                self.send_again(Pause::None)
            }
            Why::DuplicateOver => self.done(Verdict::Refused),
            Why::Loss if may_replay && self.sends < self.attempts => {
                let pause = self.backoff();
                self.send_again(pause)
            }
            Why::Loss | Why::Seen => self.look_up_later(why),
        }
    }

    fn after_follow(mut self, uid: String, is_alone: bool, event: Event) -> (Self, Step) {
        match event {
            Event::Shown(view) if is_another_but_for_money(&view, &self.order) => {
                self.done(Verdict::ReferenceReused { uid })
            }
            Event::Shown(view) => match read(&view, &self.order) {
                Reading::NotFinal => {
                    let pause = self.backoff();
                    self.follow(uid, (true, is_alone), pause)
                }
                Reading::Confirm(reason) => {
                    self.end(uid, Reading::Review(reason, MoneyState::Unknown))
                }
                reading @ Reading::ActionRequired => self.end(uid, reading),
                // The others of the order decide too.
                _ if !is_alone => self.look_up_later(Why::Seen),
                reading => self.end(uid, reading),
            },
            _ => {
                let pause = self.backoff();
                self.follow(uid, (false, is_alone), pause)
            }
        }
    }

    fn decide(mut self, found: &[TransactionView]) -> (Self, Step) {
        let Some((choice, uids)) = choose(found, &self.order) else {
            return self.look_up_later(Why::Seen);
        };
        self.uids = uids;
        let several = |money| Reading::Review(ReviewReason::SeveralOperations, money);
        match choice {
            Choice::Others { uid } => self.done(Verdict::ReferenceReused { uid }),
            Choice::Several { uid } => {
                let money = moved(self.order.kind);
                self.end(uid, several(money))
            }
            Choice::Unclear { uid } => self.end(uid, several(MoneyState::Unknown)),
            Choice::One { view, is_alone } => self.judge(&view, is_alone),
        }
    }

    fn judge(mut self, view: &TransactionView, is_alone: bool) -> (Self, Step) {
        let uid = view.uid.clone();
        match read(view, &self.order) {
            Reading::NotFinal => {
                let pause = self.backoff();
                self.follow(uid, (true, is_alone), pause)
            }
            Reading::Confirm(_) => self.follow(uid, (false, is_alone), Pause::None),
            reading => self.end(uid, reading),
        }
    }

    fn at_deadline(&self) -> Verdict {
        match &self.stage {
            Stage::Sending if !self.in_doubt && self.duplicates > 0 => Verdict::Refused,
            Stage::Sending if !self.in_doubt => Verdict::NotSent,
            Stage::Following {
                uid,
                is_shown: true,
                ..
            } => self.read(uid.clone(), Reading::NotFinal),
            Stage::Following { uid, .. } => Verdict::OutcomeUnknown {
                uid: Some(uid.clone()),
            },
            _ => Verdict::OutcomeUnknown { uid: None },
        }
    }

    fn send_again(mut self, pause: Pause) -> (Self, Step) {
        self.sends += 1;
        self.stage = Stage::Sending;
        (self, Step::Send(pause))
    }

    fn look_up_later(mut self, why: Why) -> (Self, Step) {
        let pause = self.backoff();
        self.look_up(why, pause)
    }

    fn look_up(mut self, why: Why, pause: Pause) -> (Self, Step) {
        self.stage = Stage::LookingUp(why);
        (self, Step::LookUp(pause))
    }

    fn follow(
        mut self,
        uid: String,
        (is_shown, is_alone): (bool, bool),
        pause: Pause,
    ) -> (Self, Step) {
        self.stage = Stage::Following {
            uid: uid.clone(),
            is_shown,
            is_alone,
        };
        (self, Step::Show { uid, pause })
    }

    const fn backoff(&mut self) -> Pause {
        let pause = Pause::Backoff(self.pauses);
        self.pauses = self.pauses.saturating_add(1);
        pause
    }

    fn read(&self, uid: String, reading: Reading) -> Verdict {
        let uids = self.uids.clone();
        Verdict::Read { uid, reading, uids }
    }

    fn end(self, uid: String, reading: Reading) -> (Self, Step) {
        let verdict = self.read(uid, reading);
        self.done(verdict)
    }

    fn done(self, verdict: Verdict) -> (Self, Step) {
        (self, Step::Done(verdict))
    }
}
