//! Payments that expire.

use super::request::Fields;
use super::transaction::{Kind, Transaction};
use crate::platform::date_time;
use crate::state::State;

const EXPIRED: &str = "F.0005";

/// Reads `expired_at`, which payments and authorizations have.
pub(super) fn read(fields: &mut Fields, kind: Kind) -> Option<i64> {
    if kind == Kind::Tokenization {
        return None;
    }
    let text = fields.text("expired_at")?;
    let end = date_time(&text);
    if end.is_none() {
        fields.refuse("expired_at", "is invalid");
    }
    end
}

impl State {
    /// Ends an expired payment. For a payment at the bank, the bank decides.
    pub(super) fn expires(&mut self, index: usize) -> bool {
        let over = self.shop.transactions[index].is_over(self.now());
        if over {
            self.end_transaction(index, "expired", EXPIRED);
        }
        over
    }
}

impl Transaction {
    fn is_over(&self, now: i64) -> bool {
        self.details.expired_at.is_some_and(|end| now >= end)
    }
}
