//! The data of the gateway's one shop.

use super::checkout::Checkout;
use super::dates::Dates;
use super::transaction::{Kind, Transaction, UsedCard};
use crate::state::{Key, Record, Records};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::time::Duration;

/// How long a `RequestID` is remembered.
const REPLAY: Duration = Duration::from_secs(24 * 60 * 60);

/// All transactions, saved cards and checkouts of the shop.
#[derive(Debug, Default)]
pub(crate) struct Shop {
    /// Oldest first.
    pub(crate) transactions: Records<Transaction>,
    pub(crate) saved_cards: Records<SavedCard>,
    pub(crate) checkouts: Records<Checkout>,
    /// When to look at a transaction whose payer is absent, and its index.
    pub(crate) incomplete: BTreeSet<(Duration, usize)>,
    /// When to look at a checkout that can expire, in seconds since 1970, and its index.
    pub(crate) expiring: BTreeSet<(i64, usize)>,
    pub(crate) dates: Dates,
    /// The uid of the newest transaction, if it waits for the merchant's confirmation.
    pub(crate) unconfirmed: Option<String>,
}

/// A card behind a token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SavedCard {
    pub(crate) token: String,
    pub(crate) card: UsedCard,
    pub(crate) test: bool,
}

impl Record for SavedCard {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Id, &self.token);
    }
}

impl Shop {
    pub(crate) fn index(&self, uid: &str) -> Option<usize> {
        self.transactions.first(Key::Id, uid)
    }

    pub(crate) fn saved_card(&self, token: &str) -> Option<&SavedCard> {
        let index = self.saved_cards.first(Key::Id, token)?;
        Some(&self.saved_cards[index])
    }

    /// Adds a transaction, and returns its index.
    pub(crate) fn add(&mut self, transaction: Transaction) -> usize {
        let index = self.transactions.push(transaction);
        self.note_dates(index);
        index
    }

    /// Notes the times of a transaction for the reports.
    pub(crate) fn note_dates(&mut self, index: usize) {
        self.dates.note(index, &self.transactions[index]);
    }

    /// Builds everything that the records from a file imply.
    pub(in crate::state) fn resume(&mut self) {
        self.transactions.index_all();
        self.saved_cards.index_all();
        self.checkouts.index_all();
        for index in 0..self.transactions.len() {
            if let Some(transaction) = self.transactions.get(index) {
                self.dates.note(index, &transaction);
            }
        }
    }

    /// The index of the checkout with this token.
    pub(crate) fn checkout(&self, token: &str) -> Option<usize> {
        self.checkouts.first(Key::Id, token)
    }

    /// The transaction that an earlier call with this `RequestID` created.
    pub(crate) fn replay(&self, request: &str, now: Duration) -> Option<usize> {
        let index = self.transactions.find(Key::Request, request).next_back()?;
        let age = now.saturating_sub(self.transactions[index].created);
        (age < REPLAY).then_some(index)
    }

    /// The newest transaction that this one repeats.
    pub(crate) fn repeated(&self, new: &Transaction) -> Option<&Transaction> {
        let repeated = new.repeated_by();
        let index = self
            .transactions
            .find(Key::Duplicate, &repeated)
            .next_back()?;
        Some(&self.transactions[index])
    }

    /// The sum of the successful children of these kinds.
    pub(crate) fn taken(&self, parent: &str, kinds: &[Kind]) -> i64 {
        self.transactions
            .find(Key::Parent, parent)
            .map(|index| &self.transactions[index])
            .filter(|it| it.succeeded() && kinds.contains(&it.kind))
            .map(|it| it.amount)
            .sum()
    }

    /// The newest transaction with this reference.
    pub(crate) fn newest_of(&self, reference: &str) -> Option<&Transaction> {
        let mut found = self.transactions.find(Key::Reference, reference);
        Some(&self.transactions[found.next_back()?])
    }

    /// The indexes of the transactions with this reference, and of those that follow them.
    pub(crate) fn family(&self, reference: &str) -> Vec<usize> {
        let all = &self.transactions;
        let mut found: Vec<usize> = all.find(Key::Reference, reference).collect();
        let mut next = 0;
        while let Some(index) = found.get(next).copied() {
            let children: Vec<usize> = all.find(Key::Parent, &all[index].uid).collect();
            let new: Vec<usize> = children
                .into_iter()
                .filter(|it| !found.contains(it))
                .collect();
            found.extend(new);
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The first transaction of a chain of children.
    pub(crate) fn root(&self, uid: &str) -> Option<usize> {
        let index = self.index(uid)?;
        let parent = self.transactions[index].parent.as_deref();
        match parent {
            Some(parent) => self.root(parent),
            None => Some(index),
        }
    }
}
