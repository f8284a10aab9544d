//! The fingerprint of an order, by which a call recognises its transaction.

use serde::{Deserialize, Serialize};
use tollgate_types::TransactionType;

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
    /// Whether the gateway chooses between a payment, and an authorisation that it captures by itself.
    pub is_charge: bool,
    /// The page on which the payer pays, if the order has one.
    pub page: Option<PageTerms>,
    /// The uid of the transaction to be captured, voided or refunded.
    pub parent: Option<String>,
}

/// How often and until when a payer can pay on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageTerms {
    /// The number of attempts.
    pub attempts: u32,
    /// When the page ends, in seconds since 1970.
    pub ends: i64,
}
