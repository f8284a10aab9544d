//! How PayCross's transactions start, change and end.

mod duplicate;
mod expiry;
mod exponent;
mod settle;

pub(crate) use duplicate::is_duplicate;
pub(crate) use exponent::exponent;
pub(crate) use settle::{
    abandon_transactions, accept, complete_redirect, confirm, decide_transaction,
    settle_transaction, watch_transaction,
};
