//! Invoices through the Public API.

use tollgate_paymega_private::types::CreateInvoiceAttributes;
use tollgate_paymega_public::types::CreatePublicInvoice;
use tollgate_types::PathSegment;
use tracing::{Instrument, info_span};

use super::{Paymega, call_state::Call, exchange::Way, read::about};
use crate::{
    Error, Invalid, Invoice, NewInvoice, paymega::decision::Flow, paymega::invoice::public,
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
    pub async fn create_public(&self, order: &NewInvoice) -> Result<Invoice, Error> {
        let key = self.public_key()?;
        let span = info_span!("create_public", reference = order.reference());
        self.create_attempts(order, Way::Public(key))
            .instrument(span)
            .await
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
        let span = info_span!("public_invoice", invoice = id);
        self.read_public(id).instrument(span).await
    }

    async fn read_public(&self, id: &str) -> Result<Invoice, Error> {
        let segment = PathSegment::try_from(id)
            .map_err(|_| Invalid::new("id", "cannot be part of a path"))?;
        let mut call = Call::publicly(&self.inner);
        loop {
            call.next_attempt().await?;
            let sent = call.public().get_invoice(&segment, None).await;
            let sent = about(sent, |document| document.data.id == id);
            if let Some((shown, raw)) = call.decode(sent, id)? {
                return Ok(Invoice::new(public::document(shown.data), raw));
            }
        }
    }
}

/// The request to the Public API, or the field that it does not accept.
pub(super) fn request(
    attributes: CreateInvoiceAttributes,
    flow: Flow,
    public_key: &str,
) -> Result<CreatePublicInvoice, Invalid> {
    let refused = [
        ("callback_url", attributes.callback_url.is_some()),
        ("customer", attributes.customer.is_some()),
        ("descriptor", attributes.descriptor.is_some()),
        ("expires", attributes.expires.is_some()),
        ("flow", flow == Flow::Verify),
        ("gateway_options", attributes.gateway_options.is_some()),
        ("return_url", attributes.return_url.is_some()),
        ("return_urls", attributes.return_urls.is_some()),
        ("token", attributes.token.is_some()),
    ];
    if let Some((field, _)) = refused.into_iter().find(|(_, is_set)| *is_set) {
        return Err(Invalid::new(field, "cannot be set through the Public API"));
    }
    let invoice = CreatePublicInvoice {
        description: attributes.description,
        fields: attributes.service_fields,
        metadata: attributes.metadata,
        reference_id: Some(attributes.reference_id),
        ..CreatePublicInvoice::new(
            attributes.amount,
            attributes.currency,
            public_key.to_owned(),
            attributes.service,
        )
    };
    invoice.check()?;
    Ok(invoice)
}
