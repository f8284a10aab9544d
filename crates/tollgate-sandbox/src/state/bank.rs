//! Operations that wait for the bank's decision.

use super::ScriptedOutcome;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// An operation at the bank.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct AtBank {
    /// When the bank decides, since 1970.
    pub(crate) due: Duration,
    /// The id of the invoice or transaction.
    pub(crate) operation: String,
    #[serde(rename = "verdict")]
    pub(crate) outcome: ScriptedOutcome,
}

/// All operations at the bank.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Bank {
    waiting: Vec<AtBank>,
}

impl Bank {
    pub(crate) fn push(&mut self, due: Duration, operation: &str, outcome: ScriptedOutcome) {
        self.waiting.push(AtBank {
            due,
            operation: operation.to_owned(),
            outcome,
        });
    }

    /// Removes and returns the operation that is due first, if one is due.
    pub(crate) fn take_due(&mut self, now: Duration) -> Option<AtBank> {
        let waiting = self.waiting.iter().enumerate();
        let (first, _) = waiting
            .filter(|(_, it)| it.due <= now)
            .min_by_key(|(_, it)| it.due)?;
        Some(self.waiting.remove(first))
    }

    /// When the next decision is due.
    pub(crate) fn next(&self) -> Option<Duration> {
        self.waiting.iter().map(|it| it.due).min()
    }

    /// Removes an operation that a test has ended.
    pub(crate) fn forget(&mut self, operation: &str) {
        self.waiting.retain(|it| it.operation != operation);
    }
}
