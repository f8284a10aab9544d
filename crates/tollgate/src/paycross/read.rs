//! Reading: transactions by uid and by reference.

use progenitor_client::{Failure, Response};
use tollgate_types::PathSegment;
use tracing::{Instrument, info_span};

use super::{
    PayCross,
    decision::Body,
    exchange::{Sent, response_of},
    refusal,
    run::Run,
    shape,
    transaction::Transaction,
};
use crate::{
    Error, Invalid, MoneyState, NotFound, NotSent, RawResponse, ReferenceReused, ResponseLost,
    error::Sought,
};

impl PayCross {
    /// Reads a transaction by the gateway's id. Read it before you ship anything.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if the gateway finds no such transaction, [`Error::Refused`] if it refuses the request, and
    /// [`Error::NotSent`] or [`Error::OutcomeUnknown`] if it does not respond within the deadline.
    pub async fn transaction(&self, uid: &str) -> Result<Transaction, Error> {
        let span = info_span!("transaction", uid);
        self.read_transaction(uid).instrument(span).await
    }

    /// Finds the transactions with this reference of the merchant's own, as the gateway orders them: its last ten at
    /// most, and none if the gateway's list is empty now.
    ///
    /// # Errors
    ///
    /// As [`transaction`](PayCross::transaction), but never [`Error::NotFound`]; [`Error::ReferenceReused`] if the
    /// gateway finds only transactions with other references, such as one in other letters.
    pub async fn find(&self, reference: &str) -> Result<Vec<Transaction>, Error> {
        let span = info_span!("find", reference);
        self.look_for(reference).instrument(span).await
    }

    async fn read_transaction(&self, uid: &str) -> Result<Transaction, Error> {
        let segment = PathSegment::try_from(uid)
            .map_err(|_| Invalid::new("uid", "cannot stand in a path"))?;
        let mut run = Run::start(&self.inner);
        loop {
            run.turn().await?;
            let sent = run.client().get_transaction(&segment).await;
            let Some(response) = run.told(sent, uid)? else {
                continue;
            };
            let exponents = &self.inner.exponents;
            let shown = shape::transaction_in(&response)
                .map(|data| Transaction::new(data, exponents, Some(RawResponse::new(response))))
                .filter(|shown| shown.uid().eq_ignore_ascii_case(uid));
            match shown {
                Some(transaction) => return Ok(transaction),
                None => run.heard.loss = Some(ResponseLost::Unreadable),
            }
        }
    }

    async fn look_for(&self, reference: &str) -> Result<Vec<Transaction>, Error> {
        let segment = PathSegment::try_from(reference)
            .map_err(|_| Invalid::new("tracking_id", "cannot stand in a path"))?;
        let mut run = Run::start(&self.inner);
        loop {
            run.turn().await?;
            let sent = run.client().find_transactions(&segment).await;
            let response = match run.told(sent, reference) {
                Ok(Some(response)) => response,
                // Only an empty list says that there is none.
                Ok(None) | Err(Error::NotFound(_)) => continue,
                Err(error) => return Err(error),
            };
            let Some(found) = shape::transactions_in(&response) else {
                run.heard.loss = Some(ResponseLost::Unreadable);
                continue;
            };
            let raw = RawResponse::new(response);
            let exponents = &self.inner.exponents;
            let envelope = |data| Transaction::new(data, exponents, Some(raw.clone()));
            let (found, others): (Vec<_>, Vec<_>) = found
                .into_iter()
                .map(envelope)
                .partition(|it: &Transaction| it.view().is_found_by(reference));
            match others.first() {
                // What shows no reference was not found by one.
                _ if others.iter().any(|it| it.reference().is_none()) => {
                    run.heard.loss = Some(ResponseLost::NotBound);
                }
                Some(other) if found.is_empty() => {
                    return Err(Error::ReferenceReused(ReferenceReused {
                        reference: reference.to_owned(),
                        operation: Some(other.uid().to_owned()),
                        raw: Some(raw),
                    }));
                }
                _ => return Ok(found),
            }
        }
    }
}

impl Run<'_> {
    /// Waits for the next attempt of a reading.
    async fn turn(&mut self) -> Result<(), Error> {
        let repetition = self.turns.checked_sub(1);
        self.turns = self.turns.saturating_add(1);
        if self.wait(repetition).await {
            return Ok(());
        }
        match self.heard.loss {
            Some(ResponseLost::NeverConnected) | None => {
                Err(Error::NotSent(NotSent::untouched(None)))
            }
            Some(_) => Err(self.unknown(None)),
        }
    }

    /// The response to a reading of `what`, if it is a success; `None` if it must be asked for again.
    fn told<T>(&mut self, sent: Sent<T>, what: &str) -> Result<Option<Response>, Error> {
        let response = match response_of(sent) {
            Ok(response) => response,
            // To repeat what cannot be built is of no use.
            Err(Failure::InvalidRequest(why)) => return Err(Invalid::new("request", why).into()),
            Err(failure) => {
                self.heard.note_failure(&failure);
                return Ok(None);
            }
        };
        self.heard.note_response(&response);
        let status = response.status().as_u16();
        let body = refusal::body(&response);
        if response.status().is_success() && !matches!(body, Body::Errors { .. }) {
            return Ok(Some(response));
        }
        self.heard.loss = Some(ResponseLost::Status(status));
        match (status, body) {
            (404, Body::Errors { .. }) => Err(Error::NotFound(NotFound {
                what: what.to_owned(),
                sought: Sought::Id,
                raw: Some(RawResponse::new(response.clone())),
            })),
            (408 | 425 | 429, _) => Ok(None),
            // It says nothing of the money: a wrong key today says nothing of yesterday's charge.
            (200..=299 | 400..=499, Body::Errors { .. }) => Err(Error::Refused(refusal::refusal(
                &response,
                MoneyState::Unknown,
            ))),
            // A proxy or a firewall has other words.
            _ => Ok(None),
        }
    }
}
