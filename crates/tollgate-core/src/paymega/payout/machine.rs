//! The state machine of a payout on Paymega and Kuna.
//!
//! Creating and processing are two calls. Only the call that created a payout hands it out to be processed, and the
//! request that processes it is sent once. After one lost response to a creation, no later response ends the call as a
//! definite failure.
//!
//! | stage | event | next |
//! |---|---|---|
//! | create | a payout of this call; 409 with this call's | Pending |
//! | create | a payout of another call; 409 with another call's | Pending |
//! | create | a payout without metadata | read by id at once |
//! | create | a paid payout | Succeeded |
//! | create | another order; 409 with another order | ReferenceReused |
//! | create | 409 without a readable payout; 400; lost | look up after a pause |
//! | create | refused | Refused |
//! | create | not connected | create after a pause |
//! | create | deadline | NotSent |
//! | create | cannot be built | Invalid |
//! | create, last attempt | not connected | NotSent |
//! | create, after a loss | refused; not connected | look up after a pause |
//! | create, after a loss | deadline; cannot be built | OutcomeUnknown |
//! | look up | a payout of this call; a payout of another call | Pending |
//! | look up; reconcile; wait | several payouts | Review: SeveralOperations, money unknown |
//! | look up | empty; references that differ in case | create after a pause |
//! | look up; reconcile; wait | lost; not connected | look up after a pause |
//! | look up; reconcile; wait; check | deadline | OutcomeUnknown |
//! | look up, after 400 twice | empty | Refused |
//! | check | a payout of this call; a payout without metadata | Pending |
//! | check | a paid payout | Succeeded |
//! | check | another payout; lost; not connected | read by id after a pause |
//! | reconcile | an open payout | Pending |
//! | wait | an open payout | read by id after a pause |
//! | reconcile; wait | a paid payout | Succeeded |
//! | reconcile; wait | a failed payout | Declined |
//! | look up; reconcile; wait; check | another order | ReferenceReused |
//! | reconcile; wait | references that differ in case | ReferenceReused |
//! | reconcile; wait | empty | NotFound |
//! | reconcile; wait | credentials refused twice | OutcomeUnknown |
//! | process | a payout under way | read by id after a pause |
//! | process; follow | a paid payout | Succeeded |
//! | process; follow | a failed payout | Declined |
//! | process | another payout; refused; lost | read by id after a pause |
//! | process | not connected | process after a pause |
//! | process | deadline | NotSent, naming the payout |
//! | process | cannot be built | Invalid |
//! | follow | a payout under way; a payout that waits | read by id after a pause |
//! | follow | another payout; lost; not connected | read by id after a pause |
//! | wait; follow | a payout in moderation | Pending, in moderation |
//! | follow | another order | ReferenceReused |
//! | follow | deadline | Pending |
//! | follow, after a loss | deadline; cannot be built | OutcomeUnknown |

use std::sync::Arc;

use super::{
    Creation, Goal, Payout, PayoutFingerprint, Request,
    rules::{Interpretation, Response, conclusion, interpret, is_another, pending},
    stage::Stage,
};
use crate::{
    Error, Invalid, Outcome, Refusal,
    engine::{Event, Machine, Now, Pause, Retries, Step, StepOf},
    error::{NotSent, NotSentReason, ResponseLost, Sought},
    paymega::{charge::LostCreations, rules::choose},
};

/// A payout on its way.
#[derive(Clone, Debug)]
pub struct PayoutMachine {
    order: PayoutFingerprint,
    goal: Goal,
    stage: Stage,
    retries: Retries,
    /// How often in a row the provider has refused the credentials of a read.
    denials: u32,
    lost: LostCreations,
    /// Paymega's refusal of this call's request to process the payout.
    process_refusal: Option<Arc<Refusal>>,
}

type Next = StepOf<PayoutMachine>;

impl PayoutMachine {
    /// Starts with the creation of the order's payout.
    pub fn create(order: PayoutFingerprint, goal: Goal, creation: Creation) -> (Self, Next) {
        Self::start(order, goal, Stage::Create(creation))
    }

    /// Starts with the request that processes a payout, which the caller created and never sent it for.
    pub fn process(order: PayoutFingerprint, payout: Payout) -> (Self, Next) {
        Self::start(order, Goal::Process, Stage::Process(payout))
    }

    /// Searches for the order's payout, and reads its outcome now. The call sends nothing that moves money.
    pub fn reconcile(order: PayoutFingerprint) -> (Self, Next) {
        Self::start(order, Goal::Reconcile, Stage::LookUp(None))
    }

    /// As [`reconcile`](Self::reconcile), but reads until the status is final.
    pub fn wait_for(order: PayoutFingerprint) -> (Self, Next) {
        Self::start(order, Goal::WaitFor, Stage::LookUp(None))
    }

