//! The outcome that a test scripts for an operation.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// How an operation ends, with the provider's own status and resolution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ScriptedOutcome {
    /// The status, such as `processed` or `process_failed`; on PayCross `successful` or `failed`.
    pub status: String,
    /// The resolution; on PayCross the code. Default: `ok`.
    #[serde(default = "ok")]
    pub resolution: String,
    /// The amount that is really charged, in major units. Default: the requested amount. With `charged_back` or
    /// `partially_charged_back`, the amount that is charged back. Default: all that is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processed_amount: Option<f64>,
    /// The challenge before the payment: `3ds`, `otp`, or, if `undocumented`, any other word. The sale then stays
    /// `process_pending` until the challenge is completed, and the card decides how it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth_mode: Option<String>,
    /// Whether the response to the sale has the long form, as with Google Pay.
    #[serde(default, skip_serializing_if = "is_false")]
    pub long: bool,
    /// Whether the status, the resolution and the challenge may be words that are in no document.
    #[serde(default, skip_serializing_if = "is_false")]
    pub undocumented: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "Serde passes fields so.")]
fn is_false(flag: &bool) -> bool {
    !flag
}

fn ok() -> String {
    "ok".to_owned()
}

impl ScriptedOutcome {
    /// An outcome with this status and the resolution `ok`.
    pub fn new(status: impl Into<String>) -> Self {
        Self {
            status: status.into(),
            resolution: ok(),
            processed_amount: None,
            auth_mode: None,
            long: false,
            undocumented: false,
        }
    }

    /// Sets the resolution.
    #[must_use]
    pub fn resolution(mut self, resolution: impl Into<String>) -> Self {
        self.resolution = resolution.into();
        self
    }

    /// Sets the amount that is really charged or charged back, in major units.
    #[must_use]
    pub fn processed_amount(mut self, amount: f64) -> Self {
        self.processed_amount = Some(amount);
        self
    }

    /// Requires a challenge first: `3ds`, `otp`, or, after [`undocumented`](Self::undocumented), any other word.
    #[must_use]
    pub fn auth_mode(mut self, mode: impl Into<String>) -> Self {
        self.auth_mode = Some(mode.into());
        self
    }

    /// Responds to the sale in the long form, as with Google Pay.
    #[must_use]
    pub fn long(mut self) -> Self {
        self.long = true;
        self
    }

    /// Allows words that are in no document, as a provider can send them tomorrow. Without this the sandbox refuses them,
    /// because a misspelt word would otherwise go unnoticed.
    #[must_use]
    pub fn undocumented(mut self) -> Self {
        self.undocumented = true;
        self
    }
}

/// The scripted outcomes of future operations, by reference.
#[derive(Debug, Default)]
pub(crate) struct Scripts {
    outcomes: HashMap<String, ScriptedOutcome>,
    /// The references whose script has changed since the last exchange.
    changed: BTreeSet<String>,
}

impl Scripts {
    pub(crate) fn insert(&mut self, reference: String, outcome: ScriptedOutcome) {
        self.changed.insert(reference.clone());
        self.outcomes.insert(reference, outcome);
    }

    pub(crate) fn remove(&mut self, reference: &str) -> Option<ScriptedOutcome> {
        let outcome = self.outcomes.remove(reference)?;
        self.changed.insert(reference.to_owned());
        Some(outcome)
    }

    /// The changed references, each with its script, if it still has one.
    pub(super) fn take_changed(&mut self) -> Vec<(String, Option<ScriptedOutcome>)> {
        let changed = std::mem::take(&mut self.changed).into_iter();
        changed
            .map(|reference| {
                let outcome = self.outcomes.get(&reference).cloned();
                (reference, outcome)
            })
            .collect()
    }

    pub(super) fn all(&self) -> Vec<(&String, &ScriptedOutcome)> {
        self.outcomes.iter().collect()
    }

    pub(super) fn put(&mut self, reference: String, outcome: Option<ScriptedOutcome>) {
        match outcome {
            Some(outcome) => self.outcomes.insert(reference, outcome),
            None => self.outcomes.remove(&reference),
        };
    }
}
