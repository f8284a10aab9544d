//! A transaction of the gateway.

use super::card::{self, Card, Secure};
use crate::state::calendar;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::time::Duration;

/// A transaction with everything that the gateway stores about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Transaction {
    pub(super) uid: String,
    pub(super) kind: Kind,
    pub(super) status: String,
    pub(super) code: String,
    /// In minor units.
    pub(super) amount: i64,
    pub(super) currency: String,
    pub(super) created: Duration,
    /// The time from which a look-up by reference shows it.
    #[serde(default)]
    pub(super) listed: Duration,
    pub(super) updated: Duration,
    pub(super) paid: Option<Duration>,
    pub(super) details: Details,
    pub(super) card: UsedCard,
    pub(super) token: Option<String>,
    /// Whether the merchant sent the token instead of the number.
    #[serde(default)]
    pub(super) by_token: bool,
    pub(super) wants_token: bool,
    /// The transaction that this one captures, voids or refunds.
    pub(super) parent: Option<String>,
    pub(super) reason: Option<String>,
}

/// The fields of the request that responses repeat.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Details {
    pub(super) description: Value,
    pub(super) tracking_id: Option<String>,
    pub(super) test: bool,
    pub(super) language: String,
    pub(super) customer: Value,
    pub(super) billing_address: Value,
    pub(super) additional_data: Value,
    pub(super) notification_url: Option<String>,
    pub(super) verification_url: Option<String>,
    pub(super) return_url: Option<String>,
    pub(super) advanced: bool,
    /// When an unpaid payment ends.
    #[serde(default)]
    pub(super) expired_at: Option<i64>,
}

/// The card of a payment, without its secrets.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct UsedCard {
    #[serde(with = "card::by_mask")]
    pub(super) card: &'static Card,
    pub(super) holder: Option<String>,
    pub(super) month: u8,
    pub(super) year: u16,
    /// The 3-D Secure result of this payment.
    pub(super) secure: Secure,
}

/// The kinds of transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Tokenization,
    Payment,
    Authorization,
    Capture,
    Void,
    Refund,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
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
    pub(super) fn charges(self) -> bool {
        matches!(self, Self::Payment | Self::Capture)
    }
}

impl UsedCard {
    /// Whether the card has expired.
    pub(super) fn is_expired(&self, now: i64) -> bool {
        let (year, month, _) = calendar::date(now);
        (i64::from(self.year), i64::from(self.month)) < (year, month)
    }
}

impl Transaction {
    pub(super) fn succeeded(&self) -> bool {
        self.status == "successful"
    }

    /// The merchant's reference, or an empty text.
    pub(super) fn reference(&self) -> &str {
        self.details.tracking_id.as_deref().unwrap_or_default()
    }

    /// Whether its tracking id matches, or one of several ids joined by semicolons.
    pub(super) fn is_tracked(&self, wanted: impl Fn(&str) -> bool) -> bool {
        let known = self.details.tracking_id.as_deref();
        known.is_some_and(|known| wanted(known) || known.split(';').any(wanted))
    }
}
