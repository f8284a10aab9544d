//! The state of a run in numbers.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use tollgate::{Currency, Decimal, Money, outcome::Kind};

use crate::{result::Step, shown::in_currency, units};

/// The number of orders, and their sum in one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// The number of orders.
    pub count: u64,
    /// The sum of the amounts by currency, in major units.
    #[serde(serialize_with = "texts")]
    pub amounts: BTreeMap<String, Decimal>,
}

/// Amounts as texts, so that no JSON reader loses a digit.
fn texts<S: Serializer>(amounts: &BTreeMap<String, Decimal>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(
        amounts
            .iter()
            .map(|(currency, amount)| (currency, in_currency(currency, *amount))),
    )
}

impl Sum {
    /// Adds one order.
    pub(crate) fn add_money(&mut self, money: Money) {
        self.count += 1;
        *self
            .amounts
            .entry(money.currency().code().to_owned())
            .or_default() += money.amount();
    }

    fn add(&mut self, count: u64, currency: Currency, units: i64) {
        self.count += count;
        let amount = self.amounts.entry(currency.code().to_owned()).or_default();
        *amount += units::amount(units);
    }
}

/// The state of a run in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// All orders.
    pub total: Sum,
    /// The orders without an outcome.
    pub left: Sum,
    /// The orders with an outcome that is not final for the run.
    pub open: Sum,
    /// The orders with an outcome, by its kind.
    pub kinds: BTreeMap<String, Sum>,
    /// The orders without an outcome at which several processes died, and that are put aside.
    pub put_aside: u64,
}

impl Progress {
    /// Adds a group of orders with the same outcome.
    pub(crate) fn add(
        &mut self,
        outcome: Option<(Kind, Step)>,
        (count, currency, units): (u64, Currency, i64),
    ) {
        self.total.add(count, currency, units);
        match outcome {
            None => self.left.add(count, currency, units),
            Some((kind, step)) => {
                if step != Step::Done {
                    self.open.add(count, currency, units);
                }
                let sum = self.kinds.entry(kind.as_str().to_owned()).or_default();
                sum.add(count, currency, units);
            }
        }
    }

    /// The orders whose outcome has this kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> Sum {
        self.kinds.get(kind.as_str()).cloned().unwrap_or_default()
    }

    /// Whether each order has a final outcome.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.left.count == 0 && self.open.count == 0
    }
}
