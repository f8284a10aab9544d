//! The published samples, changed, as responses to any request.

use std::{fs, path::Path, time::SystemTime};

use proptest::{prelude::*, sample};
use tollgate::{
    Currency, Hosted, Outcome,
    paycross::{CardUpdate, NewCheckout, Report, Transaction},
    paymega::{Invoice, InvoiceRange},
};

use super::{
    Rig, SHORT, attack_within, claim,
    frame::Response,
    mutation::plans,
    watch::{shown, shown_error, shown_result},
};
use crate::{
    merchant::{SERVICE, charge, usd},
    paycross_shop::{self, DAY},
};

/// The published samples of some operations, by their names.
pub fn samples(surface: &str, part: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../spec/examples")
        .join(match surface {
            "paycross" => "paycross/gateway".to_owned(),
            "checkout" | "reports" => format!("paycross/{surface}"),
            surface => format!("paymega/{surface}"),
        });
    let mut samples: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(path).unwrap(),
            )
        })
        .filter(|(name, _)| name.contains(part))
        .collect();
    samples.sort();
    assert!(!samples.is_empty(), "{surface} {part}");
    samples
}

/// The status of a sample. The name of an error sample contains it.
fn status(name: &str) -> u16 {
    let reported = name.split('.').find_map(|part| part.parse().ok());
    reported.unwrap_or(if name.contains("invalid") || name.contains("missing") {
        422
    } else {
        200
    })
}

fn responses() -> impl Strategy<Value = (String, Vec<u8>)> {
    let surfaces = [
        "private", "public", "cardgate", "paycross", "checkout", "reports",
    ];
    let all = surfaces.map(|surface| samples(surface, ".response"));
    let all: Vec<_> = all.into_iter().flatten().collect();
    sample::select(all)
}

/// Every request may get the sample of any other operation.
#[test]
fn any_sample_as_any_response_is_survived() {
    attack_within(SHORT, (responses(), plans(3)), &async |rig,
                                                          number,
                                                          (
        (name, body),
        plan,
    )| {
        let date = Some("Thu, 20 Aug 2020 10:00:00 GMT".to_owned());
        rig.proxy.respond_with(Response {
            status: status(&name),
            date,
            body,
        });
        rig.proxy.plan(plan);
        let text = rig.in_time(20, asked(rig, number)).await?;
        claim!(
            rig.sandbox.ledger().charges(&format!("order-{number}")) == 0,
            "charged although the sandbox received no request"
        );
        rig.check(&text)
    });
}

/// A part of all requests.
async fn asked(rig: &Rig, number: u64) -> String {
    match number % 4 {
        0 => of_invoices(rig, number).await,
        1 => of_the_account(rig).await,
        2 => of_pages(rig, number).await,
        _ => of_transactions(rig, number).await,
    }
}

async fn of_invoices(rig: &Rig, number: u64) -> String {
    let it = &rig.platform;
    let order = charge(&format!("order-{number}"), &rig.token);
    let whole = |invoice: &Invoice| format!("{invoice:?}{:?}", invoice.attributes());
    let charged = it.charge(&order).await;
    let mut text = charged
        .as_ref()
        .map_or_else(shown_error, |it| shown(it) + &whole(it.invoice()));
    text += &it
        .invoice("cpi_1")
        .await
        .as_ref()
        .map_or_else(shown_error, whole);
    text += &it
        .public_invoice("cpi_1")
        .await
        .as_ref()
        .map_or_else(shown_error, whole);
    if let Some(next) = it.invoices(InvoiceRange::all()).next().await {
        text += &next.as_ref().map_or_else(shown_error, whole);
    }
    text
}

async fn of_the_account(rig: &Rig) -> String {
    let it = &rig.platform;
    let mut text = shown_result(&it.service(SERVICE).await);
    text += &shown_result(&it.services_page(1).await);
    text += &shown_result(&it.prerequest(Currency::USD).await);
    text += &shown_result(&it.profile().await);
    text + &shown_result(&it.balances().await)
}

async fn of_transactions(rig: &Rig, number: u64) -> String {
    let it = &rig.paycross;
    let order = paycross_shop::charge(&format!("order-{number}"), &rig.paycross_token);
    let whole =
        |outcome: &Outcome<Transaction>| format!("{outcome:?}{:?}", outcome.transaction().data());
    let charged = it.charge(&order).await;
    let mut text = charged.as_ref().map_or_else(shown_error, whole);
    text += &shown_result(&it.transaction("1-2").await);
    text + &shown_result(&it.find("order-1").await)
}

/// The checkout, the vault and the reports of PayCross.
async fn of_pages(rig: &Rig, number: u64) -> String {
    let it = &rig.paycross;
    let now = SystemTime::now();
    let order = format!("order-{number}");
    let order = NewCheckout::payment(order, usd(), now + DAY).description("Order");
    let started = it.checkout(&order).await;
    let mut text = match &started {
        Ok(Hosted::Page(page)) => format!("{page:?}"),
        Ok(Hosted::Known(outcome)) => shown(outcome),
        Err(error) => shown_error(error),
    };
    text += &shown_result(&it.read_checkout("a1b2").await);
    let renewed = CardUpdate::new().holder("John Doe");
    text += &shown_result(&it.update_card(&rig.paycross_token, &renewed).await);
    let order = paycross_shop::charge(&format!("order-{number}"), &rig.paycross_token);
    text += &shown_result(&it.charge(&order.as_charge()).await);
    let mut rows = it.report(&Report::created(now - DAY, now));
    if let Some(row) = rows.next().await {
        text += &shown_result(&row);
    }
    text
}
