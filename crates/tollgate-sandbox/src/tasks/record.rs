//! The record of a call in the log of exchanges.

use super::reference;
use super::trace::trace;
use super::{Destination, RoutedCall};
use crate::check;
use crate::http::{Call, Response};
use crate::redact::{self, redacted};
use crate::router::Found;
use crate::state::{Exchange, State};
use crate::surface::Surface;
use serde_json::{Map, Value};

/// The exchange for the log. Calls of the control API are not recorded.
pub(crate) fn record(state: &State, routed: &RoutedCall, response: &Response) -> Option<Exchange> {
    let RoutedCall {
        destination,
        call,
        fault,
        ..
    } = routed;
    if destination.surface == Surface::Control {
        return None;
    }
    let reference = reference::of(state, routed, response).map(|it| redact::redacted_name(&it));
    Some(Exchange {
        trace: trace(state, routed, reference.as_deref()),
        number: state.exchanges.last_number() + 1,
        at: state.now(),
        surface: destination.surface.name(),
        operation: destination.operation(),
        reference,
        method: call.method.clone(),
        path: path(destination, call),
        authorization: caller(call),
        headers: kept_headers(call),
        request: request_body(call),
        fingerprint: state.keys.fingerprint(&call.body),
        unknown_fields: unknown_fields(destination, call),
        status: fault.responds().then_some(response.status),
        response: redacted(response.value()),
        fault: fault.name(),
    })
}

/// Path and query as sent, with card numbers, tokens and secrets of the query masked.
fn path(destination: &Destination, call: &Call) -> String {
    let target = match &destination.found {
        Found::Route(route, _) => route.without_tokens(&call.target),
        Found::WrongMethod(_) | Found::Nothing => redact::without_token(&call.target),
    };
    if redact::holds_secret(&target) {
        return redact::redacted_target(&target);
    }
    target
}

fn unknown_fields(destination: &Destination, call: &Call) -> Vec<String> {
    let operation = destination.operation().unwrap_or_default();
    let unknown = check::unknown_fields(destination.surface, operation, call);
    unknown
        .iter()
        .map(|name| redact::redacted_name(name))
        .collect()
}

/// The recorded headers. None of them is a secret.
const KEPT: [&str; 5] = [
    "content-type",
    "accept",
    "user-agent",
    "requestid",
    "x-api-version",
];

/// The scheme and user of the authorization, without the password or token.
fn caller(call: &Call) -> Option<String> {
    if let Some((user, _)) = call.basic() {
        return Some(format!("Basic {user}"));
    }
    let scheme = call.header("authorization")?.split(' ').next()?;
    Some(scheme.chars().take(16).collect())
}

/// The headers that tests need.
fn kept_headers(call: &Call) -> Map<String, Value> {
    let known = KEPT.iter().filter_map(|name| {
        let value = call.header(name)?;
        Some(((*name).to_owned(), Value::from(value)))
    });
    known.collect()
}

/// The request's body without secrets.
fn request_body(call: &Call) -> Value {
    if call.is_form() {
        let fields = call.form().into_iter();
        let object = fields.map(|(key, value)| (key, Value::from(value)));
        return redacted(&Value::Object(object.collect()));
    }
    serde_json::from_slice(&call.body).map_or(Value::Null, |body| redacted(&body))
}
