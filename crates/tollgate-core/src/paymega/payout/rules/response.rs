//! The meaning of a response for its request: by its status, and by whether its body could be read.

use std::sync::Arc;

use crate::{
    Refusal,
    engine::Event,
    error::ResponseLost,
    paymega::{
        error_body::ErrorBody,
        payout::Payout,
        rules::{Listed, is_of_another_reference, loss},
    },
};

/// The meaning of a response that says something about the order.
#[derive(Clone, Debug)]
pub enum Response {
    /// The payout that a creation returned.
    Created(Payout),
    /// A creation is in conflict with a payout that exists, and which the response may show.
    Conflict(Option<Payout>),
    /// Paymega refused a creation: nothing was created.
    Refused(Refusal),
    /// Paymega calls a creation malformed (400). That proves nothing by itself, and counts as a lost response.
    Malformed(Refusal),
    /// All payouts that a look-up found with exactly the reference asked for.
    Found(Vec<Payout>),
    /// A look-up found no payout with the reference, but some whose references differ in case or spaces alone.
    FoundAlike,
    /// The payout that was read by its id.
    Shown(Payout),
    /// The payout that the request to process it returned.
    Processed(Payout),
    /// Paymega refused to process the payout. That says nothing about the payout, and counts as a lost response.
    ProcessRefused(Arc<Refusal>),
}

/// The request behind a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked<'a> {
    /// A creation with this reference.
    Create(&'a str),
    /// A search for this reference.
    LookUp(&'a str),
    /// A read by the payout's id.
    Show,
    /// A request to process the payout.
    Process,
}

/// The body of a response, as far as it could be read for its request.
#[derive(Clone, Debug)]
pub enum Body {
    /// A payout.
    Payout(Payout),
    /// A list of payouts.
    Payouts(Vec<Payout>),
    /// Paymega's own error body.
    Error(Refusal),
    /// A body that is not Paymega's own, or not of this request.
    Unreadable(Refusal),
}

impl From<ErrorBody> for Body {
    fn from(body: ErrorBody) -> Self {
        match body {
            ErrorBody::Own(refusal) => Self::Error(refusal),
            ErrorBody::Foreign(refusal) => Self::Unreadable(refusal),
        }
    }
}

/// Converts a response into an event.
pub fn event(asked: Asked<'_>, status: u16, body: Body) -> Event<Response> {
    // Responses 202 and 204 (accepted, empty) show no operation.
    let is_success = matches!(status, 200..=299) && !matches!(status, 202 | 204);
    let response = match (asked, body) {
        (Asked::Create(reference), Body::Payout(shown))
            if is_of_another_reference(&shown, reference) =>
        {
            return Event::Lost(ResponseLost::NotBound);
        }
        (Asked::Create(_), body) => to_create(status, body, is_success),
        (Asked::LookUp(reference), Body::Payouts(payouts)) if is_success => {
            return found(payouts, reference);
        }
        (Asked::LookUp(_), Body::Error(_)) if status == 404 => Some(Response::Found(Vec::new())),
        (Asked::Show, Body::Payout(payout)) if is_success => Some(Response::Shown(payout)),
        (Asked::LookUp(_) | Asked::Show, Body::Error(_)) if matches!(status, 401 | 403) => {
            return Event::Lost(ResponseLost::Credentials(status));
        }
        (Asked::Process, Body::Payout(payout)) if is_success => Some(Response::Processed(payout)),
        (Asked::Process, Body::Error(refusal)) => Some(Response::ProcessRefused(refusal.into())),
        _ => None,
    };
    response.map_or(Event::Lost(loss(status)), Event::Response)
}

fn to_create(status: u16, body: Body, is_success: bool) -> Option<Response> {
    match (status, body) {
        (_, Body::Payout(payout)) if is_success => Some(Response::Created(payout)),
        (409, Body::Payout(payout)) => Some(Response::Conflict(Some(payout))),
        (409, _) => Some(Response::Conflict(None)),
        // A proxy or a firewall refuses with a body of its own, perhaps after the provider has done the work.
        (401 | 403 | 404 | 405 | 422, Body::Error(refusal)) => Some(Response::Refused(refusal)),
        (400, Body::Error(refusal) | Body::Unreadable(refusal)) => {
            Some(Response::Malformed(refusal))
        }
        _ => None,
    }
}

fn found(payouts: Vec<Payout>, reference: &str) -> Event<Response> {
    match Listed::under(reference, payouts) {
        Listed::Exactly(payouts) => Event::Response(Response::Found(payouts)),
        Listed::Alike => Event::Response(Response::FoundAlike),
        Listed::Others => Event::Lost(ResponseLost::OtherReferences),
    }
}
