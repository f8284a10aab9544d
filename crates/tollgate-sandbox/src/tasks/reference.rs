//! The order that a call is about.

use super::RoutedCall;
use crate::http::{Call, Response};
use crate::router::Found;
use crate::state::{Key, State};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

/// The merchant's reference of the order: of the operation that the call names, or as the call or its response spells
/// it.
pub(super) fn of(state: &State, routed: &RoutedCall, response: &Response) -> Option<String> {
    let call = &routed.call;
    let body = call.json().unwrap_or_default();
    let param = match &routed.destination.found {
        Found::Route(_, params) => params.first(),
        Found::WrongMethod(_) | Found::Nothing => None,
    };
    param
        .and_then(|id| by_id(state, id))
        .or_else(|| by_bearer(state, call))
        .or_else(|| by_payment(state, call))
        .or_else(|| by_checkout(state, call.query("token")?))
        .or_else(|| by_id(state, body["request"]["parent_uid"].as_str()?))
        .or_else(|| spelled(call, &body))
        .or_else(|| by_response(state, response.value()))
        .or_else(|| {
            param
                .filter(|_| call.path().contains("/tracking_id/"))
                .cloned()
        })
}

/// The order of an invoice, a session, a payout, a transaction or a checkout.
fn by_id(state: &State, id: &str) -> Option<String> {
    let invoice = state.invoice(id);
    let session = || state.invoices.first(Key::Session, id);
    if let Some(index) = invoice.or_else(session) {
        return Some(state.invoices[index].order.reference_id.clone());
    }
    match state.payout(id) {
        Some(index) => Some(state.payouts[index].order.reference_id.clone()),
        None => by_uid(state, id).or_else(|| by_checkout(state, id)),
    }
}

/// The order of a checkout.
fn by_checkout(state: &State, token: &str) -> Option<String> {
    let index = state.shop.checkout(token)?;
    state.shop.checkouts[index].tracking_id.clone()
}

/// The order of a transaction: that of the first one in its chain.
fn by_uid(state: &State, uid: &str) -> Option<String> {
    let root = state.shop.root(uid)?;
    state.shop.transactions[root].details.tracking_id.clone()
}

fn by_bearer(state: &State, call: &Call) -> Option<String> {
    let index = state.invoices.first(Key::Bearer, call.bearer()?)?;
    Some(state.invoices[index].order.reference_id.clone())
}

/// The order of the payment that an issuer's page belongs to.
fn by_payment(state: &State, call: &Call) -> Option<String> {
    let form = call.form();
    let encoded = form.iter().find(|(name, _)| name == "MD");
    let decoded = encoded.and_then(|(_, md)| URL_SAFE_NO_PAD.decode(md).ok());
    let in_form = decoded.and_then(|md| String::from_utf8(md).ok());
    let in_query = call.query("pid").or_else(|| call.query("id"));
    let payment = in_query.map(str::to_owned).or(in_form)?;
    let index = state.invoices.first(Key::Payment, &payment)?;
    Some(state.invoices[index].order.reference_id.clone())
}

/// The reference in the request's body, form or query.
fn spelled(call: &Call, body: &Value) -> Option<String> {
    let of_body = [
        "/data/attributes/reference_id",
        "/reference_id",
        "/request/tracking_id",
        "/checkout/order/tracking_id",
    ];
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let in_body = of_body.iter().find_map(|path| text(body.pointer(path)?));
    in_body.or_else(|| in_form(call)).or_else(|| {
        let mut names = ["filter[reference_id]", "reference_id"].into_iter();
        names.find_map(|name| call.query(name)).map(str::to_owned)
    })
}

/// The reference in a form, which the pages of the Public API take.
fn in_form(call: &Call) -> Option<String> {
    let form = call.is_form().then(|| call.form())?;
    let found = form.into_iter().find(|(name, _)| name == "reference_id");
    found.map(|(_, reference)| reference)
}

/// The order of the operation that the response shows.
fn by_response(state: &State, body: &Value) -> Option<String> {
    let id = ["/data/id", "/transaction/uid", "/uid"];
    id.iter()
        .find_map(|path| by_id(state, body.pointer(path)?.as_str()?))
}
