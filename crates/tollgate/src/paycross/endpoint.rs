//! The gateway's address.

use crate::{Invalid, base_url::checked};

/// The gateway's base URL. A path in it is kept.
///
/// Only `https` is accepted, except for loopback addresses; [`build`](super::PayCrossBuilder::build) checks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(String);

impl Default for Endpoint {
    /// PayCross itself: `https://gateway.pay-cross.com`.
    fn default() -> Self {
        Self::custom("https://gateway.pay-cross.com")
    }
}

impl Endpoint {
    /// Another address of the gateway, such as a sandbox's.
    #[must_use]
    pub fn custom(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    pub(super) fn check(self) -> Result<String, Invalid> {
        checked("endpoint", &self.0)
    }
}
