//! The vault, which stores cards without a transaction.

use super::create::typed;
use super::request::{Fields, read};
use crate::http::errors::paycross::{not_found, refused};
use crate::http::{Call, Handled, Response};
use crate::state::paycross::SavedCard;
use crate::state::{Key, State};
use crate::view::paycross as view;
use serde_json::json;

/// POST `/credit_cards`
pub(super) fn create(state: &mut State, call: &Call) -> Handled {
    let mut fields = read(call)?;
    let card = typed(&mut fields, state.now());
    fields.required("holder");
    let terms = fields.raw("contract");
    if terms.as_array().is_none_or(Vec::is_empty) {
        fields.refuse("contract", "can't be blank");
    }
    fields.finish(call)?;
    let card = card.ok_or_else(|| refused(call, &json!({"number": ["can't be blank"]})))?;
    let saved = SavedCard {
        token: state.ids.uuid(),
        card,
        // The request has no mode, and only test cards are accepted.
        test: true,
    };
    let response = shown(&saved);
    state.shop.saved_cards.push(saved);
    Ok(response)
}

/// POST `/credit_cards/{card}` and PUT `/v2/credit_cards/{card}`: changes the holder and the expiry.
pub(super) fn update(state: &mut State, call: &Call) -> Handled {
    let index = state.shop.saved_cards.first(Key::Id, call.param());
    let index = index.ok_or_else(|| not_found(call))?;
    let mut fields = read(call)?;
    let holder = fields.limited("holder", 32);
    let month = number(&mut fields, "exp_month", 1..=12);
    let year = number(&mut fields, "exp_year", 2000..=2999);
    fields.finish(call)?;
    let saved = &mut state.shop.saved_cards[index];
    if holder.is_some() {
        saved.card.holder = holder;
    }
    if let Some(month) = month.and_then(|it| it.try_into().ok()) {
        saved.card.month = month;
    }
    if let Some(year) = year {
        saved.card.year = year;
    }
    Ok(shown(saved))
}

fn number(fields: &mut Fields, name: &str, allowed: std::ops::RangeInclusive<u16>) -> Option<u16> {
    let text = fields.text(name)?;
    let number = text.parse().ok().filter(|it| allowed.contains(it));
    if number.is_none() {
        fields.refuse(name, "is invalid");
    }
    number
}

fn shown(saved: &SavedCard) -> Response {
    Response::json(200, view::card(&saved.card, Some(&saved.token)))
}
