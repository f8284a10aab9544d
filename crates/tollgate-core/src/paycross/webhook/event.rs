//! A verified webhook about a transaction, and the gateway's request to confirm one.

use std::time::SystemTime;

use super::NotVerified;
use crate::{
    Mode, calendar,
    notification::{Arrival, Identity},
    paycross::Transaction,
};

/// A verified notification: the transaction in its state when the gateway sent the webhook.
///
/// Webhooks arrive repeatedly and out of order. Store the [`identity`](Webhook::identity) of the last one that you
/// processed for each transaction, and compare the next one by [`arrival`](Webhook::arrival).
#[derive(Clone, Debug)]
pub struct Webhook {
    transaction: Transaction,
}

/// A verified request of the gateway to confirm a transaction before the gateway processes it.
///
/// Respond with 200 to confirm, or with a status of 400 or above to refuse, which fails the transaction.
#[derive(Clone, Debug)]
pub struct Confirmation {
    transaction: Transaction,
}

/// Why a transaction cannot be confirmed. Respond with a status of 400 or above, which fails it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotConfirmed {
    /// The request does not come from the gateway.
    #[error(transparent)]
    NotVerified(#[from] NotVerified),
    /// The request comes from the gateway, but shows no readable transaction.
    #[error("the gateway's request shows no readable transaction")]
    Unreadable,
}

impl Webhook {
    pub(super) const fn new(transaction: Transaction) -> Self {
        Self { transaction }
    }

    /// The transaction in its state at that time. Read it again by its uid before you ship anything.
    #[must_use]
    pub const fn transaction(&self) -> &Transaction {
        &self.transaction
    }

    /// The transaction's mode.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.transaction.mode()
    }

    /// When the transaction was last changed, if the gateway shows it with its offset from UTC.
    ///
    /// Compare these times, never the texts: `…00.677Z` is later than `…00Z`, but sorts before it.
    #[must_use]
    pub fn updated(&self) -> Option<SystemTime> {
        calendar::moment(self.updated_text())?.system_time()
    }

    /// Compares this webhook with the last one processed for this transaction, whose
    /// [`identity`](Webhook::identity) is `last`.
    #[must_use]
    pub fn arrival(&self, last: Option<&str>) -> Arrival {
        self.change().arrival(last, calendar::moment)
    }

    /// The identity of a change: the transaction's uid, time, status, code and amount, as JSON. Webhooks of the same
    /// change have the same identity. Identities that earlier versions of this crate made can be compared too.
    #[must_use]
    pub fn identity(&self) -> String {
        self.change().to_string()
    }

    fn change(&self) -> Identity {
        let transaction = &self.transaction;
        let amount = transaction.data().amount.map(|amount| amount.to_string());
        Identity::new(
            transaction.uid(),
            self.updated_text().to_owned(),
            transaction.status(),
            vec![
                transaction.code().unwrap_or_default().to_owned(),
                amount.unwrap_or_default(),
            ],
        )
    }

    fn updated_text(&self) -> &str {
        let data = self.transaction.data();
        data.updated_at.as_deref().unwrap_or_default()
    }
}

impl Confirmation {
    pub(super) const fn new(transaction: Transaction) -> Self {
        Self { transaction }
    }

    /// The transaction that the gateway will process after the confirmation.
    #[must_use]
    pub const fn transaction(&self) -> &Transaction {
        &self.transaction
    }

    /// The transaction's mode.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.transaction.mode()
    }
}
