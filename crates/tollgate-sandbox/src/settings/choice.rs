//! The choices that are words.

use serde::{Deserialize, Serialize};

/// What a second sale on one session does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SecondSale {
    /// It is refused with 409.
    #[default]
    Refused,
    /// It is taken like the first one, and charges again.
    Charged,
}

/// Which invoices end by themselves when their time is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Expiry {
    /// Those without a sale, and those whose payer is still asked by the issuer.
    #[default]
    Unsold,
    /// Those whose sale is at the bank too; the bank goes on, and may charge later.
    All,
}

/// What an expired invoice shows of a later charge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LateCharge {
    /// It becomes paid.
    #[default]
    Shown,
    /// It stays expired; only the ledger shows the charge.
    Hidden,
}

/// What a look-up by reference shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Lookup {
    /// A list of what it found, the newest first.
    #[default]
    List,
    /// The newest alone, as one object; an empty list if there is none.
    Newest,
    /// The oldest alone, as one object; an empty list if there is none.
    Oldest,
}

/// What an invoice shows of `original_data`, which is an option of the account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OriginalData {
    /// Its fields; `external_id` is null until a sale is sent.
    #[default]
    Shown,
    /// The field is not there.
    Absent,
    /// Null.
    Null,
    /// An empty list, as PHP writes an empty object.
    Empty,
    /// The provider's resolution alone.
    Resolution,
}

/// What an invoice shows of the merchant's `metadata`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Metadata {
    /// What the merchant sent.
    #[default]
    Shown,
    /// The field is not there.
    Absent,
    /// An empty list, as PHP writes an empty object.
    Empty,
    /// The same keys, each with another text.
    Changed,
}

/// How much of an operation a response or notification shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Bodies {
    /// All that is known.
    #[default]
    Full,
    /// The id and what the documents require, which is the status. A 409 does not bring the existing operation.
    Minimal,
}

/// What a refund of Paymega is answered with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RefundModel {
    /// The invoice.
    #[default]
    Invoice,
    /// The refund itself, an object of its own. A refund without a reference is refused with 422.
    Refund,
}

/// Whether an invoice lists its refunds, where a refund is answered with the invoice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RefundList {
    /// There is no list.
    #[default]
    Absent,
    /// `refunds` lists each of them.
    Shown,
}
