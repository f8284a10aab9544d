//! The lists, in pages and with filters.

use super::Done;
use super::input::word;
use super::page::{Page, Rows};
use super::rows::{self, ExchangeFilter};
use crate::check::{Scripted, statuses};
use crate::http::Call;
use crate::state::paycross::Kind;
use crate::tasks::Shared;
use serde_json::{Map, json};
use std::sync::Arc;

pub(super) const EXCHANGES: [&str; 8] = [
    "limit",
    "after",
    "order",
    "reference",
    "surface",
    "operation",
    "status",
    "fault",
];
pub(super) const INVOICES: [&str; 5] = ["limit", "after", "order", "reference", "status"];
pub(super) const PAYOUTS: [&str; 5] = INVOICES;
pub(super) const TRANSACTIONS: [&str; 6] = [
    "limit",
    "after",
    "order",
    "reference",
    "status",
    "operation",
];
pub(super) const CHECKOUTS: [&str; 4] = LEDGER;
pub(super) const CALLBACKS: [&str; 6] = TRANSACTIONS;
pub(super) const LEDGER: [&str; 4] = ["limit", "after", "order", "reference"];

/// GET /exchanges
pub(super) fn exchanges(shared: &Arc<Shared>, call: &Call) -> Done {
    let (page, filter) = (Page::of(call)?, ExchangeFilter::of(call)?);
    Ok(rows::exchanges(&shared.state_now(), page, &filter).json())
}

/// GET /invoices
pub(super) fn invoices(shared: &Arc<Shared>, call: &Call) -> Done {
    let page = Page::of(call)?;
    let status = call.query("status");
    if let Some(status) = status {
        word("status", status, &statuses(Scripted::Invoice))?;
    }
    let state = shared.state_now();
    let known = rows::candidates(&state.invoices, page, call.query("reference"));
    let rows = page.rows(known, |index| {
        let invoice = state.invoices.get(index)?;
        let matches = status.is_none_or(|it| invoice.status == it);
        matches.then(|| rows::invoice(&state, index, &invoice))
    });
    Ok(rows.json())
}

/// GET /payouts
pub(super) fn payouts(shared: &Arc<Shared>, call: &Call) -> Done {
    let page = Page::of(call)?;
    let status = call.query("status");
    if let Some(status) = status {
        word("status", status, &statuses(Scripted::Payout))?;
    }
    let state = shared.state_now();
    let known = rows::candidates(&state.payouts, page, call.query("reference"));
    let rows = page.rows(known, |index| {
        let payout = state.payouts.get(index)?;
        let matches = status.is_none_or(|it| payout.status == it);
        matches.then(|| rows::payout(index, &payout))
    });
    Ok(rows.json())
}

/// GET /transactions
pub(super) fn transactions(shared: &Arc<Shared>, call: &Call) -> Done {
    let page = Page::of(call)?;
    let (status, kind) = (call.query("status"), call.query("operation"));
    if let Some(status) = status {
        word("status", status, &statuses(Scripted::Transaction))?;
    }
    if let Some(kind) = kind {
        word("operation", kind, &Kind::ALL.map(Kind::name))?;
    }
    let state = shared.state_now();
    let known = rows::candidates(&state.shop.transactions, page, call.query("reference"));
    let rows = page.rows(known, |index| {
        let it = state.shop.transactions.get(index)?;
        let matches = status.is_none_or(|status| it.status == status)
            && kind.is_none_or(|kind| it.kind.name() == kind);
        matches.then(|| rows::transaction(&state, index, &it))
    });
    Ok(rows.json())
}

/// GET /checkouts
pub(super) fn checkouts(shared: &Arc<Shared>, call: &Call) -> Done {
    let page = Page::of(call)?;
    let state = shared.state_now();
    let known = rows::candidates(&state.shop.checkouts, page, call.query("reference"));
    let rows = page.rows(known, |index| {
        let it = state.shop.checkouts.get(index)?;
        Some(rows::checkout(&state, index, &it))
    });
    Ok(rows.json())
}

/// GET /callbacks
pub(super) fn callbacks(shared: &Arc<Shared>, call: &Call) -> Done {
    let page = Page::of(call)?;
    let (status, operation) = (call.query("status"), call.query("operation"));
    let state = shared.state_now();
    let all = &state.outbox.notifications;
    let known = match call.query("reference") {
        Some(reference) => {
            let operations = rows::operations(&state, reference);
            rows::of_operations(all, page, &operations)
        }
        None => rows::of_operation(all, page, operation),
    };
    let rows = page.rows(known, |index| {
        let it = all.get(index)?;
        let matches = status.is_none_or(|status| it.event.status == status)
            && operation.is_none_or(|operation| it.event.operation == operation);
        matches.then(|| json!(it.delivery()))
    });
    Ok(rows.json())
}

/// GET /ledger
pub(super) fn ledger(shared: &Arc<Shared>, call: &Call) -> Done {
    let (page, reference) = (Page::of(call)?, call.query("reference"));
    let state = shared.state_now();
    let Rows { items, next } = rows::entries(&state, page, reference);
    let mut accounts = Map::new();
    for entry in &items {
        if let Some(reference) = entry["reference"].as_str() {
            let account = state.ledger.account(reference);
            accounts.insert(reference.to_owned(), json!(account));
        }
    }
    let totals = state.ledger.totals();
    Ok(json!({"entries": items, "next": next, "references": accounts, "totals": totals}))
}
