//! The progress of one process, for a progress bar.

use std::collections::BTreeMap;

use tollgate::{Decimal, outcome::Kind};

use crate::{order::Order, result::OutcomeRow};

/// The progress of this process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Live {
    /// The stored outcomes, by kind. An order that was read again counts again.
    pub kinds: BTreeMap<&'static str, u64>,
    /// The orders with a first outcome by this process.
    pub finished: u64,
    /// The sum of the paid orders, by currency.
    pub paid: BTreeMap<String, Decimal>,
    /// The orders that are under way.
    pub flying: usize,
    /// The orders that wait until they may start, such as those with an equal card and amount.
    pub waiting: usize,
    /// How many orders are charged at once now, on Paymega and on PayCross.
    pub limits: [usize; 2],
    /// Why nothing is sent at the moment, if the outcomes cannot be stored.
    pub trouble: Option<String>,
}

impl Live {
    pub(super) fn add(&mut self, order: &Order, row: &OutcomeRow, is_first: bool) {
        *self.kinds.entry(row.kind.as_str()).or_default() += 1;
        self.finished += u64::from(is_first);
        if row.kind == Kind::Succeeded {
            let money = order.details.money;
            *self
                .paid
                .entry(money.currency().code().to_owned())
                .or_default() += money.amount();
        }
    }
}
