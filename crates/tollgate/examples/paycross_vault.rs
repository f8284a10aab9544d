//! Moves a card of another provider into PayCross's vault, changes its expiry, and charges it as its acquirer allows.
//!
//! `cargo run -p tollgate --example paycross_vault` runs the example against its own sandbox.

use std::error::Error;

use tollgate::{
    Card, CardNumber, Currency, Cvv, Expiry, Initiator, Invalid, Mode, Money, Outcome, PayCross,
    SecretKey, dec,
    paycross::{CardUpdate, Endpoint, NewPayment},
};
use tollgate_sandbox::{Sandbox, settings::ChargesAs};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // This acquirer reserves each amount first, and the gateway captures it by itself.
    let sandbox = Sandbox::builder()
        .charges_as(ChargesAs::Authorization)
        .start()
        .await?;
    let paycross = client(&sandbox)?;

    // The shop has the number, which requires PCI DSS.
    let card = Card::new(
        CardNumber::new("4200000000000000")?,
        Cvv::new("123")?,
        Expiry::new(5, 2033)?,
        "John Doe",
    );
    let stored = paycross.store_card(card).await?;
    let renewed = CardUpdate::new().expiry(Expiry::new(5, 2038)?);
    let stored = paycross.update_card(stored.token(), &renewed).await?;
    let expiry = stored.expiry().ok_or("a card without an expiry")?;
    println!(
        "stored {}, good until {expiry}",
        stored.mask().unwrap_or("a card")
    );

    let price = Money::new(dec!(19.99), Currency::USD);
    let token = stored.token().clone();
    let order = NewPayment::by_token("order-1042", price, token, Initiator::Merchant)
        .description("Subscription, May")
        .as_charge();
    for _ in 0..2 {
        let Outcome::Succeeded(paid) = paycross.charge(&order).await? else {
            return Err("not paid".into());
        };
        println!("charged once, as transaction {}", paid.uid());
    }
    let transactions = paycross.find("order-1042").await?;
    let account = sandbox.ledger().account("order-1042");
    println!(
        "{} transactions are one payment: {} charge of {}",
        transactions.len(),
        account.charges,
        account.charged
    );
    sandbox.stop().await;
    Ok(())
}

/// The client of a shop. A real shop uses `Mode::Live`, `Endpoint::default()` and its own keys.
fn client(sandbox: &Sandbox) -> Result<PayCross, Invalid> {
    let info = sandbox.info();
    PayCross::builder(Mode::Test, Endpoint::custom(&info.paycross))
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .build()
}
