//! Saves a card, pays out to it in two steps while the responses are lost, and reads the result in another process.
//!
//! `cargo run -p tollgate --example payout` runs the example against its own sandbox.

mod payer;

use std::error::Error;

use tollgate::{
    CardToken, Currency, Invalid, Mode, Money, Outcome, Paymega, SecretKey, dec,
    paymega::{CreatedPayout, Endpoints, NewInvoice, NewPayout, StoredPayout},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

const CUSTOMER: &str = "customer-7";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let paymega = client(&sandbox)?;
    let token = save_card(&paymega).await?;
    let winnings = Money::new(dec!(12.50), Currency::USD);
    let order = NewPayout::new("payout-1042", winnings, "payment_card_usd")
        .token(token)
        .customer(CUSTOMER);
    let row = serde_json::to_string(&paymega.stored_payout(&order)?)?;

    let balances = paymega.balances().await?;
    let account = balances.of(Currency::USD).ok_or("no account in dollars")?;
    let balance = account.active_balance.ok_or("no balance")?.decimal();
    println!("balance before: {balance}");

    for operation in ["createPayout", "processPayout"] {
        let lost = Kind::Close {
            point: Point::After,
            reset: false,
        };
        sandbox.fault(Fault::on(operation, lost));
    }
    let CreatedPayout::New(payout) = paymega.create_payout(&order).await? else {
        return Err("another call has created it".into());
    };
    println!("created: {}, waits to be approved", payout.payout().id());
    match paymega.process_payout(payout).await? {
        Outcome::Succeeded(payout) => println!("paid out: {}", payout.id()),
        Outcome::Declined(decline) => println!("not paid out: {}", decline.reason()),
        Outcome::Pending(_) | Outcome::ActionRequired(_) => println!("wait for the callback"),
        Outcome::Review(review) => println!("ask a person: {}", review.reason()),
    }

    let stored: StoredPayout = serde_json::from_str(&row)?;
    let outcome = client(&sandbox)?.reconcile_payout(&stored).await?;
    println!("another process reads: money {}", outcome.money());
    let payouts = sandbox.ledger().payouts("payout-1042");
    println!("paid out: {payouts} time");
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

/// The customer once paid with a card, which was saved.
async fn save_card(paymega: &Paymega) -> Result<CardToken, Box<dyn Error>> {
    let price = Money::new(dec!(19.99), Currency::USD);
    let order = NewInvoice::new("order-1041", price, "payment_card_usd_hpp")
        .customer(CUSTOMER)
        .save_card();
    let invoice = paymega.create(&order).await?;
    let page = invoice
        .redirect()
        .and_then(|it| it.url())
        .ok_or("no page")?;
    payer::types_card(&page).await?;
    let invoice = paymega.invoice(invoice.id()).await?;
    let card = invoice.saved_card().ok_or("no saved card")?;
    Ok(card.token().clone())
}
