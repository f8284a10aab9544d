//! The list of invoices: newest first, in pages by cursor.

use crate::http::{Call, Handled, Response};
use crate::settings::Lookup;
use crate::state::{Invoice, State};
use crate::view::paymega as view;
use serde_json::{Value, json};

/// The default and the largest page size.
const SIZE: usize = 20;
const LARGEST: usize = 100;
/// The parameter that searches by reference.
const REFERENCE: &str = "filter[reference_id]";

/// GET /payment-invoices
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn list(state: &mut State, call: &Call) -> Handled {
    let matching: Vec<&Invoice> = state
        .invoices
        .iter()
        .rev()
        .filter(|invoice| wanted(state, invoice, call))
        .collect();
    let body = one(state, &matching, call).unwrap_or_else(|| page(state, &matching, call));
    Ok(Response::json(200, body))
}

/// The single object that a look-up by reference can return instead of a list.
fn one(state: &State, matching: &[&Invoice], call: &Call) -> Option<Value> {
    let settings = state.settings_of(call.query(REFERENCE)?);
    let invoice = match settings.lookup {
        Lookup::List => return None,
        Lookup::Newest => matching.first(),
        Lookup::Oldest => matching.last(),
    };
    Some(view::private(state, invoice?))
}

fn page(state: &State, matching: &[&Invoice], call: &Call) -> Value {
    let size = page_size(call);
    let (start, end) = window(matching, call, size);
    let page = &matching[start..end];
    let edge = |invoice: Option<&&Invoice>| invoice.map_or("", |it| it.id.as_str()).to_owned();
    // In the sources `after` is the first row and `before` the last: they refer to time, not to the list.
    let (before, after) = (edge(page.last()), edge(page.first()));
    let next = (end < matching.len()).then(|| link(call, size, "after", &before));
    let prev = (start > 0).then(|| link(call, size, "before", &after));
    let rows = page.iter().map(|invoice| view::listed(state, invoice));
    json!({
        "meta": {"count": page.len(), "size": size, "before": before, "after": after},
        "links": {"prev": prev.unwrap_or_default(), "next": next.unwrap_or_default()},
        "data": rows.collect::<Vec<_>>(),
    })
}

fn page_size(call: &Call) -> usize {
    let size = call.query("page[size]").and_then(|size| size.parse().ok());
    size.unwrap_or(SIZE).clamp(1, LARGEST)
}

/// Whether an invoice is listed by now and matches the search.
fn wanted(state: &State, invoice: &Invoice, call: &Call) -> bool {
    let known = &invoice.order.reference_id;
    let found = call
        .query(REFERENCE)
        .is_none_or(|asked| state.settings_of(asked).finds(asked, known));
    found && invoice.listed <= state.clock.since_epoch()
}

/// The rows of the page. The rows `after` an id follow it in the list, so they are older.
fn window(rows: &[&Invoice], call: &Call, size: usize) -> (usize, usize) {
    let place = |id: &str| rows.iter().position(|invoice| invoice.id == id);
    if let Some(at) = call.query("page[after]").and_then(place) {
        return (at + 1, rows.len().min(at + 1 + size));
    }
    if let Some(at) = call.query("page[before]").and_then(place) {
        return (at.saturating_sub(size), at);
    }
    (0, rows.len().min(size))
}

fn link(call: &Call, size: usize, cursor: &str, id: &str) -> String {
    let filter = call
        .query(REFERENCE)
        .map(|reference| format!("{REFERENCE}={reference}&"))
        .unwrap_or_default();
    format!("/api/payment-invoices?{filter}page[size]={size}&page[{cursor}]={id}")
}
