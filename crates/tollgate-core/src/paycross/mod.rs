//! PayCross: orders, transactions, and the decisions about them.

#[doc(hidden)]
pub mod charge;
mod checkout;
pub mod data;
#[doc(hidden)]
pub mod error_body;
#[doc(hidden)]
pub mod order;
mod report;
#[doc(hidden)]
pub mod request_id;
#[doc(hidden)]
pub mod rules;
#[doc(hidden)]
pub mod select;
#[doc(hidden)]
pub mod shape;
mod three_ds;
mod transaction;
#[doc(hidden)]
pub mod vault;
pub mod webhook;

#[doc(hidden)]
pub use self::transaction::saved;
pub use self::{
    checkout::Checkout,
    order::{Capture, NewCheckout, NewPayment, NewTokenization, Order, Refund, StoredOrder, Void},
    report::{Report, ReportRow},
    three_ds::IssuerResponse,
    transaction::Transaction,
    vault::CardUpdate,
};
