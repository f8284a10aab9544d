//! POST /payment-invoices/{id}/refund

use super::input::{BLANK, Input};
use crate::http::errors::paymega::{bad_request, conflict, not_found, refused};
use crate::http::{Call, Handled, Response};
use crate::rules::paymega::{RefundRequest, begin_refund};
use crate::settings::RefundModel;
use crate::state::{Amount, Key, State};
use crate::view::paymega as view;
use serde_json::Value;
use std::borrow::Cow;

/// Refunds a part or all of a charge.
pub(super) fn refund(state: &mut State, call: &Call) -> Handled {
    let index = state.invoice(call.param()).ok_or_else(not_found)?;
    let body = call.json().ok_or_else(bad_request)?;
    let model = model(state, index);
    let asked = asked(&body, call.param(), model)?;
    if let Some(owner) = asked
        .reference_id
        .as_deref()
        .and_then(|it| taken(state, it))
    {
        let invoice = &state.invoices[owner];
        return Err(conflict(&view::private(state, invoice)));
    }
    check_amount(state, index, asked.amount)?;
    let place = begin_refund(state, index, asked);
    let invoice = &state.invoices[index];
    Ok(Response::json(
        200,
        match model {
            RefundModel::Invoice => view::private(state, invoice),
            RefundModel::Refund => view::refund(state, invoice, &invoice.refunds[place]),
        },
    ))
}

/// The request in the documented form. Where refunds are separate objects, `data.id` is optional.
pub(crate) fn documented<'a>(state: &State, call: &'a Call) -> Cow<'a, Call> {
    let index = state.invoice(call.param());
    let newer = index.is_some_and(|index| model(state, index) == RefundModel::Refund);
    let Some(mut body) = call.json().filter(|_| newer) else {
        return Cow::Borrowed(call);
    };
    let id = body["data"]["attributes"]["invoiceId"].clone();
    if body["data"]["id"].is_null() && id.is_string() {
        body["data"]["id"] = id;
    }
    Cow::Owned(Call {
        body: body.to_string().into(),
        ..call.clone()
    })
}

fn model(state: &State, index: usize) -> RefundModel {
    let order = &state.invoices[index].order;
    state.settings_of(&order.reference_id).refund_model
}

fn asked(body: &Value, id: &str, model: RefundModel) -> Result<RefundRequest, Response> {
    let mut input = Input::attributes(body);
    let asked = RefundRequest {
        amount: input.amount("amount").unwrap_or_default(),
        reference_id: input.text("reference_id").filter(|text| !text.is_empty()),
        description: input.text("description"),
    };
    if model == RefundModel::Refund {
        if asked.reference_id.is_none() {
            input.refuse("reference_id", BLANK);
        }
        if input.text("invoiceId").as_deref() != Some(id) {
            input.refuse("invoiceId", "This value is not valid.");
        }
    }
    input.finish()?;
    Ok(asked)
}

/// The invoice that has a refund with this reference.
fn taken(state: &State, reference: &str) -> Option<usize> {
    state.invoices.first(Key::RefundReference, reference)
}

fn check_amount(state: &State, index: usize, amount: Amount) -> Result<(), Response> {
    let left = state.invoices[index]
        .refundable()
        .filter(|left| *left > Amount::ZERO)
        .ok_or_else(|| refused("status", "The payment invoice cannot be refunded."))?;
    if amount > left {
        let message = format!("This value should be less than or equal to {left}.");
        return Err(refused("amount", &message));
    }
    Ok(())
}
