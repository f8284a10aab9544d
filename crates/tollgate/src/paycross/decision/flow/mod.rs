//! The state machine of a request on PayCross: look up, send, look up again, follow.
//!
//! A flow sends a request that moves money again only if no connection was made, or within a replay window. After a
//! refusal as a duplicate the flow sends nothing again. After a lost response no later attempt ends as a refusal.
//!
//! The gateway may list a capture, void or refund without its reference. So if the look-up by the order's own reference
//! finds nothing, the flow also searches the list of the parent's reference for an equal transaction. That search can
//! only prevent a request: if the search is inconclusive, the look-up by the order's own reference decides.

mod ask;
mod steps;

use super::{
    choice::Rest,
    event::{Event, Pause, Step, Verdict},
    interpret::{Interpretation, interpret},
    sameness::is_another_but_for_money,
    view::{OrderFingerprint, TransactionView},
};
use crate::{MoneyState, ResponseLost};

/// The state of one flow.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    order: OrderFingerprint,
    purpose: Purpose,
    attempts: u32,
    stage: Stage,
    sends: u32,
    pauses: u32,
    /// A response to a request of this call was lost: the request may have moved money, or may still do so.
    is_uncertain: bool,
    was_duplicate: bool,
    /// How the look-ups before the request failed.
    failures: LookUpFailures,
    /// The last look-up found only other operations.
    others_only: bool,
    /// The reference of the parent transaction, once it was read.
    parent_reference: Option<String>,
    /// All transactions of the order, if a look-up showed several.
    uids: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// To send the order.
    Send,
    /// To read an earlier attempt before a further one is sent.
    Earlier,
    /// To read the order's transaction, and send nothing that moves money.
    Reconcile,
}

#[derive(Clone, Debug)]
enum Stage {
    Asking(Question, Why),
    Sending,
    Following {
        uid: String,
        is_shown: bool,
        rest: Rest,
    },
}

/// The kinds of look-up for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    Own,
    Parent,
    Siblings,
}

/// Why the order is looked up. The meaning of an empty list depends on the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// Nothing was sent yet.
    First,
    /// The response to a request was lost.
    ResponseLost,
    /// A request was refused as a duplicate: an equal one exists.
    Duplicate,
    /// A request was refused. If the network delivered it twice, the gateway may have accepted it the first time.
    Refusal,
    /// The transaction was seen before, so an empty list proves nothing.
    Seen,
}

/// How the look-ups before the request failed.
#[derive(Clone, Copy, Debug, Default)]
struct LookUpFailures {
    never_connected: u32,
    lost: u32,
    /// How often in a row the credentials were refused.
    denied: u32,
    /// How often in a row the parent transaction was not found.
    no_parent: u32,
}

impl Flow {
    /// A flow that sends the order's request unless the gateway has it already; `attempts` bounds the sending.
    pub(crate) fn send(order: OrderFingerprint, attempts: u32) -> (Self, Step) {
        Self::begin(Purpose::Send, order, attempts)
    }

    /// A flow that reads an earlier attempt, before a further one is sent.
    pub(crate) fn earlier(order: OrderFingerprint, attempts: u32) -> (Self, Step) {
        Self::begin(Purpose::Earlier, order, attempts)
    }

    /// A flow that reads an order's transaction, and sends nothing that moves money.
    pub(crate) fn reconcile(order: OrderFingerprint) -> (Self, Step) {
        Self::begin(Purpose::Reconcile, order, 0)
    }

    fn begin(purpose: Purpose, order: OrderFingerprint, attempts: u32) -> (Self, Step) {
        let flow = Self {
            order,
            purpose,
            attempts: attempts.max(1),
            stage: Stage::Asking(Question::Own, Why::First),
            sends: 0,
            pauses: 0,
            is_uncertain: false,
            was_duplicate: false,
            failures: LookUpFailures::default(),
            others_only: false,
            parent_reference: None,
            uids: Vec::new(),
        };
        (flow, Step::LookUp(Pause::None))
    }

    /// The order of this flow.
    pub(crate) const fn order(&self) -> &OrderFingerprint {
        &self.order
    }

