//! Refunds.

use progenitor_client::{Miss, Response, outcome};
use tollgate_paymega_private::types::{RefundDocument, RefundRequest, RefundResponse as Body};
use tollgate_types::{Amount, InvoiceDocument, InvoiceRefund, Open, PathSegment};
use tracing::{Instrument, info_span};

use super::{Paymega, call_state::Call, exchange::Sent, refusal};
use crate::{
    Change, Error, Invalid, Invoice, MoneyState, NotFound, NotSent, OutcomeUnknown,
    ReferenceReused, Refund, ResponseLost,
    error::Sought,
    paymega::decision::{
        AskedRefund, RefundResponse, Refunding, Refunds, ShownRefund, after_refund,
    },
};

/// The outcome of a refund, with the invoice as it was last read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum RefundOutcome {
    /// Refunded.
    Done(Invoice),
    /// Under way: read the invoice later, or wait for the callback.
    Pending(Invoice),
    /// Failed: nothing was given back.
    Failed(Invoice),
}

impl RefundOutcome {
    /// The invoice, as it was last read.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        match self {
            Self::Done(invoice) | Self::Pending(invoice) | Self::Failed(invoice) => invoice,
        }
    }

    /// What is known of the money of the refund.
    #[must_use]
    pub const fn money(&self) -> MoneyState {
        match self {
            Self::Done(_) => MoneyState::Returned,
            Self::Pending(_) => MoneyState::Unknown,
            Self::Failed(_) => MoneyState::Untouched,
        }
    }
}

impl Paymega {
    /// Refunds an invoice, wholly or in part.
    ///
    /// The invoice is read first: if it lists a refund with this reference, that refund's outcome is returned, and
    /// nothing is sent. Otherwise the request is sent once; it is sent again only if no connection was made. A response
    /// that is the refund itself, or an invoice that lists it, proves the outcome. If the response is lost or refused,
    /// the invoice is read again, and the refund's reference in its list decides.
    ///
    /// Some hosts do not list an invoice's refunds. There the refund is [`Done`](RefundOutcome::Done) if the response
    /// shows that the refunded amount has grown by it; two refunds of one invoice at the same moment cannot be
    /// distinguished *(assumed)*. Refund such an invoice from one place at a time.
    ///
    /// # Errors
    ///
    /// [`Error::OutcomeUnknown`] with the invoice before and after: [reconcile](Paymega::reconcile_refund) the refund,
    /// do not send it again. [`Error::Refused`] if the provider refused and the invoice has not changed;
    /// [`Error::ReferenceReused`] if the reference belongs to a refund of another amount; [`Error::NotSent`] if the
    /// provider could not be reached, or if too little of the deadline was left.
    pub async fn refund(&self, id: &str, refund: &Refund) -> Result<RefundOutcome, Error> {
        let span = info_span!("refund", invoice = id, reference = refund.reference());
        self.refund_once(id, refund).instrument(span).await
    }

    /// Reads the outcome of a refund from its invoice, in any process. The call sends nothing that moves money.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if the invoice lists its refunds and this one is not among them *now*.
    /// [`Error::OutcomeUnknown`] if the invoice does not list its refunds, or shows a refund beside an empty list.
    /// [`Error::ReferenceReused`] if the reference belongs to a refund of another amount.
    pub async fn reconcile_refund(
        &self,
        id: &str,
        refund: &Refund,
    ) -> Result<RefundOutcome, Error> {
        let span = info_span!(
            "reconcile_refund",
            invoice = id,
            reference = refund.reference()
        );
        self.read_refund(id, refund).instrument(span).await
    }

