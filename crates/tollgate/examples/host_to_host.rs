//! Takes the card on the merchant's own page, which requires PCI DSS, and leads the payer through 3-D Secure.
//!
//! `cargo run -p tollgate --example host_to_host` runs the example against a sandbox of its own.

mod shop;

use std::error::Error;

use tollgate::{Card, CardNumber, CardSale, Cvv, Expiry, NewInvoice, Outcome, data::BrowserInfo};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (sandbox, paymega) = shop::open().await?;
    let order = NewInvoice::new("order-1041", shop::price(), shop::SERVICE)
        .customer(shop::CUSTOMER)
        .return_url("https://shop.example/back");
    let invoice = paymega.create(&order).await?;

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
    let Outcome::ActionRequired(challenge) = paymega.sale(&invoice, &sale).await? else {
        return Err("the issuer asked for no challenge".into());
    };
    let form = challenge.form().ok_or("a challenge that cannot be shown")?;
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
    sandbox.complete_challenge(invoice.id(), true);
    match paymega.reconcile(&order).await? {
        Outcome::Succeeded(invoice) => println!("paid: {}", invoice.id()),
        other => println!("money: {}", other.money()),
    }
    println!("charged: {} time", sandbox.ledger().charges("order-1041"));
    sandbox.stop().await;
    Ok(())
}
