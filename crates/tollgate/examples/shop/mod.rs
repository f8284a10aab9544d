//! A shop with a sandbox of its own: the code that the examples share.

use std::error::Error;

use tollgate::{
    Currency, Endpoints, Mode, Money, Paymega, SecretKey, dec, paymega::callback::CallbackSecrets,
};
use tollgate_sandbox::Sandbox;

pub const SERVICE: &str = "payment_card_usd_hpp";
pub const CUSTOMER: &str = "customer-7";

/// Opens a sandbox and a client for it. A real shop names its provider: `Endpoints::paymega(…)`.
pub async fn open() -> Result<(Sandbox, Paymega), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let info = sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    let secret = SecretKey::new(&info.callback_secret);
    let paymega = Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .public_key(&info.public_key)
        .callback_secrets(CallbackSecrets::new().test(secret)?)
        .build()?;
    Ok((sandbox, paymega))
}

pub fn price() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}
