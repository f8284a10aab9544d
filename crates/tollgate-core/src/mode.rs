//! Test or live.

/// Whether money really moves.
///
/// Each order has a mode: an operation of the other mode is never taken for the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

tollgate_types::words! { Mode { Test = "test", Live = "live" } }