    /// Returns the next step after `event`. `may_replay` is whether a retry would arrive within the replay window.
    pub(crate) fn next(mut self, event: Event, may_replay: bool) -> (Self, Step) {
        if matches!(event, Event::Deadline) {
            let verdict = self.at_deadline();
            return self.done(verdict);
        }
        let asking = Stage::Asking(Question::Own, Why::Seen);
        match std::mem::replace(&mut self.stage, asking) {
            Stage::Asking(question, why) => self.after_question(question, why, event, may_replay),
            Stage::Sending => self.after_send(event),
            Stage::Following { uid, rest, .. } => self.after_follow(uid, rest, event),
        }
    }

    fn after_send(mut self, event: Event) -> (Self, Step) {
        match event {
            Event::Sent(view) if is_another_but_for_money(&view, &self.order) => {
                self.done(Verdict::ReferenceReused { uid: view.uid })
            }
            Event::Sent(view) => self.apply(&view, Rest::Nothing),
            Event::Refused(422) if !self.is_uncertain => {
                self.ask(Question::Own, Why::Refusal, Pause::None)
            }
            Event::Refused(_) if !self.is_uncertain => self.done(Verdict::Refused),
            Event::Duplicate if !self.is_uncertain => {
                self.was_duplicate = true;
                self.ask(Question::Own, Why::Duplicate, Pause::None)
            }
            Event::NeverConnected if !self.is_uncertain && self.sends < self.attempts => {
                let pause = self.backoff();
                self.send_again(pause)
            }
            Event::NeverConnected if !self.is_uncertain => {
                self.done(Verdict::NotSent(MoneyState::Untouched))
            }
            // The response was lost, or an earlier one was: a refusal concerns only the last request.
            event => {
                self.is_uncertain = true;
                self.was_duplicate |= matches!(event, Event::Duplicate);
                self.ask_later(Question::Own, Why::ResponseLost)
            }
        }
    }

    fn after_follow(mut self, uid: String, rest: Rest, event: Event) -> (Self, Step) {
        let Event::Shown(view) = event else {
            let is_denied = matches!(event, Event::Lost(ResponseLost::Credentials(_)));
            self.failures.denied = if is_denied {
                self.failures.denied + 1
            } else {
                0
            };
            if self.failures.denied > 1 && self.purpose != Purpose::Send {
                return self.done(Verdict::OutcomeUnknown {
                    uid: Some(uid),
                    cause: None,
                });
            }
            let pause = self.backoff();
            return self.follow(uid, (false, rest), pause);
        };
        self.failures.denied = 0;
        match (interpret(&view, &self.order), rest) {
            (Interpretation::NotFinal, _) => {
                let pause = self.backoff();
                self.follow(uid, (true, rest), pause)
            }
            (Interpretation::Confirm(reason), _) => self.review(uid, reason, MoneyState::Unknown),
            (interpretation @ Interpretation::ActionRequired, _) => self.end(uid, interpretation),
            // The other transactions of the order decide too.
            (_, Rest::Open) => self.ask_later(Question::Own, Why::Seen),
            (Interpretation::Declined, Rest::Hidden) => self.incomplete(uid),
            (interpretation, _) => self.end(uid, interpretation),
        }
    }

    fn apply(mut self, view: &TransactionView, rest: Rest) -> (Self, Step) {
        let uid = view.uid.clone();
        match interpret(view, &self.order) {
            Interpretation::NotFinal => {
                let pause = self.backoff();
                self.follow(uid, (true, rest), pause)
            }
            Interpretation::Confirm(_) => self.follow(uid, (false, rest), Pause::None),
            interpretation => self.end(uid, interpretation),
        }
    }

    fn at_deadline(&self) -> Verdict {
        match &self.stage {
            Stage::Asking(_, Why::First) if self.was_never_reached() => {
                Verdict::NotSent(MoneyState::Unknown)
            }
            Stage::Asking(_, Why::Refusal) => Verdict::Refused,
            Stage::Sending if !self.is_uncertain => Verdict::NotSent(MoneyState::Untouched),
            Stage::Following {
                uid,
                is_shown: true,
                ..
            } => self.interpret(uid.clone(), Interpretation::NotFinal),
            Stage::Following { uid, .. } => Verdict::OutcomeUnknown {
                uid: Some(uid.clone()),
                cause: None,
            },
            _ => self.as_unknown(),
        }
    }

    /// Whether every look-up before the request failed because no connection was made.
    fn was_never_reached(&self) -> bool {
        let LookUpFailures {
            never_connected,
            lost,
            ..
        } = self.failures;
        self.purpose != Purpose::Reconcile && never_connected > 0 && lost == 0
    }
}
