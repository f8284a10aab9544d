//! The times of the transactions, by which reports choose them without a look at each one.

use super::transaction::Transaction;
use crate::state::clock::seconds;

/// The times of all transactions, by index.
#[derive(Debug, Default)]
pub(crate) struct Dates(Vec<Date>);

/// The times of one transaction, in seconds since 1970.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Date {
    pub(crate) created: i64,
    pub(crate) paid: Option<i64>,
    pub(crate) corrected: Option<i64>,
    pub(crate) test: bool,
}

impl Dates {
    /// Notes the current times of a transaction.
    pub(super) fn note(&mut self, index: usize, it: &Transaction) {
        if self.0.len() <= index {
            self.0.resize(index + 1, Date::default());
        }
        self.0[index] = Date {
            created: seconds(it.created),
            paid: it.paid.map(seconds),
            corrected: it.corrected.map(seconds),
            test: it.details.test,
        };
    }

    /// The times of a transaction.
    pub(crate) fn get(&self, index: usize) -> Option<&Date> {
        self.0.get(index)
    }
}
