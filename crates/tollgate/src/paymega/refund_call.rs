//! Refunds: the public calls.

use progenitor_client::{Miss, Response, outcome};
use tollgate_paymega_private::types::{RefundDocument, RefundRequest, RefundResponse as Body};
use tollgate_types::{InvoiceDocument, InvoiceRefund, PathSegment};
use tracing::{Instrument, info_span};

use super::{
    Paymega,
    call::Call,
    error_body,
    http::Sent,
    refund::{AskedRefund, RefundOutcome, unknown},
    rules,
};
use crate::{
    Error, Invalid, MoneyState, RawResponse, Refusal,
    engine::{Event, Pause, Retries},
    error::{NotSent, ResponseLost},
    paymega::{Invoice, Refund},
};

/// The response to the request for a refund.
enum RefundResponse {
    /// The refund itself, under the reference that was sent.
    Refund(InvoiceRefund),
    /// The invoice.
    Invoice(Invoice),
    /// The provider's own refusal.
    Refused(Refusal),
    /// The response says nothing about the refund.
    Lost(ResponseLost),
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
        refund.asked().reconcile(invoice)
    }

    async fn refund_once(&self, id: &str, refund: &Refund) -> Result<RefundOutcome, Error> {
        let (segment, asked) = (segment(id)?, refund.asked());
        let body = refund.request(id, &self.inner.exponents)?;
        let mut call = Call::start(&self.inner)?;
        let before = call.invoice_by_id(&segment).await?;
        asked.check_currency(&before)?;
        if let Some(end) = asked.listed_in(&before) {
            return end;
        }
        match call.send_refund(&segment, &body, asked).await? {
            RefundResponse::Invoice(after) => asked.after_invoice(before, after),
            RefundResponse::Refund(shown) => {
                // The outcome of the refund is known: one more read only fetches its invoice.
                let after = call.invoice_once(&segment).await;
                let after = after.unwrap_or_else(|| before.clone());
                asked.after_refund(&shown, before, after)
            }
            RefundResponse::Refused(refusal) => match call.invoice_by_id(&segment).await {
                Ok(after) => asked.after_refusal(refusal, before, after),
                Err(_) => Err(unknown(
                    ResponseLost::Status(refusal.status()),
                    before,
                    None,
                )),
            },
            RefundResponse::Lost(loss) => match call.invoice_by_id(&segment).await {
                Ok(after) => asked.after_loss(loss, before, after),
                Err(_) => Err(unknown(loss, before, None)),
            },
        }
    }
}

impl Call<'_> {
    /// Sends the request for a refund. A retry follows only if no byte of the request was sent.
    async fn send_refund(
        &mut self,
        id: &PathSegment,
        body: &RefundRequest,
        asked: AskedRefund<'_>,
    ) -> Result<RefundResponse, Error> {
        let (mut retries, mut pause) = (Retries::default(), Pause::None);
        for _ in 0..self.client.policy.attempts.max(1) {
            if !self.state.wait(pause).await || self.state.is_late() {
                break;
            }
            let sent = self.private().refund_invoice(id, body).await;
            match self.refund_response(sent, id, asked) {
                Event::Response(response) => return Ok(response),
                Event::Lost(loss) => return Ok(RefundResponse::Lost(loss)),
                Event::Unsendable(why) => return Err(Invalid::new("request", why).into()),
                Event::NotConnected | Event::Deadline => pause = retries.next(),
            }
        }
        let id = id.as_str().to_owned();
        Err(Error::NotSent(NotSent::untouched(Some(id))))
    }

    fn refund_response(
        &mut self,
        sent: Sent<Body>,
        id: &PathSegment,
        asked: AskedRefund<'_>,
    ) -> Event<RefundResponse> {
        match outcome(sent) {
            Ok((document, response)) => {
                self.state.note_response(&response);
                let shown = if document.kind() == Some("refunds") {
                    refund_itself(&response, asked)
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

fn segment(id: &str) -> Result<PathSegment, Invalid> {
    PathSegment::try_from(id).map_err(|_| Invalid::new("id", "cannot be part of a path"))
}

/// The refund in a response, if it is the one asked for.
fn refund_itself(response: &Response, asked: AskedRefund<'_>) -> Option<RefundResponse> {
    let refund = response.json::<RefundDocument>().ok()?.data.attributes;
    let is_it = refund.reference_id.as_deref() == Some(asked.reference);
    is_it.then_some(RefundResponse::Refund(refund))
}

/// The invoice in a response, if it is the one asked for.
fn refunded_invoice(response: &Response, id: &PathSegment) -> Option<RefundResponse> {
    let document = response.json::<InvoiceDocument>().ok()?;
    let is_it = document.data.id == id.as_str();
    let raw = RawResponse::new(response.clone());
    is_it.then(|| RefundResponse::Invoice(Invoice::new(document, raw)))
}

/// A response without a refund. Only the provider's own refusal proves that it made none.
fn no_refund(response: &Response) -> Event<RefundResponse> {
    match response.status().as_u16() {
        401 | 403 | 405 | 422 if error_body::is_paymegas_own(response) => {
            let refusal = error_body::refusal(response, MoneyState::Untouched);
            Event::Response(RefundResponse::Refused(refusal))
        }
        202 | 204 => Event::Lost(ResponseLost::Unreadable),
        status => Event::Lost(rules::loss(status)),
    }
}
