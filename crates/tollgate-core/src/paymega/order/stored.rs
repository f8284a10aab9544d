//! The text that a merchant stores of an order, to read its outcome later.

use serde::{Deserialize, Serialize};

use super::{Order, StoredForm, checked_money, checked_reference};
use crate::{
    Exponents, Invalid, Mode, Money,
    paymega::order::{Flow, OrderFingerprint},
    stored::{checked_mode, checked_version, first_version},
};

/// The version of the texts that this crate writes. Texts of earlier versions are read too.
const VERSION: u32 = 2;

/// The part of an order that is stored, to read its outcome later. It holds no token and no secret.
///
/// `Paymega::stored` makes it before the call. It is an [`Order`] that any process can
/// reconcile. As JSON it is `{"version":2,"reference":"order-1042","money":{"amount":"19.99","currency":"USD"},
/// "service":"payment_card_usd_hpp","mode":"live","flow":"charge","customer":"customer-7","last_four":null,
/// "saves_card":false,"payer_present":false}`. Later versions of this crate read the texts of earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Text", into = "Text")]
pub struct StoredOrder(pub(crate) OrderFingerprint);

impl StoredOrder {
    #[doc(hidden)]
    #[must_use]
    pub fn into_fingerprint(self) -> OrderFingerprint {
        self.0
    }

    /// The reference of the order, as it was or will be sent.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.0.reference
    }

    /// The amount and currency of the order.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.0.money
    }

    /// Test or live.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.0.mode
    }
}

impl Order for StoredOrder {}

impl StoredForm for StoredOrder {
    fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<Self, Invalid> {
        let Self(order) = self;
        checked_mode(order.mode, mode)?;
        checked_reference("reference_id", &order.reference)?;
        checked_money(order.money, exponents)?;
        Ok(self.clone())
    }
}

/// The stored text. A field that was added after the first version has a default.
#[derive(Serialize, Deserialize)]
struct Text {
    /// Texts of the first version have no version field.
    #[serde(default = "first_version")]
    version: u32,
    reference: String,
    money: Money,
    #[serde(default)]
    service: Option<String>,
    mode: Mode,
    #[serde(default = "charge")]
    flow: Flow,
    #[serde(default)]
    customer: Option<String>,
    #[serde(default)]
    last_four: Option<String>,
    #[serde(default)]
    saves_card: bool,
    #[serde(default)]
    payer_present: Option<bool>,
}

const fn charge() -> Flow {
    Flow::Charge
}

impl From<StoredOrder> for Text {
    fn from(StoredOrder(order): StoredOrder) -> Self {
        Self {
            version: VERSION,
            reference: order.reference,
            money: order.money,
            service: order.service,
            mode: order.mode,
            flow: order.flow,
            customer: order.customer,
            last_four: order.last_four,
            saves_card: order.saves_card,
            payer_present: Some(order.payer_present),
        }
    }
}

impl TryFrom<Text> for StoredOrder {
    type Error = Invalid;

    fn try_from(text: Text) -> Result<Self, Invalid> {
        checked_version(text.version, VERSION)?;
        // The first version does not say whether the payer takes part. Only a payer can save or verify a card; of the
        // rest, a token charge without the payer is the cautious reading.
        let by_a_payer = text.saves_card || text.flow == Flow::Verify;
        Ok(Self(OrderFingerprint {
            reference: text.reference,
            money: text.money,
            service: text.service,
            mode: text.mode,
            flow: text.flow,
            customer: text.customer,
            last_four: text.last_four,
            saves_card: text.saves_card,
            payer_present: text.payer_present.unwrap_or(by_a_payer),
        }))
    }
}
