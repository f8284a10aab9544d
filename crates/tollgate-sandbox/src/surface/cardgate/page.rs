//! Plain pages for the payer's browser. They work without script.

use super::form::{Submitted, payment_form};
use super::sale;
use crate::http::as_object;
use crate::http::{Call, Handled, Response};
use crate::http::{Html, page};
use crate::rules::paymega::sell;
use crate::state::{Key, State};
use crate::surface::paymega::Input;
use crate::view::paymega as view;
use serde_json::{Map, Value};

/// GET /hpp/{id}: the hosted payment page.
pub(super) fn show(state: &mut State, call: &Call) -> Handled {
    let index = session(state, call.param()).ok_or_else(over)?;
    if is_over(state, index) {
        return Ok(after(state, index));
    }
    Ok(Response::page(
        200,
        payment_form(state, index, &Submitted::default()),
    ))
}

/// POST /hpp/{id}: the payer submits the card.
pub(super) fn submit(state: &mut State, call: &Call) -> Handled {
    let index = session(state, call.param()).ok_or_else(over)?;
    if is_over(state, index) {
        return Ok(after(state, index));
    }
    let fields: Map<String, Value> = call
        .form()
        .into_iter()
        .map(|(key, value)| (key, Value::from(value)))
        .collect();
    let mut input = Input::new(fields.clone());
    let card = sale::card(&mut input);
    let errors = match input.finish() {
        Ok(()) => Map::new(),
        Err(refusal) => as_object(&refusal.value()["errors"]).unwrap_or_default(),
    };
    let Some(card) = card.filter(|_| errors.is_empty()) else {
        let submitted = Submitted { fields, errors };
        return Ok(Response::page(422, payment_form(state, index, &submitted)));
    };
    let long = sell(state, index, card);
    let response = view::sale(state, index, long);
    if response["auth_mode"] == "3ds" {
        return Ok(Response::page(
            200,
            challenge_form(&response["auth_payload"]),
        ));
    }
    Ok(after(state, index))
}

/// Redirects the payer to the merchant. Without a return URL the page shows the status.
pub(super) fn after(state: &State, index: usize) -> Response {
    let invoice = &state.invoices[index];
    let kind = match invoice.status.as_str() {
        "processed" | "verified" => "success",
        "process_pending" => "pending",
        _ => "fail",
    };
    let urls = &invoice.order.return_urls;
    let pick = |kind: &str| urls.get(kind).and_then(Value::as_str);
    let target = pick(kind)
        .or_else(|| pick("pending"))
        .or(invoice.order.return_url.as_deref());
    match target {
        Some(target) => Response::see_other(target),
        None => ended(&invoice.status),
    }
}

/// A page with the payment's status.
pub(crate) fn ended(status: &str) -> Response {
    let body = Html::from([
        Html::markup("<p>The payment is <strong>"),
        Html::text(status),
        Html::markup("</strong>. You can close this page.</p>"),
    ]);
    Response::page(200, page("Payment", &body))
}

/// The page for a payer who comes too late, or twice.
pub(crate) fn over() -> Response {
    let words = Html::markup(
        "<p role=\"alert\">There is no such payment, or it is over. \
         Please go back to the shop to see its status.</p>",
    );
    Response::page(404, page("Payment", &words))
}

/// The issuer's challenge, and the target of its form.
#[derive(Debug)]
pub(crate) struct ChallengePage<'a> {
    pub(crate) target: &'a str,
    /// The field with the result.
    pub(crate) field: &'a str,
    /// The signed results for a passed and a failed challenge.
    pub(crate) results: [String; 2],
    /// The merchant's `MD`, which is returned unchanged.
    pub(crate) md: Option<&'a str>,
    pub(crate) amount: &'a str,
}

/// The issuer's page: one form to confirm, one to refuse.
pub(crate) fn issuer(challenge: &ChallengePage) -> Response {
    let form = |result: &str, label: &'static str| {
        let md = challenge.md.map(|md| hidden("MD", md));
        let fields = Html::from([
            hidden(challenge.field, result),
            md.unwrap_or_default(),
            Html::tag("button", Html::markup(label)),
        ]);
        post_form(challenge.target, fields)
    };
    let body = Html::from([
        Html::markup("<p>Do you confirm this payment?</p>"),
        Html::tag_with("p", &[("class", "amount")], Html::text(challenge.amount)),
        form(&challenge.results[0], "Confirm"),
        form(&challenge.results[1], "Refuse"),
    ]);
    Response::page(200, page("Your bank", &body))
}

pub(super) fn post_form(target: &str, fields: Html) -> Html {
    Html::tag_with("form", &[("method", "post"), ("action", target)], fields)
}

fn session(state: &State, id: &str) -> Option<usize> {
    state.invoices.first(Key::Session, id)
}

/// Whether the session no longer accepts a card.
fn is_over(state: &State, index: usize) -> bool {
    let invoice = &state.invoices[index];
    !invoice.is_open() || invoice.sold || state.now() >= invoice.session.expires
}

/// The form that leads the payer to the issuer.
fn challenge_form(payload: &Value) -> String {
    let params = payload["params"].as_object().into_iter().flatten();
    let fields = params.map(|(name, value)| hidden(name, value.as_str().unwrap_or_default()));
    let button = Html::markup("<button>Continue</button>");
    let fields = fields.chain([button]).collect();
    let body = Html::from([
        Html::markup("<p>Your bank asks you to confirm this payment.</p>"),
        post_form(payload["action"].as_str().unwrap_or_default(), fields),
    ]);
    page("Payment", &body)
}

fn hidden(name: &str, value: &str) -> Html {
    let attributes = [("type", "hidden"), ("name", name), ("value", value)];
    Html::void("input", &attributes)
}