    async fn read_refund(&self, id: &str, refund: &Refund) -> Result<RefundOutcome, Error> {
        let segment = segment(id)?;
        refund.request(id, &self.inner.exponents)?;
        let mut call = Call::start(&self.inner)?;
        let invoice = call.invoice_by_id(&segment).await?;
        let refunds = refunds(invoice.document());
        match refund.asked().listed_in(&refunds) {
            Some(listed) => conclude(listed, refund, invoice, None),
            None if refunds.proves_absence() => Err(Error::NotFound(NotFound {
                what: refund.reference().to_owned(),
                sought: Sought::Refund,
                raw: invoice.raw().cloned(),
            })),
            None => Err(unknown(ResponseLost::NotListed, invoice, None)),
        }
    }

    async fn refund_once(&self, id: &str, refund: &Refund) -> Result<RefundOutcome, Error> {
        let segment = segment(id)?;
        let body = refund.request(id, &self.inner.exponents)?;
        let mut call = Call::start(&self.inner)?;
        let before = call.invoice_by_id(&segment).await?;
        check_currency(&before, refund)?;
        let was = refunds(before.document());
        if let Some(listed) = refund.asked().listed_in(&was) {
            return conclude(listed, refund, before, None);
        }
        let (response, loss) = call.send_refund(&segment, &body, refund).await?;
        let refusal = call.state.refusal.take();
        let after = match response {
            RefundResponse::Invoice => call.state.invoice.take(),
            // The outcome of the refund is known: one more read only fetches its invoice.
            RefundResponse::Refund(_) => {
                let read = call.invoice_once(&segment).await;
                Some(read.unwrap_or_else(|| before.clone()))
            }
            RefundResponse::Refused | RefundResponse::Lost => {
                call.invoice_by_id(&segment).await.ok()
            }
        };
        let Some(after) = after else {
            return Err(unknown(loss, before, None));
        };
        let is = refunds(after.document());
        match (after_refund(&response, refund.asked(), &was, &is), refusal) {
            (Refunding::Refused, Some(refusal)) => Err(Error::Refused(refusal)),
            (refunding, _) => conclude(refunding, refund, after, Some((loss, before))),
        }
    }
}

impl Call<'_> {
    /// Sends the request for a refund. A retry follows only if no byte of the request was sent.
    async fn send_refund(
        &mut self,
        id: &PathSegment,
        body: &RefundRequest,
        refund: &Refund,
    ) -> Result<(RefundResponse, ResponseLost), Error> {
        let mut repetition = None;
        for _ in 0..self.client.policy.attempts.max(1) {
            if !self.wait(repetition).await || self.deadline.is_late() {
                break;
            }
            let sent = self.private().refund_invoice(id, body).await;
            if let Some(response) = self.refund_response(sent, id, refund.asked())? {
                return Ok(response);
            }
            repetition = Some(repetition.map_or(0, |last: u32| last.saturating_add(1)));
        }
        Err(Error::NotSent(NotSent::untouched(Some(
            id.as_str().to_owned(),
        ))))
    }

    /// The response to a refund, or `None` if no byte of the request was sent.
    fn refund_response(
        &mut self,
        sent: Sent<Body>,
        id: &PathSegment,
        asked: AskedRefund<'_>,
    ) -> Result<Option<(RefundResponse, ResponseLost)>, Error> {
        Ok(match outcome(sent) {
            Ok((document, response)) => {
                let shown = if document.kind() == Some("refunds") {
                    refund_itself(&response, asked)
                } else {
                    self.refunded_invoice(&response, id)
                };
                self.state.note_response(&response);
                Some((shown, ResponseLost::Unreadable))
            }
            Err(Miss::Response(response, _)) => Some(self.no_refund(&response)),
            Err(Miss::Failure(progenitor_client::Failure::InvalidRequest(why))) => {
                return Err(Invalid::new("request", why).into());
            }
            Err(Miss::Failure(failure)) => {
                let loss = self.state.note_failure(&failure);
                loss.map(|loss| (RefundResponse::Lost, loss))
            }
        })
    }

    /// A response without a refund. Only the provider's own refusal proves that it made none.
    fn no_refund(&mut self, response: &Response) -> (RefundResponse, ResponseLost) {
        self.state.note_response(response);
        match response.status().as_u16() {
            status @ (401 | 403 | 405 | 422) if refusal::is_paymegas_own(response) => {
                self.state.refusal = Some(refusal::refusal(response, MoneyState::Untouched));
                (RefundResponse::Refused, ResponseLost::Status(status))
            }
            200..=299 => (RefundResponse::Lost, ResponseLost::Unreadable),
            status => (RefundResponse::Lost, ResponseLost::Status(status)),
        }
    }

    fn refunded_invoice(&mut self, response: &Response, id: &PathSegment) -> RefundResponse {
        match response.json::<InvoiceDocument>() {
            Ok(document) if document.data.id == id.as_str() => {
                let raw = self.state.note_response(response);
                self.state.invoice = Some(Invoice::new(document, raw));
                RefundResponse::Invoice
            }
            _ => RefundResponse::Lost,
        }
    }
}

