//! Invoices through the Public API.

use tollgate_types::PathSegment;

use super::{Paymega, call::Call, invoice::public, order::Api, read::about};
use crate::{
    Error, Invalid,
    observe::{Operation, of_created, of_read},
    paymega::{Created, Invoice, NewInvoice},
};

impl Paymega {
    /// Creates an invoice through the Public API, as the payer's side does, with only the public key.
    ///
    /// Fields that the payer must not change, such as the callbacks' address, a customer or a token, cannot be set
    /// there. If the response is lost, the invoice is looked up by its reference through the Private API, as
    /// [`create`](Paymega::create) does. A client without an account cannot look it up; it sends the same bytes again,
    /// and Paymega responds with the invoice that exists. The account must allow invoices from the public (`Forbid
    /// public access` is off).
    ///
    /// # Errors
    ///
    /// As [`create`](Paymega::create); [`Error::Invalid`] also names a field that the Public API does not accept.
    pub async fn create_public(&self, order: &NewInvoice) -> Result<Created, Error> {
        let key = self.public_key()?;
        let operation = Operation::paymega("create_public").reference(order.reference());
        let call = self.create_attempts(order, Api::Public(key));
        operation.observe(of_created, call).await
    }

    /// Reads an invoice through the Public API, which needs no key.
    ///
    /// The response shows less than [`invoice`](Paymega::invoice): no card, no customer, no token. It shows the status
    /// and the address of the hosted page.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Paymega::invoice).
    pub async fn public_invoice(&self, id: &str) -> Result<Invoice, Error> {
        let operation = Operation::paymega("public_invoice").id(id);
        operation.observe(of_read, self.read_public(id)).await
    }

    async fn read_public(&self, id: &str) -> Result<Invoice, Error> {
        let segment = PathSegment::try_from(id)
            .map_err(|_| Invalid::new("id", "cannot be part of a path"))?;
        let mut call = Call::publicly(&self.inner);
        loop {
            call.state.next_read().await?;
            let sent = call.public().get_invoice(&segment, None).await;
            let sent = about(sent, |document| document.data.id == id);
            if let Some((shown, raw)) = call.decode(sent, id)? {
                return Ok(Invoice::new(public::document(shown.data), raw));
            }
        }
    }
}
