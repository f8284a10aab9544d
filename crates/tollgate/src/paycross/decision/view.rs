//! What the decisions look at: an order as it was asked for, and a transaction as the gateway shows it.

use tollgate_paycross_gateway::types::TransactionType;

use crate::{Currency, Mode, calendar::Moment};

/// The order: what the gateway was, or will be, asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OrderFingerprint {
    pub(crate) kind: TransactionType,
    pub(crate) reference: String,
    pub(crate) amount_minor: i64,
    pub(crate) currency: Currency,
    pub(crate) mode: Mode,
    pub(crate) last_four: Option<String>,
    /// Whether the card's number was typed, so that its last four digits are part of the order's identity. Behind a
    /// token the issuer may put another card at any time.
    pub(crate) by_number: bool,
    /// The transaction that is captured, voided or refunded.
    pub(crate) parent: Option<String>,
}

/// A transaction, as far as the decisions look at it. What the response did not show is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// When it was created: seconds and nanoseconds since 1970.
    pub(crate) created: Option<Moment>,
    /// Whether it says where the payer can act.
    pub(crate) has_redirect: bool,
    /// Whether it shows that money moved, whatever its status: a time of payment, or a section that succeeded.
    pub(crate) shows_payment: bool,
    /// Whether a section of it failed.
    pub(crate) shows_failure: bool,
}

impl TransactionView {
    pub(crate) fn has_status(&self, word: &str) -> bool {
        self.status.eq_ignore_ascii_case(word)
    }

    /// Whether a search for `reference` rightly finds it: a `;` separates several references of one transaction.
    pub(crate) fn is_found_by(&self, reference: &str) -> bool {
        self.reference
            .as_deref()
            .is_some_and(|shown| shown == reference || shown.split(';').any(|one| one == reference))
    }
}

/// Whether a word that is shown is this one. Their case has no meaning.
pub(super) fn is_word(shown: Option<&String>, word: &str) -> bool {
    shown.is_some_and(|shown| shown.eq_ignore_ascii_case(word))
}
