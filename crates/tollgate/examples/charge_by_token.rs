//! Charges a saved card, once, although responses are lost; then once more with the payer present.
//!
//! `cargo run -p tollgate --example charge_by_token` runs the example against a sandbox of its own.

mod payer;
mod shop;

use std::error::Error;

use tollgate::{CardToken, ChallengeForm, Initiator, NewInvoice, Outcome, Paymega, TokenCharge};
use tollgate_sandbox::{Fault, Kind, Point};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (sandbox, paymega) = shop::open().await?;
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

fn order(reference: &str, token: &CardToken) -> TokenCharge {
    TokenCharge::new(reference, shop::price(), token.clone())
        .customer(shop::CUSTOMER)
        .service(shop::SERVICE)
}

async fn save_card(paymega: &Paymega) -> Result<CardToken, Box<dyn Error>> {
    let order = NewInvoice::new("order-1041", shop::price(), shop::SERVICE)
        .customer(shop::CUSTOMER)
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

fn show(outcome: &Outcome) {
    match outcome {
        Outcome::Succeeded(invoice) => println!("charged, as invoice {}", invoice.id()),
        Outcome::Declined(decline) => println!("declined: {}", decline.reason()),
        Outcome::ActionRequired(challenge) => {
            let page = challenge.form().map(ChallengeForm::action);
            println!("show this page to the payer: {}", page.unwrap_or("unknown"));
        }
        Outcome::Pending(_) => println!("wait for the callback"),
        Outcome::Review(review) => println!("ask a person: {}", review.reason()),
    }
}
