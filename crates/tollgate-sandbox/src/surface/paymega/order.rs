//! Reads the order from a request that creates an invoice.

use super::expires;
use super::input::{BLANK, Input};
use crate::http::{as_object, flag};
use crate::state::{CardOptions, Order, SERVICES, Service, by_code};
use serde_json::{Map, Value};

/// Reads the order. Errors stay in the input, so the order can hold defaults.
///
/// `mode` comes from the public key. The Private API has `test_mode` in the body.
pub(crate) fn read(input: &mut Input, mode: Option<bool>, now: i64) -> Order {
    let service = service(input);
    let gateway = cardgate_options(input);
    let order = Order {
        reference_id: input.text("reference_id").unwrap_or_default(),
        amount: input.amount("amount").unwrap_or_default(),
        currency: currency(input),
        service: service.unwrap_or(&SERVICES[0]),
        verify: verify(input),
        test_mode: mode.unwrap_or_else(|| input.flag("test_mode")),
        description: input.text("description").map_or(Value::Null, Value::from),
        metadata: input.object("metadata"),
        service_fields: service_fields(input),
        return_url: input.text("return_url"),
        return_urls: input.object("return_urls"),
        callback_url: input.text("callback_url"),
        options: CardOptions {
            tokenize: switch(input, &gateway, "tokenize"),
            instant: switch(input, &gateway, "instant"),
        },
        token: input.text("token"),
        expires: expires::read(input, now),
    };
    check_amount(input, &order, service);
    check_fields(input, &order, service);
    check_return_urls(input, &order);
    order
}

fn service(input: &mut Input) -> Option<&'static Service> {
    let code = input.required("service");
    let service = by_code(&code);
    if service.is_none() && !code.is_empty() {
        input.refuse("service", "The service is not available for this account.");
    }
    service
}

fn currency(input: &mut Input) -> String {
    let currency = input.required("currency").to_ascii_uppercase();
    let known = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    if !known && !currency.is_empty() {
        input.refuse("currency", "This value is not a valid currency.");
    }
    currency
}

fn verify(input: &mut Input) -> bool {
    match input.text("flow").as_deref() {
        None | Some("charge") => false,
        Some("verify") => true,
        Some(_) => {
            input.refuse("flow", "The value you selected is not a valid choice.");
            false
        }
    }
}

fn cardgate_options(input: &mut Input) -> Map<String, Value> {
    let options = input.object("gateway_options");
    options
        .get("cardgate")
        .and_then(as_object)
        .unwrap_or_default()
}

fn switch(input: &mut Input, options: &Map<String, Value>, name: &str) -> bool {
    let value = options.get(name).unwrap_or(&Value::Null);
    flag(value).unwrap_or_else(|| {
        let field = format!("gateway_options.cardgate.{name}");
        input.refuse(&field, "This value should be of type bool.");
        false
    })
}

/// `fields` of the Public API is `service_fields` of the Private API.
fn service_fields(input: &mut Input) -> Map<String, Value> {
    let mut fields = input.object("fields");
    fields.extend(input.object("service_fields"));
    fields
}

fn check_amount(input: &mut Input, order: &Order, service: Option<&Service>) {
    if !input.has("amount") {
        input.refuse("amount", BLANK);
    }
    let Some(service) = service else { return };
    if order.amount < service.amount_min || order.amount > service.amount_max {
        let (min, max) = (service.amount_min, service.amount_max);
        input.refuse(
            "amount",
            &format!("This value should be between {min} and {max}."),
        );
    }
}

fn check_fields(input: &mut Input, order: &Order, service: Option<&Service>) {
    let Some(field) = service.and_then(|service| service.field.as_ref()) else {
        return;
    };
    let given = order.service_fields.get(field.key);
    if !given.is_some_and(|value| value.is_string() || value.is_number()) {
        input.refuse(&format!("service_fields.{}", field.key), BLANK);
    }
}

fn check_return_urls(input: &mut Input, order: &Order) {
    let urls = &order.return_urls;
    if !urls.is_empty() && !urls.get("pending").is_some_and(Value::is_string) {
        input.refuse("return_urls.pending", BLANK);
    }
}
