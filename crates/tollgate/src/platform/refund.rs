//! Refunds.

use tollgate_types::{Amount, InvoiceDocument, PathSegment};
use tracing::{Instrument, info_span};

use super::{Platform, read::about, run::Run};
use crate::{
    Change, Error, Invalid, Invoice, Loss, MoneyState, NotSent, OutcomeUnknown, Refund,
    decision::{Body, Received, RefundAnswer, Refunding, Refunds, after_refund},
};

/// What became of a refund, with the invoice as it was last read.
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

    /// What is known of the money that was to be given back.
    #[must_use]
    pub const fn money(&self) -> MoneyState {
        match self {
            Self::Done(_) => MoneyState::Returned,
            Self::Pending(_) => MoneyState::Unknown,
            Self::Failed(_) => MoneyState::Untouched,
        }
    }
}

impl Platform {
    /// Refunds an invoice, wholly or in part.
    ///
    /// The request is sent once, unless no connection was made. It is done if the answer shows the invoice refunded by
    /// so much more than before. If its answer is lost, the invoice is read, and what is under way is told as pending;
    /// anything else is told as unknown, with the invoice before and after, since somebody else may have refunded
    /// meanwhile. It is never sent again by itself.
    ///
    /// # Errors
    ///
    /// [`Error::OutcomeUnknown`] with the invoice before and after; [`Error::Refused`] if the platform refused and the
    /// invoice has not changed; [`Error::NotSent`] if the platform could not be reached.
    pub async fn refund(&self, id: &str, refund: &Refund) -> Result<RefundOutcome, Error> {
        let span = info_span!("refund", invoice = id, reference = refund.reference());
        self.refund_once(id, refund).instrument(span).await
    }

    async fn refund_once(&self, id: &str, refund: &Refund) -> Result<RefundOutcome, Error> {
        let segment =
            PathSegment::try_from(id).map_err(|_| Invalid::new("id", "cannot stand in a path"))?;
        let body = refund.request(id, &self.inner.exponents)?;
        let mut run = Run::start(&self.inner)?;
        let before = run.invoice_by_id(&segment).await?;
        check_currency(&before, refund)?;
        if !run.wait(None).await {
            return Err(Error::NotSent(NotSent::untouched(Some(id.to_owned()))));
        }
        let mut attempts = 1;
        let (answer, loss) = loop {
            let sent = run.private().refund_invoice(&segment, &body).await;
            let sent = about(sent, |document| document.data.id == id);
            let received = run.refunded(sent);
            if let Some(why) = run.heard.unsendable {
                return Err(Invalid::new("request", why).into());
            }
            match refund_answer(&received) {
                Some(answer) => break answer,
                None if attempts < self.inner.policy.attempts
                    && run.wait(Some(attempts - 1)).await =>
                {
                    attempts += 1;
                }
                None => {
                    return Err(Error::NotSent(NotSent::untouched(Some(id.to_owned()))));
                }
            }
        };
        let refusal = run.heard.refusal.take();
        let after = match answer {
            RefundAnswer::Invoice => run.heard.invoice.take(),
            _ => run.invoice_by_id(&segment).await.ok(),
        };
        let Some(after) = after else {
            return Err(unknown(loss, before, None));
        };
        let (was, is) = (refunds(before.document()), refunds(after.document()));
        let refunding = after_refund(answer, refund.money().amount(), &was, &is);
        match (refunding, refusal) {
            (Refunding::Done, _) => Ok(RefundOutcome::Done(after)),
            (Refunding::Pending, _) => Ok(RefundOutcome::Pending(after)),
            (Refunding::Failed, _) => Ok(RefundOutcome::Failed(after)),
            (Refunding::Refused, Some(refusal)) => Err(Error::Refused(refusal)),
            _ => Err(unknown(loss, before, Some(after))),
        }
    }
}

/// What came to a refund, or `None` if no byte of it left.
fn refund_answer(received: &Received) -> Option<(RefundAnswer, Loss)> {
    Some(match *received {
        Received::NeverConnected | Received::Unsendable => return None,
        Received::Lost(loss) => (RefundAnswer::Lost, loss),
        Received::Answered {
            status: 200 | 201,
            body: Body::Invoice(_),
        } => (RefundAnswer::Invoice, Loss::Unreadable),
        Received::Answered {
            status: status @ (401 | 403 | 405 | 422),
            ..
        }
        | Received::Answered {
            status: status @ 404,
            body: Body::Errors,
        } => (RefundAnswer::Refused, Loss::Status(status)),
        Received::Answered {
            status: 200 | 201, ..
        } => (RefundAnswer::Lost, Loss::Unreadable),
        Received::Answered { status, .. } => (RefundAnswer::Lost, Loss::Status(status)),
    })
}

fn check_currency(invoice: &Invoice, refund: &Refund) -> Result<(), Invalid> {
    let asked = refund.money().currency();
    match &invoice.attributes().currency {
        Some(shown) if !shown.eq_ignore_ascii_case(asked.code()) => {
            Err(Invalid::new("currency", "is not that of the invoice"))
        }
        _ => Ok(()),
    }
}

fn refunds(document: &InvoiceDocument) -> Refunds {
    let attributes = &document.data.attributes;
    Refunds {
        status: attributes.status.as_str().to_owned(),
        amount: attributes.refunded_amount.map(Amount::decimal),
        time: attributes.refunded.map(i64::from),
    }
}

fn unknown(loss: Loss, before: Invoice, after: Option<Invoice>) -> Error {
    let operation = Some(before.id().to_owned());
    let raw = after.as_ref().and_then(|after| after.raw().cloned());
    let refund = Some(Box::new(Change { before, after }));
    Error::OutcomeUnknown(OutcomeUnknown {
        loss,
        operation,
        raw,
        refund,
    })
}
