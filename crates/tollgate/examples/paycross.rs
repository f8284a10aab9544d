//! Saves a card on PayCross, charges its token, and refunds a part.
//!
//! `cargo run -p tollgate --example paycross` runs the example against its own sandbox.

use std::error::Error;

use tollgate::{
    Card, CardNumber, CardToken, Currency, Cvv, Expiry, Initiator, Mode, Money, Outcome, PayCross,
    SecretKey, dec,
    paycross::{Endpoint, NewPayment, NewTokenization, Refund, Transaction},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let info = sandbox.info();
    let paycross = PayCross::builder(Mode::Test, Endpoint::custom(&info.paycross))
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .build()?;

    let token = save_card(&paycross).await?;

    // The response to the charge is lost: the transaction is looked up.
    let lost = Kind::Close {
        point: Point::After,
        reset: false,
    };
    sandbox.fault(Fault::on("createPayment", lost));
    let price = Money::new(dec!(19.99), Currency::USD);
    let order = NewPayment::by_token("order-1042", price, token, Initiator::Merchant)
        .description("Subscription, May");
    let paid = charge(&paycross, &order).await?;
    // The same order again charges nothing more.
    charge(&paycross, &order).await?;

    let part = Money::new(dec!(5), Currency::USD);
    let refund = Refund::new("refund-1042", paid.uid(), part, "A week without service");
    let outcome = paycross.refund(&refund).await?;
    println!("refund of {part}: {}", outcome.money());

    let account = sandbox.ledger().account("order-1042");
    println!(
        "ledger: {} charge of {}, {} refunded",
        account.charges, account.charged, account.refunded
    );
    sandbox.stop().await;
    Ok(())
}

/// Saves a card that its holder entered on the merchant's own page, which requires PCI DSS.
async fn save_card(paycross: &PayCross) -> Result<CardToken, Box<dyn Error>> {
    let card = Card::new(
        CardNumber::new("4200000000000000")?,
        Cvv::new("123")?,
        Expiry::new(5, 2035)?,
        "John Doe",
    );
    let order = NewTokenization::new("save-7", Money::new(dec!(1), Currency::USD), card)
        .description("Card for subscriptions");
    let Outcome::Succeeded(saved) = paycross.tokenize(&order).await? else {
        return Err("the card was not saved".into());
    };
    let card = saved.saved_card().ok_or("no card was returned")?;
    println!("saved {}", card.mask().unwrap_or("a card"));
    Ok(card.token().clone())
}

async fn charge(paycross: &PayCross, order: &NewPayment) -> Result<Transaction, Box<dyn Error>> {
    match paycross.charge(order).await? {
        Outcome::Succeeded(transaction) => {
            println!("charged once, as transaction {}", transaction.uid());
            Ok(transaction)
        }
        Outcome::Declined(decline) => Err(decline.reason().into()),
        Outcome::ActionRequired(_) => Err("the payer must act".into()),
        Outcome::Pending(_) => Err("wait for the webhook".into()),
        Outcome::Review(review) => Err(review.reason().description().into()),
    }
}
