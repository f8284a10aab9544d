//! The profiles `paymega` and `paycross` of the environment, as `tollgate sandbox --env` prints their variables.

use std::collections::BTreeMap;
use std::env;

use tollgate::Mode;

use super::key::Key;
use super::settings::{Limits, Network, PayCrossSettings, PaymegaSettings, Settings};
use crate::Failure;

/// The value of `TOLLGATE_…`, unless it is empty.
pub fn text(name: &str) -> Option<String> {
    let value = env::var(format!("TOLLGATE_{name}"));
    value.ok().filter(|value| !value.is_empty())
}

/// The profile that the environment has under this name.
///
/// # Errors
///
/// A mode that is neither `test` nor `live`, or a missing one.
pub fn settings(name: &str) -> Result<Option<Settings>, Failure> {
    match name {
        "paymega" if text("PAYMEGA_ACCOUNT").is_some() => paymega().map(Some),
        "paycross" if text("PAYCROSS_SHOP").is_some() => paycross().map(Some),
        _ => Ok(None),
    }
}

fn paymega() -> Result<Settings, Failure> {
    Ok(Settings::Paymega(PaymegaSettings {
        mode: mode("PAYMEGA_MODE")?,
        cardgate: text("PAYMEGA_CARDGATE"),
        public: text("PAYMEGA_PUBLIC"),
        private: text("PAYMEGA_PRIVATE"),
        hosted_page: text("PAYMEGA_HOSTED_PAGE"),
        account: text("PAYMEGA_ACCOUNT"),
        api_key: key("PAYMEGA_API_KEY"),
        public_key: text("PAYMEGA_PUBLIC_KEY"),
        callback_secrets: key("PAYMEGA_CALLBACK_SECRET").into_iter().collect(),
        service: text("PAYMEGA_SERVICE"),
        limits: Limits::default(),
        decimals: BTreeMap::new(),
        network: Network::default(),
    }))
}

fn paycross() -> Result<Settings, Failure> {
    Ok(Settings::PayCross(PayCrossSettings {
        mode: mode("PAYCROSS_MODE")?,
        url: text("PAYCROSS_URL"),
        checkout: text("PAYCROSS_CHECKOUT"),
        reports: text("PAYCROSS_REPORTS"),
        shop: text("PAYCROSS_SHOP").unwrap_or_default(),
        secret_key: Key::Env("TOLLGATE_PAYCROSS_SECRET_KEY".to_owned()),
        webhook_keys: key("PAYCROSS_WEBHOOK_KEY").into_iter().collect(),
        reference_characters: String::new(),
        replay_window: None,
        limits: Limits::default(),
        decimals: BTreeMap::new(),
        network: Network::default(),
    }))
}

fn key(name: &str) -> Option<Key> {
    text(name).map(|_| Key::Env(format!("TOLLGATE_{name}")))
}

fn mode(name: &str) -> Result<Mode, Failure> {
    let mode = text(name).and_then(|word| word.parse().ok());
    mode.ok_or_else(|| format!("TOLLGATE_{name} must be `test` or `live`").into())
}
