//! The rules that decide about a payout: pure functions over the payout and the order.

mod interpret;
mod outcome;
mod response;

pub use self::{
    interpret::interpret,
    outcome::{conclusion, is_another, pending},
    response::{Asked, Body, Response, event},
};
pub use super::super::rules::Interpretation;
