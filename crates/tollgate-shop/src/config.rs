//! The shop: its clients, its tables, and its settings from the environment.

use std::{env, sync::Arc, time::Duration};

use axum::extract::FromRef;
use tollgate::{
    Currency, Failover, Invalid, Mode, Money, PayCross, Paymega, Policy, SecretKey, dec,
    paycross::Endpoint,
    paymega::{
        Endpoints,
        callback::{CallbackSecrets, Verifier},
    },
};

use crate::{Result, store::Store};

/// The service of Paymega that takes cards.
pub const SERVICE: &str = "payment_card_usd_hpp";

/// The shop. Clones share the connections and the database.
#[derive(Clone)]
pub(crate) struct Shop {
    pub paymega: Paymega,
    pub failover: Failover<Paymega, PayCross>,
    pub store: Arc<Store>,
    /// The shop's own address.
    pub url: String,
    /// How long another run leaves an order alone whose charge may be under way.
    pub lease: Duration,
}

/// The extractor of callbacks takes its verifier from the shop.
impl FromRef<Shop> for Verifier {
    fn from_ref(shop: &Shop) -> Self {
        shop.paymega.verifier().clone()
    }
}

impl Shop {
    pub fn from_environment() -> Result<Self> {
        let timeout = milliseconds("SHOP_TIMEOUT_MS", 30_000)?;
        let policy = Policy::default()
            .attempt_timeout(timeout)
            .deadline(timeout * 3);
        let paymega = paymega(policy.clone())?;
        let paycross = paycross(policy)?;
        Ok(Self {
            failover: Failover::new(paymega.clone(), paycross),
            paymega,
            store: Arc::new(Store::open(&variable("SHOP_DATABASE")?)?),
            url: variable("SHOP_URL")?,
            lease: milliseconds("SHOP_LEASE_MS", 120_000)?,
        })
    }
}

/// The price of one month.
pub fn price() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}

fn paymega(policy: Policy) -> Result<Paymega> {
    let endpoints = Endpoints::custom(
        variable("PAYMEGA_PUBLIC_URL")?,
        variable("PAYMEGA_PRIVATE_URL")?,
        variable("PAYMEGA_CARDGATE_URL")?,
    );
    let key = SecretKey::new(variable("PAYMEGA_API_KEY")?);
    let secret = SecretKey::new(variable("PAYMEGA_CALLBACK_SECRET")?);
    Ok(Paymega::builder(Mode::Test, endpoints)
        .account(variable("PAYMEGA_ACCOUNT")?, key)
        .callback_secrets(CallbackSecrets::new().test(secret)?)
        .policy(policy)
        .build()?)
}

fn paycross(policy: Policy) -> Result<PayCross> {
    let endpoint = Endpoint::custom(variable("PAYCROSS_URL")?);
    let secret = SecretKey::new(variable("PAYCROSS_SECRET")?);
    let paycross: Result<PayCross, Invalid> = PayCross::builder(Mode::Test, endpoint)
        .shop(variable("PAYCROSS_SHOP")?, secret)
        .policy(policy)
        .build();
    Ok(paycross?)
}

fn variable(name: &str) -> Result<String> {
    env::var(name).map_err(|error| format!("{name}: {error}").into())
}

fn milliseconds(name: &str, default: u64) -> Result<Duration> {
    match env::var(name) {
        Ok(text) => Ok(Duration::from_millis(text.parse()?)),
        Err(_) => Ok(Duration::from_millis(default)),
    }
}
