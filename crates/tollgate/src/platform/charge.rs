//! Charges: create, sale, resume.

use tollgate_cardgate::types::SaleRequest;
use tollgate_private::types::{CreateInvoiceData, CreateInvoiceDataType, CreateInvoiceRequest};
use tracing::{Instrument, info_span};

use super::{Platform, random, run::Run};
use crate::{
    CardSale, Challenge, Decline, Error, Invalid, Invoice, Loss, NewInvoice, NotFound, NotSent,
    Order, Outcome, OutcomeUnknown, Pending, ReferenceReused, Review, TokenCharge,
    decision::{Charge, Event, Expected, Goal, Pause, Reading, Step, Verdict},
    invoice::view,
    order::{Sealed, Terms, write_off},
};

impl Platform {
    /// Charges a saved card, once.
    ///
    /// An answer that was lost is resolved, not reported: the operation is looked up, and what really happened is
    /// returned. Charging twice with one order charges once: the second call finds the first one's invoice. If the
    /// order is at a further [`attempt`](TokenCharge::attempt), the earlier ones are read first; what is not
    /// definitely unpaid among them is returned, and nothing is sent.
    ///
    /// Where the platform's documents are silent the cautious reading is taken: a failure with the resolution
    /// `unknown`, `unable_to_reconcile` or `duplicated_transaction` is for a person to look at, and an expired invoice
    /// counts as unpaid only five minutes after its bearer's end, if it never reached a provider.
    ///
    /// # Errors
    ///
    /// [`Error`], each of whose kinds says what became of the money.
    pub async fn charge(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        let span = info_span!("charge", reference = order.reference());
        self.charge_attempts(order).instrument(span).await
    }

    /// Creates an invoice that its payer pays: on the platform's page, or by [`sale`](Platform::sale).
    ///
    /// An answer that was lost is resolved. Creating twice with one order creates once: the second call returns the
    /// invoice that exists.
    ///
    /// # Errors
    ///
    /// [`Error`], each of whose kinds says what became of the money.
    pub async fn create(&self, order: &NewInvoice) -> Result<Invoice, Error> {
        let span = info_span!("create", reference = order.reference());
        let terms = order.terms(self.inner.mode, &self.inner.exponents)?;
        let mut run = Run::start(&self.inner);
        run.create_invoice(terms).instrument(span).await
    }

    /// Pays an invoice with a card that the merchant took.
    ///
    /// Only the invoice which [`create`](Platform::create) itself returned can be paid so, and only once: a sale whose
    /// answer was lost is followed, never sent again. Any status but a success says nothing about it *(assumed)*.
    ///
    /// # Errors
    ///
    /// [`Error`], each of whose kinds says what became of the money.
    pub async fn sale(&self, invoice: &Invoice, sale: &CardSale) -> Result<Outcome, Error> {
        let span = info_span!("sale", invoice = invoice.id());
        let request = sale.request()?;
        if invoice.bearer().is_none() {
            return Err(Invalid::new("invoice", "has no bearer for the card gate").into());
        }
        let why =
            "was not created by this call's client, or its sale was sent already: resume its order";
        let ticket = invoice
            .take_ticket()
            .ok_or_else(|| Invalid::new("invoice", why))?;
        let mut run = Run::start(&self.inner);
        run.sell(invoice, &ticket.order, &request)
            .instrument(span)
            .await
    }

    /// Finds out what became of an order, in any process, also after a crash: it needs nothing but the order.
    ///
    /// It sends nothing that moves money. While an invoice waits for a sale that never came, its order stays blocked
    /// until the invoice expires.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such operation *now*: charge again under this very reference, never under
    /// another one. [`Error::ReferenceReused`] if the reference belongs to another operation.
    /// [`Error::OutcomeUnknown`] if the platform did not tell within the deadline.
    pub async fn resume(&self, order: &impl Order) -> Result<Outcome, Error> {
        let terms = order.terms(self.inner.mode, &self.inner.exponents)?;
        let span = info_span!("resume", reference = terms.order.reference);
        let mut run = Run::start(&self.inner);
        run.resume(terms.order).instrument(span).await
    }

    async fn charge_attempts(&self, order: &TokenCharge) -> Result<Outcome, Error> {
        let terms = |order: &TokenCharge| order.terms(self.inner.mode, &self.inner.exponents);
        let (last, mut run) = (terms(order)?, Run::start(&self.inner));
        for number in 1..order.number() {
            match run.resume(terms(&order.attempt(number))?.order).await? {
                Outcome::Declined(_) => {}
                settled_or_open => return Ok(settled_or_open),
            }
        }
        run.charge(last).await
    }
}

/// What the steps of a flow send.
struct Requests<'a> {
    reference: &'a str,
    create: Option<&'a CreateInvoiceRequest>,
    sale: Option<&'a SaleRequest>,
}

