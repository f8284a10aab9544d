//! The payment page of a checkout, and the way back to the merchant. Both work without script.

use super::{PAGE, RESULT};
use crate::http::{Call, Handled, Html, Response};
use crate::rules::paycross::{accept, exponent, is_finished, kind_of_charge, last};
use crate::state::paycross::{Checkout, Kind, Purpose};
use crate::state::{Amount, State};
use crate::surface::cardgate::form::{Submitted, card_form};
use crate::surface::cardgate::page::{ended, over};
use crate::surface::paycross::create::{transaction, typed};
use crate::surface::paycross::request::Fields;
use serde_json::{Map, Value, json};

/// The page's name of each field of a card, and the gateway's.
const NAMES: [(&str, &str); 5] = [
    ("card_number", "number"),
    ("card_holder", "holder"),
    ("exp_month", "exp_month"),
    ("exp_year", "exp_year"),
    ("cvv", "verification_value"),
];

/// `GET /v2/checkout?token=…`: the payment page.
pub(in crate::surface::paycross) fn show(state: &mut State, call: &Call) -> Handled {
    let index = open(state, call)?;
    Ok(form(state, index, 200, &Submitted::default()))
}

/// `POST /v2/checkout?token=…`: the payer submits the card.
pub(in crate::surface::paycross) fn submit(state: &mut State, call: &Call) -> Handled {
    let index = open(state, call)?;
    let fields: Map<String, Value> = call
        .form()
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    let card = card(&fields);
    let errors = errors(card.clone(), state.now());
    if !errors.is_empty() {
        return Ok(form(state, index, 422, &Submitted { fields, errors }));
    }
    let checkout = state.shop.checkouts[index].clone();
    let kind = kind(state, &checkout);
    let mut request = Fields::new(request(state, &checkout, &card));
    let mut made = transaction(state, call, &mut request, kind)?;
    made.captures = checkout.purpose == Purpose::Charge && kind == Kind::Authorization;
    let made = accept(state, made);
    let uid = state.shop.transactions[made].uid.clone();
    state.shop.checkouts[index].transactions.push(uid);
    Ok(after(state, index))
}

/// `GET /v2/checkout/result?token=…`: the payer comes back from the issuer.
pub(in crate::surface::paycross) fn end(state: &mut State, call: &Call) -> Handled {
    let index = named(state, call).ok_or_else(over)?;
    Ok(after(state, index))
}

/// The checkout that still takes a card. A payer who is past that is led on.
fn open(state: &State, call: &Call) -> Result<usize, Response> {
    let index = named(state, call).ok_or_else(over)?;
    let checkout = &state.shop.checkouts[index];
    if checkout.expired {
        return Err(over());
    }
    let waits = last(state, checkout).is_some_and(|last| last.status == "incomplete");
    if waits || is_finished(state, checkout) {
        return Err(after(state, index));
    }
    Ok(index)
}

fn named(state: &State, call: &Call) -> Option<usize> {
    state.shop.checkout(call.query("token").unwrap_or_default())
}

/// The next page: the issuer's, the same again after a decline, or the merchant's.
fn after(state: &State, index: usize) -> Response {
    let checkout = &state.shop.checkouts[index];
    let Some(last) = last(state, checkout) else {
        return over();
    };
    if last.status == "incomplete" {
        return Response::see_other(&format!("{}/process/{}", state.info.paycross, last.uid));
    }
    if !is_finished(state, checkout) {
        return form(state, index, 200, &Submitted::default());
    }
    let own = match last.status.as_str() {
        "successful" | "pending" => "success_url",
        "failed" => "decline_url",
        _ => "fail_url",
    };
    let target = checkout.setting("return_url");
    match target.or_else(|| checkout.setting(own)) {
        Some(target) => {
            Response::see_other(&with_result(target, checkout, &last.uid, &last.status))
        }
        None => ended(&last.status),
    }
}

/// The merchant's URL with the token, the transaction and its status. Its own query is kept.
fn with_result(target: &str, checkout: &Checkout, uid: &str, status: &str) -> String {
    let joint = if target.contains('?') { '&' } else { '?' };
    let token = &checkout.token;
    format!("{target}{joint}token={token}&uid={uid}&status={status}")
}

fn form(state: &State, index: usize, status: u16, submitted: &Submitted) -> Response {
    let checkout = &state.shop.checkouts[index];
    let amount = Amount::minor(checkout.amount, exponent(&checkout.currency));
    let amount = format!("{amount} {}", checkout.currency);
    let target = format!("{}{PAGE}?token={}", state.info.checkout, checkout.token);
    let note = match last(state, checkout) {
        Some(_) => Html::markup(
            "<div role=\"alert\"><p>The card was declined. Please try another card.</p></div>",
        ),
        None => Html::default(),
    };
    let cancel = checkout.setting("cancel_url");
    let cancel = cancel.map(|url| Html::tag("p", Html::link(url, "Back to the shop")));
    let note = Html::from([note, cancel.unwrap_or_default()]);
    Response::page(status, card_form(&target, &amount, note, submitted))
}

fn kind(state: &State, checkout: &Checkout) -> Kind {
    match checkout.purpose {
        Purpose::Payment => Kind::Payment,
        Purpose::Authorization => Kind::Authorization,
        Purpose::Tokenization => Kind::Tokenization,
        Purpose::Charge => {
            kind_of_charge(state, checkout.tracking_id.as_deref().unwrap_or_default())
        }
    }
}

/// The card with the gateway's names. The page asks for the last two digits of the year.
fn card(fields: &Map<String, Value>) -> Map<String, Value> {
    let named = NAMES.iter().filter_map(|(page, gateway)| {
        let text = fields.get(*page)?.as_str()?.trim();
        let value = match *gateway {
            "exp_year" if text.len() == 2 => format!("20{text}"),
            _ => text.to_owned(),
        };
        Some(((*gateway).to_owned(), Value::from(value)))
    });
    named.collect()
}

/// The errors of a card, by the page's names.
fn errors(card: Map<String, Value>, now: i64) -> Map<String, Value> {
    let mut card = Fields::new(card);
    let _ = typed(&mut card, now);
    let named = card.errors().into_iter().map(|(name, words)| {
        let page = NAMES.iter().find(|(_, gateway)| *gateway == name);
        let page = page.map_or("exp_month", |(page, _)| page);
        (page.to_owned(), words[0].clone())
    });
    named.collect()
}

/// The gateway's request for the card on the page.
fn request(state: &State, checkout: &Checkout, card: &Map<String, Value>) -> Map<String, Value> {
    let back = format!("{}{RESULT}?token={}", state.info.checkout, checkout.token);
    let request = json!({
        "amount": checkout.amount,
        "currency": checkout.currency,
        "description": checkout.order["description"],
        "tracking_id": checkout.tracking_id,
        "test": checkout.test,
        "language": checkout.settings["language"],
        "notification_url": checkout.settings["notification_url"],
        "return_url": back,
        "additional_data": checkout.order["additional_data"],
        "customer": {"email": checkout.customer["email"]},
        "credit_card": card
    });
    match request {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}
