//! The stored form of an order, by which it can be reconciled later.

use serde::{Deserialize, Serialize};
use tollgate_types::TransactionType;

use super::{Order, PageTerms, reference::checked_reference, sealed::StoredForm};
use crate::{
    Currency, Exponents, Invalid, Mode,
    paycross::order::OrderFingerprint,
    stored::{checked_mode, checked_version, first_version},
};

/// The version of the JSON that is written. JSON without a version is of version 1.
const VERSION: u32 = 2;

/// The stored form of an order, by which it can be reconciled later: no card, no token and no secret.
///
/// `PayCross::stored` creates it before the call. It is an [`Order`] that can be reconciled
/// in any process. As JSON it is `{"version":2,"kind":"payment","reference":"order-1042","amount_minor":1999,
/// "currency":"USD","mode":"live","last_four":"0000","by_number":false,"parent":null}`. The JSON of all earlier
/// versions can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Text", into = "Text")]
pub struct StoredOrder(pub(crate) OrderFingerprint);

impl StoredOrder {
    #[doc(hidden)]
    #[must_use]
    pub fn into_fingerprint(self) -> OrderFingerprint {
        self.0
    }

    /// The reference that the order sends.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.0.reference
    }

    /// The order's mode: test or live.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.0.mode
    }
}

impl Order for StoredOrder {}

impl StoredForm for StoredOrder {
    fn stored_form(&self, mode: Mode, _: &Exponents) -> Result<Self, Invalid> {
        let Self(order) = self;
        checked_mode(order.mode, mode)?;
        checked_reference(&order.reference)?;
        Ok(self.clone())
    }

    fn may_be_sent(&self) -> bool {
        false
    }
}

/// The JSON. A field that an earlier version did not write has a default; an unknown field is ignored.
#[derive(Serialize, Deserialize)]
struct Text {
    #[serde(default = "first_version")]
    version: u32,
    kind: TransactionType,
    reference: String,
    amount_minor: i64,
    currency: Currency,
    mode: Mode,
    #[serde(default)]
    last_four: Option<String>,
    /// Version 1 did not store this field. With the default a different card is reported, and changes no outcome.
    #[serde(default)]
    by_number: bool,
    #[serde(default)]
    parent: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_charge: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<PageTerms>,
}

impl From<StoredOrder> for Text {
    fn from(StoredOrder(order): StoredOrder) -> Self {
        Self {
            version: VERSION,
            kind: order.kind,
            reference: order.reference,
            amount_minor: order.amount_minor,
            currency: order.currency,
            mode: order.mode,
            last_four: order.last_four,
            by_number: order.by_number,
            parent: order.parent,
            is_charge: order.is_charge,
            page: order.page,
        }
    }
}

impl TryFrom<Text> for StoredOrder {
    type Error = Invalid;

    fn try_from(text: Text) -> Result<Self, Invalid> {
        checked_version(text.version, VERSION)?;
        Ok(Self(OrderFingerprint {
            kind: text.kind,
            reference: text.reference,
            amount_minor: text.amount_minor,
            currency: text.currency,
            mode: text.mode,
            last_four: text.last_four,
            by_number: text.by_number,
            parent: text.parent,
            is_charge: text.is_charge,
            page: text.page,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str =
        r#"{"kind":"refund","reference":"r","amount_minor":1,"currency":"USD","mode":"test"}"#;

    #[test]
    fn a_missing_field_has_a_default_and_an_unknown_one_is_ignored() {
        let least: StoredOrder = serde_json::from_str(LEAST).unwrap();
        assert_eq!(
            (least.0.parent.as_deref(), least.0.by_number),
            (None, false)
        );
        let more = LEAST.replace('{', r#"{"version":2,"colour":"red","#);
        assert_eq!(serde_json::from_str::<StoredOrder>(&more).unwrap(), least);
        for missing in ["reference", "amount_minor", "currency", "mode", "kind"] {
            let text = LEAST.replace(missing, "other");
            assert!(
                serde_json::from_str::<StoredOrder>(&text).is_err(),
                "{missing}"
            );
        }
    }

    #[test]
    fn a_text_of_a_later_version_is_refused_by_name() {
        let text = LEAST.replace('{', r#"{"version":3,"#);
        let error = serde_json::from_str::<StoredOrder>(&text).unwrap_err();
        assert!(error.to_string().contains("version"), "{error}");
    }

    #[test]
    fn stored_json_carries_its_version() {
        let order: StoredOrder = serde_json::from_str(LEAST).unwrap();
        let text = serde_json::to_value(&order).unwrap();
        assert_eq!(text["version"], VERSION);
        assert_eq!(serde_json::from_value::<StoredOrder>(text).unwrap(), order);
    }
}
