//! The rows of the lists.

use super::input::word;
use super::page::{Page, Rows};
use crate::fault::Kind;
use crate::http::errors::paymega::refused;
use crate::http::{Call, Response};
use crate::router;
use crate::state::paycross::{Checkout, Transaction};
use crate::state::{Exchange, Invoice, Key, Notification, Payout, Record, Records, State};
use crate::surface::Surface;
use crate::view::paycross::{checkout as shown_checkout, whole};
use crate::view::paymega::{resource, whole_payout};
use serde_json::{Value, json};

/// Indexes that can be on a page.
type Candidates<'a> = Box<dyn DoubleEndedIterator<Item = usize> + 'a>;

/// The records of a page, with this reference if there is one.
pub(super) fn candidates<'a, T: Record>(
    records: &'a Records<T>,
    page: Page,
    reference: Option<&'a str>,
) -> Candidates<'a> {
    let range = page.range(records.len());
    match reference {
        Some(reference) => Box::new(records.find(Key::Reference, reference).within(range)),
        None => Box::new(range),
    }
}

/// The notifications of a page, for this operation if there is one.
pub(super) fn of_operation<'a>(
    all: &'a Records<Notification>,
    page: Page,
    operation: Option<&'a str>,
) -> Candidates<'a> {
    let range = page.range(all.len());
    match operation {
        Some(operation) => Box::new(all.find(Key::Operation, operation).within(range)),
        None => Box::new(range),
    }
}

/// The notifications of a page, for these operations.
pub(super) fn of_operations<'a>(
    all: &'a Records<Notification>,
    page: Page,
    operations: &[String],
) -> Candidates<'a> {
    let range = page.range(all.len());
    let found = operations.iter();
    let found = found.flat_map(|id| all.find(Key::Operation, id.clone()).within(range.clone()));
    let mut found: Vec<usize> = found.collect();
    found.sort_unstable();
    Box::new(found.into_iter())
}

/// The ids of the invoices, payouts, transactions and checkouts of an order.
pub(super) fn operations(state: &State, reference: &str) -> Vec<String> {
    let invoices = state.invoices.find(Key::Reference, reference);
    let invoices = invoices.map(|index| state.invoices[index].id.clone());
    let payouts = state.payouts.find(Key::Reference, reference);
    let payouts = payouts.map(|index| state.payouts[index].id.clone());
    let family = state.shop.family(reference).into_iter();
    let transactions = family.map(|index| state.shop.transactions[index].uid.clone());
    let checkouts = state.shop.checkouts.find(Key::Reference, reference);
    let checkouts = checkouts.map(|index| state.shop.checkouts[index].token.clone());
    let operations = invoices.chain(payouts).chain(transactions);
    operations.chain(checkouts).collect()
}

/// An invoice with its number.
pub(super) fn invoice(state: &State, index: usize, it: &Invoice) -> Value {
    numbered(index, resource(it, &state.info))
}

/// A payout with its number.
pub(super) fn payout(index: usize, it: &Payout) -> Value {
    numbered(index, whole_payout(it))
}

/// A transaction with its number.
pub(super) fn transaction(state: &State, index: usize, it: &Transaction) -> Value {
    numbered(index, whole(it, &state.info.paycross))
}

/// A checkout with its number.
pub(super) fn checkout(state: &State, index: usize, it: &Checkout) -> Value {
    numbered(index, shown_checkout(state, it))
}

/// The entries of the ledger.
pub(super) fn entries(state: &State, page: Page, reference: Option<&str>) -> Rows {
    let all = &state.ledger.entries;
    let known = candidates(all, page, reference);
    page.rows(known, |index| {
        Some(numbered(index, json!(*all.get(index)?)))
    })
}

/// The conditions for an exchange to be listed.
#[derive(Debug, Default)]
pub(super) struct ExchangeFilter<'a> {
    reference: Option<&'a str>,
    surface: Option<&'a str>,
    operation: Option<&'a str>,
    status: Option<Status>,
    fault: Option<&'a str>,
}

impl<'a> ExchangeFilter<'a> {
    /// The exchanges of one reference.
    pub(super) fn reference(reference: &'a str) -> Self {
        Self {
            reference: Some(reference),
            ..Self::default()
        }
    }

    /// Reads the filters of a query, and refuses unknown words.
    pub(super) fn of(call: &'a Call) -> Result<Self, Response> {
        let filter = Self {
            reference: call.query("reference"),
            surface: call.query("surface"),
            operation: call.query("operation"),
            status: call.query("status").map(status).transpose()?,
            fault: call.query("fault"),
        };
        if let Some(name) = filter.surface {
            word("surface", name, &Surface::PROVIDERS.map(Surface::name))?;
        }
        if let Some(name) = filter.operation {
            let known = Surface::PROVIDERS.into_iter().flat_map(router::operations);
            word("operation", name, &known.collect::<Vec<_>>())?;
        }
        if let Some(name) = filter.fault {
            word("fault", name, &Kind::NAMES)?;
        }
        Ok(filter)
    }

    fn matches(&self, it: &Exchange) -> bool {
        let same = |wanted: Option<&str>, given: Option<&str>| wanted.is_none() || wanted == given;
        same(self.reference, it.reference.as_deref())
            && same(self.surface, Some(it.surface))
            && same(self.operation, it.operation)
            && self
                .status
                .as_ref()
                .is_none_or(|status| it.status == status.0)
            && same(self.fault, it.fault.as_deref())
    }
}

/// The status of a response, or `None` if there was no response.
#[derive(Debug)]
struct Status(Option<u16>);

fn status(text: &str) -> Result<Status, Response> {
    if text == "none" {
        return Ok(Status(None));
    }
    let number = text.parse().map(|number| Status(Some(number)));
    let words = "A status, or `none` for no response, is needed here.";
    number.map_err(|_| refused("status", words))
}

/// The kept exchanges of a page.
pub(super) fn exchanges(state: &State, page: Page, filter: &ExchangeFilter) -> Rows {
    let kept = &state.exchanges;
    let range = page.range(kept.last_number());
    let first = (kept.last_number() - kept.len()).max(range.start);
    page.rows(first..range.end, |index| {
        let head = kept.head(index + 1)?;
        filter.matches(head).then(|| json!(kept.get(index + 1)))
    })
}

fn numbered(index: usize, mut value: Value) -> Value {
    value["number"] = (index + 1).into();
    value
}
