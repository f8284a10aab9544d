//! Puts a form on the merchant's page. With it the payer's browser creates the invoice and opens the payment page.
//!
//! `cargo run -p tollgate --example checkout_form` runs the example against its own sandbox.

mod payer;

use std::{
    error::Error,
    time::{Duration, SystemTime},
};

use reqwest::Url;
use tollgate::{
    Currency, Invalid, Mode, Money, Outcome, Paymega, SecretKey, dec,
    paymega::{Checkout, Endpoints, NewInvoice, ReturnQuery},
};
use tollgate_sandbox::Sandbox;

const SERVICE: &str = "payment_card_usd_hpp";
const CUSTOMER: &str = "customer-7";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let paymega = client(&sandbox)?;
    let checkout = Checkout::new(price(), SERVICE)
        .reference("order-1041")
        .customer(CUSTOMER)
        .with(|form| form.customer_name = Some("Test Customer".into()))
        .metadata("cart", "31")
        .expires(SystemTime::now() + Duration::from_secs(60 * 60))
        .return_url("https://shop.example/back");
    let page = paymega.checkout(&checkout)?;
    println!("{}", page.to_html("Pay"));
    println!(
        "content-security-policy: default-src 'none'; form-action {}",
        page.form_action()
    );
    println!("or as a link: {}", page.link());

    // The payer presses the button, and the browser is redirected to the payment page.
    let mut form = Url::parse("http://localhost")?;
    form.query_pairs_mut().extend_pairs(page.fields());
    let filled_in = form.query().unwrap_or_default();
    let (_, next) = payer::posts(page.action(), "", filled_in.as_bytes()).await?;
    payer::types_card(&next).await?;

    // The query of the browser's return has no signature: it is only a hint to read the order.
    let hint = ReturnQuery::from_query("?id=cpi_1&amount=19.99");
    let order = NewInvoice::new("order-1041", price(), SERVICE);
    match paymega.reconcile(&order).await? {
        Outcome::Succeeded(invoice) => {
            println!("paid: {}", invoice.id());
            println!("the return query names it: {}", hint.is_about(invoice.id()));
        }
        other => println!("not paid: {}", other.money()),
    }
    sandbox.stop().await;
    Ok(())
}

/// The client of a shop with an account. A real shop uses `Mode::Live`, `Endpoints::paymega(…)` and its own keys.
fn client(sandbox: &Sandbox) -> Result<Paymega, Invalid> {
    let info = sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .public_key(&info.public_key)
        .build()
}

fn price() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}
