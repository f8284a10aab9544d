//! A payment invoice of Paymega.

use super::word::{self, Word};
use super::{Amount, Challenge, Service, TestCard, card, catalogue};
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
    pub(crate) customer: Option<String>,
    #[serde(deserialize_with = "word::read")]
    pub(crate) source: Word,
    pub(crate) created: i64,
    /// The time from which look-ups and lists show it, since 1970.
    #[serde(default)]
    pub(crate) listed: Duration,
    pub(crate) updated: i64,
    pub(crate) processed: Option<i64>,
    pub(crate) processed_amount: Option<Amount>,
    pub(crate) refunds: Vec<Refund>,
    /// When the whole amount was refunded.
    #[serde(default)]
    pub(crate) fully_refunded: Option<i64>,
    /// Time and amount of the charge-backs.
    pub(crate) charged_back: Option<(i64, Amount)>,
    /// Whether a sale was sent. A session accepts one.
    pub(crate) sold: bool,
    pub(crate) paid_with: Option<PaidWith>,
    pub(crate) new_token: Option<String>,
    pub(crate) challenge: Option<Challenge>,
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
    pub(crate) description: Value,
    pub(crate) metadata: Map<String, Value>,
    pub(crate) service_fields: Map<String, Value>,
    pub(crate) return_url: Option<String>,
    pub(crate) return_urls: Map<String, Value>,
    pub(crate) callback_url: Option<String>,
    pub(crate) options: CardOptions,
    pub(crate) token: Option<String>,
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
