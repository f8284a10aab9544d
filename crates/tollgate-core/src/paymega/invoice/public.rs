//! An invoice from the Public API, which shows fewer fields.

use tollgate_paymega_public::types::PublicInvoice;
use tollgate_types::{
    Invoice, InvoiceAttributes, InvoiceDocument, PhpObject, Relationship, Relationships,
    ResourceIdentifier,
};

/// Converts the invoice to the form of the Private API. Fields that the Public API does not show are absent.
pub fn document(public: PublicInvoice) -> InvoiceDocument {
    let payment = public.active_payment.and_then(PhpObject::into_inner);
    let mut attributes = InvoiceAttributes::new(public.status);
    attributes.amount = public.amount;
    attributes.created = public.created;
    attributes.currency = public.currency;
    attributes.description = public.description;
    attributes.flow = public.service_flow;
    attributes.flow_data = payment.and_then(|payment| payment.payload);
    attributes.metadata = public.metadata;
    attributes.payment_amount = public.payment_amount;
    attributes.processed_amount = public.processed_amount;
    attributes.reference_id = public.reference_id;
    attributes.refunded_amount = public.refunded_amount;
    attributes.resolution = public.resolution;
    attributes.serial_number = public.serial_number;
    attributes.service_currency = public.service_currency;
    attributes.test_mode = public.test_mode;
    let mut relationships = Relationships::default();
    relationships.payment_method = related("payment-methods", public.service_method);
    relationships.payment_service = related("payment-services", public.service);
    let mut invoice = Invoice::new(attributes, public.id);
    invoice.relationships = Some(relationships.into());
    InvoiceDocument::new(invoice)
}

fn related(kind: &str, id: Option<String>) -> Option<Relationship> {
    let mut identifier = ResourceIdentifier::default();
    identifier.id = Some(id?);
    identifier.type_ = Some(kind.to_owned());
    let mut relationship = Relationship::default();
    relationship.data = Some(identifier);
    Some(relationship)
}

#[cfg(test)]
mod tests {
    use tollgate_paymega_public::types::PublicInvoiceDocument;

    use super::*;
    use crate::{dec, paymega::Invoice};

    const SAMPLE: &str =
        include_str!("../../../../../spec/examples/paymega/public/createInvoice.response.json");

    #[test]
    fn a_published_public_invoice_converts_to_the_private_form() {
        let sample: PublicInvoiceDocument = serde_json::from_str(SAMPLE).unwrap();
        let invoice = Invoice::unread(document(sample.data));
        assert_eq!(invoice.id(), "cpi_QGcJxoBxnYStkuvN");
        assert_eq!(invoice.status(), "process_pending");
        assert_eq!(invoice.resolution(), Some("OK"));
        assert_eq!(invoice.shown_amount(), Some(dec!(123.45)));
        assert_eq!(invoice.attributes().currency.as_deref(), Some("USD"));
        assert_eq!(invoice.service(), Some("payment_card_usd_hpp"));
        assert_eq!(invoice.attributes().test_mode, Some(true));
        assert!(invoice.bearer().is_some() && invoice.is_recognisable());
    }
}
