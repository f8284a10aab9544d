//! The fingerprint of an order.

use serde::{Deserialize, Serialize};
use tollgate_types::PaymentFlow;

use crate::{Mode, Money};

/// Whether the card is charged, or only verified: the payment flow of the invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Flow {
    /// The card is charged.
    Charge,
    /// The card is only verified.
    Verify,
}

impl From<Flow> for PaymentFlow {
    fn from(flow: Flow) -> Self {
        match flow {
            Flow::Charge => Self::Charge,
            Flow::Verify => Self::Verify,
        }
    }
}

/// The fingerprint of an order: the fields by which its invoice is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFingerprint {
    /// The merchant's reference.
    pub reference: String,
    /// The amount and currency.
    pub money: Money,
    /// Absent for an earlier attempt, like the customer and the card: that attempt may have used another service.
    pub service: Option<String>,
    /// Test or live.
    pub mode: Mode,
    /// Whether the card is charged, or only verified.
    pub flow: Flow,
    /// The customer, by the merchant's own id.
    pub customer: Option<String>,
    /// The last four digits of the saved card. An issuer may replace the card behind a token, so they identify no
    /// order.
    pub last_four: Option<String>,
    /// Whether the order asks to save the card.
    pub saves_card: bool,
    /// Whether the payer takes part, on a page or with 3-D Secure. If not, the merchant charges a token alone.
    pub payer_present: bool,
}
