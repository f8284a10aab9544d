//! Transactions in the formats of PayCross.

mod checkout;
mod code;
mod report;
mod response;
mod transaction;

pub(crate) use checkout::checkout;
pub(crate) use report::{report, settled};
pub(crate) use response::{one, several};
pub(crate) use transaction::{card, shown, whole};
