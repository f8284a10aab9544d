//! The document of the order's payout, to be changed.

use serde_json::{Value, json};
use tollgate_core::{RawResponse, paymega::Payout};

use crate::paymega::samples::{CALL_TAG, response};

pub(crate) const ID: &str = "cpoi_1";

/// The order's payout, created by this call.
pub(crate) fn sample(status: &str) -> Sample {
    let mut attributes = json!({
        "status": status, "resolution": "ok", "reference_id": "payout-1042",
        "amount": 19.99, "currency": "USD", "test_mode": true, "payouts": [],
        "metadata": { "tollgate_mark": CALL_TAG },
    });
    if status == "processed" {
        attributes["processed_amount"] = json!(19.99);
        attributes["payouts"] = json!([{ "status": "processed", "amount": 19.99 }]);
    }
    Sample(json!({ "data": {
        "type": "payout-invoices", "id": ID, "attributes": attributes,
        "relationships": { "payout-service": { "data": { "type": "payout-services", "id": "test_usd" } } },
    } }))
}

/// A document of a payout.
#[derive(Clone, Debug)]
pub(crate) struct Sample(Value);

impl Sample {
    pub(crate) fn payout(&self) -> Payout {
        let body = self.0.to_string();
        let document = serde_json::from_str(&body).unwrap();
        Payout::new(document, RawResponse::new(response(200, body)))
    }

    pub(crate) fn id(mut self, id: &str) -> Self {
        self.0["data"]["id"] = id.into();
        self
    }

    pub(crate) fn set(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0["data"]["attributes"][name] = value.into();
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        let attributes = self.0["data"]["attributes"].as_object_mut().unwrap();
        attributes.remove(name);
        self
    }

    pub(crate) fn call_tag(self, value: &str) -> Self {
        self.set("metadata", json!({ "tollgate_mark": value }))
    }

    /// Sets the operations at the provider, by status and resolution.
    pub(crate) fn operations(self, operations: &[(&str, &str)]) -> Self {
        let operations = operations.iter().map(
            |(status, resolution)| json!({ "status": status, "resolution": resolution, "amount": 19.99 }),
        );
        self.set("payouts", operations.collect::<Value>())
    }

    pub(crate) fn included(mut self, customer: &str) -> Self {
        self.0["data"]["relationships"]["customer"] =
            json!({ "data": { "type": "customers", "id": "cus_1" } });
        self.0["included"] = json!([{
            "type": "customers", "id": "cus_1", "attributes": { "reference_id": customer }
        }]);
        self
    }
}

impl Sample {
    /// The document of a payout that came in a response of its own.
    pub(crate) fn of(payout: &Payout) -> Self {
        let body = payout.raw().unwrap().expose_body();
        Self(serde_json::from_slice(body).unwrap())
    }

    pub(crate) fn status(&self) -> &str {
        self.0["data"]["attributes"]["status"].as_str().unwrap()
    }
}
