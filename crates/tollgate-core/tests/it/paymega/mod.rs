//! Paymega and Kuna.

mod call_tag;
mod callback;
mod charge;
mod error_body;
mod interpret;
pub(crate) mod payout;
mod pending;
mod refund;
mod refund_table;
mod response;
mod same_order;
pub(crate) mod samples;
mod stored_refund;
mod token_charge;
