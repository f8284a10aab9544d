//! Transactions in the formats of PayCross.

mod code;
mod response;
mod transaction;

pub(crate) use response::{one, several};
pub(crate) use transaction::{shown, whole};
