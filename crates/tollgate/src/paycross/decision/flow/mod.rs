//! The way of a request on PayCross: look first, send, look up, follow.
//!
//! A request that moves money is sent again only if no connection was made, or inside a replay window. After a refusal
//! as a duplicate nothing is sent again. After a lost response no later attempt ends as a refusal.
//!
//! What follows a transaction (capture, void, refund) may be listed without its reference. So where the look-up by the
//! order's own reference finds nothing, the list of the parent's reference is searched for an equal one too. That
//! search can only stop a request: where it is inconclusive, the look-up by the own reference decides.

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

/// One flow on its way.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    order: OrderFingerprint,
    purpose: Purpose,
    attempts: u32,
    stage: Stage,
    sends: u32,
    pauses: u32,
    /// A request of this call was lost: it may have moved money, or may still.
    is_uncertain: bool,
    was_duplicate: bool,
    /// What the questions before the request came to.
    failures: LookUpFailures,
    /// The last look-up found only other operations.
    others_only: bool,
    /// The reference of the transaction to be followed, once it was read.
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
    /// To find out what happened.
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

/// What is asked about the order by a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    Own,
    Parent,
    Siblings,
}

/// Why the order is looked up, which says what an empty list means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// Nothing was sent yet.
    First,
    /// A request was lost.
    ResponseLost,
    /// A request was refused as a duplicate: an equal one exists.
    Duplicate,
    /// A request was refused. Delivered twice by the network, it may have been accepted the first time.
    Refusal,
    /// It was seen before, so that empty says nothing.
    Seen,
}

/// What the questions before the request came to.
#[derive(Clone, Copy, Debug, Default)]
struct LookUpFailures {
    never_connected: u32,
    lost: u32,
    /// How often in a row the credentials were refused.
    denied: u32,
    /// How often in a row there was no transaction to be followed.
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

    /// A flow that finds out what happened to an order, and sends nothing that moves money.
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

    /// The order that is asked about.
    pub(crate) const fn order(&self) -> &OrderFingerprint {
        &self.order
    }

    /// The next step after `event`; `may_replay` says whether the gateway is known to respond to a repeated request with
    /// what it made the first time.
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
            // Lost, or after a loss: a refusal speaks of the last request alone.
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
            // The others of the order decide too.
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

    /// Whether nothing but a connection was missing, before a request that was to be sent.
    fn was_never_reached(&self) -> bool {
        let LookUpFailures {
            never_connected,
            lost,
            ..
        } = self.failures;
        self.purpose != Purpose::Reconcile && never_connected > 0 && lost == 0
    }
}