fn segment(id: &str) -> Result<PathSegment, Invalid> {
    PathSegment::try_from(id).map_err(|_| Invalid::new("id", "cannot be part of a path"))
}

/// The refund in a response, if it is the one asked for.
fn refund_itself(response: &Response, asked: AskedRefund<'_>) -> RefundResponse {
    match response.json::<RefundDocument>() {
        Ok(document)
            if document.data.attributes.reference_id.as_deref() == Some(asked.reference) =>
        {
            RefundResponse::Refund(shown(&document.data.attributes))
        }
        _ => RefundResponse::Lost,
    }
}

/// The result for the caller; `change` is the loss of a sent request's response, and the invoice before it.
fn conclude(
    refunding: Refunding,
    refund: &Refund,
    invoice: Invoice,
    change: Option<(ResponseLost, Invoice)>,
) -> Result<RefundOutcome, Error> {
    match refunding {
        Refunding::Done => Ok(RefundOutcome::Done(invoice)),
        Refunding::Pending => Ok(RefundOutcome::Pending(invoice)),
        Refunding::Failed => Ok(RefundOutcome::Failed(invoice)),
        Refunding::ReferenceReused => Err(Error::ReferenceReused(ReferenceReused {
            reference: refund.reference().to_owned(),
            operation: Some(invoice.id().to_owned()),
            raw: invoice.raw().cloned(),
        })),
        Refunding::Refused | Refunding::Unknown => Err(match change {
            Some((loss, before)) => unknown(loss, before, Some(invoice)),
            None => unknown(ResponseLost::NotListed, invoice, None),
        }),
    }
}

fn check_currency(invoice: &Invoice, refund: &Refund) -> Result<(), Invalid> {
    let asked = refund.asked().money.currency();
    match &invoice.attributes().currency {
        Some(shown) if !shown.eq_ignore_ascii_case(asked.code()) => {
            Err(Invalid::new("currency", "is not that of the invoice"))
        }
        _ => Ok(()),
    }
}

fn refunds(document: &InvoiceDocument) -> Refunds {
    let attributes = &document.data.attributes;
    let items = attributes.refunds.as_ref();
    Refunds {
        status: attributes.status.as_str().to_owned(),
        amount: attributes.refunded_amount.map(Amount::decimal),
        time: attributes.refunded.map(i64::from),
        items: items.map(|items| items.iter().map(shown).collect()),
    }
}

fn shown(refund: &InvoiceRefund) -> ShownRefund {
    ShownRefund {
        reference: refund.reference_id.clone(),
        status: refund.status.as_ref().map_or("", Open::as_str).to_owned(),
        amount: refund.amount.map(Amount::decimal),
        currency: refund.currency.clone(),
    }
}

fn unknown(loss: ResponseLost, before: Invoice, after: Option<Invoice>) -> Error {
    let operation = Some(before.id().to_owned());
    let raw = after.as_ref().and_then(|after| after.raw().cloned());
    let refund = Some(Box::new(Change { before, after }));
    Error::OutcomeUnknown(OutcomeUnknown {
        loss,
        operation,
        raw,
        refund,
        sale_refusal: None,
    })
}
