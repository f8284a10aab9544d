//! The decisions of each flow on each response: pure functions, which neither send nor wait.
//!
//! The shell that sends holds no rules about money: it carries out a [`Step`], passes the result as an [`Event`], and
//! carries out the next step, until a step says that the flow is done.

mod charge;
mod event;
mod reading;
mod refund;
mod response;
mod sameness;
mod view;

#[cfg(test)]
mod charge_tests;
#[cfg(test)]
mod paymega_model;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod samples;

pub(crate) use self::{
    charge::{Charge, Goal},
    event::{Event, Pause, SaleView, Step, Verdict},
    reading::{Reading, read},
    refund::{AskedRefund, RefundResponse, Refunding, Refunds, ShownRefund, after_refund},
    response::{Body, Exchange, Received, is_alike, response_to},
    view::{BankContact, CallTag, Flow, InvoiceView, OrderFingerprint, UnixTime},
};
