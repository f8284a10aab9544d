//! A call with its destination: authorization, validation, handler, and the check of the response.

use crate::check;
use crate::fault::Injected;
use crate::http::errors::paymega as errors;
use crate::http::{Call, Response};
use crate::router::{self, Found};
use crate::state::State;
use crate::surface::{Surface, paymega};
use std::time::Duration;

/// A call with its destination and its fault.
#[derive(Clone, Debug)]
pub(crate) struct RoutedCall {
    pub(crate) destination: Destination,
    pub(crate) call: Call,
    pub(crate) fault: Injected,
    /// How long the bank takes for this delivery of the call.
    pub(crate) slow: Option<Duration>,
}

/// The destination of a call.
#[derive(Clone, Debug)]
pub(crate) struct Destination {
    pub(crate) surface: Surface,
    pub(crate) found: Found,
}

impl Destination {
    pub(crate) fn operation(&self) -> Option<&'static str> {
        match &self.found {
            Found::Route(route, _) => Some(route.operation),
            Found::WrongMethod(_) | Found::Nothing => None,
        }
    }

    pub(crate) fn response(&self, state: &mut State, call: &Call) -> Response {
        let response = self.process(state, call);
        if self.surface.is_for_browsers() {
            return response.open_to_browsers();
        }
        response
    }

    fn process(&self, state: &mut State, call: &Call) -> Response {
        let (route, params) = match &self.found {
            Found::Route(route, params) => (route, params),
            Found::WrongMethod(methods) => {
                return router::method_not_allowed(self.surface, call, methods);
            }
            Found::Nothing => return router::not_found(self.surface, call),
        };
        let mut call = call.clone();
        call.params.clone_from(params);
        let done = router::authorize(self.surface, state, &call)
            .and_then(|()| self.check(state, route.operation, &call))
            .and_then(|()| (route.handler)(state, &call));
        let response = done.unwrap_or_else(|refusal| refusal);
        self.checked(state, route.operation, response)
    }

    fn check(&self, state: &State, operation: &'static str, call: &Call) -> Result<(), Response> {
        let (operation, call) = paymega::documented(state, operation, call);
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
