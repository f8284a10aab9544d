//! The calls that read the sandbox itself.

#![expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]

use super::Done;
use crate::http::Call;
use crate::tasks::Shared;
use serde_json::json;
use std::sync::Arc;

/// GET /info
pub(super) fn info(shared: &Arc<Shared>, _: &Call) -> Done {
    Ok(json!(shared.state().info))
}

/// GET /usage: how much the sandbox holds.
pub(super) fn usage(shared: &Arc<Shared>, _: &Call) -> Done {
    let state = shared.state_now();
    let cost = state.cost();
    Ok(json!({
        "invoices": state.invoices.len(),
        "payouts": state.payouts.len(),
        "transactions": state.shop.transactions.len(),
        "checkouts": state.shop.checkouts.len(),
        "customers": state.customers.len(),
        "cards": state.saved_cards.len() + state.shop.saved_cards.len(),
        "entries": state.ledger.entries.len(),
        "callbacks": state.outbox.notifications.len(),
        "callbacks_waiting": state.outbox.waiting(),
        "exchanges": state.exchanges.len(),
        "last_exchange": state.exchanges.last_number(),
        "visited": cost.visited,
        "record_bytes": cost.bytes,
    }))
}

/// GET /violations
pub(super) fn violations(shared: &Arc<Shared>, _: &Call) -> Done {
    Ok(json!(shared.state_now().violations))
}

/// GET /clock
pub(super) fn clock(shared: &Arc<Shared>, _: &Call) -> Done {
    Ok(json!({"now": shared.state_now().now()}))
}

/// GET /faults
pub(super) fn faults(shared: &Arc<Shared>, _: &Call) -> Done {
    Ok(json!(shared.plan().faults()))
}

/// GET /settings
pub(super) fn settings(shared: &Arc<Shared>, _: &Call) -> Done {
    Ok(json!(shared.state().settings))
}
