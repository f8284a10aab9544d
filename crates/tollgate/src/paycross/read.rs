//! Reads transactions by uid and by reference.

use progenitor_client::{Failure, Response};
use tollgate_types::PathSegment;

use super::{
    PayCross, Transaction, error_body,
    http::{Call, Sent, response_of},
    rules::Decoded,
    shape,
};
use crate::{
    Error, Invalid, RawResponse,
    error::{ResponseLost, Sought},
    observe::{Operation, of_read},
};

impl PayCross {
    /// Reads a transaction by the gateway's id. Call it after a webhook, before you ship anything.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if the gateway finds no such transaction, [`Error::Refused`] if it refuses the request, and
    /// [`Error::NotSent`] or [`Error::OutcomeUnknown`] if it does not respond within the deadline.
    pub async fn transaction(&self, uid: &str) -> Result<Transaction, Error> {
        let operation = Operation::paycross("transaction").id(uid);
        operation.observe(of_read, self.read_transaction(uid)).await
    }

    /// Finds the transactions with this reference of the merchant, in the gateway's order: the last ten at most, and none
    /// if the gateway's list is empty now.
    ///
    /// # Errors
    ///
    /// As [`transaction`](PayCross::transaction), but never [`Error::NotFound`]; [`Error::ReferenceReused`] if the
    /// gateway finds only transactions with other references, such as one that differs in case.
    pub async fn find(&self, reference: &str) -> Result<Vec<Transaction>, Error> {
        let operation = Operation::paycross("find").reference(reference);
        operation.observe(of_read, self.look_for(reference)).await
    }

    async fn read_transaction(&self, uid: &str) -> Result<Transaction, Error> {
        let segment = PathSegment::try_from(uid)
            .map_err(|_| Invalid::new("uid", "cannot be part of a URL path"))?;
        let mut call = Call::start(&self.inner);
        loop {
            call.state.next_read().await?;
            let sent = call.transactions().get_transaction(&segment).await;
            let Some(response) = call.read(sent, uid)? else {
                continue;
            };
            let exponents = &self.inner.exponents;
            let shown = shape::transaction_in(&response)
                .map(|data| Transaction::new(data, exponents, Some(RawResponse::new(response))))
                .filter(|shown| shown.uid().eq_ignore_ascii_case(uid));
            match shown {
                Some(transaction) => return Ok(transaction),
                None => call.state.last.loss = Some(ResponseLost::Unreadable),
            }
        }
    }

    async fn look_for(&self, reference: &str) -> Result<Vec<Transaction>, Error> {
        let segment = PathSegment::try_from(reference)
            .map_err(|_| Invalid::new("tracking_id", "cannot be part of a URL path"))?;
        let mut call = Call::start(&self.inner);
        loop {
            call.state.next_read().await?;
            let sent = call.transactions().find_transactions(&segment).await;
            let response = match call.read(sent, reference) {
                Ok(Some(response)) => response,
                // Only an empty list proves that there is no transaction.
                Ok(None) | Err(Error::NotFound(_)) => continue,
                Err(error) => return Err(error),
            };
            let Some(found) = shape::transactions_in(&response) else {
                call.state.last.loss = Some(ResponseLost::Unreadable);
                continue;
            };
            let raw = RawResponse::new(response);
            let exponents = &self.inner.exponents;
            let envelope = |data| Transaction::new(data, exponents, Some(raw.clone()));
            let (found, others): (Vec<_>, Vec<_>) = found
                .into_iter()
                .map(envelope)
                .partition(|it: &Transaction| it.is_found_by(reference));
            match others.first() {
                // A transaction without a reference does not match the search.
                _ if others.iter().any(|it| it.reference().is_none()) => {
                    call.state.last.loss = Some(ResponseLost::NotBound);
                }
                // The response belongs to another request.
                Some(_)
                    if found.is_empty()
                        && !others.iter().any(|it| it.is_found_by_any_case(reference)) =>
                {
                    call.state.last.loss = Some(ResponseLost::OtherReferences);
                }
                Some(other) if found.is_empty() => {
                    let uid = other.uid().to_owned();
                    return Err(call.state.last.reused(reference, Some(uid)));
                }
                _ => return Ok(found),
            }
        }
    }
}

impl Call<'_> {
    /// Returns the response to a read request for `what`, if it is a success; `None` if the request must be repeated.
    pub(super) fn read<T>(&mut self, sent: Sent<T>, what: &str) -> Result<Option<Response>, Error> {
        let response = match response_of(sent) {
            Ok(response) => response,
            // A retry cannot help a request that cannot be built.
            Err(Failure::InvalidRequest(why)) => return Err(Invalid::new("request", why).into()),
            Err(failure) => {
                self.state.note_failure::<()>(&failure);
                return Ok(None);
            }
        };
        self.state.note_response(&response);
        let status = response.status().as_u16();
        let body = error_body::decode(&response);
        if response.status().is_success() && !matches!(body, Decoded::Error { .. }) {
            return Ok(Some(response));
        }
        match (status, body) {
            (404, Decoded::Error { .. }) => {
                return Err(self.state.last.not_found(what, Sought::Id));
            }
            (408 | 425 | 429, _) => {}
            // A refused read request leaves the money unknown: an earlier call with valid credentials may have charged.
            (200..=299 | 400..=499, Decoded::Error { refusal, .. }) => {
                return Err(Error::Refused(*refusal));
            }
            // The body is not one of the gateway's documented errors: a proxy or a firewall may have sent it.
            _ => {}
        }
        self.state.last.loss = Some(ResponseLost::Status(status));
        Ok(None)
    }
}
