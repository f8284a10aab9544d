//! Refunds: the public calls.

use futures_util::{Stream, stream};
use progenitor_client::{Miss, Response, outcome};
use tollgate_paymega_private::types::{RefundDocument, RefundRequest, RefundResponse as Body};
use tollgate_types::{InvoiceDocument, PathSegment};

use super::{
    Paymega,
    call::Call,
    error_body,
    http::Sent,
    refund::{RefundOutcome, Refunding, Request, Response as Shown},
    rules,
};
use crate::{
    Error, Invalid, MoneyState, RawResponse,
    drive::{Exchange, drive},
    engine::{self, StepOf},
    error::ResponseLost,
    observe::{Operation, of_outcome},
    paymega::{Invoice, Refund, RefundOrder, RefundedInvoice, StoredRefund},
    reconcile_all::ReconcileAll,
};

type Event = engine::Event<Shown>;

impl Paymega {
    /// Refunds an invoice, wholly or in part.
    ///
    /// The invoice is read first: if it lists a refund with this reference, that refund's outcome is returned, and
    /// nothing is sent. Otherwise the request is sent once; it is sent again only if no connection was made. A response
    /// that is the refund itself, or an invoice that lists it, proves the outcome. If the response is lost or refused,
    /// the invoice is read again until the refund's reference in its list decides, or until the deadline.
    ///
    /// Some hosts do not list an invoice's refunds. There the refund has [succeeded](RefundOutcome::Succeeded) if the
    /// response shows that the refunded amount has grown by it; two refunds of one invoice at the same moment cannot be
    /// distinguished *(assumed)*. Refund such an invoice from one place at a time.
    ///
    /// # Errors
    ///
    /// [`Error::OutcomeUnknown`] with the invoice before and after: [reconcile](Paymega::reconcile_refund) the refund,
    /// do not send it again. [`Error::Refused`] if the provider refused and the invoice has not changed;
    /// [`Error::ReferenceReused`] if the reference belongs to a refund of another amount; [`Error::NotSent`] if the
    /// provider could not be reached, or if too little of the deadline was left. If the invoice could not be read first,
    /// the money is unknown: an earlier call may have refunded.
    pub async fn refund(&self, refund: &Refund) -> Result<RefundOutcome, Error> {
        let (order, body) = refund.prepare(self.inner.mode, &self.inner.exponents)?;
        let operation = Operation::paymega("refund")
            .reference(refund.reference())
            .id(&order.invoice);
        let start = Refunding::refund(order.clone(), body, self.inner.policy.attempts);
        let call = async { Call::start(&self.inner)?.run_refund(start).await };
        operation.observe(of_outcome, call).await
    }

    /// Reads the outcome of a refund from its invoice, in any process, also after a crash. The call sends nothing that
    /// moves money, and does not wait for a refund that is under way.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if the invoice lists its refunds and this one is not among them *now*.
    /// [`Error::OutcomeUnknown`] if the invoice does not list its refunds, shows a refund beside an empty list, or could
    /// not be read: until the deadline, or because the credentials were refused twice in a row.
    /// [`Error::ReferenceReused`] if the reference belongs to a refund of another amount.
    pub async fn reconcile_refund(
        &self,
        refund: &impl RefundOrder,
    ) -> Result<RefundOutcome, Error> {
        let order = self.stored_refund(refund)?.into_fingerprint();
        let operation = Operation::paymega("reconcile_refund")
            .reference(&order.reference)
            .id(&order.invoice);
        let start = Refunding::reconcile(order.clone());
        let call = async { Call::start(&self.inner)?.run_refund(start).await };
        operation.observe(of_outcome, call).await
    }

    /// The part of a refund to store before the call, so that any process can
    /// [reconcile](Paymega::reconcile_refund) it. It holds no secret.
    ///
    /// ```no_run
    /// use tollgate::{Paymega, paymega::{Refund, StoredRefund}};
    ///
    /// # fn insert(_: &str) {}
    /// # async fn refund(paymega: Paymega, refund: Refund, row: String) -> Result<(), Box<dyn std::error::Error>> {
    /// insert(&serde_json::to_string(&paymega.stored_refund(&refund)?)?);
    /// paymega.refund(&refund).await?;
    ///
    /// // After a crash, in another process:
    /// let stored: StoredRefund = serde_json::from_str(&row)?;
    /// paymega.reconcile_refund(&stored).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the field that could not be sent either.
    pub fn stored_refund(&self, refund: &impl RefundOrder) -> Result<StoredRefund, Invalid> {
        refund.stored_form(self.inner.mode, &self.inner.exponents)
    }

