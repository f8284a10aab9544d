//! Creating an invoice, for both APIs.

use super::errors::{conflict, refused};
use super::input::{BLANK, Input};
use super::order;
use crate::http::Answer;
use crate::settings::Bodies;
use crate::world::{Invoice, Order, World};
use serde_json::{Map, Value};

/// How an API shows an invoice.
pub(super) type View = fn(&World, &Invoice) -> Value;

/// Who asks, and how the answer looks.
pub(super) struct Origin {
    pub(super) mode: Option<bool>,
    pub(super) source: &'static str,
    pub(super) view: View,
}

/// Checks what was asked for, and creates the invoice. Refused data creates nothing.
pub(super) fn create(
    world: &mut World,
    mut input: Input,
    origin: &Origin,
) -> Result<usize, Answer> {
    let mut order = order::read(&mut input, origin.mode, world.now());
    let details = input.object("customer");
    let customer = customer_reference(&mut input, &details, &order);
    input.finish()?;
    if order.reference_id.is_empty() {
        order.reference_id = world.ids.uuid();
    }
    if let Some(index) = world.invoice_of(&order.reference_id) {
        return Err(taken(world, index, origin));
    }
    check_token(world, &order, customer.as_deref())?;
    let id = customer.map(|reference| world.upsert_customer(&reference, &details));
    Ok(world.create_invoice(order, id, origin.source))
}

/// The refusal of a reference that an invoice has already.
fn taken(world: &World, index: usize, origin: &Origin) -> Answer {
    let invoice = &world.invoices[index];
    let settings = world.settings_of(&invoice.order.reference_id);
    match settings.bodies {
        Bodies::Full => conflict(&(origin.view)(world, invoice)),
        Bodies::Minimal => conflict(&Value::Object(Map::new())),
    }
}

/// A customer needs a reference, and a token needs a customer.
fn customer_reference(
    input: &mut Input,
    details: &Map<String, Value>,
    order: &Order,
) -> Option<String> {
    let reference = match details.get("reference_id") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let needed = !details.is_empty() || order.token.is_some() || order.options.tokenize;
    if needed && reference.trim().is_empty() {
        input.refuse("customer.reference_id", BLANK);
    }
    (!reference.is_empty()).then_some(reference)
}

/// A token pays only for the customer and in the mode that it was made with.
fn check_token(world: &World, order: &Order, customer: Option<&str>) -> Result<(), Answer> {
    let Some(token) = &order.token else {
        return Ok(());
    };
    let saved = world.saved_cards.iter().find(|saved| saved.token == *token);
    match saved {
        Some(saved) if saved.test_mode != order.test_mode => {
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