impl Run<'_> {
    async fn charge(&mut self, terms: Terms) -> Result<Outcome, Error> {
        let (order, request, mark) = self.marked(terms)?;
        let sale = write_off();
        let requests = Requests {
            reference: &order.reference,
            create: Some(&request),
            sale: Some(&sale),
        };
        let flow = Charge::create(
            order.clone(),
            Goal::Charge,
            mark,
            self.platform.policy.attempts,
        );
        let verdict = self.drive(flow, &requests).await;
        self.conclude(verdict, &order.reference)
    }

    async fn create_invoice(&mut self, terms: Terms) -> Result<Invoice, Error> {
        let (order, request, mark) = self.marked(terms)?;
        let requests = Requests {
            reference: &order.reference,
            create: Some(&request),
            sale: None,
        };
        let flow = Charge::create(
            order.clone(),
            Goal::Invoice,
            mark,
            self.platform.policy.attempts,
        );
        let verdict = self.drive(flow, &requests).await;
        match (verdict, self.heard.invoice.take()) {
            (Verdict::Exists { ours: true }, Some(invoice)) => Ok(invoice.with_ticket(order)),
            (Verdict::Exists { ours: false }, Some(invoice)) => Ok(invoice),
            (verdict, invoice) => {
                self.heard.invoice = invoice;
                let outcome = self.conclude(verdict, &order.reference)?;
                Ok(outcome.invoice().clone())
            }
        }
    }

    async fn sell(
        &mut self,
        invoice: &Invoice,
        order: &Expected,
        sale: &SaleRequest,
    ) -> Result<Outcome, Error> {
        self.heard.invoice = Some(invoice.clone());
        let view = view(invoice.document(), &self.platform.mark_key);
        let requests = Requests {
            reference: &order.reference,
            create: None,
            sale: Some(sale),
        };
        let flow = Charge::sale(order.clone(), &view, None);
        let verdict = self.drive(flow, &requests).await;
        self.conclude(verdict, &order.reference)
    }

    async fn resume(&mut self, order: Expected) -> Result<Outcome, Error> {
        let reference = order.reference.clone();
        let requests = Requests {
            reference: &reference,
            create: None,
            sale: None,
        };
        let verdict = self.drive(Charge::resume(order), &requests).await;
        self.conclude(verdict, &reference)
    }

    /// Puts this call's mark into what is sent: every attempt sends the same bytes.
    fn marked(&self, terms: Terms) -> Result<(Expected, CreateInvoiceRequest, String), Error> {
        let Terms {
            order,
            mut attributes,
        } = terms;
        let mark = random::mark()?;
        let metadata = attributes.metadata.get_or_insert_default();
        metadata.insert(self.platform.mark_key.clone(), mark.clone().into());
        let type_ = CreateInvoiceDataType::PaymentInvoices;
        let data = CreateInvoiceData {
            attributes,
            callback_url: None,
            type_,
        };
        Ok((order, CreateInvoiceRequest { data }, mark))
    }

    /// Carries out one step after the other until the decisions say that it is done.
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
            (flow, step) = flow.next(event, self.heard.now);
        }
    }

    async fn take(&mut self, step: &Step, requests: &Requests<'_>) -> Event {
        let repetition = match step.pause() {
            Pause::None => None,
            Pause::Backoff(repetition) => Some(repetition),
        };
        if !self.wait(repetition).await {
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
            (Step::LookUp(_), Requests { reference, .. }) => self.look_up(reference).await,
            (Step::Show { id, .. }, _) => self.show(id).await,
            // A flow asks for no request that it was not given.
            _ => Event::Deadline,
        }
    }

    fn conclude(&mut self, verdict: Verdict, reference: &str) -> Result<Outcome, Error> {
        let invoice = self.heard.invoice.take();
        let id = invoice.as_ref().map(|invoice| invoice.id().to_owned());
        tracing::info!(?verdict, invoice = id, "concluded");
        match (verdict, invoice, self.heard.refusal.take()) {
            (Verdict::Final(reading), Some(invoice), _) => Ok(final_outcome(reading, invoice)),
            (Verdict::ActionRequired { .. }, Some(invoice), _) => {
                let (form, mode) = self.heard.challenge.take().unwrap_or_default();
                Ok(Outcome::ActionRequired(Challenge {
                    invoice,
                    form,
                    mode,
                }))
            }
            (Verdict::Pending { moderation }, Some(invoice), _) => Ok(Outcome::Pending(Pending {
                invoice,
                moderation,
            })),
            (Verdict::Refused, _, Some(refusal)) => Err(Error::Refused(refusal)),
            (Verdict::NotSent, _, _) => Err(Error::NotSent(NotSent { invoice: id })),
            (Verdict::NotFound, _, _) => Err(Error::NotFound(NotFound {
                what: reference.to_owned(),
            })),
            (Verdict::ReferenceReused, _, _) => {
                let reference = reference.to_owned();
                Err(Error::ReferenceReused(ReferenceReused {
                    reference,
                    invoice: id,
                }))
            }
            _ => Err(self.unknown(id)),
        }
    }

    pub(super) fn unknown(&mut self, invoice: Option<String>) -> Error {
        let loss = self.heard.loss.unwrap_or(Loss::Deadline);
        let raw = self.heard.raw.take();
        Error::OutcomeUnknown(OutcomeUnknown {
            loss,
            invoice,
            raw,
            refund: None,
        })
    }
}

fn final_outcome(reading: Reading, invoice: Invoice) -> Outcome {
    match reading {
        Reading::Succeeded => Outcome::Succeeded(invoice),
        Reading::Declined => Outcome::Declined(Decline { invoice }),
        Reading::Review(reason, money) => Outcome::Review(Review {
            invoice,
            reason,
            money,
        }),
        Reading::NotFinal => Outcome::Pending(Pending {
            invoice,
            moderation: false,
        }),
    }
}
