//! 3-D Secure: the issuer's page, and the return.

use super::page;
use crate::http::{Call, Handled};
use crate::rules::paymega::complete_challenge;
use crate::state::{Key, State, with_decimals};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;

/// POST /acs/auth: the issuer's page of 3-D Secure 1.
pub(super) fn ask_by_pareq(state: &mut State, call: &Call) -> Handled {
    let form = call.form();
    let field = |name: &str| {
        form.iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    };
    let payment = field("MD")
        .and_then(|md| URL_SAFE_NO_PAD.decode(md).ok())
        .and_then(|md| String::from_utf8(md).ok())
        .ok_or_else(page::over)?;
    ask(state, &payment, field("MD").map(String::as_str))
}

/// POST /acs/challenge: the issuer's page of 3-D Secure 2.
pub(super) fn ask_by_creq(state: &mut State, call: &Call) -> Handled {
    ask(state, call.query("id").unwrap_or_default(), None)
}

/// Version 1 has an `MD`, which is returned unchanged.
fn ask(state: &State, payment: &str, md: Option<&str>) -> Handled {
    let index = waiting(state, payment).ok_or_else(page::over)?;
    let order = &state.invoices[index].order;
    Ok(page::issuer(&page::ChallengePage {
        target: &format!("{}/complete-auth?pid={payment}", state.info.cardgate),
        field: if md.is_some() { "PaRes" } else { "cres" },
        results: [true, false].map(|passed| signed_result(state, payment, passed)),
        md,
        amount: &with_decimals(order.amount, &order.currency),
    }))
}

/// POST /complete-auth: the payer returns from the issuer.
pub(super) fn complete(state: &mut State, call: &Call) -> Handled {
    let payment = call.query("pid").unwrap_or_default().to_owned();
    let index = waiting(state, &payment).ok_or_else(page::over)?;
    let form = call.form();
    let mut results = form
        .iter()
        .filter(|(key, _)| key == "PaRes" || key == "cres");
    let result = results.next().map(|(_, value)| value.clone());
    let passed = result == Some(signed_result(state, &payment, true));
    complete_challenge(state, index, passed);
    Ok(page::after(state, index))
}

fn waiting(state: &State, payment: &str) -> Option<usize> {
    let mut found = state.invoices.find(Key::Payment, payment);
    found.find(|index| {
        let challenge = state.invoices[*index].challenge.as_ref();
        challenge.is_some_and(|it| it.payment == payment && it.authenticator.mode() == "3ds")
    })
}

/// The issuer's signed result, which the page sends back.
fn signed_result(state: &State, payment: &str, passed: bool) -> String {
    state
        .keys
        .jwt(&json!({"payment_id": payment, "passed": passed}))
}