    /// The reference of the order.
    pub fn reference(&self) -> &str {
        &self.order.reference
    }

    fn start(order: PayoutFingerprint, goal: Goal, stage: Stage) -> (Self, Next) {
        let step = Step::Send(stage.request(), Pause::None);
        let machine = Self {
            order,
            goal,
            stage,
            retries: Retries::default(),
            denials: 0,
            lost: LostCreations::default(),
            process_refusal: None,
        };
        (machine, step)
    }
}

impl Machine for PayoutMachine {
    type Request = Request;
    type Response = Response;
    type End = Result<Outcome<Payout>, Error>;

    fn next(&mut self, event: Event<Response>, now: &Now) -> Next {
        if let Stage::Create(creation) = &mut self.stage {
            creation.attempts_left = creation.attempts_left.saturating_sub(1);
        }
        self.denials = match event {
            Event::Lost(ResponseLost::Credentials(_)) => self.denials + 1,
            _ => 0,
        };
        let step = match event {
            // A call that only reads stops here. A call that has sent a request waits for its result.
            _ if self.denials > 1 && self.goal.is_read() => self.unknown(now),
            Event::Response(response) => self.after_response(response, now),
            Event::Lost(_) => self.after_loss(),
            Event::NotConnected => self.after_no_connection(),
            Event::Unsendable(why) => self.after_unsendable(why, now),
            Event::Deadline => self.at_deadline(now),
        };
        match (step, &self.process_refusal) {
            (Step::Done(Ok(outcome)), Some(refusal)) => {
                Step::Done(Ok(outcome.map(|payout| {
                    payout.with_process_refusal(Some(Arc::clone(refusal)))
                })))
            }
            (step, _) => step,
        }
    }
}

/// The next step after each event.
impl PayoutMachine {
    fn after_response(&mut self, response: Response, now: &Now) -> Next {
        match (self.stage.clone(), response) {
            (Stage::Create(_), Response::Created(payout)) => self.decide(payout, now),
            (Stage::Create(_), Response::Conflict(Some(payout))) if self.shows_enough(&payout) => {
                self.conclude(payout, now)
            }
            (Stage::Create(mut creation), Response::Conflict(payout)) => {
                creation.shown = payout.map(|payout| payout.id().to_owned());
                self.after_lost_creation(creation)
            }
            (Stage::Create(_), Response::Refused(refusal)) if self.lost.count == 0 => {
                Step::Done(Err(Error::Refused(refusal)))
            }
            // After a lost response, a refusal proves nothing about the earlier request.
            (Stage::Create(creation), Response::Refused(_)) => self.after_lost_creation(creation),
            (Stage::Create(creation), Response::Malformed(refusal)) => {
                self.lost.malformed += 1;
                self.lost.refusal = Some(refusal);
                self.after_lost_creation(creation)
            }
            (Stage::LookUp(creation), Response::Found(found)) => self.found(found, creation, now),
            // The search ignores case or spaces. A creation does not depend on it: the provider decides whether the
            // reference is taken.
            (Stage::LookUp(None), Response::FoundAlike) => {
                Step::Done(Err(now.last.reused(&self.order.reference, None)))
            }
            (Stage::LookUp(creation), Response::FoundAlike) => self.nothing_found(creation, now),
            (Stage::Check(id), Response::Shown(payout))
                if payout.is_it(&id, &self.order.reference) =>
            {
                self.conclude(payout, now)
            }
            (Stage::Follow { id, .. }, Response::Shown(payout))
                if payout.is_it(&id, &self.order.reference) =>
            {
                self.after_read(payout, now)
            }
            (Stage::Process(sent), Response::Processed(payout))
                if payout.is_it(sent.id(), &self.order.reference) =>
            {
                self.after_read(payout, now)
            }
            (Stage::Process(_), Response::ProcessRefused(refusal)) => {
                self.process_refusal = Some(refusal);
                self.after_loss()
            }
            // A response about another payout, or to another request, proves nothing.
            (_, _) => self.after_loss(),
        }
    }

    fn after_loss(&mut self) -> Next {
        match self.stage.clone() {
            Stage::Create(creation) => self.after_lost_creation(creation),
            // The request was sent, and is never sent again.
            Stage::Process(payout) => self.send_later(Stage::follow(&payout)),
            stage => self.send_later(stage.unseen()),
        }
    }

    fn after_lost_creation(&mut self, creation: Creation) -> Next {
        self.lost.count += 1;
        self.send_later(Stage::LookUp(Some(creation)))
    }

