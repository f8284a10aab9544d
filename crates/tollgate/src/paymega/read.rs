//! Reading: invoices by id and by reference.

use progenitor_client::{Error as WireError, Failure, Miss, Response, outcome};
use serde::{Deserialize, de::IgnoredAny};
use tollgate_paymega_private::types::InvoiceList;
use tollgate_types::PathSegment;

use super::{Paymega, call::Call, error_body, http::Sent};
use crate::{
    Error, Invalid, MoneyState, RawResponse,
    engine::LastResponse,
    error::{ResponseLost, Sought},
    observe::{Operation, of_read},
    paymega::{Invoice, rules::is_alike},
};

impl Paymega {
    /// Reads an invoice by Paymega's id. Read the invoice before you ship anything.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is no such invoice, [`Error::Refused`] if Paymega refuses to show it, and
    /// [`Error::NotSent`] or [`Error::OutcomeUnknown`] if Paymega did not respond within the deadline.
    pub async fn invoice(&self, id: &str) -> Result<Invoice, Error> {
        let operation = Operation::paymega("invoice").id(id);
        operation.observe(of_read, self.read_invoice(id)).await
    }

    /// Finds the invoice with this merchant's reference; returns `None` if there is none now.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Paymega::invoice).
    pub async fn find(&self, reference: &str) -> Result<Option<Invoice>, Error> {
        let operation = Operation::paymega("find").reference(reference);
        operation.observe(of_read, self.look_for(reference)).await
    }

    async fn read_invoice(&self, id: &str) -> Result<Invoice, Error> {
        let segment = PathSegment::try_from(id)
            .map_err(|_| Invalid::new("id", "cannot be part of a path"))?;
        let mut call = Call::start(&self.inner)?;
        call.invoice_by_id(&segment).await
    }

    async fn look_for(&self, reference: &str) -> Result<Option<Invoice>, Error> {
        let mut call = Call::start(&self.inner)?;
        let (list, raw) = loop {
            call.state.next_read().await?;
            let sent = call
                .private()
                .list_invoices(Some(reference), None, None, None)
                .await;
            if is_nothing(&sent) {
                return Ok(None);
            }
            match call.decode(believed(sent), reference) {
                Ok(Some(decoded)) => break decoded,
                Ok(None) => {}
                Err(Error::NotFound(_)) => return Ok(None),
                Err(error) => return Err(error),
            }
        };
        let included = list.included;
        let all_alike = list
            .data
            .as_slice()
            .iter()
            .all(|invoice| is_alike(invoice.attributes.reference_id.as_deref(), reference));
        let is_it = |invoice: &tollgate_types::Invoice| {
            invoice.attributes.reference_id.as_deref() == Some(reference)
        };
        match list.data.into_iter().find(is_it) {
            Some(data) => Ok(Some(Invoice::of(data, included, raw))),
            // An empty list, or references that differ only in case or spaces, which the search ignores.
            None if all_alike => Ok(None),
            // If the provider did not apply the filter, the list does not show whether the invoice exists.
            None => {
                call.state.last.loss = Some(ResponseLost::OtherReferences);
                Err(call.state.last.unknown(None).into())
            }
        }
    }
}

impl Call<'_> {
    async fn invoice_by_id(&mut self, id: &PathSegment) -> Result<Invoice, Error> {
        loop {
            self.state.next_read().await?;
            if let Some(invoice) = self.read_once(id).await? {
                return Ok(invoice);
            }
        }
    }

    /// Reads an invoice with a single request; returns `None` if the request must be sent again.
    pub(super) async fn read_once(&mut self, id: &PathSegment) -> Result<Option<Invoice>, Error> {
        let sent = self.private().get_invoice(id).await;
        let sent = about(sent, |document| document.data.id == id.as_str());
        let decoded = self.decode(sent, id.as_str())?;
        Ok(decoded.map(|(document, raw)| Invoice::new(document, raw)))
    }

    /// Decodes the response to a request that reads `what`; returns `None` if the request must be sent again.
    pub(super) fn decode<T>(
        &mut self,
        sent: Sent<T>,
        what: &str,
    ) -> Result<Option<(T, RawResponse)>, Error> {
        match outcome(sent) {
            Ok((value, response)) => return Ok(Some((value, self.state.note_response(&response)))),
            Err(Miss::Response(response, _)) => {
                self.state.note_response(&response);
                self.state.last.loss = Some(match response.status().as_u16() {
                    200..=299 => ResponseLost::Unreadable,
                    status @ (401 | 403) if error_body::is_paymegas_own(&response) => {
                        ResponseLost::Credentials(status)
                    }
                    status => ResponseLost::Status(status),
                });
                if let Some(error) = refused(&response, what) {
                    return Err(error);
                }
            }
            // A request that cannot be built is not repeated.
            Err(Miss::Failure(Failure::InvalidRequest(why))) => {
                return Err(Invalid::new("request", why).into());
            }
            Err(Miss::Failure(failure)) => {
                self.state.note_failure::<T>(&failure);
            }
        }
        Ok(None)
    }
}

