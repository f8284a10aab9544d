//! 3-D Secure of the gateway: the issuer's page behind `redirect_url`, and the return.

use super::create::shown;
use crate::http::{Call, Handled, Response};
use crate::rules::paycross::{complete_redirect, exponent};
use crate::state::{Amount, State, with_decimals};
use crate::surface::cardgate::page;
use serde_json::json;

/// The issuer's page: by GET for a redirected payer, by POST for the merchant's own form.
pub(super) fn show(state: &mut State, call: &Call) -> Handled {
    let index = waiting(state, call).ok_or_else(page::over)?;
    let transaction = &state.shop.transactions[index];
    let form = call.form();
    let field = |name: &str| {
        let found = form.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    };
    let back = format!("{}/process/{}/return", state.info.paycross, transaction.uid);
    let amount = Amount::minor(transaction.amount, exponent(&transaction.currency));
    Ok(page::issuer(&page::ChallengePage {
        target: field("TermUrl").unwrap_or(&back),
        field: "PaRes",
        results: [true, false].map(|passed| word(state, &transaction.uid, passed)),
        md: field("MD"),
        amount: &with_decimals(amount, &transaction.currency),
    }))
}

/// POST /process/{uid}/return: the payer, or the merchant who controls the steps, sends the issuer's result.
pub(super) fn complete(state: &mut State, call: &Call) -> Handled {
    let index = waiting(state, call).ok_or_else(page::over)?;
    let uid = state.shop.transactions[index].uid.clone();
    let form = call.form();
    let result = form.iter().find(|(key, _)| key == "PaRes");
    let passed = result.map(|(_, value)| value) == Some(&word(state, &uid, true));
    complete_redirect(state, &uid, passed);
    // The merchant's server gets the transaction; a browser is redirected.
    if call.basic().is_some() {
        return Ok(shown(state, call, index));
    }
    let transaction = &state.shop.transactions[index];
    let Some(target) = &transaction.details.return_url else {
        return Ok(page::ended(&transaction.status));
    };
    let joint = if target.contains('?') { '&' } else { '?' };
    let target = format!("{target}{joint}uid={uid}&status={}", transaction.status);
    Ok(Response::see_other(&target))
}

fn waiting(state: &State, call: &Call) -> Option<usize> {
    let index = state.shop.index(call.param())?;
    state.shop.transactions[index]
        .is_incomplete()
        .then_some(index)
}

/// The issuer's signed result, which the page sends back.
fn word(state: &State, uid: &str, passed: bool) -> String {
    state.keys.jwt(&json!({"uid": uid, "passed": passed}))
}
