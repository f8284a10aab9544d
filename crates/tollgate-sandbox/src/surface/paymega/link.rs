//! The payment link: a GET or a form to the hosted page, which redirects to the page of an invoice.

use super::public::{create_from, mode, redirect_to_page};
use crate::http::errors::paymega::{not_found, unauthorized};
use crate::http::{Call, Handled, Response, nested};
use crate::http::{Html, page};
use crate::state::{SERVICES, Service, State};
use crate::surface::HOSTED_PAGE;
use serde_json::{Map, Value};

/// GET and POST /hpp/: the page of the invoice that the link names, or of a new one. If the link names no service,
/// the payer first chooses one.
pub(super) fn open(state: &mut State, call: &Call) -> Handled {
    let pairs = pairs(call);
    let Value::Object(fields) = nested(&pairs) else {
        return Err(not_found());
    };
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    if let Some(id) = text("cpi") {
        let index = state.invoice(id).ok_or_else(not_found)?;
        return Ok(redirect_to_page(state, index));
    }
    if text("service").is_none_or(str::is_empty) {
        mode(state, &fields).ok_or_else(unauthorized)?;
        return Ok(choice(&pairs, &fields));
    }
    let index = create_from(state, fields)?;
    Ok(redirect_to_page(state, index))
}

/// The link as the form that is documented. `None` if the link creates no invoice.
pub(super) fn documented(call: &Call) -> Option<Call> {
    let pairs = pairs(call);
    let last = |name: &str| pairs.iter().rev().find(|(key, _)| key == name);
    let opens_invoice = last("cpi").is_some();
    if opens_invoice || last("service").is_none_or(|(_, code)| code.is_empty()) {
        return None;
    }
    let body = serde_urlencoded::to_string(&pairs).unwrap_or_default();
    Some(Call::from_form(&call.target, body))
}

fn pairs(call: &Call) -> Vec<(String, String)> {
    if call.method == "POST" {
        return call.form();
    }
    call.query.clone()
}

/// The page where the payer chooses the service. It creates no invoice.
fn choice(pairs: &[(String, String)], fields: &Map<String, Value>) -> Response {
    let currency = fields.get("currency").and_then(Value::as_str);
    let currency = currency.unwrap_or_default().to_ascii_uppercase();
    let offered = SERVICES
        .iter()
        .filter(|it| it.flow == "hpp" && it.currency == currency);
    let items: Html = offered
        .map(|service| Html::tag("li", Html::link(&with(pairs, service), service.code)))
        .collect();
    let words = Html::markup("<p>How do you want to pay?</p>");
    let body = Html::from([words, Html::tag("ul", items)]);
    Response::page(200, page("Payment", &body))
}

/// The same link with a service.
fn with(pairs: &[(String, String)], service: &Service) -> String {
    let named = ("service".to_owned(), service.code.to_owned());
    let others = pairs.iter().filter(|(name, _)| name != "service");
    let pairs: Vec<_> = others.chain([&named]).collect();
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    format!("{HOSTED_PAGE}/?{query}")
}
