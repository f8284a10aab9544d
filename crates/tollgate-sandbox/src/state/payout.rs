//! A payout of Paymega.

use super::{Amount, Key, Record};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::time::Duration;

/// A payout with everything that Paymega stores about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Payout {
    pub(crate) id: String,
    pub(crate) order: PayoutOrder,
    pub(crate) status: String,
    pub(crate) resolution: String,
    pub(crate) customer: Option<String>,
    pub(crate) created: i64,
    /// The time from which look-ups and lists show it, since 1970.
    pub(crate) listed: Duration,
    pub(crate) updated: i64,
    pub(crate) processed: Option<i64>,
    pub(crate) processed_amount: Option<Amount>,
    /// The operations at the provider, oldest first.
    pub(crate) operations: Vec<PayoutOperation>,
    pub(crate) callback_logs: Map<String, Value>,
}

/// The merchant's order of a payout.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PayoutOrder {
    pub(crate) reference_id: String,
    pub(crate) amount: Amount,
    pub(crate) currency: String,
    pub(crate) service: String,
    pub(crate) test_mode: bool,
    pub(crate) description: Value,
    pub(crate) metadata: Map<String, Value>,
    /// The details of the recipient.
    pub(crate) fields: Map<String, Value>,
    pub(crate) callback_url: Option<String>,
    pub(crate) auto_process: bool,
}

/// One operation at the provider, which pays a payout.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PayoutOperation {
    pub(crate) id: String,
    pub(crate) amount: Amount,
    pub(crate) status: String,
    pub(crate) resolution: String,
}

/// The services that pay out: code, method, currency.
pub(crate) const PAYOUT_SERVICES: [[&str; 3]; 3] = [
    ["test_usd", "test", "USD"],
    ["payment_card_usd", "payment_card", "USD"],
    ["payment_card_eur", "payment_card", "EUR"],
];

/// Every published status of a payout.
pub(crate) const PAYOUT_STATUSES: [&str; 15] = [
    "created",
    "processing",
    "process_pending",
    "process_error",
    "processed",
    "partially_processed",
    "process_failed",
    "expired",
    "terminated",
    "canceling",
    "cancel_pending",
    "cancel_error",
    "cancel_failed",
    "canceled",
    "partially_canceled",
];

impl Record for Payout {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Id, &self.id);
        each(Key::Reference, &self.order.reference_id);
    }
}

impl Payout {
    /// The sum that has left the account.
    pub(crate) fn paid(&self) -> Amount {
        self.processed_amount.unwrap_or_default()
    }

    /// Whether it waits for the request that processes it.
    pub(crate) fn is_new(&self) -> bool {
        self.status == "created"
    }

    /// Whether it is at the provider, which has not decided.
    pub(crate) fn is_under_way(&self) -> bool {
        matches!(
            self.status.as_str(),
            "processing" | "process_pending" | "process_error"
        )
    }
}
