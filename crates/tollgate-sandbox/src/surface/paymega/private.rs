//! Invoices in the Private API.

use super::create::{self, Origin};
use super::input::Input;
use crate::http::errors::paymega::{bad_request, not_found};
use crate::http::{Call, Handled, Response};
use crate::state::State;
use crate::view::paymega as view;
use serde_json::{Map, Value};

const ORIGIN: Origin = Origin {
    mode: None,
    source: "merchant_api",
    view: view::private,
};

/// POST /payment-invoices
pub(super) fn create(state: &mut State, call: &Call) -> Handled {
    let body = call.json().ok_or_else(bad_request)?;
    let mut input = Input::new(attributes(&body));
    if input
        .text("reference_id")
        .is_none_or(|text| text.trim().is_empty())
    {
        input.refuse("reference_id", super::input::BLANK);
    }
    let index = create::create(state, input, &ORIGIN)?;
    let invoice = view::private(state, &state.invoices[index]);
    Ok(Response::json(201, invoice))
}

/// GET /payment-invoices/{id}
pub(super) fn get(state: &mut State, call: &Call) -> Handled {
    let index = state.invoice(call.param()).ok_or_else(not_found)?;
    let invoice = view::private(state, &state.invoices[index]);
    Ok(Response::json(200, invoice))
}

/// The attributes, and a `callback_url` outside of them, as in one sample of the sources.
fn attributes(body: &Value) -> Map<String, Value> {
    let data = &body["data"];
    let mut fields = crate::http::as_object(&data["attributes"]).unwrap_or_default();
    if let Some(url) = data.get("callback_url") {
        fields.entry("callback_url").or_insert_with(|| url.clone());
    }
    fields
}
