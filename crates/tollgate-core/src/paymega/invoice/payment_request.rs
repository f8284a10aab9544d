//! The payment request of an invoice, if the response includes one.

use rust_decimal::Decimal;
use serde_json::{Map, Value};
use tollgate_types::{
    Amount, IncludedResource, Int, PaymentRequestAttributes, PaymentRequestRelationships, PhpObject,
};

use super::included;
use crate::error::shown;

/// The request that Paymega made to its own provider for an invoice.
///
/// Its statuses and resolutions are Paymega's own words in capitals, such as `SUCCESSFUL` and `OK`. Only the invoice
/// shows the state of the money.
#[derive(Clone, Copy)]
pub struct PaymentRequest<'a> {
    id: &'a str,
    attributes: Option<&'a Map<String, Value>>,
    relationships: Option<&'a Map<String, Value>>,
}

impl<'a> PaymentRequest<'a> {
    /// Paymega's id, `prq_…`.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// The id of the invoice, which is the payment request's reference.
    #[must_use]
    pub fn reference(&self) -> Option<&'a str> {
        self.text("reference_id")
    }

    /// The status, such as `SUCCESSFUL`.
    #[must_use]
    pub fn status(&self) -> Option<&'a str> {
        self.text("status")
    }

    /// The reason of the status, such as `OK`.
    #[must_use]
    pub fn resolution(&self) -> Option<&'a str> {
        self.text("resolution")
    }

    /// The currency.
    #[must_use]
    pub fn currency(&self) -> Option<&'a str> {
        self.text("currency")
    }

    /// The amount asked for, in major units.
    #[must_use]
    pub fn amount(&self) -> Option<Decimal> {
        self.money("amount")
    }

    /// The amount paid, in major units.
    #[must_use]
    pub fn paid_amount(&self) -> Option<Decimal> {
        self.money("paid_amount")
    }

    /// Whether the payment request is a test.
    #[must_use]
    pub fn test_mode(&self) -> Option<bool> {
        self.attribute("test_mode")?.as_bool()
    }

    /// The time of its creation, in seconds since 1970.
    #[must_use]
    pub fn created(&self) -> Option<i64> {
        self.time("created")
    }

    /// The time of its processing, in seconds since 1970.
    #[must_use]
    pub fn processed(&self) -> Option<i64> {
        self.time("processed")
    }

    /// The time of its expiry, in seconds since 1970.
    #[must_use]
    pub fn expires(&self) -> Option<i64> {
        self.time("expires")
    }

    /// The ids of its payments, `pay_…`: one for each try.
    pub fn payments(&self) -> impl Iterator<Item = &'a str> {
        let payments = self.related("payments").and_then(Value::as_array);
        payments
            .into_iter()
            .flatten()
            .filter_map(|payment| payment.get("id")?.as_str())
    }

    /// The provider's name, such as `cardgate`.
    #[must_use]
    pub fn provider(&self) -> Option<&'a str> {
        self.related("payment-provider")?.get("id")?.as_str()
    }

    /// The attributes as the document has them; `None` if they cannot be read as such.
    #[must_use]
    pub fn attributes(&self) -> Option<PaymentRequestAttributes> {
        included::typed(self.attributes?)
    }

    /// The relationships as the document has them; `None` if they cannot be read as such.
    #[must_use]
    pub fn relationships(&self) -> Option<PaymentRequestRelationships> {
        included::typed(self.relationships?)
    }

    /// Any other attribute, such as `metadata` with the fee.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'a Value> {
        self.attributes?.get(name)
    }

    /// The relationship with this name: an object with `type` and `id`, or a list of them.
    #[must_use]
    pub fn related(&self, name: &str) -> Option<&'a Value> {
        self.relationships?.get(name)?.get("data")
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        self.attribute(name)?.as_str()
    }

    fn money(&self, name: &str) -> Option<Decimal> {
        let amount = serde_json::from_value::<Amount>(self.attribute(name)?.clone());
        amount.ok().map(Amount::decimal)
    }

    fn time(&self, name: &str) -> Option<i64> {
        let time = serde_json::from_value::<Int>(self.attribute(name)?.clone());
        time.ok().map(i64::from)
    }
}

impl std::fmt::Debug for PaymentRequest<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentRequest")
            .field("id", &self.id)
            .field("status", &self.status().map(shown))
            .field("resolution", &self.resolution().map(shown))
            .finish_non_exhaustive()
    }
}

/// The payment requests among the included resources.
pub(super) fn all(included: &[IncludedResource]) -> impl Iterator<Item = PaymentRequest<'_>> {
    included::of_type(included, "payment-requests").filter_map(|resource| {
        Some(PaymentRequest {
            id: resource.id.as_deref()?,
            attributes: resource.attributes.as_ref().and_then(PhpObject::get),
            relationships: resource.relationships.as_ref().and_then(PhpObject::get),
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::{dec, paymega::Invoice};

    const SAMPLE: &str = include_str!(
        "../../../../../spec/examples/paymega/private/createInvoice.response.host-to-host.json"
    );

    #[test]
    fn the_payment_request_of_the_published_sample_is_read_whole() {
        let invoice = Invoice::unread(serde_json::from_str(SAMPLE).unwrap());
        assert_eq!(invoice.payment_requests().count(), 1);
        let request = invoice.payment_request().unwrap();
        assert_eq!(request.id(), "prq_tE4lUowE4f1C39od");
        assert_eq!(request.reference(), Some(invoice.id()));
        let words = (request.status(), request.resolution(), request.currency());
        assert_eq!(words, (Some("SUCCESSFUL"), Some("OK"), Some("USD")));
        let amounts = (request.amount(), request.paid_amount());
        assert_eq!(amounts, (Some(dec!(100)), Some(dec!(100))));
        assert_eq!(request.created(), Some(1_615_991_953));
        assert_eq!(request.processed(), Some(1_615_991_970));
        assert_eq!(request.expires(), Some(1_616_164_743));
        assert_eq!(request.test_mode(), Some(true));
        let payments: Vec<_> = request.payments().collect();
        assert_eq!(payments, ["pay_MOU2CF9gnq594PzFxwtin897"]);
        assert_eq!(request.provider(), Some("cardgate"));
        let attributes = request.attributes().unwrap();
        assert_eq!(attributes.amount_readonly, Some(true));
        assert_eq!(
            attributes.paid_amount.unwrap().decimal(),
            request.paid_amount().unwrap()
        );
        let related = request.relationships().unwrap();
        let account = related.merchant_account.unwrap().data.unwrap();
        assert_eq!(account.id.as_deref(), Some("ma_aBct0mkJ3WiRndih"));
        assert_eq!(related.payments.unwrap().data.unwrap().len(), 1);
        assert_eq!(request.attribute("metadata").unwrap()["fee"], "0.00");
        assert_eq!(
            request.related("payment-page"),
            Some(&serde_json::Value::Null)
        );
    }
}
