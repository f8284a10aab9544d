//! What each flow does with each answer: pure functions, which neither send nor wait.
//!
//! The shell that sends knows nothing of money: it carries out a [`Step`], tells what came as an [`Event`], and
//! carries out the next step, until one says that it is done.

mod answer;
mod charge;
mod event;
mod reading;
mod refund;
mod sameness;
mod view;

#[cfg(test)]
mod charge_tests;
#[cfg(test)]
mod platform_model;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod samples;

pub(crate) use self::{
    answer::{Body, Call, Received, answer_to, is_alike},
    charge::{Charge, Goal},
    event::{Event, Pause, SaleView, Step, Verdict},
    reading::{Reading, read},
    refund::{AskedRefund, RefundResponse, Refunding, Refunds, ShownRefund, after_refund},
    view::{Expected, Flow, InvoiceView, Mark, Provider, UnixTime},
};
