//! A checkout: a payment page with the order that the payer pays there.

use super::transaction::Kind;
use crate::state::{Key, Record};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A checkout with everything that the service stores about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Checkout {
    pub(crate) token: String,
    pub(crate) purpose: Purpose,
    /// How many attempts the payer has.
    pub(crate) attempts: usize,
    pub(crate) test: bool,
    /// In minor units.
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) tracking_id: Option<String>,
    /// When an unpaid checkout ends, in seconds since 1970.
    pub(crate) ends: i64,
    /// Whether it ended unpaid.
    pub(crate) expired: bool,
    /// The order, the settings and the payer, as the merchant sent them.
    pub(crate) order: Value,
    pub(crate) settings: Value,
    pub(crate) customer: Value,
    pub(crate) payment_method: Value,
    /// The uids of its transactions, oldest first.
    pub(crate) transactions: Vec<String>,
}

/// A checkout's page pays with the card, reserves, or saves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Purpose {
    Payment,
    Authorization,
    Tokenization,
    /// A payment, or an authorization with an automatic capture.
    Charge,
}

impl Purpose {
    pub(crate) fn read(name: &str) -> Option<Self> {
        serde_json::from_value(Value::from(name)).ok()
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Charge => "charge",
            Self::Payment => Kind::Payment.name(),
            Self::Authorization => Kind::Authorization.name(),
            Self::Tokenization => Kind::Tokenization.name(),
        }
    }
}

impl Record for Checkout {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Id, &self.token);
        if let Some(tracking_id) = &self.tracking_id {
            each(Key::Reference, tracking_id);
        }
        for uid in &self.transactions {
            each(Key::Operation, uid);
        }
    }
}

impl Checkout {
    /// A text of the settings.
    pub(crate) fn setting(&self, name: &str) -> Option<&str> {
        self.settings[name].as_str()
    }
}
