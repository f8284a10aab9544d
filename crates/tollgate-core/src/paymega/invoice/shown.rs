//! The fields of an invoice that decisions use. A field that the response does not show is `None`.

use rust_decimal::Decimal;
use serde_json::Value;
use tollgate_types::{Amount, OriginalData, Relationship, Token};

use super::{Invoice, bearer};
use crate::calendar::UnixTime;

/// Whether an expired charge has reached the bank, by the invoice's `original_data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankContact {
    /// `external_id` names an operation at the bank.
    Reached,
    /// `external_id` is shown as null.
    NotReached,
    /// `external_id` is not shown, as in some accounts. That differs from null.
    NotShown,
}

impl Invoice {
    /// The amount asked for.
    pub(crate) fn shown_amount(&self) -> Option<Decimal> {
        self.attributes().amount.map(Amount::decimal)
    }

    /// The amount that was charged.
    pub(crate) fn processed_amount(&self) -> Option<Decimal> {
        self.attributes().processed_amount.map(Amount::decimal)
    }

    pub(crate) fn service(&self) -> Option<&str> {
        self.related("payment-service")
    }

    /// The customer, by the merchant's own id, which only an included customer shows.
    pub(crate) fn customer_reference(&self) -> Option<&str> {
        let id = self.related("customer")?;
        let customer = self.customers().find(|customer| customer.id() == id)?;
        customer.attribute("reference_id")?.as_str()
    }

    /// Whether a person at Paymega must decide on the payment first.
    pub(crate) fn is_in_moderation(&self) -> bool {
        self.attributes().moderation_required == Some(true)
    }

    /// The time of the last change.
    pub(crate) fn last_change(&self) -> Option<UnixTime> {
        let updated = self.attributes().updated;
        updated.map(|time| UnixTime(time.into()))
    }

    /// The bearer that opens the card gate.
    pub(crate) fn bearer(&self) -> Option<&Token> {
        bearer::of(self.attributes())
    }

    /// The time at which the bearer expires.
    pub(crate) fn bearer_end(&self) -> Option<UnixTime> {
        let read = || self.bearer().and_then(bearer::end);
        *self.shown.bearer_end.get_or_init(read)
    }

    /// The end of the invoice: the latest end that it shows, of its bearer or of its payment request.
    pub(crate) fn end(&self) -> Option<UnixTime> {
        let request = self.payment_request().and_then(|it| it.expires());
        self.bearer_end().max(request.map(UnixTime))
    }

    /// The id of the invoice's session at the card gate.
    pub(crate) fn session(&self) -> Option<&str> {
        bearer::session(self.attributes())
    }

    /// Whether `original_data` names an operation at the bank.
    pub(crate) fn names_bank_operation(&self) -> bool {
        let original = self.original_data();
        original
            .is_some_and(|data| data.external_id.is_some() || data.original_resolution.is_some())
    }

    /// Whether the charge has reached the bank.
    ///
    /// An id that is shown as null differs from one that is not shown, and the invoice's data keeps both as absent, so
    /// the response's body is read. Ask this of an expired invoice only: no other needs the difference.
    pub(crate) fn bank_contact(&self) -> BankContact {
        let body = || self.raw().map_or(&b""[..], |raw| raw.expose_body());
        if self.names_bank_operation() {
            BankContact::Reached
        } else if self.original_data().is_some() && shows_null(body(), self.id()) {
            BankContact::NotReached
        } else {
            BankContact::NotShown
        }
    }

    /// Whether the response shows the fields by which an order is recognised.
    pub(crate) fn is_recognisable(&self) -> bool {
        let attributes = self.attributes();
        self.reference().is_some() && attributes.amount.is_some() && attributes.currency.is_some()
    }

    /// Whether this is the invoice with this id, and shows no other reference.
    pub(crate) fn is_it(&self, id: &str, reference: &str) -> bool {
        self.id() == id && self.reference().is_none_or(|shown| shown == reference)
    }

