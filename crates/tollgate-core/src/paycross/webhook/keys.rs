//! The keys by which a shop verifies webhooks.

use super::PublicKey;
use crate::Mode;

/// The keys that verify webhooks: the current one, and the previous one while the keys are rotated.
#[derive(Clone, Debug, Default)]
pub struct WebhookKeys {
    pub(super) keys: Vec<(Option<Mode>, PublicKey)>,
}

impl WebhookKeys {
    /// No keys: every webhook is refused.
    #[must_use]
    pub const fn new() -> Self {
        Self { keys: Vec::new() }
    }

    /// Accepts webhooks signed by this key, in either mode. Call it once more for the previous key.
    #[must_use]
    pub fn key(mut self, key: PublicKey) -> Self {
        self.keys.push((None, key));
        self
    }

    /// Accepts webhooks signed by this key for transactions of this mode: for shops with one key for each mode.
    #[must_use]
    pub fn key_of(mut self, mode: Mode, key: PublicKey) -> Self {
        self.keys.push((Some(mode), key));
        self
    }

    /// Whether there are no keys.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}
