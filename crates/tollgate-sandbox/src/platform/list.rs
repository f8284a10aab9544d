//! The list of invoices: newest first, in pages by cursor.

use super::view;
use crate::http::{Answer, Call, Handled};
use crate::world::{Invoice, World};
use serde_json::json;

/// The page's size, and the largest that can be asked for.
const SIZE: usize = 20;
const LARGEST: usize = 100;

/// GET /payment-invoices
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn list(world: &mut World, call: &Call) -> Handled {
    let size = page_size(call);
    let matching: Vec<&Invoice> = world
        .invoices
        .iter()
        .rev()
        .filter(|invoice| wanted(invoice, call))
        .collect();
    let (start, end) = window(&matching, call, size);
    let page = &matching[start..end];
    let edge = |invoice: Option<&&Invoice>| invoice.map_or("", |it| it.id.as_str()).to_owned();
    // In the sources `after` is the first row and `before` the last: they speak of time, not of the list.
    let (before, after) = (edge(page.last()), edge(page.first()));
    let next = (end < matching.len()).then(|| link(call, size, "after", &before));
    let prev = (start > 0).then(|| link(call, size, "before", &after));
    let data: Vec<_> = page
        .iter()
        .map(|invoice| view::resource(invoice, &world.info))
        .collect();
    Ok(Answer::json(
        200,
        json!({
            "meta": {"count": page.len(), "size": size, "before": before, "after": after},
            "links": {"prev": prev.unwrap_or_default(), "next": next.unwrap_or_default()},
            "data": data,
        }),
    ))
}

fn page_size(call: &Call) -> usize {
    let size = call.query("page[size]").and_then(|size| size.parse().ok());
    size.unwrap_or(SIZE).clamp(1, LARGEST)
}

fn wanted(invoice: &Invoice, call: &Call) -> bool {
    let reference = call.query("filter[reference_id]");
    reference.is_none_or(|reference| invoice.order.reference_id == reference)
}

/// The rows of the page: `after` an id are those that follow it in the list, which are older.
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
        .query("filter[reference_id]")
        .map(|reference| format!("filter[reference_id]={reference}&"))
        .unwrap_or_default();
    format!("/api/payment-invoices?{filter}page[size]={size}&page[{cursor}]={id}")
}
