//! Saves a card: the payer pays once on the hosted page, and the paid invoice holds the card's token.
//!
//! `cargo run -p tollgate --example tokenise` runs the example against its own sandbox.

mod payer;

use std::{error::Error, time::SystemTime};

use tollgate::{
    Currency, Invalid, Mode, Money, Outcome, Paymega, SecretKey, dec,
    paymega::{Endpoints, NewInvoice},
};
use tollgate_sandbox::Sandbox;

const SERVICE: &str = "payment_card_usd_hpp";
const CUSTOMER: &str = "customer-7";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let paymega = client(&sandbox)?;
    let order = NewInvoice::new("order-1041", price(), SERVICE)
        .customer(CUSTOMER)
        .save_card();
    let invoice = paymega.create(&order).await?;
    let page = invoice.redirect().ok_or("the invoice has no page")?;
    println!(
        "send the payer to {} by {}",
        page.form().action(),
        page.form().method()
    );

    let url = page.url().ok_or("a form must be posted")?;
    payer::types_card(&url).await?;

    // The payer's return and a callback are only hints to read the order.
    let Outcome::Succeeded(paid) = paymega.reconcile(&order).await? else {
        return Err("not paid".into());
    };
    let card = paid
        .saved_card()
        .ok_or("paid, but the invoice has no token")?;
    println!(
        "saved a {} ending in {}, good until {}",
        card.brand().unwrap_or("card"),
        card.last_four().unwrap_or("????"),
        card.expiry()
            .map(|expiry| expiry.to_string())
            .unwrap_or_default(),
    );
    println!(
        "can be charged today: {}",
        card.can_be_charged_on(SystemTime::now())
    );
    println!(
        "store its token ({} characters) as you store a key",
        card.token().expose().len()
    );
    sandbox.stop().await;
    Ok(())
}

/// The client of a shop with an account. A real shop uses `Mode::Live`, `Endpoints::paymega(…)` and its own keys.
fn client(sandbox: &Sandbox) -> Result<Paymega, Invalid> {
    let info = sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .build()
}

fn price() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}
