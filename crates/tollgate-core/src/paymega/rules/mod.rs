//! The rules that decide about money: pure functions over an invoice and the order.

mod interpret;
mod interpretation;
mod outcome;
mod pending;
mod response;
mod same_order;
mod search;

pub(super) use self::search::{Listed, choose, is_of_another_reference};
pub use self::{
    interpret::{interpret, is_ending, last_sale, may_sell},
    interpretation::Interpretation,
    outcome::{challenge, conclusion, noted, outcome_of},
    pending::pending,
    response::{Asked, Body, Response, Sold, event, loss},
    same_order::is_another,
    search::is_alike,
};
