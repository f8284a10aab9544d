//! The duplicate check: refuses an equal request within 30 seconds.

use super::Shop;
use super::transaction::Transaction;
use crate::http::errors::paycross::refused;
use crate::http::{Call, Response};
use serde_json::json;

/// The length of the window in seconds.
const WINDOW: u64 = 30;
const MESSAGE: &str = "is a duplicate of a transaction sent within 30 seconds";

impl Shop {
    /// Refuses a transaction if an equal one came just before, whatever its result.
    pub(super) fn check_unique(&self, call: &Call, new: &Transaction) -> Result<(), Response> {
        if self.transactions.iter().any(|old| new.repeats(old)) {
            return Err(refused(call, &json!({"request": [MESSAGE]})));
        }
        Ok(())
    }
}

impl Transaction {
    fn repeats(&self, old: &Self) -> bool {
        let recent = self.created.saturating_sub(old.created).as_secs() < WINDOW;
        let equal = self.kind == old.kind && self.amount == old.amount;
        recent
            && equal
            && self.parent == old.parent
            && (self.parent.is_some() || self.same_card(old))
    }

    /// The same number or the same token. A number and a token of one card count as different.
    fn same_card(&self, old: &Self) -> bool {
        match (self.by_token, old.by_token) {
            (true, true) => self.token == old.token,
            (false, false) => self.card.card == old.card.card,
            _ => false,
        }
    }
}
