//! The invoices' charges less refunds, charge-backs and payouts, by currency.

use super::{Amount, Invoice, Payout, Record, Records};
use std::collections::BTreeMap;

/// The sums, and the part of each invoice and payout in them.
#[derive(Debug, Default)]
pub(crate) struct Balances {
    invoices: Vec<Amount>,
    payouts: Vec<Amount>,
    totals: BTreeMap<String, Amount>,
}

/// A record that changes the balance of its currency.
trait Counted {
    fn currency(&self) -> &str;
    /// The amount that it adds to the balance.
    fn part(&self) -> Amount;
}

impl Counted for Invoice {
    fn currency(&self) -> &str {
        &self.order.currency
    }

    fn part(&self) -> Amount {
        self.left()
    }
}

impl Counted for Payout {
    fn currency(&self) -> &str {
        &self.order.currency
    }

    fn part(&self) -> Amount {
        Amount::ZERO - self.paid()
    }
}

impl Balances {
    /// Counts the records that have changed since the last exchange.
    pub(super) fn update(&mut self, invoices: &Records<Invoice>, payouts: &Records<Payout>) {
        update(&mut self.totals, &mut self.invoices, invoices);
        update(&mut self.totals, &mut self.payouts, payouts);
    }

    /// Counts the records from a file.
    pub(super) fn resume(&mut self, invoices: &Records<Invoice>, payouts: &Records<Payout>) {
        resume(&mut self.totals, &mut self.invoices, invoices);
        resume(&mut self.totals, &mut self.payouts, payouts);
    }

    pub(super) fn totals(&self) -> &BTreeMap<String, Amount> {
        &self.totals
    }
}

type Totals = BTreeMap<String, Amount>;

fn update<T: Record + Counted>(totals: &mut Totals, known: &mut Vec<Amount>, all: &Records<T>) {
    for index in all.changed() {
        count(totals, known, (*index, &all[*index]));
    }
}

fn resume<T: Record + Counted>(totals: &mut Totals, known: &mut Vec<Amount>, all: &Records<T>) {
    for (index, record) in all.iter().enumerate() {
        count(totals, known, (index, &*record));
    }
}

fn count<T: Counted>(totals: &mut Totals, known: &mut Vec<Amount>, (index, it): (usize, &T)) {
    if known.len() <= index {
        known.resize(index + 1, Amount::ZERO);
    }
    let part = it.part();
    let total = totals.entry(it.currency().to_owned()).or_default();
    *total = *total - known[index] + part;
    known[index] = part;
}
