//! Operations that wait for the bank's decision.

use super::{Key, Record, Records, ScriptedOutcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::time::Duration;

/// An operation at the bank.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AtBank {
    /// When the bank decides, since 1970.
    pub(crate) due: Duration,
    /// The id of the invoice, refund, payout or transaction.
    pub(crate) operation: String,
    #[serde(rename = "verdict")]
    pub(crate) outcome: ScriptedOutcome,
}

impl Record for AtBank {
    fn keys(&self, each: &mut dyn FnMut(Key, &str)) {
        each(Key::Operation, &self.operation);
    }
}

/// All operations at the bank.
#[derive(Debug, Default)]
pub(crate) struct Bank {
    pub(super) waiting: Records<AtBank>,
    /// When each operation is due, and its index.
    due: BTreeSet<(Duration, usize)>,
}

impl Bank {
    pub(crate) fn push(&mut self, due: Duration, operation: &str, outcome: ScriptedOutcome) {
        let index = self.waiting.push(AtBank {
            due,
            operation: operation.to_owned(),
            outcome,
        });
        self.due.insert((due, index));
    }

    /// Removes and returns the operation that is due first, if one is due.
    pub(crate) fn take_due(&mut self, now: Duration) -> Option<AtBank> {
        let (_, index) = *self.due.first().filter(|(due, _)| *due <= now)?;
        self.remove(index)
    }

    /// When the next decision is due.
    pub(crate) fn next(&self) -> Option<Duration> {
        self.due.first().map(|(due, _)| *due)
    }

    /// Removes an operation that a test has ended.
    pub(crate) fn forget(&mut self, operation: &str) {
        let found: Vec<usize> = self.waiting.find(Key::Operation, operation).collect();
        for index in found {
            self.remove(index);
        }
    }

    /// Schedules the operations from a file.
    pub(super) fn resume(&mut self) {
        self.waiting.index_all();
        for index in 0..self.waiting.len() {
            if let Some(waits) = self.waiting.get(index) {
                self.due.insert((waits.due, index));
            }
        }
    }

    fn remove(&mut self, index: usize) -> Option<AtBank> {
        let waits = self.waiting.get(index)?.into_owned();
        self.due.remove(&(waits.due, index));
        self.waiting.remove(index);
        Some(waits)
    }
}
