//! The data of the gateway's one shop.

use super::Question;
use super::transaction::{Kind, Transaction, UsedCard};
use super::view;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How long a `RequestID` is remembered.
const REPLAY: i64 = 24 * 60 * 60;

/// All transactions, saved cards and request ids of the shop.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Shop {
    /// Oldest first.
    pub(super) transactions: Vec<Transaction>,
    pub(super) saved_cards: Vec<SavedCard>,
    requests: Vec<Request>,
    /// The confirmation that the newest transaction waits for.
    #[serde(skip)]
    pub(crate) question: Option<Question>,
}

/// A card behind a token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SavedCard {
    pub(super) token: String,
    pub(super) card: UsedCard,
    pub(super) test: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Request {
    id: String,
    path: String,
    uid: String,
    at: i64,
}

impl Shop {
    pub(super) fn index(&self, uid: &str) -> Option<usize> {
        self.transactions.iter().position(|it| it.uid == uid)
    }

    /// The transaction that an earlier call with this `RequestID` created.
    pub(super) fn replay(&self, id: &str, path: &str, now: i64) -> Option<usize> {
        let known = self.requests.iter().rev().find(|request| {
            request.id == id && request.path == path && now - request.at < REPLAY
        })?;
        self.index(&known.uid)
    }

    pub(super) fn remember(&mut self, id: &str, path: &str, uid: &str, at: i64) {
        self.requests.push(Request {
            id: id.to_owned(),
            path: path.to_owned(),
            uid: uid.to_owned(),
            at,
        });
    }

    /// The sum of the successful children of these kinds.
    pub(super) fn taken(&self, parent: &str, kinds: &[Kind]) -> i64 {
        self.transactions
            .iter()
            .filter(|it| it.parent.as_deref() == Some(parent))
            .filter(|it| it.succeeded() && kinds.contains(&it.kind))
            .map(|it| it.amount)
            .sum()
    }

    /// All transactions, as tests see them.
    pub(crate) fn list(&self, gateway: &str) -> Value {
        let all = self.transactions.iter();
        all.map(|it| view::body(it, gateway, true)).collect()
    }
}
