//! The client that a profile describes.

use std::collections::BTreeMap;
use std::fs;

use tollgate::{
    Currency, Mode, PayCross, Paymega,
    paycross::{
        Endpoint,
        webhook::{PublicKey, WebhookKeys},
    },
    paymega::{Endpoints, callback::CallbackSecrets},
};

use super::settings::{Network, PayCrossSettings, PaymegaSettings, Settings};
use crate::Failure;

/// The client of either provider.
#[derive(Clone, Debug)]
pub enum Client {
    /// Of Paymega, Kuna, or another brand of the platform.
    Paymega(Paymega),
    /// Of PayCross.
    PayCross(PayCross),
}

pub fn build(settings: &Settings) -> Result<Client, Failure> {
    match settings {
        Settings::Paymega(settings) => paymega(settings, of_paymega(settings)?),
        Settings::Kuna(settings) => paymega(settings, of_kuna(settings)?),
        Settings::PayCross(settings) => paycross(settings),
    }
}

fn of_paymega(settings: &PaymegaSettings) -> Result<Endpoints, Failure> {
    let cardgate = settings
        .cardgate
        .as_deref()
        .ok_or("`cardgate` is missing")?;
    Ok(match (&settings.public, &settings.private) {
        (None, None) => Endpoints::paymega(cardgate),
        (Some(public), Some(private)) => Endpoints::custom(public, private, cardgate),
        _ => return Err("`public` and `private` belong together".into()),
    })
}

fn of_kuna(settings: &PaymegaSettings) -> Result<Endpoints, Failure> {
    let cardgate = settings
        .cardgate
        .as_deref()
        .ok_or("`cardgate` is missing")?;
    let private = settings.private.as_deref().ok_or("`private` is missing")?;
    Ok(match &settings.public {
        None => Endpoints::kuna(private, cardgate),
        Some(public) => Endpoints::custom(public, private, cardgate),
    })
}

fn paymega(settings: &PaymegaSettings, mut endpoints: Endpoints) -> Result<Client, Failure> {
    if let Some(page) = &settings.hosted_page {
        endpoints = endpoints.hosted_page(page);
    }
    let mut builder = Paymega::builder(settings.mode, endpoints)
        .policy(settings.limits.policy())
        .callback_secrets(secrets(settings)?);
    if let Some(account) = &settings.account {
        let key = settings.api_key.as_ref().ok_or("`api_key` is missing")?;
        builder = builder.account(account, key.read()?);
    }
    if let Some(key) = &settings.public_key {
        builder = builder.public_key(key);
    }
    for (currency, decimals) in decimals(&settings.decimals)? {
        builder = builder.exponent(currency, decimals);
    }
    let (proxy, roots) = way(&settings.network)?;
    if let Some(proxy) = proxy {
        builder = builder.proxy(proxy);
    }
    if let Some(roots) = roots {
        builder = builder.root_certificates(roots);
    }
    Ok(Client::Paymega(builder.build()?))
}

fn secrets(settings: &PaymegaSettings) -> Result<CallbackSecrets, Failure> {
    let mut secrets = CallbackSecrets::new();
    for key in &settings.callback_secrets {
        secrets = match settings.mode {
            Mode::Live => secrets.live(key.read()?)?,
            Mode::Test => secrets.test(key.read()?)?,
        };
    }
    Ok(secrets)
}

fn paycross(settings: &PayCrossSettings) -> Result<Client, Failure> {
    let mut endpoint = settings
        .url
        .as_ref()
        .map_or_else(Endpoint::default, Endpoint::custom);
    if let Some(url) = &settings.checkout {
        endpoint = endpoint.checkout(url);
    }
    if let Some(url) = &settings.reports {
        endpoint = endpoint.reports(url);
    }
    let mut keys = WebhookKeys::new();
    for key in &settings.webhook_keys {
        keys = keys.key_of(settings.mode, PublicKey::parse(&key.read_public()?)?);
    }
    let mut builder = PayCross::builder(settings.mode, endpoint)
        .shop(&settings.shop, settings.secret_key.read()?)
        .webhook_keys(keys)
        .policy(settings.limits.policy())
        .reference_characters(&settings.reference_characters);
    if let Some(window) = settings.replay_window {
        builder = builder.replay_window(window);
    }
    for (currency, decimals) in decimals(&settings.decimals)? {
        builder = builder.exponent(currency, decimals);
    }
    let (proxy, roots) = way(&settings.network)?;
    if let Some(proxy) = proxy {
        builder = builder.proxy(proxy);
    }
    if let Some(roots) = roots {
        builder = builder.root_certificates(roots);
    }
    Ok(Client::PayCross(builder.build()?))
}

fn decimals(settings: &BTreeMap<String, u32>) -> Result<Vec<(Currency, u32)>, Failure> {
    let pairs = settings.iter();
    pairs
        .map(|(code, decimals)| Ok((Currency::new(code)?, *decimals)))
        .collect()
}

/// The proxy's URL and the root certificates.
type Way = (Option<String>, Option<Vec<u8>>);

fn way(network: &Network) -> Result<Way, Failure> {
    let proxy = network
        .proxy
        .as_ref()
        .map(super::key::Key::read)
        .transpose()?;
    let roots = network.root_certificates.as_ref().map(|file| {
        let read = fs::read(file);
        read.map_err(|error| format!("{}: {error}", file.display()))
    });
    Ok((proxy.map(|url| url.expose().to_owned()), roots.transpose()?))
}
