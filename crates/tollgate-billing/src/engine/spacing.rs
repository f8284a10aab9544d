//! Keeps orders with equal card and amount apart: PayCross refuses the second of two within 30 seconds.

use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use super::queue::Item;
use crate::order::Order;

/// Equal card and amount.
type Key = (i64, tollgate::Decimal, tollgate::Currency);

/// The orders of each group that are under way or wait for each other.
#[derive(Debug)]
pub(super) struct Spacing {
    apart: Duration,
    groups: HashMap<Key, Group>,
    waiting: usize,
    swept: Duration,
}

#[derive(Debug, Default)]
struct Group {
    /// Whether an order of it is under way, or is the next one to start.
    is_taken: bool,
    free_at: Duration,
    waiting: VecDeque<Item>,
}

/// The decision about an order.
pub(super) enum Admitted {
    Now(Item),
    At(Duration, Item),
    /// The order waits for an equal one.
    Parked,
}

impl Spacing {
    pub(super) fn new(apart: Duration) -> Self {
        Self {
            apart,
            groups: HashMap::new(),
            waiting: 0,
            swept: Duration::ZERO,
        }
    }

    /// The number of orders that wait for an equal one.
    pub(super) const fn waiting(&self) -> usize {
        self.waiting
    }

    /// Admits an order, or lets it wait. An order of Paymega alone never waits, and neither does one that is only read.
    pub(super) fn admit(&mut self, mut item: Item, now: Duration) -> Admitted {
        let key = match key(&item.work.order) {
            Some(key) if !item.is_admitted && !item.work.is_read() => key,
            _ => return Admitted::Now(item),
        };
        self.sweep(now);
        let group = self.groups.entry(key).or_default();
        item.is_admitted = true;
        if group.is_taken {
            group.waiting.push_back(item);
            self.waiting += 1;
            return Admitted::Parked;
        }
        group.is_taken = true;
        if group.free_at > now {
            Admitted::At(group.free_at, item)
        } else {
            Admitted::Now(item)
        }
    }

    /// Ends an order, and returns the next one of its group with the time of its start.
    pub(super) fn release(&mut self, item: &Item, now: Duration) -> Option<(Duration, Item)> {
        let key = key(&item.work.order).filter(|_| item.is_admitted)?;
        let group = self.groups.get_mut(&key)?;
        group.free_at = now + self.apart;
        if let Some(next) = group.waiting.pop_front() {
            self.waiting -= 1;
            return Some((group.free_at, next));
        }
        group.is_taken = false;
        None
    }

    /// Forgets groups that no order waits for any more, so that memory stays flat.
    fn sweep(&mut self, now: Duration) {
        if now >= self.swept + self.apart {
            self.swept = now;
            self.groups
                .retain(|_, group| group.is_taken || group.free_at > now);
        }
    }
}

fn key(order: &Order) -> Option<Key> {
    let details = &order.details;
    let key = (
        order.card,
        details.money.amount().normalize(),
        details.money.currency(),
    );
    details.route.uses_paycross().then_some(key)
}
