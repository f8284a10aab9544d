//! The fingerprint of an order, by which a call recognises its transaction.

use tollgate_paycross_gateway::types::TransactionType;

use crate::{Currency, Mode};

/// The fields by which a call recognises the transaction of its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFingerprint {
    pub kind: TransactionType,
    pub reference: String,
    pub amount_minor: i64,
    pub currency: Currency,
    pub mode: Mode,
    pub last_four: Option<String>,
    /// Whether the payer typed the card's number, so that its last four digits are part of the order's identity. The
    /// issuer may replace the card behind a token at any time.
    pub by_number: bool,
    /// The uid of the transaction to be captured, voided or refunded.
    pub parent: Option<String>,
}
