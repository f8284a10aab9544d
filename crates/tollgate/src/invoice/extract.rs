//! What the decisions look at, taken from the platform's data.

use serde_json::Value;
use tollgate_types::{IncludedResource, Invoice, InvoiceDocument, PhpObject};

use super::bearer;
use crate::decision::{InvoiceView, Mark};

/// The view of an invoice; `mark_key` is the key of the metadata under which a call puts its mark.
pub(crate) fn view(document: &InvoiceDocument, mark_key: &str) -> InvoiceView {
    let InvoiceDocument {
        data: invoice,
        included,
    } = document;
    let attributes = &invoice.attributes;
    let bearer = bearer::of(attributes);
    let original = attributes.original_data.as_ref().and_then(PhpObject::get);
    let card = || {
        attributes
            .payload
            .as_ref()?
            .get()?
            .payment_card
            .as_ref()?
            .get()
    };
    InvoiceView {
        id: invoice.id.clone(),
        status: attributes.status.as_str().to_owned(),
        resolution: attributes
            .resolution
            .as_ref()
            .map(|word| word.as_str().to_owned()),
        reference: attributes.reference_id.clone(),
        amount: attributes.amount.map(tollgate_types::Amount::decimal),
        processed_amount: attributes
            .processed_amount
            .map(tollgate_types::Amount::decimal),
        currency: attributes.currency.clone(),
        service: related(invoice, "payment-service"),
        test_mode: attributes.test_mode,
        flow: attributes
            .payment_flow
            .as_ref()
            .map(|flow| flow.as_str().to_owned()),
        customer: customer(invoice, included.as_deref().unwrap_or_default()),
        last_four: card().and_then(|card| card.last.clone()),
        mark: mark(invoice, mark_key),
        has_bearer: bearer.is_some(),
        bearer_end: bearer.and_then(bearer::end),
        reached_provider: original
            .is_some_and(|data| data.external_id.is_some() || data.original_resolution.is_some()),
        in_moderation: attributes.moderation_required == Some(true),
    }
}

fn mark(invoice: &Invoice, key: &str) -> Mark {
    match invoice
        .attributes
        .metadata
        .as_ref()
        .and_then(PhpObject::get)
    {
        None => Mark::NotShown,
        Some(metadata) => match metadata.get(key) {
            Some(Value::String(mark)) => Mark::Is(mark.clone()),
            _ => Mark::None,
        },
    }
}

fn related(invoice: &Invoice, name: &str) -> Option<String> {
    let relationships = invoice.relationships.as_ref()?.get()?;
    let relationship = match name {
        "customer" => &relationships.customer,
        _ => &relationships.payment_service,
    };
    relationship.as_ref()?.data.as_ref()?.id.clone()
}

/// The merchant's own id of the customer, which only an included customer shows.
fn customer(invoice: &Invoice, included: &[IncludedResource]) -> Option<String> {
    let id = related(invoice, "customer")?;
    let is_it = |resource: &&IncludedResource| {
        resource.type_.as_deref() == Some("customers") && resource.id.as_deref() == Some(&id)
    };
    let attributes = included.iter().find(is_it)?.attributes.as_ref()?.get()?;
    attributes.get("reference_id")?.as_str().map(str::to_owned)
}
