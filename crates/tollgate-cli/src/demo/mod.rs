//! `tollgate demo`: the main job on the embedded sandbox, printed step by step.

mod bill;
mod ledger;
mod shop;
mod timeline;
mod words;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use tollgate::{
    Card, CardNumber, CardToken, Currency, Cvv, Expiry, Money, Outcome, dec,
    paymega::{CardSale, Invoice, NewInvoice, TokenCharge},
};
use tollgate_sandbox::{Fault, Kind, Point};

use crate::Failure;
use shop::Shop;

const SERVICE: &str = "payment_card_usd_hpp";
const CUSTOMER: &str = "customer-7";

/// The options of the demo.
#[derive(Args, Debug)]
pub struct Options {
    /// Adds every exchange to a file, as one line of JSON without secrets.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    #[command(subcommand)]
    what: Option<What>,
}

/// Another demo.
#[derive(Debug, Subcommand)]
enum What {
    /// A billing run of 200 orders that is killed and resumed.
    Bill,
}

/// Runs the demo.
///
/// # Errors
///
/// A step that did not end as it should, or a ledger without exactly one charge per reference.
pub async fn run(options: Options) -> Result<(), Failure> {
    if let Some(What::Bill) = options.what {
        return bill::run(options.record).await;
    }
    let mut shop = Shop::open(options.record).await?;
    ask_for_services(&mut shop).await?;
    let token = save_card(&mut shop).await?;
    charge(&mut shop, &token).await?;
    charge_with_lost_responses(&mut shop, &token).await?;
    charge_again(&mut shop, &token).await?;
    let references = ["order-1041", "order-1042", "order-1043"];
    let checked = ledger::print(&shop.sandbox.ledger(), &references);
    shop.close().await;
    checked
}

async fn ask_for_services(shop: &mut Shop) -> Result<(), Failure> {
    timeline::step("Read which services payers can use in USD");
    let prerequest = shop.paymega.prerequest(Currency::USD).await?;
    shop.show_exchanges();
    let codes: Vec<&str> = prerequest.services().collect();
    timeline::result(&format!("offered: {}", codes.join(", ")));
    Ok(())
}

/// The payer pays once with the card, and agrees that it is saved.
async fn save_card(shop: &mut Shop) -> Result<CardToken, Failure> {
    timeline::step("order-1041: the payer pays 25.00 USD by card, and the card is saved");
    let money = Money::new(dec!(25.00), Currency::USD);
    let order = NewInvoice::new("order-1041", money, SERVICE)
        .customer(CUSTOMER)
        .save_card()
        .callback_url(shop.callback_url());
    let invoice = shop.paymega.create(&order).await?;
    let invoice = invoice.into_open().ok_or("another call created it")?;
    shop.show_exchanges();
    let card = Card::new(
        CardNumber::new("5519283812030000")?,
        Cvv::new("123")?,
        Expiry::new(10, 2035)?,
        "Card Holder",
    );
    let outcome = shop.paymega.sale(invoice, &CardSale::new(card)).await?;
    shop.show_exchanges();
    show_outcome(&outcome);
    let callback = shop.callback_of_success().await?;
    timeline::result(&format!(
        "callback, signature verified: {} is {}",
        callback.invoice().id(),
        callback.invoice().status()
    ));
    // A callback is a hint: read the invoice itself.
    let invoice = shop.paymega.invoice(callback.invoice().id()).await?;
    shop.show_exchanges();
    let card = invoice.saved_card().ok_or("the invoice has no token")?;
    let expiry = card.expiry().map(|month| month.to_string());
    timeline::result(&format!(
        "saved card: {} {}, valid through {}, token {:?}",
        card.brand().unwrap_or("card"),
        card.mask().unwrap_or("?"),
        expiry.unwrap_or_else(|| "?".to_owned()),
        card.token(),
    ));
    Ok(card.token().clone())
}

async fn charge(shop: &mut Shop, token: &CardToken) -> Result<(), Failure> {
    timeline::step("order-1042: charge the saved card 19.99 USD, without the payer");
    let outcome = shop.paymega.charge(&order_1042(token)).await?;
    shop.show_exchanges();
    succeeded(&outcome)
}

/// Paymega does the work, and the sandbox cuts the connection twice, so both responses are lost.
async fn charge_with_lost_responses(shop: &mut Shop, token: &CardToken) -> Result<(), Failure> {
    timeline::step("order-1043: charge 7.50 USD while the responses to creation and sale are lost");
    for operation in ["createInvoice", "createSale"] {
        let lost = Kind::Close {
            point: Point::After,
            reset: false,
        };
        shop.sandbox.fault(Fault::on(operation, lost));
    }
    let money = Money::new(dec!(7.50), Currency::USD);
    let order = TokenCharge::new("order-1043", money, token.clone())
        .customer(CUSTOMER)
        .service(SERVICE);
    let outcome = shop.paymega.charge(&order).await?;
    shop.show_exchanges();
    succeeded(&outcome)
}

async fn charge_again(shop: &mut Shop, token: &CardToken) -> Result<(), Failure> {
    timeline::step("order-1042 once more, as after a crash: it must not be charged twice");
    let outcome = shop.paymega.charge(&order_1042(token)).await?;
    shop.show_exchanges();
    succeeded(&outcome)
}

fn order_1042(token: &CardToken) -> TokenCharge {
    let money = Money::new(dec!(19.99), Currency::USD);
    TokenCharge::new("order-1042", money, token.clone())
        .customer(CUSTOMER)
        .service(SERVICE)
}

fn succeeded(outcome: &Outcome<Invoice>) -> Result<(), Failure> {
    show_outcome(outcome);
    match outcome {
        Outcome::Succeeded(_) => Ok(()),
        other => Err(format!("the charge did not succeed: {other:?}").into()),
    }
}

fn show_outcome(outcome: &Outcome<Invoice>) {
    timeline::result(&format!(
        "{}; money: {}",
        words::of(outcome),
        outcome.money()
    ));
    if !matches!(outcome, Outcome::Succeeded(_)) {
        timeline::result(outcome.advice());
    }
}
