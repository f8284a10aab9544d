//! The decisions of PayCross's flows: pure functions, which neither send nor wait.
//!
//! A flow looks the order up, sends the request, looks up again and follows the transaction. The caller carries out a
//! [`Step`], reports the response as an [`Event`], and carries out the next step, until a step ends the flow.

mod choice;
mod event;
mod flow;
mod interpret;
mod response;
mod sameness;
mod view;

#[cfg(test)]
mod choice_tests;
#[cfg(test)]
mod flow_tests;
#[cfg(test)]
mod gateway_model;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod samples;

pub(crate) use self::{
    event::{DUPLICATE, Event, Found, Pause, Step, Verdict},
    flow::Flow,
    interpret::{Interpretation, moved},
    response::{Body, Received, RequestKind, response_to},
    view::{OrderFingerprint, TransactionView},
};
