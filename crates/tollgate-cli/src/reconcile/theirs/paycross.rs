//! The report of PayCross. A report shows what exists; the outcome of a payment that did not succeed is read by its
//! reference, with all transactions that it has.

use std::time::SystemTime;

use tollgate::{
    CardToken, Error, Initiator, Money, PayCross,
    outcome::Kind,
    paycross::{NewPayment, Report, ReportRow, StoredOrder, data::TransactionType},
};

use super::{AT_ONCE, Ours, Range, Theirs};
use crate::Failure;

pub async fn list(client: &PayCross, (since, until): Range) -> Result<Vec<Theirs>, Failure> {
    let end = until.unwrap_or_else(SystemTime::now);
    let mut rows = client.report(&Report::created(since, end));
    let (mut found, mut open) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next().await {
        let row = row?;
        if !is_payment(&row)
            || row
                .data()
                .test
                .is_some_and(|is_test| is_test != client.mode().is_test())
        {
            continue;
        }
        match (row.reference().zip(row.amount()), row.status()) {
            (Some((reference, money)), status) if status != Some("successful") => {
                open.push(order(client, reference, money)?);
            }
            (_, status) => found.push(of_row(&row, status)),
        }
    }
    found.extend(read(client, open).await?);
    Ok(found)
}

pub async fn look_up(client: &PayCross, orders: &[&Ours]) -> Result<Vec<Theirs>, Failure> {
    let orders = orders
        .iter()
        .map(|it| order(client, &it.reference, it.money));
    read(client, orders.collect::<Result<_, _>>()?).await
}

/// Whether a row is money that a payer paid: a refund, a reservation or a saved card is not.
fn is_payment(row: &ReportRow) -> bool {
    let kinds = [TransactionType::Payment, TransactionType::Capture];
    let kind = row.data().type_.as_ref();
    kind.is_none_or(|kind| kinds.iter().any(|known| kind == known))
}

fn of_row(row: &ReportRow, status: Option<&str>) -> Theirs {
    let id = row.uid().unwrap_or_default();
    Theirs {
        id: id.to_owned(),
        reference: row.reference().unwrap_or(id).to_owned(),
        money: row.amount(),
        kind: if status == Some("successful") {
            Kind::Succeeded
        } else {
            Kind::Review
        },
    }
}

/// The order that a reference and an amount make, to read its outcome.
fn order(client: &PayCross, reference: &str, money: Money) -> Result<StoredOrder, Failure> {
    let token = CardToken::new("not sent");
    let order = NewPayment::by_token(reference, money, token, Initiator::Merchant);
    Ok(client.stored(&order.description("not sent"))?)
}

/// Reads the outcomes of orders; those that do not exist are left out.
async fn read(client: &PayCross, mut orders: Vec<StoredOrder>) -> Result<Vec<Theirs>, Failure> {
    orders.sort_by(|a, b| a.reference().cmp(b.reference()));
    orders.dedup_by(|a, b| a.reference() == b.reference());
    let (mut outcomes, mut found) = (client.reconcile_all(orders, AT_ONCE), Vec::new());
    while let Some((order, result)) = outcomes.next().await {
        let reference = order.reference().to_owned();
        match result {
            Ok(outcome) => found.push(Theirs {
                id: outcome.operation().uid().to_owned(),
                money: outcome.operation().amount(),
                kind: outcome.kind(),
                reference,
            }),
            Err(Error::NotFound(_)) => {}
            // The amount differs, or it is no payment.
            Err(Error::ReferenceReused(reused)) => found.push(Theirs {
                id: reused.operation().unwrap_or_default().to_owned(),
                money: None,
                kind: Kind::Review,
                reference,
            }),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(found)
}