    /// Whether another view of the same invoice says the same about the money.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        let (this, other) = (self.attributes(), other.attributes());
        this.status == other.status
            && this.processed_amount.map(Amount::decimal)
                == other.processed_amount.map(Amount::decimal)
            && this.amount.map(Amount::decimal) == other.amount.map(Amount::decimal)
            && this.currency == other.currency
    }

    fn original_data(&self) -> Option<&OriginalData> {
        self.attributes().original_data.as_ref()?.get()
    }

    fn related(&self, name: &str) -> Option<&str> {
        let relationships = self.data().relationships.as_ref()?.get()?;
        let relationship: &Option<Relationship> = match name {
            "customer" => &relationships.customer,
            _ => &relationships.payment_service,
        };
        relationship.as_ref()?.data.as_ref()?.id.as_deref()
    }
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

#[cfg(test)]
mod tests {
    use http::{HeaderMap, StatusCode};
    use serde_json::{from_str, json};
    use tollgate_types::{InvoiceDocument, InvoiceStatus, PaymentFlow, Response};

    use super::*;
    use crate::{RawResponse, dec};

    const PROCESSED: &str = include_str!(
        "../../../../../spec/examples/paymega/private/getInvoice.response.processed.json"
    );
    const CREATED: &str = include_str!(
        "../../../../../spec/examples/paymega/private/createInvoice.response.full.json"
    );
    const INSTANT: &str = include_str!(
        "../../../../../spec/examples/paymega/private/createInvoice.response.instant.json"
    );

    fn read(body: &str) -> Invoice {
        in_body(from_str(body).unwrap(), body.to_owned())
    }

    fn in_body(document: InvoiceDocument, body: String) -> Invoice {
        let response = Response::new(StatusCode::OK, HeaderMap::new(), body);
        Invoice::new(document, RawResponse::new(response))
    }

    #[test]
    fn a_published_invoice_is_read_whole() {
        let invoice = read(PROCESSED);
        let attributes = invoice.attributes();
        assert_eq!(invoice.id(), "cpi_HeSWMM9LvQonCcQc");
        assert_eq!(attributes.status, InvoiceStatus::Processed);
        assert_eq!(
            invoice.reference(),
            Some("70d42236-2cc4-4e26-8f2f-987fd8fbc276")
        );
        assert_eq!(
            (invoice.shown_amount(), invoice.processed_amount()),
            (Some(dec!(100)), Some(dec!(100)))
        );
        assert_eq!(attributes.currency.as_deref(), Some("USD"));
        assert_eq!(invoice.service(), Some("payment_card_usd_hpp"));
        assert_eq!(attributes.test_mode, Some(true));
        let flow = attributes.payment_flow.as_ref().unwrap();
        assert_eq!(*flow, PaymentFlow::Charge);
        assert!(invoice.bearer().is_some() && !invoice.is_in_moderation());
        assert!(invoice.names_bank_operation());
        assert_eq!(invoice.bank_contact(), BankContact::Reached);
    }

    #[test]
    fn a_new_invoice_has_not_reached_the_bank() {
        let invoice = read(CREATED);
        assert!(!invoice.names_bank_operation());
        assert_eq!(invoice.bank_contact(), BankContact::NotReached);
        assert_eq!(read(INSTANT).bank_contact(), BankContact::NotShown);
        let end = invoice.bearer_end();
        assert!(end.is_none_or(|end| end > UnixTime(1_597_833_098)));
        assert_eq!(invoice.processed_amount(), None);
    }

    #[test]
    fn an_id_that_is_not_shown_is_not_null() {
        let of = |original: &str| {
            let invoice = format!(
                r#"{{"id":"cpi_1","attributes":{{"status":"Expired","original_data":{original}}}}}"#
            );
            let alone = format!(r#"{{"data":{invoice}}}"#);
            let listed = format!(r#"{{"data":[{{"id":"cpi_2"}},{invoice}]}}"#);
            let document = from_str(&alone).unwrap();
            let in_list = in_body(document, listed).bank_contact();
            assert_eq!(in_list, read(&alone).bank_contact());
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
        let mut document: Value = from_str(PROCESSED).unwrap();
        let hidden = read(&document.to_string());
        assert_eq!(hidden.customer_reference(), None);
        let id = hidden.related("customer").unwrap();
        document["included"] = json!([{
            "type": "customers", "id": id, "attributes": { "reference_id": "customer-7" }
        }]);
        let included = read(&document.to_string());
        assert_eq!(included.customer_reference(), Some("customer-7"));
    }
}
