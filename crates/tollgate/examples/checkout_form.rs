//! Puts a form on the merchant's page, with which the payer's browser creates the invoice and goes on to pay.
//!
//! `cargo run -p tollgate --example checkout_form` runs the example against a sandbox of its own.

mod payer;
mod shop;

use std::{
    error::Error,
    time::{Duration, SystemTime},
};

use reqwest::Url;
use tollgate::{Checkout, NewInvoice, Outcome, ReturnQuery};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (sandbox, paymega) = shop::open().await?;
    let checkout = Checkout::new(shop::price(), shop::SERVICE)
        .reference("order-1041")
        .customer(shop::CUSTOMER)
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
    let order = NewInvoice::new("order-1041", shop::price(), shop::SERVICE);
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
