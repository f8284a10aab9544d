//! What a builder can change.

/// How the platforms behave where merchants' accounts differ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Whether test cards also pay for invoices of live mode.
    pub(crate) live_cards: bool,
    /// Whether PayCross answers a repeated `RequestID` with what it made the first time.
    pub(crate) replay: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            live_cards: false,
            replay: true,
        }
    }
}
