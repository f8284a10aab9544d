//! Flows: each carries out the steps that the decisions ask for, one after the other.

use tollgate_paymega_cardgate::types::SaleRequest;
use tollgate_paymega_private::types::{
    CreateInvoiceAttributes, CreateInvoiceData, CreateInvoiceDataType, CreateInvoiceRequest,
};

use super::{
    call_state::Call,
    exchange::{Creation, Way},
    public,
};
use crate::{
    Error, Invalid, Invoice, Outcome, Redirect, ResponseLost, calendar,
    paymega::decision::{
        Charge, Event, Goal, OrderFingerprint, Pause, Reading, Step, UnixTime, Verdict, read,
    },
    paymega::invoice::SaleTicket,
    paymega::order::{PreparedOrder, checked_end, token_sale},
    random,
};

/// The requests that the steps of a flow send.
struct Requests<'a> {
    reference: &'a str,
    create: Option<&'a Creation>,
    sale: Option<&'a SaleRequest>,
}

/// An order that is ready to be sent: the order, the request, and the call's tag in it.
pub(super) type TaggedOrder = (OrderFingerprint, Creation, String);

impl Call<'_> {
    pub(super) async fn charge(&mut self, prepared: PreparedOrder) -> Result<Outcome, Error> {
        let (order, request, call_tag) = self.tagged(prepared, Way::Private)?;
        let sale = token_sale();
        let requests = Requests {
            reference: &order.reference,
            create: Some(&request),
            sale: Some(&sale),
        };
        let flow = Charge::create(
            order.clone(),
            Goal::Charge,
            call_tag,
            self.client.policy.attempts,
        );
        let verdict = self.drive(flow, &requests).await;
        self.conclude(verdict, &order)
    }

    /// A charge that the payer starts: creates the invoice and returns its page as a challenge.
    pub(super) async fn start_hosted(&mut self, prepared: PreparedOrder) -> Result<Outcome, Error> {
        let (order, request, call_tag) = self.tagged(prepared, Way::Private)?;
        let requests = Requests {
            reference: &order.reference,
            create: Some(&request),
            sale: None,
        };
        let attempts = self.client.policy.attempts;
        let flow = Charge::create(order.clone(), Goal::Invoice, call_tag, attempts);
        let verdict = match self.drive(flow, &requests).await {
            Verdict::Exists { .. } => self.hosted_verdict(&order),
            verdict => verdict,
        };
        self.conclude(verdict, &order)
    }

    /// What the payer must do to pay an existing invoice, or the outcome of an invoice that has ended.
    fn hosted_verdict(&mut self, order: &OrderFingerprint) -> Verdict {
        let Some(invoice) = &self.state.invoice else {
            return Verdict::OutcomeUnknown;
        };
        let view = self.view_of(invoice);
        match read(&view, order, self.state.now) {
            Reading::NotFinal if view.in_moderation => Verdict::Pending { moderation: true },
            Reading::NotFinal => {
                let form = invoice.redirect().map(Redirect::into_form);
                let supported = form.is_some();
                self.state.challenge = Some((form, None));
                Verdict::ActionRequired { supported }
            }
            reading => Verdict::Final(reading),
        }
    }

    pub(super) async fn create_invoice(
        &mut self,
        (order, request, call_tag): TaggedOrder,
    ) -> Result<Invoice, Error> {
        let requests = Requests {
            reference: &order.reference,
            create: Some(&request),
            sale: None,
        };
        let flow = Charge::create(
            order.clone(),
            Goal::Invoice,
            call_tag.clone(),
            self.client.policy.attempts,
        );
        let verdict = self.drive(flow, &requests).await;
        match (verdict, self.state.invoice.take()) {
            (
                Verdict::Exists {
                    created_by_this_call: true,
                },
                Some(invoice),
            ) => {
                let ticket = SaleTicket::new(order, call_tag, self.client.id);
                Ok(invoice.with_ticket(ticket))
            }
            (
                Verdict::Exists {
                    created_by_this_call: false,
                },
                Some(invoice),
            ) => Ok(invoice),
            (verdict, invoice) => {
                self.state.invoice = invoice;
                let outcome = self.conclude(verdict, &order)?;
                Ok(outcome.into_operation())
            }
        }
    }

    pub(super) async fn sell(
        &mut self,
        invoice: &Invoice,
        ticket: &SaleTicket,
        sale: &SaleRequest,
    ) -> Result<Outcome, Error> {
        let SaleTicket {
            order, call_tag, ..
        } = ticket;
        self.state.invoice = Some(invoice.clone());
        let view = self.view_of(invoice);
        let requests = Requests {
            reference: &order.reference,
            create: None,
            sale: Some(sale),
        };
        let now = self.client.server_clock.shown().map(UnixTime);
        let flow = Charge::sale(order.clone(), call_tag.clone(), &view, now);
        let verdict = self.drive(flow, &requests).await;
        self.conclude(verdict, order)
    }

    pub(super) async fn reconcile(&mut self, order: OrderFingerprint) -> Result<Outcome, Error> {
        let requests = Requests {
            reference: &order.reference,
            create: None,
            sale: None,
        };
        let verdict = self
            .drive(Charge::reconcile(order.clone()), &requests)
            .await;
        self.conclude(verdict, &order)
    }

    /// The invoice of an earlier attempt, unless it is definitely unpaid.
    pub(super) async fn open_or_paid(
        &mut self,
        order: OrderFingerprint,
    ) -> Result<Option<Invoice>, Error> {
        let requests = Requests {
            reference: &order.reference,
            create: None,
            sale: None,
        };
        let verdict = self
            .drive(Charge::check_unpaid(order.clone()), &requests)
            .await;
        match (verdict, self.state.invoice.take()) {
            (Verdict::Final(Reading::Declined), _) => Ok(None),
            (Verdict::Exists { .. } | Verdict::Final(_), Some(invoice)) => Ok(Some(invoice)),
            (verdict, invoice) => {
                self.state.invoice = invoice;
                self.conclude(verdict, &order)
                    .map(|outcome| Some(outcome.into_operation()))
            }
        }
    }

    /// Puts this call's tag into the request: every retry sends the same bytes.
    pub(super) fn tagged(
        &self,
        prepared: PreparedOrder,
        way: Way<'_>,
    ) -> Result<TaggedOrder, Error> {
        let (order, attributes, call_tag) = self.with_call_tag(prepared)?;
        let creation = match way {
            Way::Private => Creation::Private(private(attributes).into()),
            Way::Public(key) => Creation::Public(public::request(attributes, order.flow, key)?),
        };
        Ok((order, creation, call_tag))
    }

    fn with_call_tag(
        &self,
        prepared: PreparedOrder,
    ) -> Result<(OrderFingerprint, CreateInvoiceAttributes, String), Error> {
        let PreparedOrder {
            order,
            mut attributes,
        } = prepared;
        let end = attributes.expires.as_deref().and_then(calendar::parse);
        end.map_or(Ok(()), |end| {
            checked_end(end, self.client.server_clock.now())
        })?;
        let call_tag = random::call_tag()?;
        let metadata = attributes.metadata.get_or_insert_default();
        let key = &self.client.mark_key;
        if metadata
            .insert(key.clone(), call_tag.clone().into())
            .is_some()
        {
            let field = format!("metadata.{key}");
            return Err(
                Invalid::new(field, "is the key of the call's tag: set another one").into(),
            );
        }
        Ok((order, attributes, call_tag))
    }

    /// Carries out one step after the other until the decisions say that the flow is done.
    async fn drive(
        &mut self,
        (mut flow, mut step): (Charge, Step),
        requests: &Requests<'_>,
    ) -> Verdict {
        loop {
            let event = match step {
                Step::Done(verdict) => return verdict,
                ref step => self.take(step, requests).await,
            };
            (flow, step) = flow.next(event, self.state.now);
        }
    }

    async fn take(&mut self, step: &Step, requests: &Requests<'_>) -> Event {
        let repetition = match step.pause() {
            Pause::None => None,
            Pause::Backoff(repetition) => Some(repetition),
        };
        let changes = matches!(step, Step::Create(_) | Step::Sale(_));
        if !self.wait(repetition).await || (changes && self.deadline.is_late()) {
            return Event::Deadline;
        }
        match (step, requests) {
            (
                Step::Create(_),
                Requests {
                    create: Some(request),
                    ..
                },
            ) => self.create(request).await,
            (
                Step::Sale(_),
                Requests {
                    sale: Some(request),
                    ..
                },
            ) => self.sale(request).await,
            (Step::LookUp(_), Requests { reference, .. }) => {
                let event = self.look_up(reference).await;
                self.unless_over(event)
            }
            (Step::Show { id, .. }, _) => {
                let event = self.show(id, requests.reference).await;
                self.unless_over(event)
            }
            // A flow asks for no request that it was not given.
            _ => Event::Deadline,
        }
    }

    /// Turns a read that only the deadline cut short into the deadline, so that the last shown state still counts.
    fn unless_over(&self, event: Event) -> Event {
        match event {
            Event::Lost(ResponseLost::TimedOut) if self.deadline.left().is_zero() => {
                Event::Deadline
            }
            event => event,
        }
    }
}

fn private(attributes: CreateInvoiceAttributes) -> CreateInvoiceRequest {
    let kind = CreateInvoiceDataType::PaymentInvoices;
    CreateInvoiceRequest::new(CreateInvoiceData::new(attributes, kind))
}
