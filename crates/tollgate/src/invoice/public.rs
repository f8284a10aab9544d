//! An invoice as the Public API shows it, as far as that goes.

use tollgate_public::types::{ActivePayment, PublicInvoice};
use tollgate_types::{
    Invoice, InvoiceAttributes, InvoiceDocument, PhpObject, Relationship, Relationships,
    ResourceIdentifier,
};

/// The same invoice in the form of the Private API: what the Public API does not show is missing.
pub(crate) fn document(public: PublicInvoice) -> InvoiceDocument {
    let PublicInvoice {
        active_payment,
        amount,
        created,
        currency,
        description,
        id,
        metadata,
        payment_amount,
        processed_amount,
        reference_id,
        refunded_amount,
        resolution,
        serial_number,
        service,
        service_currency,
        service_flow,
        service_method,
        status,
        test_mode,
        ..
    } = public;
    let payment = active_payment.and_then(PhpObject::into_inner);
    let attributes = InvoiceAttributes {
        amount,
        created,
        currency,
        description,
        flow: service_flow,
        flow_data: payment.and_then(|ActivePayment { payload, .. }| payload),
        metadata,
        payment_amount,
        processed_amount,
        reference_id,
        refunded_amount,
        resolution,
        serial_number,
        service_currency,
        test_mode,
        ..InvoiceAttributes::new(status)
    };
    let relationships = Relationships {
        payment_method: related("payment-methods", service_method),
        payment_service: related("payment-services", service),
        ..Relationships::default()
    };
    InvoiceDocument::new(Invoice {
        relationships: Some(relationships.into()),
        ..Invoice::new(attributes, id)
    })
}

fn related(kind: &str, id: Option<String>) -> Option<Relationship> {
    let to = |id| ResourceIdentifier {
        id: Some(id),
        type_: Some(kind.to_owned()),
        ..ResourceIdentifier::default()
    };
    id.map(|id| Relationship {
        data: Some(to(id)),
        ..Relationship::default()
    })
}

#[cfg(test)]
mod tests {
    use tollgate_public::types::PublicInvoiceDocument;

    use super::*;
    use crate::{dec, invoice::view};

    const SAMPLE: &str =
        include_str!("../../../../spec/examples/public/createInvoice.response.json");

    #[test]
    fn a_published_public_invoice_is_seen_as_a_private_one() {
        let sample: PublicInvoiceDocument = serde_json::from_str(SAMPLE).unwrap();
        let document = document(sample.data);
        let view = view(&document, "tollgate_mark");
        assert_eq!(view.id, "cpi_QGcJxoBxnYStkuvN");
        assert_eq!(view.status, "process_pending");
        assert_eq!(view.resolution.as_deref(), Some("OK"));
        assert_eq!(view.amount, Some(dec!(123.45)));
        assert_eq!(view.currency.as_deref(), Some("USD"));
        assert_eq!(view.service.as_deref(), Some("payment_card_usd_hpp"));
        assert_eq!(view.test_mode, Some(true));
        assert!(view.has_bearer && view.is_recognisable());
    }
}
