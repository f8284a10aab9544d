//! One call on its way through the sandbox, and the record of it.

use crate::check;
use crate::exchange::{self, Exchange};
use crate::fault::Injected;
use crate::http::{Answer, Call};
use crate::platform::{self, errors};
use crate::redact::{self, redacted};
use crate::route::{Found, Surface};
use crate::world::World;
use std::time::Duration;

/// A call, where it goes, and what it meets.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) place: Place,
    pub(crate) call: Call,
    pub(crate) fault: Injected,
    /// How long the bank takes for this delivery of the call.
    pub(crate) slow: Option<Duration>,
}

/// Where a call goes.
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

    pub(crate) fn answer(&self, world: &mut World, call: &Call) -> Answer {
        let answer = self.worked(world, call);
        if self.surface.is_for_browsers() {
            return answer.open_to_browsers();
        }
        answer
    }

    fn worked(&self, world: &mut World, call: &Call) -> Answer {
        let (route, params) = match &self.found {
            Found::Route(route, params) => (route, params),
            Found::WrongMethod(methods) => return self.surface.method_not_allowed(call, methods),
            Found::Nothing => return self.surface.not_found(call),
        };
        let mut call = call.clone();
        call.params.clone_from(params);
        let done = self
            .surface
            .authorize(world, &call)
            .and_then(|()| self.check(world, route.operation, &call))
            .and_then(|()| (route.handler)(world, &call));
        let answer = done.unwrap_or_else(|refusal| refusal);
        self.checked(world, route.operation, answer)
    }
}

/// Path and query as they were sent, unless they hold a card number.
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

    fn check(&self, world: &World, operation: &str, call: &Call) -> Result<(), Answer> {
        let call = platform::documented(world, operation, call);
        match check::refusal(self.surface, operation, &call) {
            Some(refusal) => Err(refusal),
            None => Ok(()),
        }
    }

    /// An answer that breaks its document becomes a 500, which a test sees.
    pub(crate) fn checked(&self, world: &mut World, operation: &str, answer: Answer) -> Answer {
        let Some(violation) = check::answer(self.surface, operation, &answer) else {
            return answer;
        };
        world.violations.push(violation.clone());
        errors::internal(&violation)
    }
}

/// Writes an exchange into the log, unless it is one of the control API.
pub(crate) fn record<'a>(
    world: &'a mut World,
    visit: &Visit,
    answer: &Answer,
) -> Option<&'a Exchange> {
    let Visit {
        place, call, fault, ..
    } = visit;
    if place.surface == Surface::Control {
        return None;
    }
    let exchange = Exchange {
        number: world.exchanges.len() + 1,
        at: world.now(),
        surface: place.surface.name(),
        operation: place.operation(),
        method: call.method.clone(),
        path: path(call),
        authorization: exchange::caller(call),
        headers: exchange::kept_headers(call),
        request: exchange::request_body(call),
        fingerprint: world.keys.fingerprint(&call.body),
        unknown_fields: place.unknown_fields(call),
        status: fault.answers().then_some(answer.status),
        response: redacted(answer.value()),
        fault: fault.name(),
    };
    world.exchanges.push(exchange);
    world.exchanges.last()
}
