//! The input of the decisions: the fingerprint of an order, and the core fields of a transaction.

use tollgate_paycross_gateway::types::TransactionType;

use crate::{Currency, Mode, calendar::Moment};

/// The fields by which a call recognises the transaction of its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OrderFingerprint {
    pub(crate) kind: TransactionType,
    pub(crate) reference: String,
    pub(crate) amount_minor: i64,
    pub(crate) currency: Currency,
    pub(crate) mode: Mode,
    pub(crate) last_four: Option<String>,
    /// Whether the payer typed the card's number, so that its last four digits are part of the order's identity. The
    /// issuer may replace the card behind a token at any time.
    pub(crate) by_number: bool,
    /// The uid of the transaction to be captured, voided or refunded.
    pub(crate) parent: Option<String>,
}

/// The fields of a transaction that the decisions use. A field that the response did not show is `None`.
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
    /// Whether the transaction shows an address for the payer, or a request for the issuer.
    pub(crate) has_redirect: bool,
    /// Whether the transaction shows that money moved, in any status: a time of payment, or a section that succeeded.
    pub(crate) shows_payment: bool,
    /// Whether a section of it failed.
    pub(crate) shows_failure: bool,
}

impl TransactionView {
    pub(crate) fn has_status(&self, word: &str) -> bool {
        self.status.eq_ignore_ascii_case(word)
    }

    /// Whether the transaction matches a search for `reference`: a `;` separates several references of one transaction.
    pub(crate) fn is_found_by(&self, reference: &str) -> bool {
        self.reference
            .as_deref()
            .is_some_and(|shown| shown == reference || shown.split(';').any(|one| one == reference))
    }
}

/// Whether two words are equal without regard to case.
pub(super) fn is_word(shown: Option<&String>, word: &str) -> bool {
    shown.is_some_and(|shown| shown.eq_ignore_ascii_case(word))
}
