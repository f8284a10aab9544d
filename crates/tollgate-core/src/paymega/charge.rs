//! The state machine of a charge on Paymega and Kuna.
//!
//! Only the call that created an invoice sends its sale, and sends the sale at most once. After one lost response to a
//! creation, no later response ends the call as a definite failure.
//!
//! | stage | event | next |
//! |---|---|---|
//! | create | an invoice of this call; 409 with this call's | sale at once |
//! | create | an invoice of another call; 409 with another call's | read by id after a pause |
//! | create | an invoice without bearer; an invoice without metadata | read by id at once |
//! | create | a paid invoice | Succeeded |
//! | create | another order; 409 with another order | ReferenceReused |
//! | create | 409 without a readable invoice; 400; lost | look up after a pause |
//! | create | refused | Refused |
//! | create | not connected | create after a pause |
//! | create | deadline | NotSent |
//! | create | cannot be built | Invalid |
//! | create, last attempt | not connected | NotSent |
//! | create, after a loss | refused; not connected | look up after a pause |
//! | create, after a loss | deadline; cannot be built | OutcomeUnknown |
//! | create, without account | lost | create after a pause |
//! | create, invoice only | an invoice of this call; an invoice of another call | Pending |
//! | create, hosted page | an invoice of this call; an invoice of another call | ActionRequired |
//! | look up | an invoice of this call | sale at once |
//! | look up | an invoice of another call | read by id after a pause |
//! | look up | several invoices | Review: SeveralOperations, money unknown |
//! | look up | empty; references that differ in case | create after a pause |
//! | look up; reconcile; wait | lost; not connected | look up after a pause |
//! | look up; check | deadline | OutcomeUnknown |
//! | look up, after 400 twice | empty | Refused |
//! | reconcile | an open invoice | Pending |
//! | reconcile, at an unknown time | an expired invoice | read by id at once |
//! | reconcile, at an unknown time | an expired invoice, read again | Pending |
//! | wait | an open invoice | read by id after a pause |
//! | reconcile; wait | another order; references that differ in case | ReferenceReused |
//! | reconcile; wait | empty | NotFound |
//! | reconcile; wait | credentials refused twice; deadline | OutcomeUnknown |
//! | check | an invoice of this call | sale at once |
//! | check | an invoice without bearer; lost; not connected | read by id after a pause |
//! | sale | accepted | read by id at once |
//! | sale | a challenge | ActionRequired |
//! | sale | an unknown challenge | ActionRequired, without a form |
//! | sale | refused; lost | read by id after a pause |
//! | sale | not connected | sale after a pause |
//! | sale | deadline | NotSent, naming the invoice |
//! | reconcile; wait; follow | a paid invoice | Succeeded |
//! | follow | a failed invoice | Declined |
//! | follow | an open invoice; another invoice; lost; not connected | read by id after a pause |
//! | look up; follow | another order | ReferenceReused |
//! | follow | an invoice in moderation | Pending, in moderation |
//! | follow | deadline | Pending |
//! | follow, after a loss | deadline | OutcomeUnknown |

mod end;
mod goal;
mod request;
mod send;
mod stage;

use std::sync::Arc;

use tollgate_paymega_cardgate::types::SaleRequest;

pub(super) use self::stage::LostCreations;
use self::{
    end::{not_sent, unsold},
    stage::{Stage, Then},
};
pub use self::{
    goal::Goal,
    request::{Request, Sale},
    stage::Creation,
};
use super::{
    invoice::Invoice,
    order::{CallTag, OrderFingerprint},
    rules::{Response, Sold, challenge, choose, conclusion, is_ending, may_sell, noted, pending},
};
use crate::{
    Error, Invalid, Outcome, Refusal,
    engine::{Event, Machine, Now, Pause, Retries, Step, StepOf},
    error::{NotSent, NotSentReason, ResponseLost, Sought},
    paymega::Redirect,
};

/// A charge on its way.
#[derive(Clone, Debug)]
pub struct Charge {
    order: OrderFingerprint,
    goal: Goal,
    stage: Stage,
    retries: Retries,
    /// How often in a row the provider has refused the credentials of a read.
    denials: u32,
    lost: LostCreations,
    /// The card gate's refusal of this call's sale.
    sale_refusal: Option<Arc<Refusal>>,
}

type Next = StepOf<Charge>;

impl Charge {
    /// Starts with the creation of the order's invoice.
    pub fn create(order: OrderFingerprint, goal: Goal, creation: Creation) -> (Self, Next) {
        Self::start(order, goal, Stage::Create(creation))
    }

