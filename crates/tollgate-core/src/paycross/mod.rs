//! PayCross: orders, transactions, and the decisions about them.

#[doc(hidden)]
pub mod charge;
pub mod data;
#[doc(hidden)]
pub mod error_body;
#[doc(hidden)]
pub mod order;
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
pub mod webhook;

pub use self::{
    order::{Capture, NewPayment, NewTokenization, Order, Refund, StoredOrder, Void},
    three_ds::IssuerResponse,
    transaction::Transaction,
};
