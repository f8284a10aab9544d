//! Ids in the providers' formats.

use fastrand::Rng;
use serde::{Deserialize, Serialize};

/// A source of ids. The same seed gives the same ids.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "u64", into = "u64")]
pub(crate) struct Ids {
    rng: Rng,
}

impl From<u64> for Ids {
    fn from(seed: u64) -> Self {
        Self::new(Some(seed))
    }
}

impl From<Ids> for u64 {
    fn from(ids: Ids) -> Self {
        ids.rng.get_seed()
    }
}

impl Ids {
    pub(crate) fn new(seed: Option<u64>) -> Self {
        Self {
            rng: seed.map_or_else(Rng::new, Rng::with_seed),
        }
    }

    /// A prefixed id of sixteen letters and digits, such as `cpi_HeSWMM9LvQonCcQc`.
    pub(crate) fn prefixed(&mut self, prefix: &str) -> String {
        format!("{prefix}_{}", self.letters(16))
    }

    pub(crate) fn letters(&mut self, length: usize) -> String {
        (0..length).map(|_| self.rng.alphanumeric()).collect()
    }

    pub(crate) fn hex(&mut self, length: usize) -> String {
        (0..length).map(|_| self.rng.digit(16)).collect()
    }

    /// True in this share of all calls, in percent.
    pub(crate) fn percent(&mut self, share: u8) -> bool {
        self.rng.u8(..100) < share
    }

    /// A random UUID, version 4.
    pub(crate) fn uuid(&mut self) -> String {
        format!(
            "{}-{}-4{}-{}{}-{}",
            self.hex(8),
            self.hex(4),
            self.hex(3),
            ['8', '9', 'a', 'b'][self.rng.usize(..4)],
            self.hex(3),
            self.hex(12)
        )
    }
}
