//! Flows: they carry out one step after the other, as the decisions ask, and return what came of it.

use reqwest::header::HeaderValue;

use super::{
    decision::{Event, Expected, Flow, Pause, Reading, Step, Verdict},
    order::{Body, Terms},
    request_id,
    run::{Heard, Run},
    transaction::Transaction,
};
use crate::{
    Challenge, ChallengeForm, Decline, Error, Invalid, MoneyState, NotFound, NotSent, Outcome,
    OutcomeUnknown, Pending, ReferenceReused, Refusal, ResponseLost, Review, error::Sought,
};

/// The body that a flow sends, and its id; every attempt sends the same bytes.
type Request = (Body, HeaderValue);

impl Run<'_> {
    /// Sends the order's request, unless the gateway has it already.
    pub(super) async fn settle(&mut self, terms: Terms) -> Result<Outcome<Transaction>, Error> {
        let Terms { order, body } = terms;
        let id = request_id::of(&self.gateway.shop, &order);
        let id = HeaderValue::from_str(&id)
            .map_err(|_| Invalid::new("RequestID", "cannot stand in a header"))?;
        let flow = Flow::send(order, self.gateway.policy.attempts);
        self.drive(flow, Some((body, id))).await
    }

    /// Reads an earlier attempt before a further one is sent.
    pub(super) async fn earlier(&mut self, order: Expected) -> Result<Outcome<Transaction>, Error> {
        let flow = Flow::earlier(order, self.gateway.policy.attempts);
        self.drive(flow, None).await
    }

    /// Finds out what happened to an order.
    pub(super) async fn reconcile(
        &mut self,
        order: Expected,
    ) -> Result<Outcome<Transaction>, Error> {
        self.drive(Flow::reconcile(order), None).await
    }

    async fn drive(
        &mut self,
        (mut flow, mut step): (Flow, Step),
        request: Option<Request>,
    ) -> Result<Outcome<Transaction>, Error> {
        loop {
            let event = match step {
                Step::Done(verdict) => return self.conclude(verdict, flow.order()),
                ref step => self.take(step, flow.order(), request.as_ref()).await,
            };
            // To repeat what cannot be built is of no use. What left before it may have moved money.
            if let Some(why) = self.heard.invalid.take()
                && self.first_sent.is_none()
            {
                return Err(Invalid::new("request", why).into());
            }
            (flow, step) = flow.next(event, self.may_replay());
        }
    }

    async fn take(&mut self, step: &Step, order: &Expected, request: Option<&Request>) -> Event {
        let changes = matches!(step, Step::Send(_));
        if !self.pause(step.pause()).await || (changes && self.pace.is_late()) {
            return Event::Deadline;
        }
        let event = match (step, request) {
            (Step::Send(_), Some((body, id))) => return self.send(order, (body, id)).await,
            (Step::LookUp(_), _) => self.look_up(order).await,
            (Step::Show { uid, .. }, _) => self.show(order, uid).await,
            (Step::ShowParent(_), _) => self.show_parent(order).await,
            (Step::LookUpSiblings { reference, .. }, _) => self.look_up_siblings(reference).await,
            // A flow asks for no request that it was not given.
            (Step::Send(_) | Step::Done(_), _) => Event::Deadline,
        };
        self.unless_over(event)
    }

    /// Waits before a step; `false` if there is no time left for it.
    async fn pause(&mut self, pause: Pause) -> bool {
        match pause {
            Pause::None => self.wait(None).await,
            Pause::Backoff(repetition) => self.wait(Some(repetition)).await,
            Pause::Duplicate(repetition) => {
                self.is_duplicate_expected() && self.wait(Some(repetition)).await
            }
        }
    }

    /// A question that only the deadline cut short takes nothing from what was known before.
    fn unless_over(&self, event: Event) -> Event {
        match event {
            Event::Lost(ResponseLost::TimedOut) if self.pace.left().is_zero() => Event::Deadline,
            event => event,
        }
    }

    fn conclude(
        &mut self,
        verdict: Verdict,
        order: &Expected,
    ) -> Result<Outcome<Transaction>, Error> {
        tracing::info!(?verdict, "concluded");
        match verdict {
            Verdict::Read { uid, reading, uids } => match self.heard.take(&uid) {
                Some(transaction) => {
                    let transaction = transaction.compared(order.last_four.as_deref());
                    Ok(outcome_of(transaction, reading, uids))
                }
                None => Err(self.unknown(Some(uid))),
            },
            Verdict::Refused => self.refused(|heard| heard.refusal.take()),
            Verdict::Denied => self.refused(|heard| heard.denial.take()),
            Verdict::NotSent(MoneyState::Untouched) => {
                Err(Error::NotSent(NotSent::untouched(None)))
            }
            Verdict::NotSent(_) => Err(Error::NotSent(NotSent::unknown())),
            Verdict::NotFound => Err(self.not_found(&order.reference, Sought::Order)),
            Verdict::NoParent => {
                let uid = order.parent.as_deref().unwrap_or_default();
                Err(self.not_found(uid, Sought::Id))
            }
            Verdict::ReferenceReused { uid } => Err(Error::ReferenceReused(ReferenceReused {
                reference: order.reference.clone(),
                operation: Some(uid),
                raw: self.heard.raw.take(),
            })),
            Verdict::OutcomeUnknown { uid, cause } => {
                self.heard.loss = cause.or(self.heard.loss);
                if cause == Some(ResponseLost::Duplicate) {
                    self.heard.raw = self.heard.refusal.take().map(|it| it.raw);
                }
                Err(self.unknown(uid))
            }
        }
    }

    fn refused(
        &mut self,
        refusal: impl FnOnce(&mut Heard) -> Option<Refusal>,
    ) -> Result<Outcome<Transaction>, Error> {
        match refusal(&mut self.heard) {
            Some(refusal) => Err(Error::Refused(refusal)),
            None => Err(self.unknown(None)),
        }
    }

    fn not_found(&mut self, what: &str, sought: Sought) -> Error {
        Error::NotFound(NotFound {
            what: what.to_owned(),
            sought,
            raw: self.heard.raw.take(),
        })
    }

    pub(super) fn unknown(&mut self, operation: Option<String>) -> Error {
        let loss = self.heard.loss.unwrap_or(ResponseLost::Deadline);
        let raw = self.heard.raw.take();
        Error::OutcomeUnknown(OutcomeUnknown {
            sale_refusal: None,
            loss,
            operation,
            raw,
            refund: None,
        })
    }
}

fn outcome_of(operation: Transaction, reading: Reading, ids: Vec<String>) -> Outcome<Transaction> {
    match reading {
        Reading::Succeeded => Outcome::Succeeded(operation),
        Reading::Declined => Outcome::Declined(Decline { operation }),
        Reading::ActionRequired => Outcome::ActionRequired(challenge(operation)),
        Reading::Review(reason, money) => Outcome::Review(Review {
            operation,
            reason,
            money,
            ids,
        }),
        Reading::NotFinal | Reading::Confirm(_) => Outcome::Pending(Pending {
            operation,
            moderation: false,
        }),
    }
}

fn challenge(operation: Transaction) -> Challenge<Transaction> {
    let form = operation
        .redirect()
        .and_then(|url| ChallengeForm::checked(url, "GET", Vec::new()));
    Challenge {
        form,
        mode: None,
        raw: operation.raw().cloned(),
        operation,
    }
}
