//! Charges a saved card, once, although responses are lost; then once more with the payer present.
//!
//! `cargo run -p tollgate --example charge_by_token` runs the example against its own sandbox.

mod payer;

use std::error::Error;

use tollgate::{
    CardToken, Currency, Initiator, Invalid, Mode, Money, Outcome, Paymega, SecretKey, dec,
    outcome::ChallengeForm,
    paymega::{Endpoints, Invoice, NewInvoice, TokenCharge},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

const SERVICE: &str = "payment_card_usd_hpp";
const CUSTOMER: &str = "customer-7";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let paymega = client(&sandbox)?;
    let token = save_card(&paymega).await?;

    // The responses to both requests are lost: the invoice is looked up, and nothing is sent twice.
    for operation in ["createInvoice", "createSale"] {
        let lost = Kind::Close {
            point: Point::After,
            reset: false,
        };
        sandbox.fault(Fault::on(operation, lost));
    }
    let order = order("order-1042", &token);
    show(&paymega.charge(&order).await?);
    // The same order again charges nothing more.
    show(&paymega.charge(&order).await?);
    println!("charged: {} time", sandbox.ledger().charges("order-1042"));

    // With the payer present: the hosted page, where this card is already chosen.
    let present = self::order("order-1043", &token).initiator(Initiator::Cardholder);
    show(&paymega.charge(&present).await?);
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

fn order(reference: &str, token: &CardToken) -> TokenCharge {
    TokenCharge::new(reference, price(), token.clone())
        .customer(CUSTOMER)
        .service(SERVICE)
}

async fn save_card(paymega: &Paymega) -> Result<CardToken, Box<dyn Error>> {
    let order = NewInvoice::new("order-1041", price(), SERVICE)
        .customer(CUSTOMER)
        .save_card();
    let invoice = paymega.create(&order).await?;
    let page = invoice.redirect().and_then(|page| page.url());
    payer::types_card(&page.ok_or("the invoice has no page")?).await?;
    let outcome = paymega.reconcile(&order).await?;
    let card = outcome
        .operation()
        .saved_card()
        .ok_or("the invoice has no token")?;
    Ok(card.token().clone())
}

fn show(outcome: &Outcome<Invoice>) {
    match outcome {
        Outcome::Succeeded(invoice) => println!("charged, as invoice {}", invoice.id()),
        Outcome::Declined(decline) => println!("declined: {}", decline.reason()),
        Outcome::ActionRequired(challenge) => {
            let page = challenge.form().map(ChallengeForm::action);
            println!("show this page to the payer: {}", page.unwrap_or("unknown"));
        }
        Outcome::Pending(_) => println!("wait for the callback"),
        Outcome::Review(review) => println!("ask a person: {}", review.reason().description()),
    }
}
