//! Invoices in both APIs' formats, with the fields that the settings hide or change.

use super::{invoice as view, refund as refunds};
use crate::settings::{Bodies, Metadata, OriginalData, RefundList, RefundModel, Settings};
use crate::state::{Invoice, Refund, State};
use serde_json::{Map, Value, json};

/// The single-object response of the Private API, which is also the body of a callback.
pub(crate) fn private(state: &State, invoice: &Invoice) -> Value {
    json!({"data": resource(state, invoice)})
}

/// The object itself, as in lists.
pub(crate) fn resource(state: &State, invoice: &Invoice) -> Value {
    let settings = settings(state, invoice);
    let mut whole = view::resource(invoice, &state.info);
    if settings.bodies == Bodies::Minimal {
        return json!({"id": invoice.id, "attributes": {"status": invoice.status}});
    }
    if let Some(attributes) = whole["attributes"].as_object_mut() {
        change_metadata(attributes, settings.metadata);
        change_original_data(attributes, settings.original_data);
        if settings.refund_list == RefundList::Shown || settings.refund_model == RefundModel::Refund
        {
            attributes.insert("refunds".to_owned(), refunds::list(invoice));
        }
    }
    whole
}

/// The response of the Public API.
pub(crate) fn public(state: &State, invoice: &Invoice) -> Value {
    let settings = settings(state, invoice);
    if settings.bodies == Bodies::Minimal {
        return json!({"data": {"id": invoice.id, "status": invoice.status}});
    }
    let mut whole = view::public(invoice, &state.info);
    if let Some(fields) = whole["data"].as_object_mut() {
        change_metadata(fields, settings.metadata);
    }
    whole
}

/// A refund as a separate object.
pub(crate) fn refund(state: &State, invoice: &Invoice, refund: &Refund) -> Value {
    let mut whole = refunds::resource(invoice, refund);
    if settings(state, invoice).bodies == Bodies::Minimal {
        whole =
            json!({"type": "refunds", "id": refund.id, "attributes": {"status": refund.status}});
    }
    json!({"data": whole})
}

fn settings<'a>(state: &'a State, invoice: &Invoice) -> &'a Settings {
    state.settings_of(&invoice.order.reference_id)
}

pub(super) fn change_metadata(fields: &mut Map<String, Value>, metadata: Metadata) {
    let changed = match metadata {
        Metadata::Shown => return,
        Metadata::Absent => None,
        Metadata::Empty => Some(json!([])),
        Metadata::Changed => Some(other_texts(&fields["metadata"])),
    };
    put(fields, "metadata", changed);
}

/// The same keys, each with a different text.
fn other_texts(metadata: &Value) -> Value {
    let Value::Object(fields) = metadata else {
        return metadata.clone();
    };
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let other =
        |(key, value): (&String, &Value)| (key.clone(), format!("changed {}", text(value)).into());
    Value::Object(fields.iter().map(other).collect())
}

fn change_original_data(fields: &mut Map<String, Value>, original_data: OriginalData) {
    let changed = match original_data {
        OriginalData::Shown => return,
        OriginalData::Absent => None,
        OriginalData::Null => Some(Value::Null),
        OriginalData::Empty => Some(json!([])),
        OriginalData::Resolution => Some(json!({
            "original_resolution": fields["resolution"],
            "original_resolution_message": null
        })),
    };
    put(fields, "original_data", changed);
}

fn put(fields: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    match value {
        Some(value) => fields.insert(name.to_owned(), value),
        None => fields.remove(name),
    };
}
