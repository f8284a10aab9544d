//! The data of the gateway's one shop.

use super::transaction::{Kind, Transaction, UsedCard};
use serde::{Deserialize, Serialize};

/// How long a `RequestID` is remembered.
const REPLAY: i64 = 24 * 60 * 60;

/// All transactions, saved cards and request ids of the shop.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Shop {
    /// Oldest first.
    pub(crate) transactions: Vec<Transaction>,
    pub(crate) saved_cards: Vec<SavedCard>,
    requests: Vec<Request>,
    /// The uid of the newest transaction, if it waits for the merchant's confirmation.
    #[serde(skip)]
    pub(crate) unconfirmed: Option<String>,
}

/// A card behind a token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SavedCard {
    pub(crate) token: String,
    pub(crate) card: UsedCard,
    pub(crate) test: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Request {
    id: String,
    path: String,
    uid: String,
    at: i64,
}

impl Shop {
    pub(crate) fn index(&self, uid: &str) -> Option<usize> {
        self.transactions.iter().position(|it| it.uid == uid)
    }

    /// The transaction that an earlier call with this `RequestID` created.
    pub(crate) fn replay(&self, id: &str, path: &str, now: i64) -> Option<usize> {
        let known = self.requests.iter().rev().find(|request| {
            request.id == id && request.path == path && now - request.at < REPLAY
        })?;
        self.index(&known.uid)
    }

    pub(crate) fn remember(&mut self, id: &str, path: &str, uid: &str, at: i64) {
        self.requests.push(Request {
            id: id.to_owned(),
            path: path.to_owned(),
            uid: uid.to_owned(),
            at,
        });
    }

    /// The sum of the successful children of these kinds.
    pub(crate) fn taken(&self, parent: &str, kinds: &[Kind]) -> i64 {
        self.transactions
            .iter()
            .filter(|it| it.parent.as_deref() == Some(parent))
            .filter(|it| it.succeeded() && kinds.contains(&it.kind))
            .map(|it| it.amount)
            .sum()
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
