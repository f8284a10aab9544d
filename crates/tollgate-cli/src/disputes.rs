//! `tollgate disputes`: charge-backs and refunds as a list.

use std::time::SystemTime;

use clap::Args;
use serde::Serialize;
use tollgate::{
    Money, Operation, PayCross, Paymega,
    paycross::{Report, ReportRow, data::TransactionType},
    paymega::{Invoice, InvoiceRange},
};

use tollgate_billing::{shown, shown_amount};

use crate::{
    Failure,
    arguments::Common,
    moment,
    output::{Output, Table},
    profile::{Client, Profile},
};

/// The options of `disputes`.
#[derive(Args, Debug)]
#[command(after_help = "\
A charge-back may come months after its payment: choose an early start.

Example:
  tollgate disputes --since 180d")]
pub struct Options {
    /// The start of the list, by the time of the payment: a day such as 2026-11-01, or 180d.
    #[arg(long, value_name = "TIME", value_parser = moment::parse)]
    since: SystemTime,
}

/// A payment whose money went back, whole or in part. As JSON its fields are stable.
#[derive(Debug, Serialize)]
struct Dispute {
    reference: Option<String>,
    provider_id: String,
    status: String,
    money: Option<Money>,
    refunded: Option<String>,
}

/// Lists the payments.
///
/// # Errors
///
/// An error of the list.
pub async fn run(options: &Options, common: &Common) -> Result<(), Failure> {
    let profile = Profile::load(&common.choice)?;
    let disputes = match profile.client()? {
        Client::Paymega(client) => of_paymega(&client, options.since).await?,
        Client::PayCross(client) => of_paycross(&client, options.since).await?,
    };
    print(&disputes, common.output());
    Ok(())
}

async fn of_paymega(client: &Paymega, since: SystemTime) -> Result<Vec<Dispute>, Failure> {
    let mut pages = client.invoices(InvoiceRange::all().from(since).page_size(100));
    let mut disputes = Vec::new();
    while let Some(invoice) = pages.next().await {
        let invoice = invoice?;
        if invoice.post_charge().is_some() {
            disputes.push(Dispute::of_invoice(&invoice));
        }
    }
    Ok(disputes)
}

async fn of_paycross(client: &PayCross, since: SystemTime) -> Result<Vec<Dispute>, Failure> {
    let mut rows = client.report(&Report::created(since, SystemTime::now()));
    let mut disputes = Vec::new();
    while let Some(row) = rows.next().await {
        disputes.extend(Dispute::of_row(&row?));
    }
    Ok(disputes)
}

fn print(disputes: &[Dispute], output: Output) {
    if output.is_json() {
        for dispute in disputes {
            output.record(dispute, String::new);
        }
        return;
    }
    let mut table = Table::new(["STATUS", "REFERENCE", "AMOUNT", "REFUNDED", "ID"]);
    for it in disputes {
        table.row(vec![
            it.status.clone(),
            it.reference.clone().unwrap_or_default(),
            it.money.map_or_else(String::new, shown),
            it.refunded.clone().unwrap_or_default(),
            it.provider_id.clone(),
        ]);
    }
    out!(
        "{}",
        if table.is_empty() {
            "no charge-backs and no refunds".to_owned()
        } else {
            table.text()
        }
    );
}

/// The refunded amount, in the invoice's currency.
fn refunded(invoice: &Invoice) -> Option<String> {
    let amount = invoice.attributes().refunded_amount?;
    Some(match invoice.amount() {
        Some(money) => shown_amount(Money::new(amount.decimal(), money.currency())),
        None => amount.decimal().to_string(),
    })
}

impl Dispute {
    fn of_invoice(invoice: &Invoice) -> Self {
        Self {
            reference: invoice.reference().map(str::to_owned),
            provider_id: invoice.id().to_owned(),
            status: invoice.status().to_owned(),
            money: invoice.amount(),
            refunded: refunded(invoice),
        }
    }

    /// A refund or a charge-back; `None` for any other transaction.
    fn of_row(row: &ReportRow) -> Option<Self> {
        let kind = row.data().type_.as_ref()?;
        let is_it = [TransactionType::Refund, TransactionType::Chargeback]
            .iter()
            .any(|it| kind == it);
        is_it.then(|| Self {
            reference: row.reference().map(str::to_owned),
            provider_id: row.uid().unwrap_or_default().to_owned(),
            status: format!("{} {}", kind.as_str(), row.status().unwrap_or("unknown")),
            money: row.amount(),
            refunded: None,
        })
    }
}
