//! Charges at both providers, with their callbacks: the most that a shop links.

use std::{env, error::Error, io::Read};

use tollgate::{
    CardToken, Currency, Initiator, Mode, Money, PayCross, Paymega, SecretKey, dec,
    paycross::{Endpoint, NewPayment, webhook},
    paymega::{
        Endpoints, TokenCharge,
        callback::{CallbackSecrets, Verifier},
    },
};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(charge())?;
    receive()
}

async fn charge() -> Result {
    let (key, token) = (env::var("KEY")?, CardToken::new(env::var("TOKEN")?));
    let price = Money::new(dec!(19.99), Currency::USD);
    let paymega = Paymega::builder(Mode::Live, Endpoints::paymega(env::var("URL")?))
        .account("coma_1", SecretKey::new(key.as_str()))
        .build()?;
    let order = TokenCharge::new("order-1", price, token.clone()).customer("customer-1");
    println!("{}", paymega.charge(&order).await?.operation().status());
    let paycross =
        PayCross::builder(Mode::Live, Endpoint::default()).shop("361", SecretKey::new(key));
    let order = NewPayment::by_token("order-1", price, token, Initiator::Merchant);
    println!(
        "{}",
        paycross.build()?.charge(&order).await?.operation().status()
    );
    Ok(())
}

fn receive() -> Result {
    let (mut body, signature) = (Vec::new(), env::var("SIGNATURE")?);
    std::io::stdin().read_to_end(&mut body)?;
    let secrets = CallbackSecrets::new().live(SecretKey::new(env::var("SECRET")?))?;
    println!("{:?}", Verifier::new(secrets).verify(&signature, &body)?);
    let key = webhook::PublicKey::parse(&env::var("PUBLIC")?)?;
    let keys = webhook::WebhookKeys::new().key(key);
    println!(
        "{:?}",
        webhook::Verifier::new(keys).verify(&signature, &body)?
    );
    Ok(())
}
