//! A transaction of the gateway.

use super::card::{self, Card, Secure};
use crate::state::calendar;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::time::Duration;

/// A transaction with everything that the gateway stores about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Transaction {
    pub(crate) uid: String,
    pub(crate) kind: Kind,
    pub(crate) status: String,
    pub(crate) code: String,
    /// In minor units.
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) created: Duration,
    /// The time from which a look-up by reference shows it.
    #[serde(default)]
    pub(crate) listed: Duration,
    pub(crate) updated: Duration,
    pub(crate) paid: Option<Duration>,
    pub(crate) details: Details,
    pub(crate) card: UsedCard,
    pub(crate) token: Option<String>,
    /// Whether the merchant sent the token instead of the number.
    #[serde(default)]
    pub(crate) by_token: bool,
    pub(crate) wants_token: bool,
    /// The transaction that this one captures, voids or refunds.
    pub(crate) parent: Option<String>,
    pub(crate) reason: Option<String>,
}

/// The fields of the request that responses repeat.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Details {
    pub(crate) description: Value,
    pub(crate) tracking_id: Option<String>,
    pub(crate) test: bool,
    pub(crate) language: String,
    pub(crate) customer: Value,
    pub(crate) billing_address: Value,
    pub(crate) additional_data: Value,
    pub(crate) notification_url: Option<String>,
    pub(crate) verification_url: Option<String>,
    pub(crate) return_url: Option<String>,
    pub(crate) advanced: bool,
    /// When an unpaid payment ends.
    #[serde(default)]
    pub(crate) expired_at: Option<i64>,
}

/// The card of a payment, without its secrets.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct UsedCard {
    #[serde(with = "card::by_mask")]
    pub(crate) card: &'static Card,
    pub(crate) holder: Option<String>,
    pub(crate) month: u8,
    pub(crate) year: u16,
    /// The 3-D Secure result of this payment.
    pub(crate) secure: Secure,
}

/// The kinds of transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Tokenization,
    Payment,
    Authorization,
    Capture,
    Void,
    Refund,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Tokenization => "tokenization",
            Self::Payment => "payment",
            Self::Authorization => "authorization",
            Self::Capture => "capture",
            Self::Void => "void",
            Self::Refund => "refund",
        }
    }

    /// Whether its success charges the payer.
    pub(crate) fn charges(self) -> bool {
        matches!(self, Self::Payment | Self::Capture)
    }
}

impl UsedCard {
    /// Whether the card has expired.
    pub(crate) fn is_expired(&self, now: i64) -> bool {
        let (year, month, _) = calendar::date(now);
        (i64::from(self.year), i64::from(self.month)) < (year, month)
    }
}

impl Transaction {
    pub(crate) fn succeeded(&self) -> bool {
        self.status == "successful"
    }

    /// The merchant's reference, or an empty text.
    pub(crate) fn reference(&self) -> &str {
        self.details.tracking_id.as_deref().unwrap_or_default()
    }

    /// Whether its tracking id matches, or one of several ids joined by semicolons.
    pub(crate) fn is_tracked(&self, wanted: impl Fn(&str) -> bool) -> bool {
        let known = self.details.tracking_id.as_deref();
        known.is_some_and(|known| wanted(known) || known.split(';').any(wanted))
    }

    /// Whether it charged money, which can be refunded.
    pub(crate) fn took_money(&self) -> bool {
        self.succeeded() && self.kind.charges()
    }
}