    /// Starts with the sale of an invoice that the caller created with this tag, and whose sale was never sent. An
    /// invoice without a bearer is read until it has one.
    pub fn sale(
        order: OrderFingerprint,
        (call_tag, request): (CallTag, Arc<SaleRequest>),
        invoice: &Invoice,
        now: &Now,
    ) -> (Self, Next) {
        let sale = Sale::of(invoice, &request);
        let goal = Goal::Charge(call_tag, request);
        let (mut charge, step) = Self::start(order, goal, Stage::check(invoice));
        match sale {
            Some(sale) => {
                let step = charge.sell(invoice.clone(), sale, now);
                (charge, step)
            }
            None => (charge, step),
        }
    }

    /// Searches for the order's invoice, and reads its outcome now. The call sends nothing that moves money.
    pub fn reconcile(order: OrderFingerprint) -> (Self, Next) {
        Self::start(order, Goal::Reconcile, Stage::LookUp(None))
    }

    /// As [`reconcile`](Self::reconcile), but reads until the status is final.
    pub fn wait_for(order: OrderFingerprint) -> (Self, Next) {
        Self::start(order, Goal::WaitFor, Stage::LookUp(None))
    }

    /// The reference of the order.
    pub fn reference(&self) -> &str {
        &self.order.reference
    }

    fn start(order: OrderFingerprint, goal: Goal, stage: Stage) -> (Self, Next) {
        let step = Step::Send(stage.request(), Pause::None);
        let charge = Self {
            order,
            goal,
            stage,
            retries: Retries::default(),
            denials: 0,
            lost: LostCreations::default(),
            sale_refusal: None,
        };
        (charge, step)
    }
}

impl Machine for Charge {
    type Request = Request;
    type Response = Response;
    type End = Result<Outcome<Invoice>, Error>;

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
            _ if self.denials > 1 && self.goal.call_tag().is_none() => self.unknown(now),
            Event::Response(response) => self.after_response(response, now),
            Event::Lost(_) => self.after_loss(now),
            Event::NotConnected => self.after_no_connection(now),
            Event::Unsendable(why) => self.after_unsendable(why, now),
            Event::Deadline => self.at_deadline(now),
        };
        match step {
            Step::Done(end) => Step::Done(noted(end, &self.order, self.sale_refusal.as_ref())),
            send @ Step::Send(..) => send,
        }
    }
}

/// The next step after each event.
impl Charge {
    fn after_response(&mut self, response: Response, now: &Now) -> Next {
        match (self.stage.clone(), response) {
            (Stage::Create(_), Response::Created(invoice)) => self.decide(invoice, now),
            (Stage::Create(_), Response::Conflict(Some(invoice)))
                if self.goal.shows_enough(&invoice, &self.order) =>
            {
                self.apply(invoice, now)
            }
            (Stage::Create(mut creation), Response::Conflict(invoice)) => {
                creation.shown = invoice.map(|invoice| invoice.id().to_owned());
                self.after_lost_creation(creation, now)
            }
            (Stage::Create(_), Response::Refused(refusal)) if self.lost.count == 0 => {
                Step::Done(Err(Error::Refused(refusal)))
            }
            // After a lost response, a refusal proves nothing about the earlier request.
            (Stage::Create(creation), Response::Refused(_)) => {
                self.after_lost_creation(creation, now)
            }
            (Stage::Create(creation), Response::Malformed(refusal)) => {
                self.lost.malformed += 1;
                self.lost.refusal = Some(refusal);
                self.after_lost_creation(creation, now)
            }
            (Stage::LookUp(creation), Response::Found(found)) => self.found(found, creation, now),
            // The search ignores case or spaces. A creation does not depend on it: the provider decides whether the
            // reference is taken.
            (Stage::LookUp(None), Response::FoundAlike) => {
                Step::Done(Err(now.last.reused(&self.order.reference, None)))
            }
            (Stage::LookUp(creation), Response::FoundAlike) => self.nothing_found(creation, now),
            (Stage::Read { id, then, .. }, Response::Shown(invoice))
                if invoice.is_it(&id, &self.order.reference) =>
            {
                self.after_read(then, invoice, now)
            }
            (Stage::Sell(invoice, _), Response::Sold(Sold::Accepted)) => {
                self.send(Stage::seen(invoice, Then::Follow), Pause::None)
            }
            (Stage::Sell(invoice, _), Response::Sold(Sold::Challenge { form, mode })) => {
                Step::Done(Ok(challenge(invoice, form, mode, now)))
            }
            (Stage::Sell(..), Response::SaleRefused(refusal)) => {
                self.sale_refusal = Some(refusal);
                self.after_loss(now)
            }
            // A response about another invoice, or to another request, proves nothing.
            (_, _) => self.after_loss(now),
        }
    }

