//! What a test decides about an operation.

use serde::{Deserialize, Serialize};

/// How an operation ends, in the platform's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Verdict {
    /// The status, such as `processed` or `process_failed`; on PayCross `successful` or `failed`.
    pub status: String,
    /// The resolution; on PayCross the code. Default: `ok`.
    #[serde(default = "ok")]
    pub resolution: String,
    /// What is really charged, in major units, where it is not the amount asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processed_amount: Option<f64>,
}

fn ok() -> String {
    "ok".to_owned()
}

impl Verdict {
    /// This status with the resolution `ok`.
    pub fn new(status: impl Into<String>) -> Self {
        Self {
            status: status.into(),
            resolution: ok(),
            processed_amount: None,
        }
    }

    /// Gives it another resolution.
    #[must_use]
    pub fn resolution(mut self, resolution: impl Into<String>) -> Self {
        self.resolution = resolution.into();
        self
    }

    /// Charges another amount than was asked for, in major units.
    #[must_use]
    pub fn processed_amount(mut self, amount: f64) -> Self {
        self.processed_amount = Some(amount);
        self
    }
}
