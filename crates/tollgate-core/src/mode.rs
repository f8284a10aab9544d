//! Test or live.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether money really moves.
///
/// Each order has a mode: an operation of the other mode is never taken for the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// The provider's test mode: test cards only, no money.
    Test,
    /// Real cards and real money.
    Live,
}

impl Mode {
    pub(crate) const fn of_test(is_test: bool) -> Self {
        if is_test { Self::Test } else { Self::Live }
    }

    /// Whether this is [`Mode::Test`].
    #[must_use]
    pub const fn is_test(self) -> bool {
        matches!(self, Self::Test)
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_test() { "test" } else { "live" })
    }
}
