//! Paymega and Kuna.

mod call_tag;
mod callback;
mod charge;
mod error_body;
mod interpret;
mod refund;
mod response;
mod same_order;
mod samples;
mod token_charge;
