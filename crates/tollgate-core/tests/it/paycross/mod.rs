//! PayCross.

mod charge;
mod error_body;
mod interpret;
mod payment;
mod pending;
mod report;
mod response;
mod same_order;
pub(crate) mod samples;
mod select;
mod select_charge;
mod shape;
mod three_ds;
mod webhook_body;
mod webhook_signature;
