//! Creating a checkout, and reading it.

use super::PAGE;
use crate::http::errors::paycross::not_found;
use crate::http::{Call, Handled, Response};
use crate::rules::paycross::add_checkout;
use crate::state::State;
use crate::state::calendar::date_time;
use crate::state::paycross::{Checkout, Purpose};
use crate::surface::paycross::request::{Fields, read_in};
use crate::view::paycross as view;
use serde_json::json;

/// How long a checkout without `expired_at` can be paid.
const DAY: i64 = 24 * 60 * 60;

/// POST /ctp/api/checkouts
pub(in crate::surface::paycross) fn create(state: &mut State, call: &Call) -> Handled {
    let mut fields = read_in(call, "checkout")?;
    let checkout = read(state, &mut fields);
    fields.finish(call)?;
    let token = &checkout.token;
    let page = format!("{}{PAGE}?token={token}", state.info.checkout);
    let body = json!({"checkout": {"token": token, "redirect_url": page}});
    add_checkout(state, checkout);
    Ok(Response::json(200, body))
}

/// `GET /ctp/api/checkouts/{checkout}`
pub(in crate::surface::paycross) fn get(state: &mut State, call: &Call) -> Handled {
    let index = state.shop.checkout(call.param());
    let index = index.ok_or_else(|| not_found(call))?;
    let shown = view::checkout(state, &state.shop.checkouts[index]);
    Ok(Response::json(200, json!({"checkout": shown})))
}

fn read(state: &mut State, fields: &mut Fields) -> Checkout {
    let purpose = Purpose::read(&fields.required("transaction_type"));
    if purpose.is_none() {
        fields.refuse("transaction_type", "is invalid");
    }
    let purpose = purpose.unwrap_or(Purpose::Payment);
    let mut order = fields.object("order");
    let currency = order.required("currency");
    order.required("description");
    let checkout = Checkout {
        token: state.ids.hex(64),
        purpose,
        attempts: attempts(fields),
        test: fields.flag("test").unwrap_or_default(),
        amount: order.amount(i64::from(purpose != Purpose::Tokenization)),
        currency,
        tracking_id: order.limited("tracking_id", 255),
        ends: ends(&mut order, state.now()),
        expired: false,
        order: fields.raw("order"),
        settings: fields.raw("settings"),
        customer: fields.raw("customer"),
        payment_method: fields.raw("payment_method"),
        transactions: Vec::new(),
    };
    fields.adopt("order", order);
    checkout
}

fn attempts(fields: &mut Fields) -> usize {
    let Some(text) = fields.text("attempts") else {
        return 1;
    };
    let attempts = text.parse().ok().filter(|it| *it > 0);
    attempts.unwrap_or_else(|| {
        fields.refuse("attempts", "is invalid");
        1
    })
}

/// When the checkout ends unpaid.
fn ends(order: &mut Fields, now: i64) -> i64 {
    let Some(text) = order.text("expired_at") else {
        return now + DAY;
    };
    date_time(&text).unwrap_or_else(|| {
        order.refuse("expired_at", "is invalid");
        now
    })
}
