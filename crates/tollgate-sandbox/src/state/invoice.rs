//! A payment invoice of Paymega.

use super::word::{self, Word};
use super::{Amount, Challenge, Key, Record, Service, TestCard, card, catalogue};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::time::Duration;

/// An invoice with everything that Paymega stores about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Invoice {
    pub(crate) id: String,
    pub(crate) order: Order,
    pub(crate) session: Session,
    pub(crate) status: String,
    pub(crate) resolution: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) customer: Option<String>,
    #[serde(deserialize_with = "word::read")]
    pub(crate) source: Word,
    pub(crate) created: i64,
    /// The time from which look-ups and lists show it, since 1970.
    #[serde(default)]
    pub(crate) listed: Duration,
    pub(crate) updated: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) processed: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) processed_amount: Option<Amount>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) refunds: Vec<Refund>,
    /// When the whole amount was refunded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) fully_refunded: Option<i64>,
    /// Time and amount of the charge-backs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) charged_back: Option<(i64, Amount)>,
    /// Whether a sale was sent. A session accepts one.
    pub(crate) sold: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) paid_with: Option<PaidWith>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) new_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) challenge: Option<Challenge>,
    /// The payment of the last challenge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) payment: Option<String>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) callback_logs: Map<String, Value>,
}

/// The merchant's order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) reference_id: String,
    pub(crate) amount: Amount,
    pub(crate) currency: String,
    #[serde(with = "catalogue::by_code_in_files")]
    pub(crate) service: &'static Service,
    /// Whether the card is only verified, without a charge.
    pub(crate) verify: bool,
    pub(crate) test_mode: bool,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub(crate) description: Value,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) metadata: Map<String, Value>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) service_fields: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) return_url: Option<String>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) return_urls: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) callback_url: Option<String>,
    pub(crate) options: CardOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expires: Option<i64>,
}

/// The merchant's options for the Card Gate.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct CardOptions {
    /// Whether to save the card.
    pub(crate) tokenize: bool,
    /// Whether to charge the saved card by its token, without the payer.
    pub(crate) instant: bool,
}

/// The Card Gate session of an invoice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) bearer: String,
    pub(crate) expires: i64,
}

/// The card of a payment, without its secrets.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PaidWith {
    #[serde(with = "card::by_mask")]
    pub(crate) card: &'static TestCard,
    pub(crate) holder: Option<String>,
    pub(crate) month: u8,
    /// Two digits.
    pub(crate) year: u8,
    pub(crate) client_ip: String,
}

/// A refund of an invoice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Refund {
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) reference_id: Option<String>,
    #[serde(default)]
    pub(crate) description: Option<String>,
    pub(crate) amount: Amount,
    #[serde(default = "processed")]
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) created: i64,
}

/// The status of a pending refund.
pub(crate) const PENDING_REFUND: &str = "process_pending";

/// The default status in older files, which have no status field.
fn processed() -> String {
    "processed".to_owned()
}

impl Record for Invoice {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Id, &self.id);
        each(Key::Reference, &self.order.reference_id);
        each(Key::Session, &self.session.id);
        each(Key::Bearer, &self.session.bearer);
        if let Some(payment) = &self.payment {
            each(Key::Payment, payment);
        }
        for refund in &self.refunds {
            each(Key::Refund, &refund.id);
            if let Some(reference) = &refund.reference_id {
                each(Key::RefundReference, reference);
            }
        }
    }
}

impl Invoice {
    /// Whether a payment can still end it.
    pub(crate) fn is_open(&self) -> bool {
        self.status == "process_pending"
    }

    pub(crate) fn serial_number(&self) -> &str {
        self.id.split_once('_').map_or(&self.id, |(_, rest)| rest)
    }

    pub(crate) fn refunded(&self) -> Amount {
        self.sum_of_refunds(Refund::is_done)
    }

    fn sum_of_refunds(&self, counts: impl Fn(&Refund) -> bool) -> Amount {
        let refunds = self.refunds.iter().filter(|refund| counts(refund));
        refunds.fold(Amount::ZERO, |sum, refund| sum + refund.amount)
    }

    pub(crate) fn charged_back_amount(&self) -> Amount {
        self.charged_back.map_or(Amount::ZERO, |(_, amount)| amount)
    }

    /// The charged amount less refunds and charge-backs.
    pub(crate) fn left(&self) -> Amount {
        self.processed_amount.unwrap_or_default() - self.refunded() - self.charged_back_amount()
    }

    /// The amount that can still be refunded, less pending refunds. `None` if nothing was charged.
    pub(crate) fn refundable(&self) -> Option<Amount> {
        self.processed_amount?;
        let states = [
            "processed",
            "partially_processed",
            "partially_refunded",
            "refund_pending",
            "refund_failed",
        ];
        let left = || self.left() - self.sum_of_refunds(Refund::is_pending);
        states.contains(&self.status.as_str()).then(left)
    }
}

impl Refund {
    /// Whether the refund succeeded.
    pub(crate) fn is_done(&self) -> bool {
        self.status == "processed"
    }

    pub(crate) fn is_pending(&self) -> bool {
        self.status == PENDING_REFUND
    }
}
