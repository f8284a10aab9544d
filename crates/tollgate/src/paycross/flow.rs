//! The loop of a flow: carries out the steps that the decisions ask for, and returns the outcome.

use reqwest::header::HeaderValue;

use super::{
    call_state::{Call, CallState},
    decision::{Event, Flow, Interpretation, OrderFingerprint, Pause, Step, Verdict},
    order::{Body, PreparedOrder},
    request_id,
    transaction::Transaction,
};
use crate::{
    Challenge, ChallengeForm, Decline, Error, Invalid, MoneyState, NotFound, NotSent, Outcome,
    OutcomeUnknown, Pending, ReferenceReused, Refusal, ResponseLost, Review, error::Sought,
};

/// The body that a flow sends, and its `RequestID`; every attempt sends the same bytes.
type Request = (Body, HeaderValue);

impl Call<'_> {
    /// Sends the order's request, unless the gateway has it already.
    pub(super) async fn settle(
        &mut self,
        prepared: PreparedOrder,
    ) -> Result<Outcome<Transaction>, Error> {
        let PreparedOrder { order, body } = prepared;
        let id = request_id::of(&self.gateway.shop, &order);
        let id = HeaderValue::from_str(&id)
            .map_err(|_| Invalid::new("RequestID", "cannot be a header value"))?;
        let flow = Flow::send(order, self.gateway.policy.attempts);
        self.drive(flow, Some((body, id))).await
    }

    /// Reads an earlier attempt before a further one is sent.
    pub(super) async fn earlier(
        &mut self,
        order: OrderFingerprint,
    ) -> Result<Outcome<Transaction>, Error> {
        let flow = Flow::earlier(order, self.gateway.policy.attempts);
        self.drive(flow, None).await
    }

    /// Reads an order's transaction, and sends nothing that moves money.
    pub(super) async fn reconcile(
        &mut self,
        order: OrderFingerprint,
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
            // A retry cannot help a request that cannot be built. An earlier request may have moved money.
            if let Some(why) = self.state.invalid.take()
                && self.first_sent.is_none()
            {
                return Err(Invalid::new("request", why).into());
            }
            (flow, step) = flow.next(event, self.may_replay());
        }
    }

    async fn take(
        &mut self,
        step: &Step,
        order: &OrderFingerprint,
        request: Option<&Request>,
    ) -> Event {
        let changes = matches!(step, Step::Send(_));
        if !self.pause(step.pause()).await || (changes && self.deadline.is_late()) {
            return Event::Deadline;
        }
        let event = match (step, request) {
            (Step::Send(_), Some((body, id))) => return self.send(order, (body, id)).await,
            (Step::LookUp(_), _) => self.look_up(order).await,
            (Step::Show { uid, .. }, _) => self.show(order, uid).await,
            (Step::ShowParent(_), _) => self.show_parent(order).await,
            (Step::LookUpSiblings { reference, .. }, _) => self.look_up_siblings(reference).await,
            // A flow without a request never asks to send one.
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

    /// A look-up that times out at the deadline ends the flow, and does not count as a lost response.
    fn unless_over(&self, event: Event) -> Event {
        match event {
            Event::Lost(ResponseLost::TimedOut) if self.deadline.left().is_zero() => {
                Event::Deadline
            }
            event => event,
        }
    }

    fn conclude(
        &mut self,
        verdict: Verdict,
        order: &OrderFingerprint,
    ) -> Result<Outcome<Transaction>, Error> {
        tracing::info!(?verdict, "concluded");
        match verdict {
            Verdict::Read {
                uid,
                interpretation,
                uids,
            } => match self.state.take(&uid) {
                Some(transaction) => {
                    let transaction = transaction.compared(order.last_four.as_deref());
                    Ok(outcome_of(transaction, interpretation, uids))
                }
                None => Err(self.unknown(Some(uid))),
            },
            Verdict::Refused => self.refused(|state| state.refusal.take()),
            Verdict::Denied => self.refused(|state| state.lookup_refusal.take()),
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
                raw: self.state.raw.take(),
            })),
            Verdict::OutcomeUnknown { uid, cause } => {
                self.state.loss = cause.or(self.state.loss);
                if cause == Some(ResponseLost::Duplicate) {
                    self.state.raw = self.state.refusal.take().map(|it| it.raw);
                }
                Err(self.unknown(uid))
            }
        }
    }

    fn refused(
        &mut self,
        refusal: impl FnOnce(&mut CallState) -> Option<Refusal>,
    ) -> Result<Outcome<Transaction>, Error> {
        match refusal(&mut self.state) {
            Some(refusal) => Err(Error::Refused(refusal)),
            None => Err(self.unknown(None)),
        }
    }

    fn not_found(&mut self, what: &str, sought: Sought) -> Error {
        Error::NotFound(NotFound {
            what: what.to_owned(),
            sought,
            raw: self.state.raw.take(),
        })
    }

    pub(super) fn unknown(&mut self, operation: Option<String>) -> Error {
        let loss = self.state.loss.unwrap_or(ResponseLost::Deadline);
        let raw = self.state.raw.take();
        Error::OutcomeUnknown(OutcomeUnknown {
            sale_refusal: None,
            loss,
            operation,
            raw,
            refund: None,
        })
    }
}

fn outcome_of(
    operation: Transaction,
    interpretation: Interpretation,
    ids: Vec<String>,
) -> Outcome<Transaction> {
    match interpretation {
        Interpretation::Succeeded => Outcome::Succeeded(operation),
        Interpretation::Declined => Outcome::Declined(Decline { operation }),
        Interpretation::ActionRequired => Outcome::ActionRequired(challenge(operation)),
        Interpretation::Review(reason, money) => Outcome::Review(Review {
            operation,
            reason,
            money,
            ids,
        }),
        Interpretation::NotFinal | Interpretation::Confirm(_) => Outcome::Pending(Pending {
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
