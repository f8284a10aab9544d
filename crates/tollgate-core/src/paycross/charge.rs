//! The state machine of a request that moves money or saves a card: look first, send, look up again, read by uid.
//!
//! It sends again only if no connection was made, or within a replay window; after a refusal as a duplicate, never. After
//! a lost response it never ends as a refusal.
//!
//! The gateway may list a capture, void or refund without its reference. If the order's reference lists nothing, the
//! machine searches the list of the parent's reference for an equal child. A child that is found prevents the request; a
//! search that fails decides nothing.
//!
//! A stage is the last request, and for a look-up its reason. Cells with several stages or events hold each of them.
//!
//! | stage | event | next |
//! |---|---|---|
//! | look first | succeeded | `Succeeded` |
//! | look first | failed | `Declined` |
//! | look first | not final | read by uid after a pause |
//! | look first | `error` | read by uid at once |
//! | look first | waits for the payer | `ActionRequired` |
//! | look first | several succeeded | `Review(SeveralOperations)`, money charged |
//! | look first | failed, others may be hidden | `Review(IncompleteLookUp)`, money unknown |
//! | look first | empty list | send at once |
//! | look first | others only | `ReferenceReused` |
//! | look first | 401; 403 | `Refused`, money unknown |
//! | look first | lost; not connected | look up after a pause |
//! | look first | not connected, last attempt; not connected, deadline | `NotSent`, money unknown |
//! | look first | deadline | `OutcomeUnknown` |
//! | look first; send | cannot be built | `Invalid` |
//! | look first, of a child | empty list | read the parent at once |
//! | read the parent | its reference | look up the children at once |
//! | read the parent | no reference | send at once |
//! | read the parent | lost; not connected | read the parent after a pause |
//! | read the parent | 404, last attempt | `NotFound(parent)` |
//! | look up the children | equal child | `Review(WithoutReference)`, money unknown |
//! | look up the children | empty list | send at once |
//! | look up the children | lost; not connected | look up the children after a pause |
//! | send; look up after a loss; look up after 422; look up after a duplicate; read by uid | succeeded | `Succeeded` |
//! | send; look up after a loss; read by uid | failed | `Declined` |
//! | send; look up after a loss | not final | read by uid after a pause |
//! | send | `error` | read by uid at once |
//! | send; read by uid | waits for the payer | `ActionRequired` |
//! | send | another order | `ReferenceReused` |
//! | send | 401; 403; 405 | `Refused`, money untouched |
//! | send | 422; duplicate | look up at once |
//! | send; send after a loss | lost | look up after a pause |
//! | send | not connected | send after a pause |
//! | send | not connected, last attempt; deadline | `NotSent`, money untouched |
//! | send after a loss | 401; 422; duplicate; not connected; cannot be built | look up after a pause |
//! | send after a loss; look up after a loss | deadline | `OutcomeUnknown` |
//! | look up after a loss | empty list, within the replay window | send after a pause |
//! | look up after a loss; look up after a duplicate | empty list; others only; lost; not connected | look up after a pause |
//! | look up after a loss | others only, deadline | `OutcomeUnknown(OtherReferences)` |
//! | look up after 422 | empty list; others only | `Refused`, money untouched |
//! | look up after 422, of a child | empty lists | look up after a pause |
//! | look up after 422, of a child | empty lists twice | `Refused`, money untouched |
//! | look up after 422 | lost; not connected | look up after a pause |
//! | look up after 422 | lost, last attempt; deadline | `Refused`, money unknown |
//! | look up after a duplicate | empty list, after the window; deadline | `OutcomeUnknown(Duplicate)` |
//! | read by uid | not final; lost; not connected; 401 | read by uid after a pause |
//! | read by uid | `error` | `Review(LeftOpen)`, money unknown |
//! | read by uid | failed, others may be hidden | `Review(IncompleteLookUp)`, money unknown |
//! | read by uid | failed, another not final | look up after a pause |
//! | read by uid | deadline | `Pending` |
//! | read by uid | lost, deadline | `OutcomeUnknown`, with the uid |
//! | reconcile; wait; earlier attempt | empty list | `NotFound` |
//! | reconcile; wait; earlier attempt | succeeded | `Succeeded` |
//! | wait; earlier attempt | not final | read by uid after a pause |
//! | reconcile | not final | `Pending` |
//! | reconcile | `error` | read by uid at once |
//! | reconcile | `error`, then not final | `Pending` |
//! | earlier attempt | 401; 403 | `Refused`, money unknown |
//! | reconcile; wait | 401; lost; not connected | look up after a pause |
//! | reconcile; wait | 401 twice; deadline; not connected, deadline | `OutcomeUnknown` |

