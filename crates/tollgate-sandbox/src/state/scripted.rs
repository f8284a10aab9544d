//! What a test decides about an operation.

use serde::{Deserialize, Serialize};

/// How an operation ends, in the platform's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ScriptedOutcome {
    /// The status, such as `processed` or `process_failed`; on PayCross `successful` or `failed`.
    pub status: String,
    /// The resolution; on PayCross the code. Default: `ok`.
    #[serde(default = "ok")]
    pub resolution: String,
    /// What is really charged, in major units, where it is not the amount asked for; with `charged_back` or
    /// `partially_charged_back` what is charged back, where it is not all that is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processed_amount: Option<f64>,
    /// How the payer is asked first: `3ds`, `otp`, or a word that no document knows. The sale then stays
    /// `process_pending` until the challenge is completed, and ends as its card does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth_mode: Option<String>,
    /// Whether the sale is answered in the long form, as Google Pay's may be.
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
    /// This status with the resolution `ok`.
    pub fn new(status: impl Into<String>) -> Self {
        Self {
            status: status.into(),
            resolution: ok(),
            processed_amount: None,
            auth_mode: None,
            long: false,
        }
    }

    /// Gives it another resolution.
    #[must_use]
    pub fn resolution(mut self, resolution: impl Into<String>) -> Self {
        self.resolution = resolution.into();
        self
    }

    /// Charges another amount than was asked for, or charges a part back, in major units.
    #[must_use]
    pub fn processed_amount(mut self, amount: f64) -> Self {
        self.processed_amount = Some(amount);
        self
    }

    /// Lets the payer be asked first: `3ds`, `otp`, or a word that no document knows.
    #[must_use]
    pub fn auth_mode(mut self, mode: impl Into<String>) -> Self {
        self.auth_mode = Some(mode.into());
        self
    }

    /// Answers the sale in the long form, as Google Pay's may be.
    #[must_use]
    pub fn long(mut self) -> Self {
        self.long = true;
        self
    }
}