    fn after_no_connection(&mut self) -> Next {
        match self.stage.clone() {
            Stage::Create(creation) if self.lost.count == 0 => {
                self.create_again(creation).unwrap_or_else(|| {
                    not_sent(NotSent::untouched(None).because(NotSentReason::NotConnected))
                })
            }
            Stage::Create(creation) => self.send_later(Stage::LookUp(Some(creation))),
            stage @ Stage::Process(_) => self.send_later(stage),
            _ => self.after_loss(),
        }
    }

    /// A request that cannot be built was not sent. Requests before it may have moved money.
    fn after_unsendable(&self, why: &'static str, now: &Now) -> Next {
        let is_first = matches!(self.stage, Stage::Create(_) | Stage::Process(_));
        if is_first && self.lost.count == 0 {
            Step::Done(Err(Invalid::new("request", why).into()))
        } else {
            self.unknown(now)
        }
    }

    fn at_deadline(&self, now: &Now) -> Next {
        match &self.stage {
            Stage::Create(_) if self.lost.count == 0 => not_sent(NotSent::untouched(None)),
            Stage::Process(payout) => not_sent(NotSent::unprocessed(payout.id().to_owned())),
            Stage::Follow {
                last: Some(payout), ..
            } => Step::Done(Ok(pending(payout.clone()))),
            _ => self.unknown(now),
        }
    }
}

/// The decisions about payouts.
impl PayoutMachine {
    fn found(&mut self, found: Vec<Payout>, creation: Option<Creation>, now: &Now) -> Next {
        match choose(found, Payout::agrees_with) {
            None => self.nothing_found(creation, now),
            Some(Ok(payout)) => self.decide(payout, now),
            Some(Err(review)) => Step::Done(Ok(Outcome::Review(review))),
        }
    }

    fn nothing_found(&mut self, creation: Option<Creation>, now: &Now) -> Next {
        let Some(creation) = creation else {
            let reference = &self.order.reference;
            return Step::Done(Err(now.last.not_found(reference, Sought::UniqueOrder)));
        };
        if let Some(refusal) = self.lost.refusal_of_malformed() {
            return Step::Done(Err(Error::Refused(refusal.clone())));
        }
        let search = Stage::LookUp(Some(creation.clone()));
        self.create_again(creation)
            .unwrap_or_else(|| self.send_later(search))
    }

    /// Decides about a payout, or first reads it by its id if the response shows too little.
    fn decide(&mut self, payout: Payout, now: &Now) -> Next {
        if self.shows_enough(&payout) {
            self.conclude(payout, now)
        } else {
            self.send(Stage::Check(payout.id().to_owned()), Pause::None)
        }
    }

    /// Whether the response shows all that a decision needs.
    fn shows_enough(&self, payout: &Payout) -> bool {
        let is_final = || interpret(payout, &self.order) != Interpretation::NotFinal;
        is_another(payout, &self.order)
            || (payout.is_recognisable() && (is_final() || self.goal.shows_creator(payout)))
    }

    fn conclude(&mut self, payout: Payout, now: &Now) -> Next {
        match conclusion(&payout, &self.order, now) {
            Some(end) => Step::Done(end),
            None if matches!(self.goal, Goal::WaitFor) && !payout.is_in_moderation() => {
                self.send(Stage::seen(payout), Pause::Backoff(0))
            }
            None => Step::Done(Ok(pending(payout))),
        }
    }

    fn after_read(&mut self, payout: Payout, now: &Now) -> Next {
        match conclusion(&payout, &self.order, now) {
            Some(end) => Step::Done(end),
            None if payout.is_in_moderation() => Step::Done(Ok(pending(payout))),
            None => self.send_later(Stage::seen(payout)),
        }
    }
}

/// The requests, each with the stage that awaits its response, and the ends.
impl PayoutMachine {
    /// Sends the same bytes again: Paymega then returns the payout that exists.
    fn create_again(&mut self, creation: Creation) -> Option<Next> {
        let may_send = creation.attempts_left > 0;
        self.stage = Stage::Create(creation);
        may_send.then(|| self.send_later(self.stage.clone()))
    }

    /// Sends after a pause.
    fn send_later(&mut self, stage: Stage) -> Next {
        let pause = self.retries.next();
        self.send(stage, pause)
    }

    fn send(&mut self, stage: Stage, pause: Pause) -> Next {
        let request = stage.request();
        self.stage = stage;
        Step::Send(request, pause)
    }

    fn unknown(&self, now: &Now) -> Next {
        let id = self.stage.id().map(str::to_owned);
        Step::Done(Err(now.last.unknown(id).into()))
    }
}

const fn not_sent(not_sent: NotSent) -> Next {
    Step::Done(Err(Error::NotSent(not_sent)))
}
