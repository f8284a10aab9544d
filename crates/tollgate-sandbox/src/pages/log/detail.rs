//! The page of one object, without secrets.

use crate::http::Html;
use crate::pages::Page;
use crate::redact::{redacted, redacted_target};
use crate::state::Exchange;
use crate::state::State;
use crate::view::paycross::{checkout, whole};
use crate::view::paymega as view;
use serde_json::{Value, json};

/// The page of an exchange, a callback, an invoice, a payout, a transaction or a checkout. `None` if the object does not
/// exist.
pub(crate) fn detail(state: &State, kind: &str, id: &str) -> Option<Page> {
    let value = match kind {
        "exchange" => exchange(&state.exchanges.get(id.parse().ok()?)?),
        "callback" => {
            let index = state.outbox.index(id.parse().ok()?)?;
            json!(state.outbox.notifications.get(index)?.delivery())
        }
        "invoice" => {
            let index = state.invoice(id)?;
            redacted(&view::resource(&state.invoices[index], &state.info))
        }
        "payout" => {
            let index = state.payout(id)?;
            redacted(&view::whole_payout(&state.payouts[index]))
        }
        "transaction" => redacted(&transaction(state, id)?),
        "checkout" => {
            let index = state.shop.checkout(id)?;
            redacted(&checkout(state, &state.shop.checkouts[index]))
        }
        _ => return None,
    };
    let text = serde_json::to_string_pretty(&without_passwords(value)).unwrap_or_default();
    Some(Page::new(
        format!("The {kind} {id}"),
        Html::tag("pre", Html::text(text)),
    ))
}

/// Recorded bodies have no secrets, but the path can have some.
fn exchange(it: &Exchange) -> Value {
    let mut value = json!(it);
    value["path"] = redacted_target(&it.path).into();
    value
}

/// Removes passwords and tokens that merchants put into URLs.
fn without_passwords(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, inner)| (name, without_passwords(inner)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_passwords).collect(),
        Value::String(text) if text.starts_with("http") => redacted_target(&text).into(),
        other => other,
    }
}

fn transaction(state: &State, uid: &str) -> Option<Value> {
    let index = state.shop.index(uid)?;
    Some(whole(&state.shop.transactions[index], &state.info.paycross))
}
