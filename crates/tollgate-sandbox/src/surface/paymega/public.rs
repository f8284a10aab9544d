//! Invoices in the Public API.

use super::create::{self, Origin};
use super::input::Input;
use crate::http::errors::paymega::{bad_request, not_found, unauthorized};
use crate::http::{Call, Handled, Response, nested};
use crate::state::State;
use crate::view::paymega as view;
use serde_json::{Map, Value};

/// POST /payment-invoices
pub(super) fn create(state: &mut State, call: &Call) -> Handled {
    let fields = object(call.json()).ok_or_else(bad_request)?;
    let index = create_from(state, fields)?;
    let invoice = view::public(state, &state.invoices[index]);
    Ok(Response::json(201, invoice))
}

/// POST /payment-invoices/process: a form, which redirects the browser to the payment page of a new invoice, or of
/// the one that it names.
pub(super) fn process(state: &mut State, call: &Call) -> Handled {
    let fields = object(Some(nested(&call.form()))).ok_or_else(bad_request)?;
    mode(state, &fields).ok_or_else(unauthorized)?;
    // The documents do not cover an unknown id; the sandbox treats it as absent.
    let id = fields.get("cpi").and_then(Value::as_str);
    let index = match id.and_then(|id| state.invoice(id)) {
        Some(index) => index,
        None => create_from(state, fields)?,
    };
    Ok(redirect_to_page(state, index))
}

/// Redirects the browser to the payment page of an invoice.
pub(super) fn redirect_to_page(state: &State, index: usize) -> Response {
    let invoice = &state.invoices[index];
    let page = format!("{}/hpp/{}", state.info.cardgate, invoice.session.id);
    Response::html(302, String::new()).with("location", page)
}

/// GET /payment-invoices/{id}: requires no key, because Paymega's own client sends none.
pub(super) fn get(state: &mut State, call: &Call) -> Handled {
    let index = state.invoice(call.param()).ok_or_else(not_found)?;
    let invoice = view::public(state, &state.invoices[index]);
    Ok(Response::json(200, invoice))
}

/// The mode of a public key. `None` if the key is unknown.
pub(super) fn mode(state: &State, fields: &Map<String, Value>) -> Option<bool> {
    let key = fields.get("public_key")?.as_str()?;
    if key == state.info.public_key {
        return Some(true);
    }
    (key == state.keys.live_public_key).then_some(false)
}

fn object(body: Option<Value>) -> Option<Map<String, Value>> {
    match body? {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// Creates an invoice for a caller with the public key.
pub(super) fn create_from(
    state: &mut State,
    mut fields: Map<String, Value>,
) -> Result<usize, Response> {
    let mode = mode(state, &fields).ok_or_else(unauthorized)?;
    // The public key permits neither a callback URL nor a charge of a saved card.
    for private in ["callback_url", "gateway_options", "token", "flow"] {
        fields.remove(private);
    }
    let origin = Origin {
        mode: Some(mode),
        source: "platform_public_api",
        view: view::public,
    };
    create::create(state, Input::new(fields), &origin)
}