    fn after_loss(&mut self, now: &Now) -> Next {
        match self.stage.clone() {
            Stage::Create(creation) => self.after_lost_creation(creation, now),
            // The sale was sent, and is never sent again.
            Stage::Sell(invoice, _) => self.send_later(Stage::follow(&invoice)),
            stage @ (Stage::LookUp(_) | Stage::Read { .. }) => self.send_later(stage.unseen()),
        }
    }

    fn after_lost_creation(&mut self, creation: Creation, now: &Now) -> Next {
        self.lost.count += 1;
        self.find_or_create(creation, now)
    }

    fn after_no_connection(&mut self, now: &Now) -> Next {
        match self.stage.clone() {
            Stage::Create(creation) if self.lost.count == 0 => {
                self.create_again(creation).unwrap_or_else(|| {
                    not_sent(NotSent::untouched(None).because(NotSentReason::NotConnected))
                })
            }
            Stage::Create(creation) => self.find_or_create(creation, now),
            Stage::Sell(invoice, sale) if may_sell(invoice.bearer_end(), now.provider) => {
                self.send_later(Stage::Sell(invoice, sale))
            }
            Stage::Sell(invoice, _) => self.sale_expired(&invoice, now),
            Stage::LookUp(_) | Stage::Read { .. } => self.after_loss(now),
        }
    }

    /// A request that cannot be built was not sent. Requests before it may have charged.
    fn after_unsendable(&self, why: &'static str, now: &Now) -> Next {
        if self.stage.is_follow() || self.lost.count > 0 {
            self.unknown(now)
        } else {
            Step::Done(Err(Invalid::new("request", why).into()))
        }
    }

    fn at_deadline(&self, now: &Now) -> Next {
        match &self.stage {
            Stage::Create(_) if self.lost.count == 0 => not_sent(NotSent::untouched(None)),
            Stage::Sell(invoice, _) => self.sale_not_sent(invoice, unsold(invoice), now),
            Stage::Read {
                last: Some(invoice),
                ..
            } => Step::Done(Ok(pending(invoice.clone(), &self.order))),
            Stage::Create(_) | Stage::LookUp(_) | Stage::Read { last: None, .. } => {
                self.unknown(now)
            }
        }
    }
}

/// The decisions about invoices.
impl Charge {
    fn found(&mut self, found: Vec<Invoice>, creation: Option<Creation>, now: &Now) -> Next {
        match choose(found, Invoice::agrees_with) {
            None => self.nothing_found(creation, now),
            Some(Ok(invoice)) => self.decide(invoice, now),
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

    /// Decides about an invoice, or first reads it by its id if the response shows too little.
    fn decide(&mut self, invoice: Invoice, now: &Now) -> Next {
        // A second response can make the provider's clock believable.
        let lacks_time = now.provider.is_none() && is_ending(&invoice, &self.order);
        let is_over = lacks_time && matches!(self.goal, Goal::Reconcile);
        if self.goal.shows_enough(&invoice, &self.order) && !is_over {
            self.apply(invoice, now)
        } else {
            self.send(Stage::check(&invoice), Pause::None)
        }
    }

    fn after_read(&mut self, then: Then, invoice: Invoice, now: &Now) -> Next {
        match then {
            Then::Decide if self.goal.may_show_more(&invoice, &self.order, now.provider) => {
                self.send_later(Stage::seen(invoice, then))
            }
            Then::Decide => self.apply(invoice, now),
            Then::Follow => match conclusion(&invoice, &self.order, now) {
                Some(end) => Step::Done(end),
                None if invoice.is_in_moderation() => Step::Done(Ok(pending(invoice, &self.order))),
                None => self.send_later(Stage::seen(invoice, then)),
            },
        }
    }

    fn apply(&mut self, invoice: Invoice, now: &Now) -> Next {
        if let Some(end) = conclusion(&invoice, &self.order, now) {
            return Step::Done(end);
        }
        if let Some(sale) = self.goal.sale_of(&invoice) {
            return self.sell(invoice, sale, now);
        }
        let moderation = invoice.is_in_moderation();
        match self.goal {
            Goal::WaitFor | Goal::Charge(..) if !moderation => {
                self.send(Stage::seen(invoice, Then::Follow), Pause::Backoff(0))
            }
            Goal::Page(_) if !moderation => {
                let form = invoice.redirect().map(Redirect::into_form);
                Step::Done(Ok(challenge(invoice, form, None, now)))
            }
            _ => Step::Done(Ok(pending(invoice, &self.order))),
        }
    }

    fn sell(&mut self, invoice: Invoice, sale: Sale, now: &Now) -> Next {
        self.retries = Retries::default();
        if may_sell(invoice.bearer_end(), now.provider) {
            self.send(Stage::Sell(invoice, sale), Pause::None)
        } else {
            self.sale_expired(&invoice, now)
        }
    }
}
