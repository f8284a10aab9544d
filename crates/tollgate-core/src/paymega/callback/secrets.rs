//! The secrets that sign callbacks.

use tollgate_types::SecretKey;

use crate::{Invalid, Mode, credentials::checked_signing_key};

/// The secrets that sign callbacks: one for each mode, and more while keys are changed.
///
/// They are the account's secret keys (`sk_live_…`, `sk_test_…`), not its API key.
///
/// ```
/// use tollgate::{SecretKey, paymega::callback::CallbackSecrets};
///
/// let secrets = CallbackSecrets::new()
///     .live(SecretKey::new("sk_live_new"))?
///     .live(SecretKey::new("sk_live_previous"))?
///     .test(SecretKey::new("sk_test_secret"))?;
/// # Ok::<(), tollgate::Invalid>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct CallbackSecrets {
    pub(super) secrets: Vec<(Mode, SecretKey)>,
}

impl CallbackSecrets {
    /// No secrets: every callback is refused.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            secrets: Vec::new(),
        }
    }

    /// Accepts callbacks signed with this secret key of live mode. Call it again for the previous key.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the key is empty, begins or ends with white space, is a public key, or is of test mode.
    pub fn live(self, secret: SecretKey) -> Result<Self, Invalid> {
        self.with(Mode::Live, secret)
    }

    /// Accepts callbacks signed with this secret key of test mode. Call it again for the previous key.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the key is empty, begins or ends with white space, is a public key, or is of live mode.
    pub fn test(self, secret: SecretKey) -> Result<Self, Invalid> {
        self.with(Mode::Test, secret)
    }

    /// Adds a secret, if it is not empty: an attacker could sign with an empty secret, such as a missing setting.
    fn with(mut self, mode: Mode, secret: SecretKey) -> Result<Self, Invalid> {
        checked_signing_key("callback_secrets", &secret, Some(mode))?;
        self.secrets.push((mode, secret));
        Ok(self)
    }
}
