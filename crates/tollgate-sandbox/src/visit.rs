//! One call on its way through the sandbox, and its record.

use crate::check;
use crate::exchange::{self, Exchange};
use crate::fault::Injected;
use crate::http::errors::paymega as errors;
use crate::http::{Call, Response};
use crate::platform;
use crate::redact::{self, redacted};
use crate::route::{Found, Surface};
use crate::state::State;
use std::time::Duration;

/// A call with its destination and its fault.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) place: Place,
    pub(crate) call: Call,
    pub(crate) fault: Injected,
    /// How long the bank takes for this delivery of the call.
    pub(crate) slow: Option<Duration>,
}

/// The destination of a call.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) surface: Surface,
    pub(crate) found: Found,
}

impl Place {
    pub(crate) fn operation(&self) -> Option<&'static str> {
        match &self.found {
            Found::Route(route, _) => Some(route.operation),
            Found::WrongMethod(_) | Found::Nothing => None,
        }
    }

    pub(crate) fn response(&self, state: &mut State, call: &Call) -> Response {
        let response = self.worked(state, call);
        if self.surface.is_for_browsers() {
            return response.open_to_browsers();
        }
        response
    }

    fn worked(&self, state: &mut State, call: &Call) -> Response {
        let (route, params) = match &self.found {
            Found::Route(route, params) => (route, params),
            Found::WrongMethod(methods) => return self.surface.method_not_allowed(call, methods),
            Found::Nothing => return self.surface.not_found(call),
        };
        let mut call = call.clone();
        call.params.clone_from(params);
        let done = self
            .surface
            .authorize(state, &call)
            .and_then(|()| self.check(state, route.operation, &call))
            .and_then(|()| (route.handler)(state, &call));
        let response = done.unwrap_or_else(|refusal| refusal);
        self.checked(state, route.operation, response)
    }
}

/// Path and query as sent, with card numbers masked.
fn path(call: &Call) -> String {
    if redact::holds_card_number(&call.target) {
        return redact::redacted_target(&call.target);
    }
    call.target.clone()
}

impl Place {
    fn unknown_fields(&self, call: &Call) -> Vec<String> {
        let operation = self.operation().unwrap_or_default();
        let unknown = check::unknown_fields(self.surface, operation, call);
        unknown
            .iter()
            .map(|name| redact::redacted_name(name))
            .collect()
    }

    fn check(&self, state: &State, operation: &str, call: &Call) -> Result<(), Response> {
        let call = platform::documented(state, operation, call);
        match check::refusal(self.surface, operation, &call) {
            Some(refusal) => Err(refusal),
            None => Ok(()),
        }
    }

    /// Turns a response that violates its document into a 500, which tests notice.
    pub(crate) fn checked(
        &self,
        state: &mut State,
        operation: &str,
        response: Response,
    ) -> Response {
        let Some(violation) = check::response(self.surface, operation, &response) else {
            return response;
        };
        state.violations.push(violation.clone());
        errors::internal(&violation)
    }
}

/// Writes an exchange into the log.
pub(crate) fn record(state: &mut State, visit: &Visit, response: &Response) {
    let Visit {
        place, call, fault, ..
    } = visit;
    if place.surface == Surface::Control {
        return;
    }
    let exchange = Exchange {
        number: state.exchanges.len() + 1,
        at: state.now(),
        surface: place.surface.name(),
        operation: place.operation(),
        method: call.method.clone(),
        path: path(call),
        authorization: exchange::caller(call),
        headers: exchange::kept_headers(call),
        request: exchange::request_body(call),
        fingerprint: state.keys.fingerprint(&call.body),
        unknown_fields: place.unknown_fields(call),
        status: fault.responds().then_some(response.status),
        response: redacted(response.value()),
        fault: fault.name(),
    };
    state.exchanges.push(exchange);
}
