//! Payouts: the Private API, and the prerequest of the Public API.

mod order;
mod prerequest;

pub(super) use prerequest::create as prerequest;

use crate::http::errors::paymega::{bad_request, conflict, conflict_without_data, not_found};
use crate::http::{Call, Handled, Response};
use crate::rules::paymega::{create_payout, process_payout, takes_process, upsert_customer};
use crate::settings::{Bodies, Lookup};
use crate::state::State;
use crate::surface::paymega::create::customer_reference;
use crate::surface::paymega::input::Input;
use crate::view::paymega as view;
use serde_json::{Value, json};

/// The parameter that searches by reference.
const REFERENCE: &str = "filter[reference_id]";
/// The number of payouts on a page.
const SIZE: usize = 20;

/// POST /payout-invoices
pub(super) fn create(state: &mut State, call: &Call) -> Handled {
    let body = call.json().ok_or_else(bad_request)?;
    let mut input = Input::attributes(&body);
    let (order, token) = order::read(&mut input);
    let details = input.object("customer");
    let customer = customer_reference(&mut input, &details, token.is_some());
    input.finish()?;
    if let Some(index) = state.payout_of(&order.reference_id) {
        return Err(taken(state, index));
    }
    order::check_token(state, (&order, token.as_deref()), customer.as_deref())?;
    let id = customer.map(|reference| upsert_customer(state, &reference, &details));
    let index = create_payout(state, order, id);
    Ok(Response::json(201, shown(state, index)))
}

/// GET /payout-invoices
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn list(state: &mut State, call: &Call) -> Handled {
    let body = one(state, call).unwrap_or_else(|| page(state, call));
    Ok(Response::json(200, body))
}

/// GET /payout-invoices/{id}
pub(super) fn get(state: &mut State, call: &Call) -> Handled {
    let index = state.payout(call.param()).ok_or_else(not_found)?;
    Ok(Response::json(200, shown(state, index)))
}

/// POST /payout-invoices/{id}/process
pub(super) fn process(state: &mut State, call: &Call) -> Handled {
    let index = state.payout(call.param()).ok_or_else(not_found)?;
    if !takes_process(state, index) {
        return Err(conflict_without_data("The payout is processed already."));
    }
    process_payout(state, index);
    Ok(Response::json(201, shown(state, index)))
}

fn shown(state: &State, index: usize) -> Value {
    view::payout(state, &state.payouts[index])
}

/// The error response for a reference that another payout has.
fn taken(state: &State, index: usize) -> Response {
    let settings = state.settings_of(&state.payouts[index].order.reference_id);
    match settings.bodies {
        Bodies::Full => conflict(&shown(state, index)),
        Bodies::Minimal => conflict(&json!({})),
    }
}

/// The payouts that are listed by now and match the search, oldest first.
fn matching<'a>(
    state: &'a State,
    call: &'a Call,
) -> Box<dyn DoubleEndedIterator<Item = usize> + 'a> {
    let now = state.clock.since_epoch();
    let is_listed = move |index: &usize| state.payouts[*index].listed <= now;
    match call.query(REFERENCE) {
        Some(asked) => {
            let found = state.payouts.look_up(asked, state.settings_of(asked));
            Box::new(found.filter(is_listed))
        }
        None => Box::new((0..state.payouts.len()).filter(is_listed)),
    }
}

/// The single object that a look-up by reference can return instead of a list.
fn one(state: &State, call: &Call) -> Option<Value> {
    let mut oldest_first = matching(state, call);
    let index = match state.settings_of(call.query(REFERENCE)?).lookup {
        Lookup::List => return None,
        Lookup::Newest => oldest_first.next_back(),
        Lookup::Oldest => oldest_first.next(),
    };
    Some(shown(state, index?))
}

fn page(state: &State, call: &Call) -> Value {
    let newest_first = matching(state, call).rev().take(SIZE);
    let rows = newest_first.map(|index| view::listed_payout(state, &state.payouts[index]));
    let rows: Vec<Value> = rows.collect();
    json!({
        "meta": {"count": rows.len(), "size": SIZE, "before": "", "after": ""},
        "links": {"prev": "", "next": ""},
        "data": rows,
    })
}
