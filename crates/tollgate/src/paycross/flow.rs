//! Flows: they carry out one step after the other, as the decisions ask, and tell the caller what became of it.

use reqwest::header::HeaderValue;

use super::{
    decision::{DUPLICATE, Event, Expected, Flow, Pause, Reading, Step, Verdict},
    order::{Body, Terms},
    request_id,
    run::Run,
    transaction::Transaction,
};
use crate::{
    Challenge, ChallengeForm, Decline, Error, Invalid, Loss, NotFound, NotSent, Outcome,
    OutcomeUnknown, Pending, ReferenceReused, Review, error::Sought,
};

/// What the steps of a flow send.
struct Request<'a> {
    reference: &'a str,
    send: Option<(&'a Body, HeaderValue)>,
}

impl Run<'_> {
    /// Sends the order's request, unless the gateway has it already. Every attempt sends the same bytes.
    pub(super) async fn settle(&mut self, terms: Terms) -> Result<Outcome<Transaction>, Error> {
        let Terms { order, body } = terms;
        let id = request_id::of(&self.gateway.shop, &order);
        let id = HeaderValue::from_str(&id)
            .map_err(|_| Invalid::new("RequestID", "cannot stand in a header"))?;
        let reference = order.reference.clone();
        let request = Request {
            reference: &reference,
            send: Some((&body, id)),
        };
        let flow = Flow::send(order, self.gateway.policy.attempts);
        let verdict = self.drive(flow, &request).await?;
        self.conclude(verdict, &reference)
    }

    /// Finds out what became of an order.
    pub(super) async fn resume(&mut self, order: Expected) -> Result<Outcome<Transaction>, Error> {
        let reference = order.reference.clone();
        let request = Request {
            reference: &reference,
            send: None,
        };
        let verdict = self.drive(Flow::resume(order), &request).await?;
        self.conclude(verdict, &reference)
    }

    async fn drive(
        &mut self,
        (mut flow, mut step): (Flow, Step),
        request: &Request<'_>,
    ) -> Result<Verdict, Invalid> {
        loop {
            let event = match step {
                Step::Done(verdict) => return Ok(verdict),
                ref step => self.take(step, request).await,
            };
            // To repeat what cannot be built is of no use. What left before it leaves its doubt.
            if let Some(why) = self.heard.invalid.take()
                && self.first_sent.is_none()
            {
                return Err(Invalid::new("request", why));
            }
            (flow, step) = flow.next(event, self.may_replay());
        }
    }

    async fn take(&mut self, step: &Step, request: &Request<'_>) -> Event {
        let goes_on = match step.pause() {
            Pause::None => self.wait(None).await,
            Pause::Backoff(repetition) => self.wait(Some(repetition)).await,
            Pause::Duplicate => self.pace.pass(DUPLICATE).await,
        };
        let changes = matches!(step, Step::Send(_));
        if !goes_on || (changes && self.pace.is_late()) {
            return Event::Deadline;
        }
        match (step, request) {
            (
                Step::Send(_),
                Request {
                    send: Some((body, id)),
                    ..
                },
            ) => self.send(body, id).await,
            (Step::LookUp(_), Request { reference, .. }) => {
                let event = self.look_up(reference).await;
                self.unless_over(event)
            }
            (Step::Show { uid, .. }, _) => {
                let event = self.show(uid).await;
                self.unless_over(event)
            }
            // A flow asks for no request that it was not given.
            _ => Event::Deadline,
        }
    }

    /// A question that only the deadline cut short takes nothing from what was known before.
    fn unless_over(&self, event: Event) -> Event {
        match event {
            Event::Lost(Loss::TimedOut) if self.pace.left().is_zero() => Event::Deadline,
            event => event,
        }
    }

    fn conclude(
        &mut self,
        verdict: Verdict,
        reference: &str,
    ) -> Result<Outcome<Transaction>, Error> {
        tracing::info!(?verdict, "concluded");
        match verdict {
            Verdict::Read { uid, reading, uids } => match self.heard.take(&uid) {
                Some(transaction) => Ok(outcome_of(transaction, reading, uids)),
                None => Err(self.unknown(Some(uid))),
            },
            Verdict::Refused => match self.heard.refusal.take() {
                Some(refusal) => Err(Error::Refused(refusal)),
                None => Err(self.unknown(None)),
            },
            Verdict::NotSent => Err(Error::NotSent(NotSent { operation: None })),
            Verdict::NotFound => Err(Error::NotFound(NotFound {
                what: reference.to_owned(),
                sought: Sought::Order,
                raw: self.heard.raw.take(),
            })),
            Verdict::ReferenceReused { uid } => Err(Error::ReferenceReused(ReferenceReused {
                reference: reference.to_owned(),
                operation: Some(uid),
                raw: self.heard.raw.take(),
            })),
            Verdict::OutcomeUnknown { uid } => Err(self.unknown(uid)),
        }
    }

    pub(super) fn unknown(&mut self, operation: Option<String>) -> Error {
        let loss = self.heard.loss.unwrap_or(Loss::Deadline);
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