mod end;
mod failures;
mod limits;
mod read;
mod request;
mod state;

use std::sync::Arc;

use self::{
    end::{end, refused_or_accepted},
    failures::Failures,
    state::Purpose,
};
pub use self::{
    limits::Limits,
    request::{LookUp, Request},
    state::Charge,
};
use super::{
    order::Body,
    rules::{Found, Interpretation, Response, equal_follow_ups, is_another_but_for_money},
    select::{Choice, Rest, select},
    transaction::Transaction,
};
use crate::{
    Error, Invalid, MoneyState, Outcome, Refusal,
    engine::{Event, Machine, Now, Pause, StepOf},
    error::{NotSent, NotSentReason, Sought},
    outcome::ReviewReason,
};

#[derive(Clone, Debug)]
enum Stage {
    LookUp(LookUp, Reason),
    Send(Arc<Body>),
    Read(Shown, Rest),
}

/// A transaction as the gateway last showed it, and whether the last read showed it.
#[derive(Clone, Debug)]
struct Shown(Transaction, bool);

/// The reason for a look-up. The meaning of an empty list depends on it.
#[derive(Clone, Debug)]
enum Reason {
    /// Nothing was sent yet.
    First,
    /// The response to a request was lost.
    ResponseLost,
    /// A request was refused as a duplicate: an equal one exists.
    Duplicate,
    /// A request was refused. If the network delivered it twice, the gateway may have accepted it the first time.
    Refused(Box<Refusal>),
    /// The transaction was seen before, so an empty list proves nothing.
    Seen,
}

type Step = StepOf<Charge>;

impl Machine for Charge {
    type Request = Request;
    type Response = Response;
    type End = Result<Outcome<Transaction>, Error>;

    fn next(&mut self, event: Event<Response>, now: &Now) -> Step {
        self.provider = now.provider.map(|time| time.0).or(self.provider);
        match (self.stage.clone(), event) {
            (_, Event::Unsendable(why)) if !self.is_sent => end(Invalid::new("request", why)),
            (Stage::LookUp(look_up, reason), event) => self.looked_up(look_up, reason, event, now),
            (Stage::Send(body), event) => self.sent(body, event, now),
            (Stage::Read(shown, rest), event) => self.read(shown, rest, event, now),
        }
    }
}

impl Charge {
    fn look_up(&mut self, look_up: LookUp, reason: Reason, pause: Pause) -> Step {
        self.stage = Stage::LookUp(look_up.clone(), reason);
        Step::Send(Request::LookUp(look_up), pause)
    }

    fn look_up_again(&mut self, look_up: LookUp, reason: Reason, now: &Now) -> Step {
        match (&reason, &self.duplicate) {
            (Reason::Duplicate, Some((_, at))) if self.limits.is_duplicate_overdue(*at, now) => {
                self.unknown(now)
            }
            _ => {
                let pause = self.retries.next();
                self.look_up(look_up, reason, pause)
            }
        }
    }

