//! Everything about one order.

use super::Done;
use super::page::{Page, Rows};
use super::rows::{self, ExchangeFilter};
use crate::http::Call;
use crate::http::errors::paymega::refused;
use crate::state::State;
use crate::tasks::Shared;
use serde_json::{Value, json};
use std::sync::Arc;

/// GET /order
pub(super) fn order(shared: &Arc<Shared>, call: &Call) -> Done {
    let reference = call.query("reference");
    let reference = reference.ok_or_else(|| refused("reference", "A text is needed here."))?;
    Ok(whole(&shared.state_now(), reference))
}

fn whole(state: &State, reference: &str) -> Value {
    let page = Page::largest();
    let filter = ExchangeFilter::reference(reference);
    let invoices = rows::candidates(&state.invoices, page, Some(reference));
    let payouts = rows::candidates(&state.payouts, page, Some(reference));
    let transactions = state.shop.family(reference).into_iter();
    let checkouts = rows::candidates(&state.shop.checkouts, page, Some(reference));
    let operations = rows::operations(state, reference);
    let callbacks = rows::of_operations(&state.outbox.notifications, page, &operations);
    let items = |rows: Rows| Value::Array(rows.items);
    json!({
        "reference": reference,
        "account": state.ledger.account(reference),
        "entries": items(rows::entries(state, page, Some(reference))),
        "invoices": items(page.rows(invoices, |index| {
            Some(rows::invoice(state, index, &*state.invoices.get(index)?))
        })),
        "payouts": items(page.rows(payouts, |index| {
            Some(rows::payout(index, &*state.payouts.get(index)?))
        })),
        "transactions": items(page.rows(transactions, |index| {
            let it = state.shop.transactions.get(index)?;
            Some(rows::transaction(state, index, &it))
        })),
        "checkouts": items(page.rows(checkouts, |index| {
            Some(rows::checkout(state, index, &*state.shop.checkouts.get(index)?))
        })),
        "callbacks": items(page.rows(callbacks, |index| {
            Some(json!(state.outbox.notifications.get(index)?.delivery()))
        })),
        "exchanges": items(rows::exchanges(state, page, &filter)),
    })
}
