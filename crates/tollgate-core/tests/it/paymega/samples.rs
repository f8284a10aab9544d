//! An order and its invoice, for the tests of the decisions.

use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};
use tollgate_core::{
    Currency, Mode, Money, MoneyState, RawResponse, Refusal,
    calendar::UnixTime,
    dec,
    paymega::{
        error_body,
        invoice::{BankContact, Invoice},
        order::{CallTag, Flow, OrderFingerprint},
    },
};
use tollgate_types::{InvoiceDocument, Response};

pub(crate) const PROCESSED: &str =
    include_str!("../../../../../spec/examples/paymega/private/getInvoice.response.processed.json");
pub(crate) const INSTANT: &str = include_str!(
    "../../../../../spec/examples/paymega/private/createInvoice.response.instant.json"
);

pub(crate) const CALL_TAG: &str = "tag-of-this-call";
pub(crate) const ID: &str = "cpi_1";
pub(crate) const BEARER_END: UnixTime = UnixTime(1_700_001_800);

/// Statuses of charged invoices, some of them refunded or charged back later.
const WERE_CHARGED: [&str; 9] = [
    "processed",
    "refunding",
    "refund_pending",
    "refund_error",
    "refund_failed",
    "partially_refunded",
    "refunded",
    "charged_back",
    "partially_charged_back",
];

pub(crate) fn order() -> OrderFingerprint {
    OrderFingerprint {
        reference: "order-1042".into(),
        money: Money::new(dec!(19.99), Currency::USD),
        service: Some("payment_card_usd_hpp".into()),
        mode: Mode::Test,
        flow: Flow::Charge,
        customer: Some("customer-7".into()),
        last_four: Some("0000".into()),
        saves_card: false,
        payer_present: false,
    }
}

/// The tag of a call with this value.
pub(crate) fn call_tag(value: &str) -> CallTag {
    CallTag {
        key: "tollgate_mark".to_owned(),
        value: value.to_owned(),
    }
}

/// The order's invoice, created by this call.
pub(crate) fn invoice(status: &str) -> Invoice {
    sample(status).invoice()
}

/// The invoice in a body.
pub(crate) fn read(body: &str) -> Invoice {
    in_body(serde_json::from_str(body).unwrap(), body.to_owned())
}

/// An invoice that came in this body.
pub(crate) fn in_body(document: InvoiceDocument, body: String) -> Invoice {
    Invoice::new(document, RawResponse::new(response(200, body)))
}

pub(crate) fn response(status: u16, body: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    Response::new(status, HeaderMap::new(), body)
}

/// A refusal by Paymega.
pub(crate) fn refusal(status: u16) -> Refusal {
    let body = r#"{"errors":{"amount":"is wrong"}}"#.to_owned();
    error_body::refusal(&response(status, body), MoneyState::Untouched)
}

/// The document of the order's invoice, created by this call.
pub(crate) fn sample(status: &str) -> Sample {
    let mut attributes = json!({
        "status": status, "resolution": "ok", "reference_id": "order-1042",
        "amount": 19.99, "currency": "USD", "test_mode": true, "payment_flow": "charge",
        "metadata": { "tollgate_mark": CALL_TAG },
        "original_data": { "external_id": null },
        "updated": BEARER_END.0,
    });
    if WERE_CHARGED.contains(&status) {
        attributes["processed_amount"] = json!(19.99);
    }
    Sample(json!({
        "data": {
            "type": "payment-invoices", "id": ID, "attributes": attributes,
            "relationships": { "customer": { "data": { "type": "customers", "id": "cus_1" } } },
        },
    }))
    .service("payment_card_usd_hpp")
    .customer("customer-7")
    .bearer(Some(BEARER_END))
}

/// A document of an invoice, to be changed.
#[derive(Clone, Debug)]
pub(crate) struct Sample(Value);

impl Sample {
    pub(crate) fn invoice(&self) -> Invoice {
        read(&self.0.to_string())
    }

    pub(crate) fn status(&self) -> &str {
        self.0["data"]["attributes"]["status"].as_str().unwrap()
    }

    pub(crate) fn id(mut self, id: &str) -> Self {
        self.0["data"]["id"] = id.into();
        self
    }

    pub(crate) fn set(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.attributes().insert(name.to_owned(), value.into());
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.attributes().remove(name);
        self
    }

    pub(crate) fn reference(self, reference: &str) -> Self {
        self.set("reference_id", reference)
    }

    pub(crate) fn service(mut self, service: &str) -> Self {
        self.0["data"]["relationships"]["payment-service"] =
            json!({ "data": { "type": "payment-services", "id": service } });
        self
    }

    pub(crate) fn customer(mut self, reference: &str) -> Self {
        self.0["included"] = json!([{
            "type": "customers", "id": "cus_1", "attributes": { "reference_id": reference }
        }]);
        self
    }

    pub(crate) fn without_customer(mut self) -> Self {
        self.0["included"] = json!([]);
        self
    }

    /// Sets the end of the bearer; `None` leaves the bearer out.
    pub(crate) fn bearer(self, end: Option<UnixTime>) -> Self {
        use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
        let bearer = end.map(|UnixTime(end)| {
            let claims = BASE64.encode(json!({ "exp": end }).to_string());
            format!("e30.{claims}.signature")
        });
        self.set("flow_data", json!({ "metadata": { "token": bearer } }))
    }

    /// Adds a payment request that ends at this time.
    pub(crate) fn payment_request(mut self, UnixTime(end): UnixTime) -> Self {
        let related = json!({ "data": { "type": "payment-requests", "id": "prq_1" } });
        self.0["data"]["relationships"]["payment-request"] = related;
        let included = self.0["included"].as_array_mut().unwrap();
        let attributes = json!({ "expires": end });
        included
            .push(json!({ "type": "payment-requests", "id": "prq_1", "attributes": attributes }));
        self
    }

    /// Sets the tag of the call that created the invoice; `None` leaves the metadata out.
    pub(crate) fn call_tag(self, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.set("metadata", json!({ "tollgate_mark": value })),
            None => self.without("metadata"),
        }
    }

    pub(crate) fn bank(self, bank: BankContact) -> Self {
        let original = match bank {
            BankContact::Reached => json!({ "external_id": "bank-1" }),
            BankContact::NotReached => json!({ "external_id": null }),
            BankContact::NotShown => json!({ "provider_id": "x" }),
        };
        self.set("original_data", original)
    }

    fn attributes(&mut self) -> &mut Map<String, Value> {
        self.0["data"]["attributes"].as_object_mut().unwrap()
    }
}
