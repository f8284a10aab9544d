//! Lists all payments, newest first, and reconciles the orders without a known outcome.
//!
//! `cargo run -p tollgate --example reconcile` runs the example against its own sandbox.

use std::{collections::BTreeMap, error::Error};

use tollgate::{
    Currency, Invalid, Mode, Money, Paymega, SecretKey, dec,
    paymega::{Endpoints, InvoiceRange, NewInvoice},
};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

const SERVICE: &str = "payment_card_usd_hpp";
const CUSTOMER: &str = "customer-7";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let paymega = client(&sandbox)?;
    for number in 1..=45 {
        let invoice = paymega.create(&order(number)).await?;
        let verdict = match number % 3 {
            0 => ScriptedOutcome::new("process_failed").resolution("insufficient_funds"),
            1 => ScriptedOutcome::new("processed"),
            _ => ScriptedOutcome::new("rejected"),
        };
        sandbox.settle(invoice.id(), &verdict);
    }
    // An order that was stored, and never sent because the shop crashed.
    let lost = order(46);

    by_status(&paymega).await?;

    let mut orders = paymega.reconcile_all([order(1), order(2), order(3), lost], 2);
    while let Some((order, result)) = orders.next().await {
        match result {
            Ok(outcome) => println!("{}: money {}", order.reference(), outcome.money()),
            Err(error) => println!("{}: {error}. {}", order.reference(), error.advice()),
        }
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
        .build()
}

fn price() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}

fn order(number: u32) -> NewInvoice {
    NewInvoice::new(format!("order-{number}"), price(), SERVICE).customer(CUSTOMER)
}

/// Counts all invoices by status. A real reconciliation stops at the first invoice that it has seen before.
async fn by_status(paymega: &Paymega) -> Result<(), Box<dyn Error>> {
    let mut counts = BTreeMap::<String, u32>::new();
    let mut invoices = paymega.invoices(InvoiceRange::all());
    while let Some(invoice) = invoices.next().await {
        *counts.entry(invoice?.status().to_owned()).or_default() += 1;
    }
    for (status, count) in counts {
        println!("{count} × {status}");
    }
    Ok(())
}