    fn looked_up(
        &mut self,
        look_up: LookUp,
        reason: Reason,
        event: Event<Response>,
        now: &Now,
    ) -> Step {
        match (look_up, event) {
            (LookUp::Order, Event::Response(Response::Transactions(found))) => {
                self.found(reason, &found, now)
            }
            (LookUp::Parent(_), Event::Response(Response::Transaction(parent))) => {
                self.found_parent(reason, &parent, now)
            }
            (LookUp::Children(reference), Event::Response(Response::Transactions(found))) => {
                self.found_children(reason, &reference, &found, now)
            }
            (_, Event::Deadline) => match reason {
                Reason::First if self.was_never_reached() => end(Error::NotSent(
                    NotSent::unknown().because(NotSentReason::NotConnected),
                )),
                Reason::Refused(refusal) => refused_or_accepted(*refusal),
                Reason::Seen => match self.reserved.take() {
                    Some(reserved) => self.end(reserved, Interpretation::NotFinal),
                    None => self.unknown(now),
                },
                _ => self.unknown(now),
            },
            (look_up, event) => match (look_up, reason) {
                (look_up, Reason::First) => self.look_first_failed(look_up, event, now),
                (look_up, Reason::Refused(refusal)) => {
                    self.failures.count(&event);
                    if self.failures.all() >= self.limits.attempts {
                        return refused_or_accepted(*refusal);
                    }
                    self.look_up_again(look_up, Reason::Refused(refusal), now)
                }
                (
                    LookUp::Order,
                    reason @ (Reason::ResponseLost | Reason::Duplicate | Reason::Seen),
                ) => self.look_up_again(LookUp::Order, reason, now),
                (_, reason) => self.not_found(reason, now),
            },
        }
    }

    /// Nothing is sent before a look-up succeeds.
    fn look_first_failed(&mut self, look_up: LookUp, event: Event<Response>, now: &Now) -> Step {
        self.failures.count(&event);
        let (failed, attempts) = (self.failures, self.limits.attempts);
        match (&self.purpose, &look_up, event) {
            (Purpose::Reconcile | Purpose::WaitFor, LookUp::Parent(_), _) if failed.missing > 0 => {
                self.not_found(Reason::First, now)
            }
            (Purpose::Reconcile | Purpose::WaitFor, ..) if failed.refused > 1 => self.unknown(now),
            (Purpose::Reconcile | Purpose::WaitFor, ..) => {
                self.look_up_again(look_up, Reason::First, now)
            }
            (_, _, Event::Response(Response::Refused(refusal))) => end(Error::Refused(*refusal)),
            (_, LookUp::Parent(uid), _) if failed.missing >= attempts => {
                end(now.last.not_found(uid, Sought::Id))
            }
            _ if failed.not_connected >= attempts => end(Error::NotSent(
                NotSent::unknown().because(NotSentReason::NotConnected),
            )),
            _ => self.look_up_again(look_up, Reason::First, now),
        }
    }

    fn found(&mut self, reason: Reason, found: &Found, now: &Now) -> Step {
        self.failures = Failures::default();
        let Some((choice, uids)) = select(found, &self.order) else {
            return self.found_nothing(reason, found.is_list, now);
        };
        self.others_only = matches!(choice, Choice::Others(_));
        self.uids = uids;
        match (choice, reason) {
            (Choice::One(shown, rest), _) => self.shown(shown, rest, now),
            (Choice::Review(shown, reason, money), _) => self.review(shown, reason, money),
            (Choice::Others(_), Reason::Refused(refusal)) => self.refused(refusal, now),
            // A request was sent: its transaction may not be listed yet.
            (Choice::Others(_), reason) if self.is_sent => {
                self.look_up_again(LookUp::Order, reason, now)
            }
            (Choice::Others(other), _) => self.reused(&other, now),
        }
    }

    fn found_nothing(&mut self, reason: Reason, is_list: bool, now: &Now) -> Step {
        self.others_only = false;
        let (parent, reference) = (self.order.parent.clone(), self.parent_reference.clone());
        match (reason, parent, reference) {
            // Only the documented empty list proves anything.
            (reason, ..) if !is_list => self.look_up_again(LookUp::Order, reason, now),
            (Reason::Seen, ..) => self.not_found(Reason::Seen, now),
            (reason, Some(_), Some(reference)) => {
                self.look_up(LookUp::Children(reference), reason, Pause::None)
            }
            (reason, Some(uid), None) => self.look_up(LookUp::Parent(uid), reason, Pause::None),
            (reason, None, _) => self.not_found(reason, now),
        }
    }

    fn found_parent(&mut self, reason: Reason, parent: &Transaction, now: &Now) -> Step {
        self.failures = Failures::default();
        self.parent_reference = parent.reference().map(str::to_owned);
        match self.parent_reference.clone() {
            Some(reference) => self.look_up(LookUp::Children(reference), reason, Pause::None),
            None => self.not_found(reason, now),
        }
    }

