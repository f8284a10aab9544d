//! Plain pages for the payer's browser: they work without script.

use super::form::{Typed, payment_form};
use super::sale;
use crate::http::{Answer, Call, Handled};
use crate::pages::{Html, page};
use crate::platform::{Input, as_object};
use crate::world::World;
use serde_json::{Map, Value};

/// GET /hpp/{id}: the hosted payment page.
pub(super) fn show(world: &mut World, call: &Call) -> Handled {
    let index = session(world, call.param()).ok_or_else(over)?;
    if is_over(world, index) {
        return Ok(after(world, index));
    }
    Ok(Answer::page(
        200,
        payment_form(world, index, &Typed::default()),
    ))
}

/// POST /hpp/{id}: the payer has typed the card.
pub(super) fn submit(world: &mut World, call: &Call) -> Handled {
    let index = session(world, call.param()).ok_or_else(over)?;
    if is_over(world, index) {
        return Ok(after(world, index));
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
        let typed = Typed { fields, errors };
        return Ok(Answer::page(422, payment_form(world, index, &typed)));
    };
    let answer = sale::sell(world, index, card);
    if answer["auth_mode"] == "3ds" {
        return Ok(Answer::page(200, challenge_form(&answer["auth_payload"])));
    }
    Ok(after(world, index))
}

/// Sends the payer back to the merchant, or says how it ended where there is no return URL.
pub(super) fn after(world: &World, index: usize) -> Answer {
    let invoice = &world.invoices[index];
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
        Some(target) => Answer::see_other(target),
        None => ended(&invoice.status),
    }
}

/// Says how a payment ended.
pub(crate) fn ended(status: &str) -> Answer {
    let body = Html::from([
        Html::markup("<p>The payment is <strong>"),
        Html::text(status),
        Html::markup("</strong>. You can close this page.</p>"),
    ]);
    Answer::page(200, page("Payment", &body))
}

/// What a payer sees who comes too late, or twice.
pub(crate) fn over() -> Answer {
    let words = Html::markup(
        "<p role=\"alert\">There is no such payment, or it is over. \
         Please go back to the shop to see what became of it.</p>",
    );
    Answer::page(404, page("Payment", &words))
}

/// What the issuer asks the payer, and where the answer goes.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    pub(crate) target: &'a str,
    /// The field that carries the answer.
    pub(crate) field: &'a str,
    /// The issuer's word for yes and for no.
    pub(crate) results: [String; 2],
    /// What the merchant wants back as it was.
    pub(crate) md: Option<&'a str>,
    pub(crate) amount: &'a str,
}

/// The issuer's page: one form to confirm, one to refuse.
pub(crate) fn issuer(question: &Question) -> Answer {
    let form = |result: &str, label: &'static str| {
        let md = question.md.map(|md| hidden("MD", md));
        let fields = Html::from([
            hidden(question.field, result),
            md.unwrap_or_default(),
            Html::tag("button", Html::markup(label)),
        ]);
        post_form(question.target, fields)
    };
    let body = Html::from([
        Html::markup("<p>Do you confirm this payment?</p>"),
        Html::tag_with("p", &[("class", "amount")], Html::text(question.amount)),
        form(&question.results[0], "Confirm"),
        form(&question.results[1], "Refuse"),
    ]);
    Answer::page(200, page("Your bank", &body))
}

pub(super) fn post_form(target: &str, fields: Html) -> Html {
    Html::tag_with("form", &[("method", "post"), ("action", target)], fields)
}

fn session(world: &World, id: &str) -> Option<usize> {
    let mut invoices = world.invoices.iter();
    invoices.position(|invoice| invoice.session.id == id)
}

/// Whether no card is taken any more.
fn is_over(world: &World, index: usize) -> bool {
    let invoice = &world.invoices[index];
    !invoice.is_open() || invoice.sold || world.now() >= invoice.session.expires
}

/// Leads the payer on to the issuer.
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
