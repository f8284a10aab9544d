//! The list of invoices.

use serde_json::json;
use tollgate::{
    Error, Mode, Operation, Paymega,
    outcome::Kind,
    paymega::{Invoice, InvoiceRange, StoredOrder},
};

use super::{Ours, Range, Theirs};
use crate::Failure;

pub async fn list(client: &Paymega, (since, until): Range) -> Result<Vec<Theirs>, Failure> {
    let mut range = InvoiceRange::all().from(since).page_size(100);
    if let Some(until) = until {
        range = range.until(until);
    }
    let (mut pages, mut found) = (client.invoices(range), Vec::new());
    while let Some(invoice) = pages.next().await {
        let invoice = invoice?;
        // The list has the invoices of both modes.
        if is_of_mode(&invoice, client.mode()) {
            found.push(of_invoice(client, &invoice));
        }
    }
    Ok(found)
}

pub async fn look_up(client: &Paymega, orders: &[&Ours]) -> Result<Vec<Theirs>, Failure> {
    let mut found = Vec::new();
    for order in orders {
        if let Some(invoice) = client.find(&order.reference).await? {
            found.push(of_invoice(client, &invoice));
        }
    }
    Ok(found)
}

fn is_of_mode(invoice: &Invoice, mode: Mode) -> bool {
    let shown = invoice.attributes().test_mode;
    shown.is_none_or(|is_test| is_test == mode.is_test())
}

fn of_invoice(client: &Paymega, invoice: &Invoice) -> Theirs {
    Theirs {
        id: invoice.id().to_owned(),
        reference: invoice.reference().unwrap_or(invoice.id()).to_owned(),
        money: invoice.amount(),
        kind: kind(client, invoice),
    }
}

/// The outcome that an invoice shows for the order that it shows itself, read cautiously: as a charge without its payer.
fn kind(client: &Paymega, invoice: &Invoice) -> Kind {
    let order = json!({
        "version": 2, "reference": invoice.reference(), "money": invoice.amount(), "mode": client.mode(),
        "payer_present": false,
    });
    let Ok(order) = serde_json::from_value::<StoredOrder>(order) else {
        return Kind::Review;
    };
    let outcome = client.outcome_of(&order, invoice);
    outcome.map_or_else(|error: Error| error.kind(), |outcome| outcome.kind())
}
