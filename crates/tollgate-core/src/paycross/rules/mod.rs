//! The rules of PayCross: whose response is it, is it the same order, and what does a transaction mean?
//!
//! The rules are functions of a transaction and the order's fingerprint. They neither send nor wait.

mod interpret;
mod outcome;
mod pending;
mod response;
mod same_order;

pub use self::{
    interpret::{Interpretation, interpret, may_have_succeeded, moved},
    outcome::{outcome, outcome_of},
    pending::{pending, unconfirmed},
    response::{Decoded, Found, Response, event_of},
    same_order::{
        Owner, equal_follow_ups, is_another_but_for_money, is_automatic_capture, is_bound,
        is_reservation, may_pay_for, owner,
    },
};
