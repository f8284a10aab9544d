//! Saves a card on PayCross's page, charges its token, and refunds it: no card number in the merchant's process.
//!
//! `cargo run -p tollgate --example paycross_checkout` runs the example against its own sandbox.

mod payer;

use std::{
    error::Error,
    time::{Duration, SystemTime},
};

use tollgate::{
    CardToken, Currency, Hosted, Initiator, Invalid, Mode, Money, Outcome, PayCross, SaveCard,
    SecretKey, dec,
    paycross::{Endpoint, NewPayment, Refund},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let paycross = client(&sandbox)?;

    // The response to the first creation is lost. No payer can reach that page, so another one is created.
    let lost = Kind::Close {
        point: Point::After,
        reset: false,
    };
    sandbox.fault(Fault::on("createCheckout", lost));
    let token = save_card(&paycross).await?;

    let order = NewPayment::by_token("order-1042", price(), token, Initiator::Merchant)
        .description("Subscription, May");
    let Outcome::Succeeded(paid) = paycross.charge(&order).await? else {
        return Err("not paid".into());
    };
    println!("charged {}", price());
    let refund = Refund::new("refund-1042", paid.uid(), price(), "Cancelled");
    println!("refund: {}", paycross.refund(&refund).await?.money());

    let account = sandbox.ledger().account("order-1042");
    println!(
        "ledger: {} charge, {} refund",
        account.charges, account.refunds
    );
    sandbox.stop().await;
    Ok(())
}

/// Saves the payer's card on the gateway's page. Paymega's client has the same call for the same order.
async fn save_card(paycross: &PayCross) -> Result<CardToken, Box<dyn Error>> {
    let end = SystemTime::now() + Duration::from_secs(30 * 60);
    let order = SaveCard::new("card-7", price(), end)
        .description("Card for subscriptions")
        .return_url("https://shop.example/back");
    let Hosted::Page(page) = paycross.save_card(&order).await? else {
        return Err("the card is saved already".into());
    };
    // Store the page's id with the order, and show the payer the same page again.
    println!("send the payer to {}", page.url());
    payer::types_card(page.url()).await?;

    // The payer's return and a webhook are only hints to read the order.
    let Outcome::Succeeded(saved) = paycross.reconcile(&order).await? else {
        return Err("not saved yet".into());
    };
    let card = saved.saved_card().ok_or("no card was returned")?;
    println!("saved {}", card.mask().unwrap_or("a card"));
    Ok(card.token().clone())
}

/// The client of a shop. A real shop uses `Mode::Live`, `Endpoint::default()` and its own keys.
fn client(sandbox: &Sandbox) -> Result<PayCross, Invalid> {
    let info = sandbox.info();
    let endpoint = Endpoint::custom(&info.paycross).checkout(&info.checkout);
    PayCross::builder(Mode::Test, endpoint)
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .build()
}

fn price() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}
