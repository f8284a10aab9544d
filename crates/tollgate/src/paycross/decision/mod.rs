//! What each flow of PayCross does with each response: pure functions, which neither send nor wait.
//!
//! Look first, send, look up, follow: the shell carries out a [`Step`], reports what came as an [`Event`], and carries
//! out the next step, until one ends the flow.

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
