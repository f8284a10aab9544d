//! The invoices' charges less refunds and charge-backs, by currency.

use super::{Amount, Invoice, Records};
use std::collections::BTreeMap;

/// The sums, and the part of each invoice in them.
#[derive(Debug, Default)]
pub(crate) struct Balances {
    counted: Vec<Amount>,
    totals: BTreeMap<String, Amount>,
}

impl Balances {
    /// Counts the invoices that have changed since the last exchange.
    pub(super) fn update(&mut self, invoices: &Records<Invoice>) {
        for index in invoices.changed() {
            self.count(*index, &invoices[*index]);
        }
    }

    /// Counts the invoices from a file.
    pub(super) fn resume(&mut self, invoices: &Records<Invoice>) {
        for (index, invoice) in invoices.iter().enumerate() {
            self.count(index, &invoice);
        }
    }

    pub(super) fn totals(&self) -> &BTreeMap<String, Amount> {
        &self.totals
    }

    fn count(&mut self, index: usize, invoice: &Invoice) {
        if self.counted.len() <= index {
            self.counted.resize(index + 1, Amount::ZERO);
        }
        let left = invoice.left();
        let currency = invoice.order.currency.clone();
        let total = self.totals.entry(currency).or_default();
        *total = *total - self.counted[index] + left;
        self.counted[index] = left;
    }
}
