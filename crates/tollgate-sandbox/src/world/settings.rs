//! What a builder can change.

use std::num::NonZeroU32;
use std::time::Duration;

/// How the platforms behave where merchants' accounts differ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Whether test cards also pay for invoices of live mode.
    pub(crate) live_cards: bool,
    /// Whether PayCross answers a repeated `RequestID` with what it made the first time.
    pub(crate) replay: bool,
    /// Whether PayCross answers version 3 in the shape that its family documents.
    pub(crate) flat: bool,
    /// How many times faster than published notifications are repeated.
    pub(crate) callback_speed: NonZeroU32,
}

impl Settings {
    /// What the schedule of retries counts as a minute.
    pub(crate) fn minute(self) -> Duration {
        Duration::from_secs(60) / self.callback_speed.get()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            live_cards: false,
            replay: true,
            flat: false,
            callback_speed: NonZeroU32::MIN,
        }
    }
}
