//! 3-D Secure of the gateway: the issuer's page behind `redirect_url`, and the way back.

use super::errors::not_found;
use super::exponent::exponent;
use crate::cardgate::page;
use crate::http::{Answer, Call, Handled};
use crate::world::{Amount, World};
use serde_json::json;

/// The issuer's page, by GET for the payer who was redirected, by POST for the merchant's own form.
pub(super) fn show(world: &mut World, call: &Call) -> Handled {
    let index = waiting(world, call).ok_or_else(|| not_found(call))?;
    let transaction = &world.shop.transactions[index];
    let form = call.form();
    let term = form.iter().find(|(key, _)| key == "TermUrl");
    let gateway = &world.info.paycross;
    let back = format!("{gateway}/process/{}/return", transaction.uid);
    let target = term.map_or(back.as_str(), |(_, url)| url.as_str());
    let results = [true, false].map(|passed| word(world, &transaction.uid, passed));
    let amount = Amount::minor(transaction.amount, exponent(&transaction.currency));
    let amount = format!("{amount} {}", transaction.currency);
    Ok(Answer::html(
        200,
        page::issuer(target, "PaRes", &results, &amount),
    ))
}

/// POST /process/{uid}/return: the payer, or the merchant who controls the steps, brings the issuer's word.
pub(super) fn complete(world: &mut World, call: &Call) -> Handled {
    let index = waiting(world, call).ok_or_else(|| not_found(call))?;
    let uid = world.shop.transactions[index].uid.clone();
    let form = call.form();
    let result = form.iter().find(|(key, _)| key == "PaRes");
    let passed = result.map(|(_, value)| value) == Some(&word(world, &uid, true));
    world.complete_redirect(&uid, passed);
    let transaction = &world.shop.transactions[index];
    let Some(target) = &transaction.details.return_url else {
        let words = format!(
            "<p>The payment is <strong>{}</strong>.</p>",
            transaction.status
        );
        return Ok(Answer::html(200, page::page("Payment", &words)));
    };
    let joint = if target.contains('?') { '&' } else { '?' };
    let target = format!("{target}{joint}uid={uid}&status={}", transaction.status);
    Ok(Answer::see_other(&target))
}

fn waiting(world: &World, call: &Call) -> Option<usize> {
    let index = world.shop.index(call.param())?;
    (world.shop.transactions[index].status == "incomplete").then_some(index)
}

/// The issuer's signed word, which the page carries back.
fn word(world: &World, uid: &str, passed: bool) -> String {
    world.keys.jwt(&json!({"uid": uid, "passed": passed}))
}
