//! POST /payment/sale

use crate::http::as_object;
use crate::http::errors::paymega::{bad_request, conflict_without_data, refused, unauthorized};
use crate::http::{Call, Handled, Response};
use crate::rules::paymega::{CardOutcome, Instrument, sell, takes_sale};
use crate::settings::Bodies;
use crate::state::{Key, PaidWith, State, TestCard};
use crate::surface::paymega::Input;
use crate::view::paymega as view;
use serde_json::{Value, json};

/// The card that the sandbox uses for Google Pay.
const WALLET_CARD: &str = "5519283812030000";

/// Processes the one sale of a session. A 4xx response leaves the session unused.
pub(super) fn create(state: &mut State, call: &Call) -> Handled {
    let index = session(state, call)?;
    let body = call.json().ok_or_else(bad_request)?;
    if !takes_sale(state, index) {
        return Err(conflict_without_data(
            "The payment invoice has a sale already.",
        ));
    }
    let paid = instrument(state, index, &body)?;
    let long = sell(state, index, paid);
    let mut response = view::sale(state, index, long);
    let order = &state.invoices[index].order;
    if state.settings_of(&order.reference_id).bodies == Bodies::Minimal {
        shorten(&mut response);
    }
    Ok(Response::json(200, response))
}

/// Removes empty fields and the errors. The documents require neither.
fn shorten(response: &mut Value) {
    if let Value::Object(fields) = response {
        fields.remove("errors");
        fields.retain(|_, value| !value.is_null() && *value != json!([]));
    }
}

/// Reads the card's fields of a sale or of the payment page.
pub(super) fn card(input: &mut Input) -> Option<Instrument> {
    let number = input.required("card_number").replace(' ', "");
    let month = digits(input, "exp_month", 2).filter(|month| (1..=12).contains(month));
    let year = digits(input, "exp_year", 2);
    let cvv = input.required("cvv");
    if !(3..=4).contains(&cvv.len()) || !cvv.bytes().all(|byte| byte.is_ascii_digit()) {
        input.refuse("cvv", "This value is not valid.");
    }
    let card = TestCard::find(&number);
    if card.is_none() {
        let known = TestCard::numbers();
        let words = format!("The sandbox accepts published test cards only: {known}.");
        input.refuse("card_number", &words);
    }
    if month.is_none() {
        input.refuse("exp_month", "This value is not valid.");
    }
    let browser = input.object("browser_info");
    let text = |name: &str| {
        browser
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let version = if text("device_channel").is_empty() {
        1
    } else {
        2
    };
    let (card, month, year) = (card?, month?, year?);
    Some(Instrument {
        secure: card.secure.then_some(version),
        paid_with: PaidWith {
            card,
            holder: input.text("card_holder"),
            month,
            year,
            client_ip: text("browser_ip").to_owned(),
        },
        card_outcome: CardOutcome::of(card, month, year),
    })
}

/// The invoice of a bearer that is still valid.
pub(super) fn session(state: &State, call: &Call) -> Result<usize, Response> {
    let bearer = call.bearer().ok_or_else(unauthorized)?;
    let found = state.invoices.first(Key::Bearer, bearer);
    found
        .filter(|index| state.now() < state.invoices[*index].session.expires)
        .ok_or_else(unauthorized)
}

fn instrument(state: &State, index: usize, body: &Value) -> Result<Instrument, Response> {
    let attributes = as_object(&body["data"]["attributes"])
        .ok_or_else(|| refused("attributes", "This value should not be null."))?;
    if attributes.is_empty() {
        return saved_card(state, index);
    }
    let mut input = Input::new(attributes);
    if input.has("google_pay") {
        let wallet = wallet(&mut input);
        input.finish()?;
        return Ok(wallet);
    }
    let card = card(&mut input);
    input.finish()?;
    card.ok_or_else(bad_request)
}

/// The charge by the invoice's token, which needs no challenge.
fn saved_card(state: &State, index: usize) -> Result<Instrument, Response> {
    let order = &state.invoices[index].order;
    let saved = order.token.as_ref().and_then(|it| state.saved_card(it));
    let Some(saved) = saved.filter(|_| order.options.instant) else {
        return Err(refused("card_number", "This value should not be blank."));
    };
    let card_outcome = if saved.expired(state.now()) {
        CardOutcome::Declined("card_expired")
    } else {
        CardOutcome::Approved
    };
    Ok(Instrument {
        secure: None,
        paid_with: PaidWith {
            card: saved.card,
            holder: saved.holder.clone(),
            month: saved.month,
            year: saved.year,
            client_ip: String::new(),
        },
        card_outcome,
    })
}

fn wallet(input: &mut Input) -> Instrument {
    let wallet = input.object("google_pay");
    let token = &wallet.get("paymentMethodData").cloned().unwrap_or_default()["tokenizationData"];
    if token["token"].as_str().is_none_or(str::is_empty) {
        input.refuse(
            "google_pay.paymentMethodData",
            "This value should not be blank.",
        );
    }
    Instrument {
        secure: None,
        paid_with: PaidWith {
            card: TestCard::find(WALLET_CARD).unwrap_or(&crate::state::TEST_CARDS[1]),
            holder: None,
            month: 12,
            year: 35,
            client_ip: String::new(),
        },
        card_outcome: CardOutcome::Approved,
    }
}

/// A number of exactly so many digits. A JSON number may lack the leading zero.
fn digits(input: &mut Input, name: &str, length: usize) -> Option<u8> {
    let numeric = input.raw(name).is_number();
    let text = input.required(name);
    let valid = text.len() == length || (numeric && text.len() < length);
    let number = text.parse().ok().filter(|_| valid);
    if number.is_none() {
        input.refuse(name, "This value is not valid.");
    }
    number
}
