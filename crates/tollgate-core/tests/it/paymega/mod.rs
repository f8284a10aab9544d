//! Paymega and Kuna.

mod call_tag;
mod callback;
mod charge;
mod error_body;
mod interpret;
mod payout;
mod pending;
mod refund;
mod refund_table;
mod response;
mod same_order;
mod samples;
mod stored_refund;
mod token_charge;
