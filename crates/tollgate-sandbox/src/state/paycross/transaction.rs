//! A transaction of the gateway.

use super::card::{self, Card, Secure};
use crate::state::{Key, Record, calendar};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) paid: Option<Duration>,
    pub(crate) details: Details,
    pub(crate) card: UsedCard,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) token: Option<String>,
    /// Whether the merchant sent the token instead of the number.
    #[serde(default)]
    pub(crate) by_token: bool,
    pub(crate) wants_token: bool,
    /// Whether the gateway captures it by itself.
    #[serde(default)]
    pub(crate) captures: bool,
    /// When a person corrected it by hand.
    #[serde(default)]
    pub(crate) corrected: Option<Duration>,
    /// The transaction that this one captures, voids or refunds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    /// The `RequestID` and the path of the call that created it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) request: Option<String>,
}

/// The fields of the request that responses repeat.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Details {
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub(crate) description: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tracking_id: Option<String>,
    pub(crate) test: bool,
    pub(crate) language: String,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub(crate) customer: Value,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub(crate) billing_address: Value,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub(crate) additional_data: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) notification_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) verification_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) return_url: Option<String>,
    pub(crate) advanced: bool,
    /// When an unpaid payment ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    pub(crate) const ALL: [Self; 6] = [
        Self::Tokenization,
        Self::Payment,
        Self::Authorization,
        Self::Capture,
        Self::Void,
        Self::Refund,
    ];

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

impl Record for Transaction {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Id, &self.uid);
        each(Key::Duplicate, &self.repeated_by());
        if let Some(tracking_id) = &self.details.tracking_id {
            each(Key::Reference, tracking_id);
            let parts = tracking_id.split(';').filter(|part| part != tracking_id);
            parts.for_each(|part| each(Key::Reference, part));
        }
        if let Some(parent) = &self.parent {
            each(Key::Parent, parent);
        }
        if let Some(request) = &self.request {
            each(Key::Request, request);
        }
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

    /// Whether the payer must act first.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.status == "incomplete"
    }

    /// The merchant's reference, or an empty text.
    pub(crate) fn reference(&self) -> &str {
        self.details.tracking_id.as_deref().unwrap_or_default()
    }

    /// The fields that an equal request repeats: the kind, the amount, and the parent, or the number or token of the card. A number
    /// and a token of one card count as different.
    pub(crate) fn repeated_by(&self) -> String {
        let of = match (&self.parent, &self.token) {
            (Some(parent), _) => format!("parent {parent}"),
            (None, Some(token)) if self.by_token => format!("token {token}"),
            (None, _) => format!("card {}", self.card.card.mask()),
        };
        format!("{} {} {of}", self.kind.name(), self.amount)
    }

    /// Whether it charged money, which can be refunded.
    pub(crate) fn took_money(&self) -> bool {
        self.succeeded() && self.kind.charges()
    }
}
