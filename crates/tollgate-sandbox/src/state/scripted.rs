//! The outcome that a test scripts for an operation.

use serde::{Deserialize, Serialize};

/// How an operation ends, with the provider's own status and resolution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// The challenge before the payment: `3ds`, `otp`, or a word that is in no document. The sale then stays
    /// `process_pending` until the challenge is completed, and the card decides how it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth_mode: Option<String>,
    /// Whether the response to the sale has the long form, as with Google Pay.
    #[serde(default, skip_serializing_if = "is_false")]
    pub long: bool,
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

    /// Requires a challenge first: `3ds`, `otp`, or a word that is in no document.
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
}
