//! The rules that decide about money: pure functions over an invoice and the order.

mod interpret;
mod outcome;
mod pending;
mod response;
mod same_order;

pub use self::{
    interpret::{Interpretation, interpret, is_ending, last_sale, may_sell},
    outcome::{challenge, choose, conclusion, noted, outcome_of},
    pending::pending,
    response::{Asked, Body, Response, Sold, event, is_alike, loss},
    same_order::is_another,
};
