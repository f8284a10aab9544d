//! Saved cards and the customers they belong to.

use super::{Key, Record, TestCard, calendar, card};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A saved card.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SavedCard {
    pub(crate) token: String,
    /// The merchant's reference of the customer.
    pub(crate) customer: String,
    pub(crate) test_mode: bool,
    #[serde(with = "card::by_mask")]
    pub(crate) card: &'static TestCard,
    pub(crate) holder: Option<String>,
    pub(crate) month: u8,
    pub(crate) year: u8,
}

/// A customer. Every invoice that names the customer creates or updates it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Customer {
    pub(crate) id: String,
    pub(crate) reference_id: String,
    /// The details that the merchant sent last.
    pub(crate) details: Value,
}

impl Record for SavedCard {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Id, &self.token);
    }
}

impl Record for Customer {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Id, &self.id);
        each(Key::Reference, &self.reference_id);
    }
}

impl SavedCard {
    /// Whether the card has expired.
    pub(crate) fn expired(&self, now: i64) -> bool {
        let (year, month, _) = calendar::date(now);
        (i64::from(self.year) + 2000, i64::from(self.month)) < (year, month)
    }
}
