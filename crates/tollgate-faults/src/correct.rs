//! A person at the provider, who corrects a decline into a payment by hand.

use futures_util::future::{Either, select};
use serde_json::Value;
use tokio::task::yield_now;
use tollgate_sandbox::ScriptedOutcome;

use crate::world::{World, second};

/// Corrects the decline of an attempt. Returns its reference, if there was one.
pub(crate) fn one(world: &World, attempt: u32) -> Option<String> {
    let reference = world.attempt_reference(attempt);
    on_paymega(world, &reference)
        .or_else(|| on_paycross(world, reference.clone()))
        .or_else(|| on_paycross(world, second(&reference)))
}

fn on_paymega(world: &World, reference: &str) -> Option<String> {
    let invoices = world.sandbox().invoices();
    let declined = invoices.iter().find(|it| {
        let shown = &it["attributes"];
        shown["reference_id"] == reference && shown["status"] == "process_failed"
    })?;
    let amount = f64::from(world.schedule().cents) / 100.0;
    let paid = ScriptedOutcome::new("processed").processed_amount(amount);
    let id = declined["id"].as_str()?;
    world
        .sandbox()
        .settle(id, &paid)
        .then(|| reference.to_owned())
}

fn on_paycross(world: &World, reference: String) -> Option<String> {
    let transactions = world.sandbox().transactions();
    let of_ours = |it: &&Value| it["tracking_id"] == *reference && it["status"] == "failed";
    let declined = transactions.iter().find(of_ours)?;
    let paid = ScriptedOutcome::new("successful").resolution("S.0000");
    let uid = declined["uid"].as_str()?;
    world.sandbox().settle(uid, &paid).then_some(reference)
}

/// Corrects the decline of an attempt on Paymega as soon as a response has shown it, and before the next request.
pub(crate) async fn at_once(world: &World, attempt: u32) -> Option<String> {
    let reference = world.attempt_reference(attempt);
    let mut seen = world.sandbox().last_exchange();
    loop {
        yield_now().await;
        let last = world.sandbox().last_exchange();
        if last == seen {
            continue;
        }
        seen = last;
        let exchanges = world.sandbox().exchanges();
        let Some(last) = exchanges.last() else {
            continue;
        };
        let shown = &last.response["data"]["attributes"];
        let is_read = last.operation == Some("getInvoice") && shown["status"] == "process_failed";
        if is_read {
            return on_paymega(world, &reference);
        }
    }
}

/// The result of calls, and of a correction if it came meanwhile.
pub(crate) async fn beside<T>(
    calls: impl Future<Output = T>,
    correction: impl Future<Output = Option<String>>,
) -> (T, Option<String>) {
    let (calls, correction) = (Box::pin(calls), Box::pin(correction));
    match select(calls, correction).await {
        Either::Left((done, _)) => (done, None),
        Either::Right((corrected, calls)) => (calls.await, corrected),
    }
}
