//! The settings of a profile, as the file has them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Deserializer, de::Error as _};
use tollgate::{Mode, Policy};

use super::key::Key;

/// The settings of a profile of either provider.
#[derive(Debug, Deserialize)]
#[serde(tag = "provider", rename_all = "lowercase")]
pub enum Settings {
    Paymega(PaymegaSettings),
    Kuna(PaymegaSettings),
    PayCross(PayCrossSettings),
}

/// A profile of Paymega, Kuna, or another brand of the platform.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymegaSettings {
    pub mode: Mode,
    /// The card gate's base URL, from the account manager.
    pub cardgate: Option<String>,
    /// The base URLs of the Public and the Private API, if they are not the provider's own.
    pub public: Option<String>,
    pub private: Option<String>,
    pub hosted_page: Option<String>,
    pub account: Option<String>,
    pub api_key: Option<Key>,
    pub public_key: Option<String>,
    /// The secrets that sign callbacks: the current one, and the previous one during a change.
    #[serde(default)]
    pub callback_secrets: Vec<Key>,
    /// The service to pay by, unless a command names another one.
    pub service: Option<String>,
    #[serde(default)]
    pub limits: Limits,
    /// A currency's number of decimals, where ISO 4217 has none or another one.
    #[serde(default)]
    pub decimals: BTreeMap<String, u32>,
    #[serde(default)]
    pub network: Network,
}

/// A profile of PayCross.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayCrossSettings {
    pub mode: Mode,
    /// The gateway's base URL, if it is not PayCross's own.
    pub url: Option<String>,
    /// The base URLs of its checkout and of its reports, if `url` is set.
    pub checkout: Option<String>,
    pub reports: Option<String>,
    pub shop: String,
    pub secret_key: Key,
    /// The public keys that verify webhooks.
    #[serde(default)]
    pub webhook_keys: Vec<Key>,
    /// Characters that references may have beside `A-Z a-z 0-9 - _ ~ :`.
    #[serde(default)]
    pub reference_characters: String,
    /// For how long the gateway returns the first result for a repeated `RequestID`.
    #[serde(default, deserialize_with = "time")]
    pub replay_window: Option<Duration>,
    #[serde(default)]
    pub limits: Limits,
    #[serde(default)]
    pub decimals: BTreeMap<String, u32>,
    #[serde(default)]
    pub network: Network,
}

/// The limits of time of one call.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    #[serde(default, deserialize_with = "time")]
    pub deadline: Option<Duration>,
    #[serde(default, deserialize_with = "time")]
    pub attempt_timeout: Option<Duration>,
    /// For how long a request of an interrupted command may still be under way. Default: 45 s.
    #[serde(default, deserialize_with = "time")]
    pub under_way: Option<Duration>,
}

/// The way to the provider.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// The URL of an HTTP proxy, which may hold a password.
    pub proxy: Option<Key>,
    /// A file with root certificates (PEM) to trust as well.
    pub root_certificates: Option<PathBuf>,
}

impl Limits {
    /// The limits for a client.
    pub fn policy(&self) -> Policy {
        let mut policy = Policy::default();
        if let Some(deadline) = self.deadline {
            policy = policy.deadline(deadline);
        }
        if let Some(timeout) = self.attempt_timeout {
            policy = policy.attempt_timeout(timeout);
        }
        policy
    }
}

/// A time such as `90s` or `24h`.
fn time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let time = humantime::parse_duration(&text);
    time.map(Some)
        .map_err(|_| D::Error::custom("is no time such as `90s` or `24h`"))
}
