//! Lists a day's payments of PayCross page by page, and those that a person at the gateway corrected by hand.
//!
//! `cargo run -p tollgate --example paycross_report` runs the example against its own sandbox.

use std::{
    error::Error,
    num::NonZeroU32,
    time::{Duration, SystemTime},
};

use tollgate::{
    Card, CardNumber, Currency, Cvv, Expiry, Invalid, Mode, Money, PayCross, SecretKey, dec,
    paycross::{Endpoint, NewPayment, Report},
};
use tollgate_sandbox::{Sandbox, ScriptedOutcome, settings::Reported};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // As far as is known, the gateway's own reports hold live transactions alone.
    let sandbox = Sandbox::builder()
        .reported(Reported::All)
        .report_page(NonZeroU32::MIN)
        .start()
        .await?;
    let paycross = client(&sandbox)?;
    for number in 1..=3 {
        paycross.charge(&order(number)?).await?;
    }
    let now = SystemTime::now();
    let mut payments = paycross.report(&Report::paid(now - DAY, now + DAY));
    // Only one page is held at a time, however many transactions there are.
    while let Some(payment) = payments.next().await {
        let payment = payment?;
        let amount = payment.amount().ok_or("an amount of unknown currency")?;
        println!(
            "{}: {amount}",
            payment.reference().ok_or("a foreign payment")?
        );
    }

    let uid = paycross.find("order-2").await?[0].uid().to_owned();
    sandbox.settle(&uid, &ScriptedOutcome::new("failed"));
    let report = Report::created(now - DAY, now + DAY).corrected(now - DAY, now + DAY);
    let mut corrected = paycross.report(&report);
    while let Some(transaction) = corrected.next().await {
        let transaction = transaction?;
        println!(
            "corrected by hand: {} is now {}",
            transaction.reference().unwrap_or_default(),
            transaction.status().unwrap_or_default(),
        );
    }
    sandbox.stop().await;
    Ok(())
}

fn order(number: u32) -> Result<NewPayment, Box<dyn Error>> {
    let card = Card::new(
        CardNumber::new("4200000000000000")?,
        Cvv::new("123")?,
        Expiry::new(5, 2035)?,
        "John Doe",
    );
    let price = Money::new(dec!(10) + tollgate::Decimal::from(number), Currency::USD);
    let order = NewPayment::by_card(format!("order-{number}"), price, card);
    Ok(order.description("An order"))
}

/// The client of a shop. A real shop uses `Mode::Live`, `Endpoint::default()` and its own keys.
fn client(sandbox: &Sandbox) -> Result<PayCross, Invalid> {
    let info = sandbox.info();
    let endpoint = Endpoint::custom(&info.paycross).reports(&info.reports);
    PayCross::builder(Mode::Test, endpoint)
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .build()
}
