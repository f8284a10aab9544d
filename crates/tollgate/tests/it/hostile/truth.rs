//! The true result of a charge on Paymega and Kuna, and the outcomes that are allowed for it.

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use tollgate::{Error, MoneyState, Outcome, paymega::Invoice};
use tollgate_sandbox::ScriptedOutcome;
use tollgate_types::OneOrMany;

use super::{
    Claim, Rig, claim, repair,
    watch::{shown, shown_error},
};

/// How a sale ends in truth.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    Pays,
    Declines,
    Pends,
    Challenges,
    AsksForCode,
}

pub fn fates() -> impl Strategy<Value = Fate> {
    prop_oneof![
        6 => Just(Fate::Pays),
        2 => Just(Fate::Declines),
        1 => Just(Fate::Pends),
        1 => Just(Fate::Challenges),
        1 => Just(Fate::AsksForCode),
    ]
}

pub fn decide(rig: &Rig, reference: &str, fate: Fate) {
    let ask = |mode: &str| {
        let mut verdict = ScriptedOutcome::new("processed");
        verdict.auth_mode = Some(mode.to_owned());
        verdict
    };
    let verdict = match fate {
        Fate::Pays => return,
        Fate::Declines => ScriptedOutcome::new("process_failed").resolution("insufficient_funds"),
        Fate::Pends => ScriptedOutcome::new("process_pending"),
        Fate::Challenges => ask("3ds"),
        Fate::AsksForCode => ask("otp"),
    };
    rig.sandbox.decide(reference, verdict);
}

/// Every text that a program might show of an outcome.
pub fn shown_outcome(result: &Result<Outcome<Invoice>, Error>) -> String {
    match result {
        Ok(outcome) => {
            let invoice = outcome.invoice();
            let (attributes, included) = (invoice.attributes(), invoice.included());
            let card = invoice.saved_card();
            format!(
                "{}{:?}{attributes:?}{included:?}{card:?}",
                shown(outcome),
                invoice.raw()
            )
        }
        Err(error) => shown_error(error),
    }
}

pub fn money(result: &Result<Outcome<Invoice>, Error>) -> MoneyState {
    result.as_ref().map_or_else(Error::money, Outcome::money)
}

/// Checks that a success agrees with the response, and belongs to this order.
pub fn truly_succeeded(result: &Result<Outcome<Invoice>, Error>, reference: &str) -> Claim {
    let Ok(Outcome::Succeeded(invoice)) = result else {
        return Ok(());
    };
    claim!(
        says_success(invoice, reference),
        "{invoice:?} is no success of {reference}"
    );
    Ok(())
}

/// The fields of a body that the check needs.
#[derive(Deserialize)]
struct Said {
    data: OneOrMany<Item>,
}

#[derive(Deserialize)]
struct Item {
    id: Value,
    attributes: Attributes,
}

#[derive(Deserialize)]
struct Attributes {
    status: Value,
    processed_amount: Option<Value>,
    currency: Value,
    reference_id: Option<Value>,
}

fn says_success(invoice: &Invoice, reference: &str) -> bool {
    let body = invoice
        .raw()
        .and_then(|raw| repair::json(raw.expose_body()));
    let said = body.and_then(|body| serde_json::from_value(body).ok());
    let Some(Said { data }) = said else {
        return false;
    };
    // A number in place of a text counts as its digits.
    let is_it = |item: &&Item| match &item.id {
        Value::Number(number) => number.to_string() == invoice.id(),
        id => id == invoice.id(),
    };
    let Some(Item { attributes, .. }) = data.iter().find(is_it) else {
        return false;
    };
    let is_word = |value: &Value, word: &str| {
        value
            .as_str()
            .is_some_and(|text| text.eq_ignore_ascii_case(word))
    };
    let amount = attributes.processed_amount.as_ref();
    let is_amount = amount.is_some_and(|it| it.as_f64() == Some(19.99) || is_word(it, "19.99"));
    let is_ours = attributes
        .reference_id
        .as_ref()
        .is_none_or(|shown| shown == reference);
    is_word(&attributes.status, "processed")
        && is_amount
        && is_word(&attributes.currency, "USD")
        && is_ours
}
