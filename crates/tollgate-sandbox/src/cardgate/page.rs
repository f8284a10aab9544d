//! Plain pages for the payer's browser: they work without script.

use super::sale;
use crate::http::{Answer, Call, Handled};
use crate::platform::Input;
use crate::platform::errors::not_found;
use crate::world::World;
use serde_json::{Map, Value};

/// GET /hpp/{id}: the hosted payment page.
pub(super) fn show(world: &mut World, call: &Call) -> Handled {
    let index = session(world, call.param()).ok_or_else(not_found)?;
    if !world.invoices[index].is_open() || world.invoices[index].sold {
        return Ok(after(world, index));
    }
    Ok(Answer::html(200, payment_form(world, index, "")))
}

/// POST /hpp/{id}: the payer has typed the card.
pub(super) fn submit(world: &mut World, call: &Call) -> Handled {
    let index = session(world, call.param()).ok_or_else(not_found)?;
    let late = world.now() >= world.invoices[index].session.expires;
    if !world.invoices[index].is_open() || world.invoices[index].sold || late {
        return Ok(after(world, index));
    }
    let fields = call
        .form()
        .into_iter()
        .map(|(key, value)| (key, Value::from(value)));
    let mut input = Input::new(fields.collect());
    let card = sale::card(&mut input);
    let (Some(card), Ok(())) = (card, input.finish()) else {
        let note = "<p role=\"alert\">Please check the card: only test cards are taken here.</p>";
        return Ok(Answer::html(422, payment_form(world, index, note)));
    };
    let answer = sale::sell(world, index, card);
    if answer["auth_mode"] == "3ds" {
        return Ok(Answer::html(200, challenge_form(&answer["auth_payload"])));
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
    if let Some(target) = target {
        return Answer::see_other(target);
    }
    let words = format!("<p>The payment is <strong>{}</strong>.</p>", invoice.status);
    Answer::html(200, page("Payment", &words))
}

/// The issuer's page: one form to confirm, one to refuse. Both carry the issuer's word to the target.
pub(crate) fn issuer(target: &str, field: &str, results: &[String; 2], amount: &str) -> String {
    let form = |result: &str, label: &str| {
        let hidden = hidden(field, result);
        let target = escaped(target);
        format!("<form method=\"post\" action=\"{target}\">{hidden}<button>{label}</button></form>")
    };
    let body = format!(
        "<p>Do you confirm the payment of {}?</p>{}{}",
        escaped(amount),
        form(&results[0], "Confirm"),
        form(&results[1], "Refuse")
    );
    page("Your bank", &body)
}

fn session(world: &World, id: &str) -> Option<usize> {
    let mut invoices = world.invoices.iter();
    invoices.position(|invoice| invoice.session.id == id)
}

fn payment_form(world: &World, index: usize, note: &str) -> String {
    let invoice = &world.invoices[index];
    let input = |name: &str, label: &str, hint: &str| {
        format!(
            "<p><label>{label}<br><input name=\"{name}\" autocomplete=\"{hint}\" required></label></p>"
        )
    };
    let body = format!(
        "{note}<p>{} {}</p><form method=\"post\" action=\"{}/hpp/{}\">{}{}{}{}{}<button>Pay</button></form>",
        invoice.order.amount,
        escaped(&invoice.order.currency),
        world.info.cardgate,
        invoice.session.id,
        input("card_number", "Card number", "cc-number"),
        input("card_holder", "Name on the card", "cc-name"),
        input("exp_month", "Month of expiry (two digits)", "cc-exp-month"),
        input("exp_year", "Year of expiry (two digits)", "cc-exp-year"),
        input("cvv", "Security code", "cc-csc"),
    );
    page("Payment", &body)
}

/// Leads the payer on to the issuer.
fn challenge_form(payload: &Value) -> String {
    let empty = Map::new();
    let params = payload["params"].as_object().unwrap_or(&empty);
    let fields: String = params
        .iter()
        .map(|(name, value)| hidden(name, value.as_str().unwrap_or_default()))
        .collect();
    let action = escaped(payload["action"].as_str().unwrap_or_default());
    let form = format!(
        "<p>Your bank asks you to confirm this payment.</p>\
         <form method=\"post\" action=\"{action}\">{fields}<button>Continue</button></form>"
    );
    page("Payment", &form)
}

fn hidden(name: &str, value: &str) -> String {
    let (name, value) = (escaped(name), escaped(value));
    format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">")
}

/// A whole page around its body.
pub(crate) fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1>{body}</main></body></html>"
    )
}

/// Text as it may stand in HTML, in attributes too.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