    /// Reconciles each of these refunds, at most `at_once` of them at a time.
    ///
    /// Use it for refunds whose outcome was `Pending` or an error, and for stored refunds without any known outcome.
    /// Each is [reconciled](Paymega::reconcile_refund): no request that moves money is sent.
    ///
    /// ```no_run
    /// # async fn reconcile_all(paymega: tollgate::Paymega, pending: Vec<tollgate::paymega::StoredRefund>) {
    /// let mut refunds = paymega.reconcile_all_refunds(pending, 4);
    /// while let Some((refund, result)) = refunds.next().await {
    ///     match result {
    ///         Ok(outcome) => println!("{}: {}", refund.reference(), outcome.money()),
    ///         Err(error) => println!("{}: {error}", refund.reference()),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn reconcile_all_refunds<I>(
        &self,
        refunds: I,
        at_once: usize,
    ) -> ReconcileAll<I::Item, RefundedInvoice>
    where
        I: IntoIterator<IntoIter: Send + 'static>,
        I::Item: RefundOrder + Send + Sync + 'static,
    {
        self.reconcile_all_refunds_stream(stream::iter(refunds), at_once)
    }

    /// Reconciles refunds from a stream, such as rows of a database.
    pub fn reconcile_all_refunds_stream<S>(
        &self,
        refunds: S,
        at_once: usize,
    ) -> ReconcileAll<S::Item, RefundedInvoice>
    where
        S: Stream + Send + 'static,
        S::Item: RefundOrder + Send + Sync + 'static,
    {
        let paymega = self.clone();
        ReconcileAll::new(refunds, at_once, move |refund| {
            let paymega = paymega.clone();
            async move {
                let result = paymega.reconcile_refund(&refund).await;
                (refund, result)
            }
        })
    }
}

impl Exchange<Refunding> for Call<'_> {
    async fn exchange(&mut self, refunding: &Refunding, request: &Request) -> Event {
        let order = refunding.order();
        let Ok(id) = PathSegment::try_from(order.invoice.as_str()) else {
            return Event::Unsendable("the invoice's id cannot be part of a path");
        };
        match request {
            Request::Show => self.show_refunds(&id).await,
            Request::Refund(body) => self.send_refund(&id, body, &order.reference).await,
        }
    }
}

impl Call<'_> {
    async fn run_refund(
        &mut self,
        (mut refunding, step): (Refunding, StepOf<Refunding>),
    ) -> Result<RefundOutcome, Error> {
        drive(self, &mut refunding, step).await
    }

    async fn show_refunds(&mut self, id: &PathSegment) -> Event {
        match self.read_once(id).await {
            Ok(Some(invoice)) => Event::Response(Shown::Shown(invoice)),
            Ok(None) if self.state.last.loss == Some(ResponseLost::NeverConnected) => {
                Event::NotConnected
            }
            Ok(None) => Event::Lost(self.state.last.loss.unwrap_or(ResponseLost::Unreadable)),
            Err(Error::Invalid(_)) => Event::Unsendable("cannot be built"),
            // A proxy or a firewall refuses with a body of its own.
            Err(Error::Refused(refusal)) if !error_body::is_paymegas_own_refusal(&refusal) => {
                Event::Lost(rules::loss(refusal.status()))
            }
            Err(error) => Event::Response(Shown::NotShown(error)),
        }
    }

    async fn send_refund(
        &mut self,
        id: &PathSegment,
        body: &RefundRequest,
        reference: &str,
    ) -> Event {
        let sent: Sent<Body> = self.private().refund_invoice(id, body).await;
        match outcome(sent) {
            Ok((document, response)) => {
                self.state.note_response(&response);
                let shown = if document.kind() == Some("refunds") {
                    refund_itself(&response, reference)
                } else {
                    refunded_invoice(&response, id)
                };
                shown.map_or(Event::Lost(ResponseLost::Unreadable), Event::Response)
            }
            Err(Miss::Response(response, _)) => {
                self.state.note_response(&response);
                no_refund(&response)
            }
            Err(Miss::Failure(failure)) => self.state.note_failure(&failure),
        }
    }
}

/// The refund in a response, if it is the one asked for.
fn refund_itself(response: &Response, reference: &str) -> Option<Shown> {
    let refund = response.json::<RefundDocument>().ok()?.data.attributes;
    let is_it = refund.reference_id.as_deref() == Some(reference);
    is_it.then_some(Shown::Refund(refund))
}

/// The invoice in a response, if it is the one asked for.
fn refunded_invoice(response: &Response, id: &PathSegment) -> Option<Shown> {
    let document = response.json::<InvoiceDocument>().ok()?;
    let is_it = document.data.id == id.as_str();
    let raw = RawResponse::new(response.clone());
    is_it.then(|| Shown::Invoice(Invoice::new(document, raw)))
}

/// A response without a refund. Only the provider's own refusal proves that it made none.
fn no_refund(response: &Response) -> Event {
    match response.status().as_u16() {
        401 | 403 | 405 | 422 if error_body::is_paymegas_own(response) => {
            let refusal = error_body::refusal(response, MoneyState::Untouched);
            Event::Response(Shown::Refused(refusal))
        }
        202 | 204 => Event::Lost(ResponseLost::Unreadable),
        status => Event::Lost(rules::loss(status)),
    }
}
