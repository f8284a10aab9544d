//! The challenge of an invoice.

use super::Ids;
use serde::{Deserialize, Serialize};

/// A challenge that the payer must pass before the payment continues.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Challenge {
    /// The payment's id, which comes back from the issuer.
    pub(crate) payment: String,
    #[serde(rename = "asker")]
    pub(crate) authenticator: Authenticator,
}

/// The side that authenticates the payer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Authenticator {
    /// The issuer, by 3-D Secure of version 1 or 2.
    Issuer(u8),
    /// The merchant's page, by this `auth_mode`, such as `otp`. The documents do not say how it sends the code.
    Merchant(String),
}

impl Authenticator {
    /// The `auth_mode` of a sale.
    pub(crate) fn mode(&self) -> &str {
        match self {
            Self::Issuer(_) => "3ds",
            Self::Merchant(mode) => mode,
        }
    }
}

impl Challenge {
    pub(crate) fn new(ids: &mut Ids, authenticator: Authenticator) -> Self {
        Self {
            payment: format!("{}_{}", ids.prefixed("pay"), ids.letters(7)),
            authenticator,
        }
    }
}
