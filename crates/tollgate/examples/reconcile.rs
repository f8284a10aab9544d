//! Lists all payments, newest first, and reconciles the orders without a known outcome.
//!
//! `cargo run -p tollgate --example reconcile` runs the example against a sandbox of its own.

mod shop;

use std::{collections::BTreeMap, error::Error};

use tollgate::{NewInvoice, Paymega};
use tollgate_sandbox::ScriptedOutcome;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (sandbox, paymega) = shop::open().await?;
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

fn order(number: u32) -> NewInvoice {
    NewInvoice::new(format!("order-{number}"), shop::price(), shop::SERVICE)
        .customer(shop::CUSTOMER)
}

/// Counts all invoices by status. A real reconciliation stops at the first invoice that it has seen before.
async fn by_status(paymega: &Paymega) -> Result<(), Box<dyn Error>> {
    let mut counts = BTreeMap::<String, u32>::new();
    let mut invoices = paymega.invoices();
    while let Some(invoice) = invoices.next().await {
        *counts.entry(invoice?.status().to_owned()).or_default() += 1;
    }
    for (status, count) in counts {
        println!("{count} × {status}");
    }
    Ok(())
}
