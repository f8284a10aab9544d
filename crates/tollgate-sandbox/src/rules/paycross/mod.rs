//! How PayCross's transactions start, change and end.

mod charge;
mod checkout;
mod duplicate;
mod expiry;
mod exponent;
mod settle;

pub(crate) use charge::kind_of_charge;
pub(crate) use checkout::{add_checkout, expire_checkouts, is_finished, last, watch_checkout};
pub(crate) use duplicate::is_duplicate;
pub(crate) use exponent::exponent;
pub(crate) use settle::{
    abandon_transactions, accept, complete_redirect, confirm, decide_transaction,
    settle_transaction, watch_transaction,
};
