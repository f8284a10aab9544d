//! Creating an invoice, for both APIs.

use super::input::{BLANK, Input};
use super::order;
use crate::http::Response;
use crate::http::errors::paymega::{conflict, refused};
use crate::rules::paymega::{create_invoice, upsert_customer};
use crate::settings::Bodies;
use crate::state::{Invoice, State};
use serde_json::{Map, Value};

/// How an API shows an invoice.
pub(super) type View = fn(&State, &Invoice) -> Value;

/// The API that receives the request: its mode, its name, and its view of an invoice.
pub(super) struct Origin {
    pub(super) mode: Option<bool>,
    pub(super) source: &'static str,
    pub(super) view: View,
}

/// Validates the request, and creates the invoice. Invalid data creates nothing.
pub(super) fn create(
    state: &mut State,
    mut input: Input,
    origin: &Origin,
) -> Result<usize, Response> {
    let mut order = order::read(&mut input, origin.mode, state.now());
    let details = input.object("customer");
    let needs_customer = order.token.is_some() || order.options.tokenize;
    let customer = customer_reference(&mut input, &details, needs_customer);
    input.finish()?;
    if order.reference_id.is_empty() {
        order.reference_id = state.ids.uuid();
    }
    if let Some(index) = state.invoice_of(&order.reference_id) {
        return Err(taken(state, index, origin));
    }
    if let Some(token) = &order.token {
        check_token(state, (token, order.test_mode), customer.as_deref())?;
    }
    let id = customer.map(|reference| upsert_customer(state, &reference, &details));
    Ok(create_invoice(state, order, id, origin.source))
}

/// The error response for a reference that another invoice has.
fn taken(state: &State, index: usize, origin: &Origin) -> Response {
    let invoice = &state.invoices[index];
    let settings = state.settings_of(&invoice.order.reference_id);
    match settings.bodies {
        Bodies::Full => conflict(&(origin.view)(state, invoice)),
        Bodies::Minimal => conflict(&Value::Object(Map::new())),
    }
}

/// A customer needs a reference, and a token needs a customer.
pub(super) fn customer_reference(
    input: &mut Input,
    details: &Map<String, Value>,
    is_needed: bool,
) -> Option<String> {
    let reference = match details.get("reference_id") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let needed = !details.is_empty() || is_needed;
    if needed && reference.trim().is_empty() {
        input.refuse("customer.reference_id", BLANK);
    }
    (!reference.is_empty()).then_some(reference)
}

/// A token is valid only for its own customer and mode.
pub(super) fn check_token(
    state: &State,
    (token, test_mode): (&str, bool),
    customer: Option<&str>,
) -> Result<(), Response> {
    match state.saved_card(token) {
        Some(saved) if saved.test_mode != test_mode => {
            Err(refused("token", "The token was made in another mode."))
        }
        Some(saved) if Some(saved.customer.as_str()) != customer => Err(refused(
            "token",
            "The token does not belong to this customer.",
        )),
        Some(_) => Ok(()),
        None => Err(refused("token", "The token was not found.")),
    }
}