/// Turns a response about another object into a lost response: it says nothing about the object asked for.
pub(super) fn about<T>(sent: Sent<T>, is_it: impl FnOnce(&T) -> bool) -> Sent<T> {
    match sent {
        Ok(value) if !is_it(&value) => Err(WireError::UnexpectedResponse(value.into_parts().1)),
        sent => sent,
    }
}

/// Rejects an empty list beside an error: it does not prove that there is no such invoice.
pub(super) fn believed(sent: Sent<InvoiceList>) -> Sent<InvoiceList> {
    without_error(sent, |list| list.data.as_slice().is_empty())
}

/// Rejects a list beside an error, if it is empty.
pub(super) fn without_error<T>(sent: Sent<T>, is_empty: impl FnOnce(&T) -> bool) -> Sent<T> {
    match sent {
        Ok(list) if is_empty(&list) && error_body::has_error(list.response()) => {
            Err(WireError::UnexpectedResponse(list.into_parts().1))
        }
        sent => sent,
    }
}

/// Whether the response to a search is null, which in JSON:API means that there is no such object.
pub(super) fn is_nothing<T>(sent: &Sent<T>) -> bool {
    #[derive(Deserialize)]
    struct Nothing {
        #[expect(dead_code, reason = "only null is read as it")]
        data: (),
        errors: Option<IgnoredAny>,
        error: Option<IgnoredAny>,
    }
    let response = sent.as_ref().err().and_then(WireError::response);
    response.is_some_and(|response| {
        let nothing = response.json::<Nothing>();
        response.status() == 200
            && nothing.is_ok_and(|it| it.errors.is_none() && it.error.is_none())
    })
}

/// The error that ends a read at once. It says nothing about the money: a key that is wrong today says nothing of an
/// earlier charge.
fn refused(response: &Response, what: &str) -> Option<Error> {
    match response.status().as_u16() {
        200..=299 if error_body::is_in_success(response) => Some(Error::Refused(
            error_body::refusal(response, MoneyState::Unknown),
        )),
        404 if error_body::is_paymegas_own(response) => Some(
            LastResponse {
                loss: None,
                raw: Some(RawResponse::new(response.clone())),
            }
            .not_found(what, Sought::Id),
        ),
        404 | 408 | 425 | 429 => None,
        400..=499 => Some(Error::Refused(error_body::refusal(
            response,
            MoneyState::Unknown,
        ))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use progenitor_client::{ByteStream, ResponseValue};
    use reqwest::{StatusCode, header::HeaderMap};

    async fn sent(status: StatusCode, body: &'static str) -> Sent<InvoiceList> {
        let response = Response::new(status, HeaderMap::new(), body);
        ResponseValue::from_response::<ByteStream>(response).await
    }

    #[tokio::test]
    async fn only_null_is_nothing() {
        let nothing = r#"{"data":null,"meta":{"count":0},"links":[]}"#;
        assert!(is_nothing(&sent(StatusCode::OK, nothing).await));
        assert!(!is_nothing(&sent(StatusCode::CREATED, nothing).await));
        for body in [
            "",
            "null",
            "{}",
            "[]",
            r#"{"data":[]}"#,
            r#"{"data":{}}"#,
            r#"{"data":""}"#,
            r#"{"data":false}"#,
            r#"{"data":0}"#,
            r#"{"data":[null]}"#,
            r#"{"data":null,"errors":[]}"#,
            r#"{"data":null,"error":{"message":"No."}}"#,
        ] {
            assert!(!is_nothing(&sent(StatusCode::OK, body).await), "{body}");
        }
    }
}