    /// An equal child without a reference may be the order's, or that of another order of the merchant.
    fn found_children(&mut self, reason: Reason, parent: &str, found: &Found, now: &Now) -> Step {
        self.failures = Failures::default();
        let equal = equal_follow_ups(found, &self.order, parent);
        let Some(first) = equal.first().copied() else {
            return self.not_found(reason, now);
        };
        self.uids = equal.iter().map(|it| it.uid().to_owned()).collect();
        self.review(
            first.clone(),
            ReviewReason::WithoutReference,
            MoneyState::Unknown,
        )
    }

    /// No look-up found the order.
    fn not_found(&mut self, reason: Reason, now: &Now) -> Step {
        match (reason, self.purpose.clone()) {
            (Reason::First, Purpose::Send(body)) => self.send_after(body, Pause::None, now),
            (Reason::First, Purpose::Earlier | Purpose::Reconcile | Purpose::WaitFor) => {
                end(now.last.not_found(&self.order.reference, Sought::Order))
            }
            (Reason::Refused(refusal), _) => self.refused(refusal, now),
            (Reason::ResponseLost, Purpose::Send(body))
                if self.duplicate.is_none()
                    && self.tries < self.limits.attempts
                    && self.limits.may_replay(self.first_send, now) =>
            {
                let pause = self.retries.next();
                self.send_after(body, pause, now)
            }
            (reason, _) => self.look_up_again(LookUp::Order, reason, now),
        }
    }

    /// No look-up found the order after its refusal. The gateway may have done what the first copy of a refund or capture
    /// asked for, refused the second one for that reason, and not listed the first one yet.
    fn refused(&mut self, refusal: Box<Refusal>, now: &Now) -> Step {
        if self.order.parent.is_none() || self.absent > 0 {
            return end(Error::Refused(*refusal));
        }
        self.absent += 1;
        self.look_up_again(LookUp::Order, Reason::Refused(refusal), now)
    }

    fn send_after(&mut self, body: Arc<Body>, pause: Pause, now: &Now) -> Step {
        self.first_send.get_or_insert(now.monotonic);
        self.stage = Stage::Send(Arc::clone(&body));
        Step::Send(Request::Send(body), pause)
    }

    fn sent(&mut self, body: Arc<Body>, event: Event<Response>, now: &Now) -> Step {
        self.tries = self.tries.saturating_add(1);
        self.is_sent |= !matches!(event, Event::NotConnected | Event::Deadline);
        match event {
            Event::Response(Response::Transaction(shown)) => {
                if is_another_but_for_money(&shown, &self.order) {
                    return self.reused(&shown, now);
                }
                self.shown(shown, Rest::Nothing, now)
            }
            Event::Response(Response::Duplicate(refusal)) => {
                self.duplicate = Some((refusal.raw, now.monotonic));
                if self.is_uncertain {
                    return self.look_up_again(LookUp::Order, Reason::ResponseLost, now);
                }
                self.look_up(LookUp::Order, Reason::Duplicate, Pause::None)
            }
            Event::Deadline if self.is_uncertain => self.unknown(now),
            Event::Deadline => end(Error::NotSent(NotSent::untouched(None))),
            // A refusal, or a missing connection, concerns only the last request: after a loss it decides nothing.
            Event::Response(Response::Refused(refusal)) if !self.is_uncertain => {
                if refusal.status() != 422 {
                    return end(Error::Refused(*refusal));
                }
                self.look_up(LookUp::Order, Reason::Refused(refusal), Pause::None)
            }
            Event::NotConnected if !self.is_uncertain => {
                if self.tries >= self.limits.attempts {
                    let not_sent = NotSent::untouched(None).because(NotSentReason::NotConnected);
                    return end(Error::NotSent(not_sent));
                }
                let pause = self.retries.next();
                self.send_after(body, pause, now)
            }
            Event::Lost(_) | Event::NotConnected | Event::Unsendable(_) | Event::Response(_) => {
                self.is_uncertain = true;
                self.look_up_again(LookUp::Order, Reason::ResponseLost, now)
            }
        }
    }
}
