//! Reading: transactions by uid and by reference.

use progenitor_client::{Failure, Miss, outcome};
use tollgate_types::PathSegment;
use tracing::{Instrument, info_span};

use super::{
    PayCross,
    decision::Body,
    exchange::{Sent, listed},
    refusal,
    run::Run,
    transaction::Transaction,
};
use crate::{Error, Invalid, Loss, MoneyState, NotFound, NotSent, RawAnswer};

impl PayCross {
    /// Reads a transaction by the gateway's id. Read it before you ship anything.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such transaction, [`Error::Refused`] if the gateway refuses to tell, and
    /// [`Error::NotSent`] or [`Error::OutcomeUnknown`] if it did not answer within the deadline.
    pub async fn transaction(&self, uid: &str) -> Result<Transaction, Error> {
        let span = info_span!("transaction", uid);
        self.read_transaction(uid).instrument(span).await
    }

    /// Finds the transactions with this reference of the merchant's own, as the gateway orders them: its last ten at
    /// most, and none if there is none now.
    ///
    /// # Errors
    ///
    /// As [`transaction`](PayCross::transaction).
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
            if let Some((envelope, raw)) = run.told(sent, uid)? {
                let exponents = &self.inner.exponents;
                return Ok(Transaction::new(envelope.transaction, exponents, Some(raw)));
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
            let (found, raw) = match run.told(sent, reference) {
                Ok(Some(told)) => told,
                Ok(None) => continue,
                Err(Error::NotFound(_)) => return Ok(Vec::new()),
                Err(error) => return Err(error),
            };
            let Some(found) = listed(found) else {
                run.heard.loss = Some(Loss::Unreadable);
                continue;
            };
            let exponents = &self.inner.exponents;
            let envelope = |data| Transaction::new(data, exponents, Some(raw.clone()));
            let (found, others): (Vec<_>, Vec<_>) = found
                .into_iter()
                .map(envelope)
                .partition(|it: &Transaction| it.view().is_found_by(reference));
            // A search that was not for our reference says nothing about what it would have found.
            if found.is_empty() && !others.is_empty() {
                run.heard.loss = Some(Loss::OtherReferences);
                return Err(run.unknown(None));
            }
            return Ok(found);
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
            Some(Loss::NeverConnected) | None => Err(Error::NotSent(NotSent { operation: None })),
            Some(_) => Err(self.unknown(None)),
        }
    }

    /// What a reading of `what` was told; `None` if it must be asked for again.
    fn told<T>(&mut self, sent: Sent<T>, what: &str) -> Result<Option<(T, RawAnswer)>, Error> {
        let answer = match outcome(sent) {
            Ok((value, answer)) => return Ok(Some((value, self.heard.note_answer(&answer)))),
            // To repeat what cannot be built is of no use.
            Err(Miss::Failure(Failure::InvalidRequest(why))) => {
                return Err(Invalid::new("request", why).into());
            }
            Err(Miss::Failure(failure)) => {
                self.heard.note_failure(&failure);
                return Ok(None);
            }
            Err(Miss::Answer(answer, _)) => answer,
        };
        self.heard.note_answer(&answer);
        let status = answer.status().as_u16();
        self.heard.loss = Some(match status {
            200..=299 => Loss::Unreadable,
            status => Loss::Status(status),
        });
        match (status, refusal::body(&answer)) {
            (404, Body::Errors { .. }) => Err(Error::NotFound(NotFound {
                what: what.to_owned(),
                raw: Some(RawAnswer::new(answer.clone())),
            })),
            (404 | 408 | 425 | 429, _) => Ok(None),
            // It says nothing of the money: a wrong key today says nothing of yesterday's charge.
            (400..=499, _) => Err(Error::Refused(refusal::refusal(
                &answer,
                MoneyState::Unknown,
            ))),
            _ => Ok(None),
        }
    }
}
