//! Collects the card on the merchant's own page, which requires PCI DSS, and sends the payer through 3-D Secure.
//!
//! `cargo run -p tollgate --example host_to_host` runs the example against its own sandbox.

use std::error::Error;

use tollgate::{
    Card, CardNumber, Currency, Cvv, Expiry, Invalid, Mode, Money, Outcome, Paymega, SecretKey,
    dec,
    paymega::{CardSale, Endpoints, NewInvoice, data::BrowserInfo},
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
        .return_url("https://shop.example/back");
    let invoice = paymega.create(&order).await?;
    // Only the call that created the invoice may sell it, and only once: `sale` consumes it.
    let invoice = invoice
        .into_open()
        .ok_or("another call created the invoice: reconcile the order")?;
    let id = invoice.invoice().id().to_owned();

    let card = Card::new(
        CardNumber::new("5123817234060000")?,
        Cvv::new("123")?,
        Expiry::new(10, 2035)?,
        "Card Holder",
    );
    let browser = BrowserInfo {
        browser_language: Some("en-US".into()),
        device_channel: Some("02".into()),
        ..BrowserInfo::default()
    };
    let sale = CardSale::new(card).browser(browser);
    println!("paying with {sale:?}");
    let Outcome::ActionRequired(challenge) = paymega.sale(invoice, &sale).await? else {
        return Err("the issuer requires no challenge".into());
    };
    let form = challenge.form().ok_or("the challenge has no form")?;
    let names: Vec<_> = form.fields().map(|(name, _)| name).collect();
    println!(
        "show a form that sends {} to {}",
        names.join(", "),
        form.action()
    );
    println!(
        "the form is {} bytes of HTML without script",
        form.to_html("Continue").len()
    );

    // The payer passes the challenge on the issuer's page, and returns.
    sandbox.complete_challenge(&id, true);
    match paymega.reconcile(&order).await? {
        Outcome::Succeeded(invoice) => println!("paid: {}", invoice.id()),
        other => println!("money: {}", other.money()),
    }
    println!("charged: {} time", sandbox.ledger().charges("order-1041"));
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
