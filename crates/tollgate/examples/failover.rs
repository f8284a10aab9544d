//! Charges one order on Paymega, and on PayCross after Paymega has declined; never on both.
//!
//! `cargo run -p tollgate --example failover` runs the example against its own sandbox.

use std::error::Error;

use tollgate::{
    Card, CardNumber, CardToken, Currency, Cvv, Expiry, Failover, Initiator, Mode, Money,
    Operation, Outcome, PayCross, Paymega, Payment, SecretKey, dec,
    paycross::{Endpoint, NewPayment, NewTokenization},
    paymega::{CardSale, Endpoints, NewInvoice, TokenCharge},
};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

const SERVICE: &str = "payment_card_usd_hpp";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let (paymega, paycross) = clients(&sandbox)?;
    // A token works only at the provider that issued it, so the card is saved on both.
    let first_token = save_on_paymega(&paymega).await?;
    let second_token = save_on_paycross(&paycross).await?;
    let failover = Failover::new(paymega, paycross);

    let price = Money::new(dec!(19.99), Currency::USD);
    for reference in ["order-1", "order-2"] {
        let first = TokenCharge::new(reference, price, first_token.clone())
            .customer("customer-7")
            .service(SERVICE);
        let token = second_token.clone();
        let second = NewPayment::by_token(reference, price, token, Initiator::Merchant)
            .description("Subscription, May");
        if reference == "order-2" {
            let verdict = ScriptedOutcome::new("process_failed").resolution("issuer_decline");
            sandbox.decide(reference, verdict);
        }
        show(reference, &failover.charge(&first, &second).await?);
        // The same two orders again charge nothing more.
        failover.charge(&first, &second).await?;
        let charges = sandbox.ledger().charges(reference);
        println!("  ledger: {charges} charge");
    }
    sandbox.stop().await;
    Ok(())
}

fn show(reference: &str, outcome: &Outcome<Payment>) {
    let payment = outcome.operation();
    let provider = match payment {
        Payment::Invoice(_) => "Paymega",
        Payment::Transaction(_) => "PayCross",
    };
    let (id, money) = (payment.id(), outcome.money());
    println!("{reference}: {money} at {provider}, as {id}");
}

fn clients(sandbox: &Sandbox) -> Result<(Paymega, PayCross), tollgate::Invalid> {
    let info = sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    let paymega = Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .build()?;
    let paycross = PayCross::builder(Mode::Test, Endpoint::custom(&info.paycross))
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .build()?;
    Ok((paymega, paycross))
}

async fn save_on_paymega(paymega: &Paymega) -> Result<CardToken, Box<dyn Error>> {
    let order = NewInvoice::new("save-1", one(), SERVICE)
        .customer("customer-7")
        .save_card();
    let invoice = paymega.create(&order).await?;
    let invoice = invoice.into_open().ok_or("another call created it")?;
    let sale = CardSale::new(card("5519283812030000")?);
    let outcome = paymega.sale(invoice, &sale).await?;
    saved(&outcome)
}

async fn save_on_paycross(paycross: &PayCross) -> Result<CardToken, Box<dyn Error>> {
    let order =
        NewTokenization::new("save-1", one(), card("4200000000000000")?).description("Card");
    let outcome = paycross.tokenize(&order).await?;
    saved(&outcome)
}

fn saved<T: Operation>(outcome: &Outcome<T>) -> Result<CardToken, Box<dyn Error>> {
    let card = outcome
        .operation()
        .saved_card()
        .ok_or("no card was saved")?;
    Ok(card.token().clone())
}

fn one() -> Money {
    Money::new(dec!(1), Currency::USD)
}

fn card(number: &str) -> Result<Card, Box<dyn Error>> {
    let (number, cvv) = (CardNumber::new(number)?, Cvv::new("123")?);
    Ok(Card::new(number, cvv, Expiry::new(10, 2035)?, "John Doe"))
}
