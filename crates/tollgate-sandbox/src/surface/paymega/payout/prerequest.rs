//! POST /payout-prerequest: the payout services of a currency.

use crate::http::errors::paymega::{bad_request, unauthorized};
use crate::http::{Call, Handled, Response};
use crate::state::{Amount, PAYOUT_SERVICES, State};
use crate::surface::paymega::input::{BLANK, Input};
use crate::surface::paymega::public;
use crate::view::paymega as view;
use serde_json::{Map, Value, json};

/// The largest amount that a service pays.
const LARGEST: Amount = Amount::major(1_000_000);

const ACCOUNT: [&str; 3] = ["Аккаунт", "Account", "Акаунт"];
const RATE: [&str; 3] = [
    "Вероятность успеха (%)",
    "Success rate (%)",
    "Імовірність успіху (%)",
];
const STATUS: [&str; 3] = ["Ожидаемый статус", "Expected status", "Очікуваний статус"];
const RESOLUTION: [&str; 3] = [
    "Ожидаемый resolution",
    "Expected resolution",
    "Очікуваний resolution",
];
const DIGITS: &str = r"^\\d{1,15}$";
const LETTERS: &str = r"^[A-Z\\-\\sa-z]{2,64}$";

/// Lists the services that can pay the amount. Without any the list is empty, as PHP writes it.
pub(in crate::surface::paymega) fn create(state: &mut State, call: &Call) -> Handled {
    let Some(Value::Object(fields)) = call.json() else {
        return Err(bad_request());
    };
    let test_mode = public::mode(state, &fields).ok_or_else(unauthorized)?;
    let mut input = Input::new(fields);
    let currency = input.required("currency").to_ascii_uppercase();
    let amount = input.amount("amount");
    if !input.has("amount") {
        input.refuse("amount", BLANK);
    }
    input.finish()?;
    let amount = amount.unwrap_or_default();
    let offered = PAYOUT_SERVICES.iter();
    let offered = offered.filter(|[_, _, of]| *of == currency && amount <= LARGEST);
    let services: Map<_, _> = offered
        .map(|[code, method, currency]| ((*code).to_owned(), service(code, method, currency)))
        .collect();
    Ok(Response::json(
        200,
        json!({"data": {
            "currency": currency,
            "amount": amount.json(),
            "test_mode": test_mode,
            "services": view::php(&services),
        }}),
    ))
}

fn service(code: &str, method: &str, currency: &str) -> Value {
    let fields = match method {
        "test" => json!([
            field("account", ACCOUNT, DIGITS, true),
            field("test_details_success_rate", RATE, DIGITS, false),
            field("test_details_payout_status", STATUS, LETTERS, false),
            field("test_details_payout_resolution", RESOLUTION, LETTERS, false),
        ]),
        _ => json!([]),
    };
    json!({"code": code, "method": method, "currency": currency, "fields": fields})
}

fn field(key: &str, [ru, en, uk]: [&str; 3], regexp: &str, required: bool) -> Value {
    let words = json!({"ru": ru, "en": en, "uk": uk});
    json!({
        "key": key,
        "type": "string",
        "label": words,
        "example": null,
        "hint": words,
        "regexp": regexp,
        "required": required,
        "position": 0
    })
}
