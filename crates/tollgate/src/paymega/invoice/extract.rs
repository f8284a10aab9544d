//! The decisions' view of an invoice, taken from Paymega's data.

use serde_json::Value;
use tollgate_types::{IncludedResource, Invoice, InvoiceDocument, Open, PhpObject};

use super::bearer;
use crate::paymega::decision::{BankContact, CallTag, InvoiceView, UnixTime};

/// The view of an invoice in a body; `mark_key` is the key of the metadata that holds the tag of a call.
pub(crate) fn view(document: &InvoiceDocument, mark_key: &str, body: &[u8]) -> InvoiceView {
    let InvoiceDocument {
        data: invoice,
        included,
        ..
    } = document;
    let attributes = &invoice.attributes;
    let bearer = bearer::of(attributes);
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
        call_tag: call_tag(invoice, mark_key),
        has_bearer: bearer.is_some(),
        bearer_end: bearer.and_then(bearer::end),
        bank: bank_contact(invoice, body),
        in_moderation: attributes.moderation_required == Some(true),
        updated: attributes.updated.map(|time| UnixTime(time.into())),
    }
}

/// Whether the charge has reached the bank. An id that is shown as null differs from one that is not shown, and the
/// invoice's data keeps both as absent, so the body is read. Only an expired invoice needs this difference.
fn bank_contact(invoice: &Invoice, body: &[u8]) -> BankContact {
    let original = invoice.attributes.original_data.as_ref();
    let original = original.and_then(PhpObject::get);
    let is_named = |data: &tollgate_types::OriginalData| {
        data.external_id.is_some() || data.original_resolution.is_some()
    };
    match original {
        Some(data) if is_named(data) => BankContact::Reached,
        Some(_) if has_expired(invoice) && shows_null(body, &invoice.id) => BankContact::NotReached,
        _ => BankContact::NotShown,
    }
}

fn has_expired(invoice: &Invoice) -> bool {
    let resolution = invoice.attributes.resolution.as_ref().map(Open::as_str);
    [Some(invoice.attributes.status.as_str()), resolution]
        .into_iter()
        .flatten()
        .any(|word| word.eq_ignore_ascii_case("expired"))
}

/// Whether the body shows `external_id` as null each time it shows this invoice.
fn shows_null(body: &[u8], id: &str) -> bool {
    let Ok(body) = serde_json::from_slice::<Value>(body) else {
        return false;
    };
    let data = &body["data"];
    let all = data
        .as_array()
        .map_or(std::slice::from_ref(data), Vec::as_slice);
    let mut shown = all.iter().filter(|invoice| invoice["id"] == id).peekable();
    shown.peek().is_some()
        && shown.all(|invoice| {
            invoice.pointer("/attributes/original_data/external_id") == Some(&Value::Null)
        })
}

fn call_tag(invoice: &Invoice, key: &str) -> CallTag {
    match invoice
        .attributes
        .metadata
        .as_ref()
        .and_then(PhpObject::get)
    {
        None => CallTag::NotShown,
        Some(metadata) if metadata.is_empty() => CallTag::NotShown,
        Some(metadata) => match metadata.get(key) {
            Some(Value::String(call_tag)) => CallTag::Is(call_tag.clone()),
            _ => CallTag::None,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    const PROCESSED: &str = include_str!(
        "../../../../../spec/examples/paymega/private/getInvoice.response.processed.json"
    );
    const CREATED: &str = include_str!(
        "../../../../../spec/examples/paymega/private/createInvoice.response.full.json"
    );
    const INSTANT: &str = include_str!(
        "../../../../../spec/examples/paymega/private/createInvoice.response.instant.json"
    );

    fn read(json: &str, mark_key: &str) -> InvoiceView {
        view(
            &serde_json::from_str(json).unwrap(),
            mark_key,
            json.as_bytes(),
        )
    }

    #[test]
    fn a_published_invoice_is_viewed_whole() {
        let view = read(PROCESSED, "key");
        assert_eq!(
            (view.id.as_str(), view.status.as_str()),
            ("cpi_HeSWMM9LvQonCcQc", "processed")
        );
        assert_eq!(
            view.reference.as_deref(),
            Some("70d42236-2cc4-4e26-8f2f-987fd8fbc276")
        );
        assert_eq!(
            (view.amount, view.processed_amount),
            (Some(dec!(100)), Some(dec!(100)))
        );
        assert_eq!(view.currency.as_deref(), Some("USD"));
        assert_eq!(view.service.as_deref(), Some("payment_card_usd_hpp"));
        assert_eq!(
            (view.test_mode, view.flow.as_deref()),
            (Some(true), Some("charge"))
        );
        assert_eq!(view.call_tag, CallTag::Is("value".into()));
        assert!(view.has_bearer && view.bank == BankContact::Reached && !view.in_moderation);
    }

    #[test]
    fn call_tags_are_read_only_from_shown_metadata() {
        assert_eq!(read(PROCESSED, "tollgate_mark").call_tag, CallTag::None);
        assert_eq!(read(INSTANT, "tollgate_mark").call_tag, CallTag::NotShown);
        let empty = r#"{"data":{"id":"cpi_1","attributes":{"status":"created","metadata":{}}}}"#;
        assert_eq!(read(empty, "tollgate_mark").call_tag, CallTag::NotShown);
    }

    #[test]
    fn a_new_invoice_has_not_reached_the_bank() {
        let view = read(CREATED, "key");
        assert_eq!(view.bank, BankContact::NotShown);
        assert_eq!(read(INSTANT, "key").bank, BankContact::NotShown);
        assert!(
            view.bearer_end
                .is_none_or(|end| end > UnixTime(1_597_833_098))
        );
        assert_eq!(view.processed_amount, None);
    }

    #[test]
    fn an_id_that_is_not_shown_is_not_null() {
        let of = |original: &str| {
            let invoice = format!(
                r#"{{"id":"cpi_1","attributes":{{"status":"Expired","original_data":{original}}}}}"#
            );
            let alone = format!(r#"{{"data":{invoice}}}"#);
            let listed = format!(r#"{{"data":[{{"id":"cpi_2"}},{invoice}]}}"#);
            let document: InvoiceDocument = serde_json::from_str(&alone).unwrap();
            let in_list = view(&document, "key", listed.as_bytes()).bank;
            assert_eq!(in_list, view(&document, "key", alone.as_bytes()).bank);
            in_list
        };
        assert_eq!(of(r#"{"external_id":null}"#), BankContact::NotReached);
        assert_eq!(
            of(r#"{"external_id":null,"provider_id":"x"}"#),
            BankContact::NotReached
        );
        for hidden in ["null", "[]", "{}", r#"{"provider_id":"x"}"#] {
            assert_eq!(of(hidden), BankContact::NotShown, "{hidden}");
        }
        for reached in [
            r#"{"external_id":"x"}"#,
            r#"{"external_id":""}"#,
            r#"{"external_id":null,"original_resolution":"x"}"#,
        ] {
            assert_eq!(of(reached), BankContact::Reached, "{reached}");
        }
    }

    #[test]
    fn a_customer_is_known_only_if_included() {
        let mut document: InvoiceDocument = serde_json::from_str(PROCESSED).unwrap();
        assert_eq!(view(&document, "key", b"").customer, None);
        let id = related(&document.data, "customer").unwrap();
        let customer = serde_json::json!({
            "type": "customers", "id": id, "attributes": { "reference_id": "customer-7" }
        });
        document.included = Some(vec![serde_json::from_value(customer).unwrap()]);
        assert_eq!(
            view(&document, "key", b"").customer.as_deref(),
            Some("customer-7")
        );
    }
}
