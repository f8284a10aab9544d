//! What the decisions look at: an order as it was asked for, and a transaction as the gateway shows it.

use serde::{Deserialize, Serialize};
use tollgate_paycross::types::TransactionType;

use crate::{Currency, Mode};

/// The order: what the gateway was, or will be, asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Expected {
    pub(crate) kind: TransactionType,
    pub(crate) reference: String,
    pub(crate) amount_minor: i64,
    pub(crate) currency: Currency,
    pub(crate) mode: Mode,
    pub(crate) last_four: Option<String>,
    /// The transaction that is captured, voided or refunded.
    pub(crate) parent: Option<String>,
}

/// A transaction, as far as the decisions look at it. What the answer did not show is `None`.
#[derive(Clone, Debug)]
pub(crate) struct TransactionView {
    pub(crate) uid: String,
    pub(crate) kind: Option<String>,
    pub(crate) status: String,
    pub(crate) code: Option<String>,
    pub(crate) reference: Option<String>,
    pub(crate) amount_minor: Option<i64>,
    pub(crate) currency: Option<String>,
    pub(crate) is_test: Option<bool>,
    pub(crate) last_four: Option<String>,
    pub(crate) parent: Option<String>,
    /// When it was created, as a text that sorts by time.
    pub(crate) created: Option<String>,
    /// Whether it says where the payer can act.
    pub(crate) has_redirect: bool,
}

impl TransactionView {
    /// Whether a search for `reference` rightly finds it: a `;` separates several references of one transaction.
    pub(crate) fn is_found_by(&self, reference: &str) -> bool {
        self.reference
            .as_deref()
            .is_some_and(|shown| shown == reference || shown.split(';').any(|one| one == reference))
    }
}
