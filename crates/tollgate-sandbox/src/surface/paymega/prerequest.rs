//! POST /payment-prerequest: the services of a currency.

use super::input::Input;
use super::public;
use crate::http::errors::paymega::{bad_request, unauthorized};
use crate::http::{Call, Handled, Response};
use crate::state::{Amount, SERVICES, Service, State, method_names};
use crate::view::paymega as view;
use serde_json::{Map, Value, json};

/// Lists services and methods. For a currency without services both are empty lists, as PHP writes them.
pub(super) fn create(state: &mut State, call: &Call) -> Handled {
    let Some(Value::Object(fields)) = call.json() else {
        return Err(bad_request());
    };
    let test_mode = public::mode(state, &fields).ok_or_else(unauthorized)?;
    let mut input = Input::new(fields);
    let currency = input.required("currency").to_ascii_uppercase();
    input.finish()?;
    let offered: Vec<_> = SERVICES
        .iter()
        .filter(|it| it.currency == currency)
        .collect();
    Ok(Response::json(
        200,
        json!({"data": {
            "currency": currency,
            "test_mode": test_mode,
            "services": by_key(&offered, |it| it.code, service),
            "methods": by_key(&offered, |it| it.method, |it| method(it.method)),
            "account": {
                "name": "Tollgate sandbox",
                "description": "Accepts test cards only",
                "icon": "https://static-dev.psp.name/images/default.svg?1595844446",
                "website": null
            }
        }}),
    ))
}

fn by_key(
    services: &[&Service],
    key: fn(&Service) -> &'static str,
    value: fn(&Service) -> Value,
) -> Value {
    let pairs = services.iter().map(|it| (key(it).to_owned(), value(it)));
    view::php(&pairs.collect::<Map<_, _>>())
}

fn service(service: &Service) -> Value {
    let fields: Vec<Value> = service
        .field
        .iter()
        .map(|field| {
            let words = |[ru, en, uk]: [&str; 3]| json!({"ru": ru, "en": en, "uk": uk});
            json!({
                "key": field.key,
                "type": "string",
                "label": words(field.label),
                "example": null,
                "hint": words(field.hint),
                "regexp": field.regexp,
                "required": true,
                "position": 0
            })
        })
        .collect();
    json!({
        "code": service.code,
        "method": service.method,
        "flow": service.flow,
        "currency": service.currency,
        "fields": fields,
        "amount_min": Amount::json(service.amount_min),
        "amount_max": Amount::json(service.amount_max)
    })
}

fn method(code: &str) -> Value {
    let ([en, ru, uk], category) = method_names(code);
    json!({
        "code": code,
        "category": category,
        "description": "",
        "name": {"en": en, "ru": ru, "uk": uk},
        "logo": format!("https://static.openfintech.io/payment_methods/{code}/logo.svg"),
        "icon": format!("https://static.openfintech.io/payment_methods/{code}/icon.svg"),
        "metadata": null,
        "position": null,
        "hide": null
    })
}
