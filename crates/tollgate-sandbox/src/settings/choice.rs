//! Settings with named values.

use serde::{Deserialize, Serialize};

/// The effect of a second sale on one session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SecondSale {
    /// It is refused with 409.
    #[default]
    Refused,
    /// It is accepted like the first one, and charges again.
    Charged,
}

/// The effect of a second request that processes a payout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SecondProcess {
    /// It is refused with 409.
    #[default]
    Refused,
    /// It is accepted like the first one, and pays again.
    PaidAgain,
}

/// Which invoices expire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Expiry {
    /// Invoices without a sale, and those with an open challenge.
    #[default]
    Unsold,
    /// Also invoices whose sale is at the bank, which may still charge later.
    All,
}

/// Whether an expired invoice shows a later charge.
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

/// The transaction that PayCross makes of the charge of a stored card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChargesAs {
    /// A payment.
    #[default]
    Payment,
    /// An authorization that the gateway captures by itself.
    Authorization,
}

/// Which transactions PayCross's reports hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reported {
    /// Those of live mode alone, as far as is known.
    #[default]
    Live,
    /// Test transactions too.
    All,
}

/// The response to a look-up by reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Lookup {
    /// A list of all matches, the newest first.
    #[default]
    List,
    /// The newest alone, as one object; an empty list if there is none.
    Newest,
    /// The oldest alone, as one object; an empty list if there is none.
    Oldest,
}

/// How an invoice shows `original_data`, which is an option of the account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OriginalData {
    /// Its fields; `external_id` is null until a sale is sent.
    #[default]
    Shown,
    /// The field is absent.
    Absent,
    /// Null.
    Null,
    /// An empty list, as PHP writes an empty object.
    Empty,
    /// The provider's resolution alone.
    Resolution,
}

/// How an invoice shows the merchant's `metadata`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Metadata {
    /// As the merchant sent it.
    #[default]
    Shown,
    /// The field is absent.
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
    /// All fields.
    #[default]
    Full,
    /// The id and the status, which the documents require. A 409 does not contain the existing operation.
    Minimal,
}

/// The object in Paymega's response to a refund.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RefundModel {
    /// The invoice.
    #[default]
    Invoice,
    /// The refund, as a separate object. A refund without a reference is refused with 422.
    Refund,
}

/// Whether an invoice lists its refunds, if the response to a refund is the invoice.
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
