//! The meaning of a response for its request: by its status, and by whether its body could be read.

use std::sync::Arc;

use super::search::{Listed, is_of_another_reference};
use crate::{
    Refusal,
    engine::Event,
    error::ResponseLost,
    outcome::ChallengeForm,
    paymega::{error_body::ErrorBody, invoice::Invoice},
};

/// The meaning of a response that says something about the order.
#[derive(Clone, Debug)]
pub enum Response {
    /// The invoice that a creation returned.
    Created(Invoice),
    /// A creation is in conflict with an invoice that exists, and which the response may show.
    Conflict(Option<Invoice>),
    /// Paymega refused a creation: nothing was created.
    Refused(Refusal),
    /// Paymega calls a creation malformed (400). That proves nothing by itself, and counts as a lost response.
    Malformed(Refusal),
    /// All invoices that a look-up found with exactly the reference asked for.
    Found(Vec<Invoice>),
    /// A look-up found no invoice with the reference, but some whose references differ in case or spaces alone.
    FoundAlike,
    /// The invoice that was read by its id.
    Shown(Invoice),
    /// The card gate's response to a sale.
    Sold(Sold),
    /// The card gate refused a sale. That says nothing about the sale, and counts as a lost response.
    SaleRefused(Arc<Refusal>),
}

/// The card gate's response to a sale.
#[derive(Clone, Debug)]
pub enum Sold {
    /// The payer need not act: the invoice shows the result.
    Accepted,
    /// The payer must act.
    Challenge {
        /// The form, or `None` for a challenge that this crate cannot show, such as a one-time password.
        form: Option<ChallengeForm>,
        /// The card gate's word for the kind of challenge.
        mode: Option<String>,
    },
}

/// The request behind a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked<'a> {
    /// A creation with this reference.
    Create(&'a str),
    /// A search for this reference.
    LookUp(&'a str),
    /// A read by the invoice's id.
    Show,
    /// A sale.
    Sale,
}

/// The body of a response, as far as it could be read for its request.
#[derive(Clone, Debug)]
pub enum Body {
    /// An invoice.
    Invoice(Invoice),
    /// A list of invoices.
    Invoices(Vec<Invoice>),
    /// The card gate's response to a sale.
    Sale(Sold),
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
    let response = match asked {
        Asked::Create(reference) => match &body {
            Body::Invoice(shown) if is_of_another_reference(shown, reference) => {
                return Event::Lost(ResponseLost::NotBound);
            }
            _ => to_create(status, body, is_success),
        },
        Asked::LookUp(reference) => return to_look_up(status, body, is_success, reference),
        Asked::Show => match (status, body) {
            (_, Body::Invoice(invoice)) if is_success => Some(Response::Shown(invoice)),
            (401 | 403, Body::Error(_)) => return credentials(status),
            _ => None,
        },
        Asked::Sale => match body {
            Body::Sale(sold) if is_success => Some(Response::Sold(sold)),
            Body::Error(refusal) => Some(Response::SaleRefused(refusal.into())),
            _ => None,
        },
    };
    response.map_or(Event::Lost(loss(status)), Event::Response)
}

fn to_create(status: u16, body: Body, is_success: bool) -> Option<Response> {
    match (status, body) {
        (_, Body::Invoice(invoice)) if is_success => Some(Response::Created(invoice)),
        (409, Body::Invoice(invoice)) => Some(Response::Conflict(Some(invoice))),
        (409, _) => Some(Response::Conflict(None)),
        // A proxy or a firewall refuses with a body of its own, perhaps after the provider has done the work.
        (401 | 403 | 404 | 405 | 422, Body::Error(refusal)) => Some(Response::Refused(refusal)),
        (400, Body::Error(refusal) | Body::Unreadable(refusal)) => {
            Some(Response::Malformed(refusal))
        }
        _ => None,
    }
}

fn to_look_up(status: u16, body: Body, is_success: bool, reference: &str) -> Event<Response> {
    match (status, body) {
        (_, Body::Invoices(invoices)) if is_success => found(invoices, reference),
        (404, Body::Error(_)) => Event::Response(Response::Found(Vec::new())),
        (401 | 403, Body::Error(_)) => credentials(status),
        _ => Event::Lost(loss(status)),
    }
}

fn found(invoices: Vec<Invoice>, reference: &str) -> Event<Response> {
    match Listed::under(reference, invoices) {
        Listed::Exactly(invoices) => Event::Response(Response::Found(invoices)),
        Listed::Alike => Event::Response(Response::FoundAlike),
        Listed::Others => Event::Lost(ResponseLost::OtherReferences),
    }
}

const fn credentials(status: u16) -> Event<Response> {
    Event::Lost(ResponseLost::Credentials(status))
}

/// How a response with this status is lost, if it says nothing about the order.
pub const fn loss(status: u16) -> ResponseLost {
    match status {
        202 | 204 => ResponseLost::Status(status),
        200..=299 => ResponseLost::Unreadable,
        status => ResponseLost::Status(status),
    }
}
