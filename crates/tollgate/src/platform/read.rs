//! Reading: invoices by id and by reference.

use progenitor_client::{Answer, ByteStream, Error as WireError, Miss, ResponseValue, outcome};
use tollgate_types::{InvoiceDocument, PathSegment};

use super::{Platform, refusal, run::Run};
use crate::{Error, Invalid, Invoice, Loss, MoneyState, NotFound, NotSent, RawAnswer};

impl Platform {
    /// Reads an invoice by the platform's id. Read it before you ship anything.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such invoice, [`Error::Refused`] if the platform refuses to tell, and
    /// [`Error::NotSent`] or [`Error::OutcomeUnknown`] if it did not answer within the deadline.
    pub async fn invoice(&self, id: &str) -> Result<Invoice, Error> {
        let segment =
            PathSegment::try_from(id).map_err(|_| Invalid::new("id", "cannot stand in a path"))?;
        let mut run = Run::start(&self.inner);
        let (document, raw) = run
            .get(id, async |run: &Run<'_>| {
                run.private().get_invoice(&segment).await
            })
            .await?;
        Ok(Invoice::new(document, raw))
    }

    /// Finds the invoice with this reference of the merchant's own; `None` if there is none now.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Platform::invoice).
    pub async fn find(&self, reference: &str) -> Result<Option<Invoice>, Error> {
        let mut run = Run::start(&self.inner);
        let list = async |run: &Run<'_>| {
            run.private()
                .list_invoices(Some(reference), None, None, None)
                .await
        };
        let (list, raw) = match run.get(reference, list).await {
            Err(Error::NotFound(_)) => return Ok(None),
            found => found?,
        };
        let included = list.included;
        let mut found = list.data.into_iter();
        let data =
            found.find(|invoice| invoice.attributes.reference_id.as_deref() == Some(reference));
        Ok(data.map(|data| Invoice::new(InvoiceDocument { data, included }, raw)))
    }
}

impl Run<'_> {
    /// Sends a GET until it is answered or the deadline has passed; `what` is what it asks for.
    pub(super) async fn get<T>(
        &mut self,
        what: &str,
        send: impl AsyncFn(&Self) -> Result<ResponseValue<T>, WireError<ByteStream>>,
    ) -> Result<(T, RawAnswer), Error> {
        let mut repetition = None;
        while self.wait(repetition).await {
            match outcome(send(self).await) {
                Ok((value, answer)) => return Ok((value, self.heard.note_answer(&answer))),
                Err(Miss::Answer(answer, _)) => {
                    self.heard.note_answer(&answer);
                    self.heard.loss = Some(Loss::Status(answer.status().as_u16()));
                    if let Some(error) = refused(&answer, what) {
                        return Err(error);
                    }
                }
                Err(Miss::Failure(failure)) => {
                    self.heard.note_failure(&failure);
                }
            }
            repetition = Some(repetition.map_or(0, |last: u32| last.saturating_add(1)));
        }
        match self.heard.loss {
            Some(Loss::NeverConnected) | None => Err(Error::NotSent(NotSent { invoice: None })),
            Some(_) => Err(self.unknown(None)),
        }
    }
}

/// What ends a reading at once. It says nothing of the money: a wrong key today says nothing of yesterday's charge.
fn refused(answer: &Answer, what: &str) -> Option<Error> {
    match answer.status().as_u16() {
        404 if refusal::is_platforms(answer) => Some(Error::NotFound(NotFound {
            what: what.to_owned(),
        })),
        401 | 403 | 405 | 422 => Some(Error::Refused(refusal::refusal(
            answer,
            MoneyState::Unknown,
        ))),
        _ => None,
    }
}
