//! The list of invoices: newest first, in pages by cursor.

use crate::http::{Call, Handled, Response};
use crate::settings::Lookup;
use crate::state::State;
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
    let rows = Rows::of(state, call);
    let body = one(&rows, call).unwrap_or_else(|| page(&rows, call));
    Ok(Response::json(200, body))
}

/// The listed invoices that match the search.
struct Rows<'a> {
    state: &'a State,
    /// The indexes of the invoices with the reference of the search, oldest first. `None` without a search.
    found: Option<Vec<usize>>,
}

impl<'a> Rows<'a> {
    fn of(state: &'a State, call: &Call) -> Self {
        let found = call.query(REFERENCE).map(|asked| {
            let settings = state.settings_of(asked);
            state.invoices.look_up(asked, settings).collect()
        });
        Self { state, found }
    }

    /// The rows before an index, newest first.
    fn older(&self, before: usize) -> impl Iterator<Item = usize> {
        let mut at = self.position(before);
        std::iter::from_fn(move || {
            at = at.checked_sub(1)?;
            Some(self.at(at))
        })
        .filter(|index| self.is_listed(*index))
    }

    /// The rows behind an index, oldest first.
    fn newer(&self, after: usize) -> impl Iterator<Item = usize> {
        let all = self.position(after + 1)..self.len();
        all.map(|at| self.at(at))
            .filter(|index| self.is_listed(*index))
    }

    /// The index of the row with this id.
    fn place(&self, id: &str) -> Option<usize> {
        let index = self.state.invoice(id)?;
        let found = self.found.as_ref();
        let matches = found.is_none_or(|found| found.binary_search(&index).is_ok());
        (matches && self.is_listed(index)).then_some(index)
    }

    fn len(&self) -> usize {
        let all = self.state.invoices.len();
        self.found.as_ref().map_or(all, Vec::len)
    }

    fn at(&self, position: usize) -> usize {
        let found = self.found.as_ref();
        found.map_or(position, |found| found[position])
    }

    /// How many candidates come before an index.
    fn position(&self, index: usize) -> usize {
        let found = self.found.as_ref();
        found.map_or(index, |found| found.partition_point(|it| *it < index))
    }

    fn is_listed(&self, index: usize) -> bool {
        self.state.invoices[index].listed <= self.state.clock.since_epoch()
    }

    fn id(&self, index: Option<&usize>) -> String {
        index.map_or(String::new(), |index| {
            self.state.invoices[*index].id.clone()
        })
    }
}

/// The single object that a look-up by reference can return instead of a list.
fn one(rows: &Rows, call: &Call) -> Option<Value> {
    let state = rows.state;
    let settings = state.settings_of(call.query(REFERENCE)?);
    let mut older = rows.older(state.invoices.len());
    let index = match settings.lookup {
        Lookup::List => return None,
        Lookup::Newest => older.next(),
        Lookup::Oldest => older.last(),
    };
    Some(view::private(state, &state.invoices[index?]))
}

fn page(rows: &Rows, call: &Call) -> Value {
    let size = page_size(call);
    let window = Window::of(rows, call, size);
    // In the sources `after` is the first row and `before` the last: they refer to time, not to the list.
    let before = rows.id(window.indexes.last());
    let after = rows.id(window.indexes.first());
    let next = window.has_older.then(|| link(call, size, "after", &before));
    let prev = window.has_newer.then(|| link(call, size, "before", &after));
    let state = rows.state;
    let shown = window.indexes.iter();
    let shown = shown.map(|index| view::listed(state, &state.invoices[*index]));
    json!({
        "meta": {"count": window.indexes.len(), "size": size, "before": before, "after": after},
        "links": {"prev": prev.unwrap_or_default(), "next": next.unwrap_or_default()},
        "data": shown.collect::<Vec<_>>(),
    })
}

fn page_size(call: &Call) -> usize {
    let size = call.query("page[size]").and_then(|size| size.parse().ok());
    size.unwrap_or(SIZE).clamp(1, LARGEST)
}

/// The rows of a page, newest first, and whether others come before or behind them.
struct Window {
    indexes: Vec<usize>,
    has_newer: bool,
    has_older: bool,
}

impl Window {
    /// The rows `after` an id follow it in the list, so they are older.
    fn of(rows: &Rows, call: &Call, size: usize) -> Self {
        let place = |cursor: &str| call.query(cursor).and_then(|id| rows.place(id));
        if let Some(at) = place("page[after]") {
            return Self::older(rows, at, size, true);
        }
        if let Some(at) = place("page[before]") {
            let mut indexes: Vec<usize> = rows.newer(at).take(size + 1).collect();
            let has_newer = indexes.len() > size;
            indexes.truncate(size);
            indexes.reverse();
            return Self {
                indexes,
                has_newer,
                has_older: true,
            };
        }
        Self::older(rows, rows.state.invoices.len(), size, false)
    }

    fn older(rows: &Rows, before: usize, size: usize, has_newer: bool) -> Self {
        let mut indexes: Vec<usize> = rows.older(before).take(size + 1).collect();
        let has_older = indexes.len() > size;
        indexes.truncate(size);
        Self {
            indexes,
            has_newer,
            has_older,
        }
    }
}

fn link(call: &Call, size: usize, cursor: &str, id: &str) -> String {
    let filter = call
        .query(REFERENCE)
        .map(|reference| format!("{REFERENCE}={reference}&"))
        .unwrap_or_default();
    format!("/api/payment-invoices?{filter}page[size]={size}&page[{cursor}]={id}")
}
