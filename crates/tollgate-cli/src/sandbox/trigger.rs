//! `tollgate trigger`: makes the sandbox send a signed callback or webhook.

use clap::{Args, ValueEnum};
use serde_json::json;
use tollgate::{
    Card, CardNumber, Currency, Cvv, Error, Expiry, Mode, Money, Operation, Outcome, PayCross,
    Paymega, SecretKey, dec,
    paycross::{Endpoint, NewPayment, NewTokenization, Transaction},
    paymega::{CardSale, Created, Endpoints, Invoice, NewInvoice},
};
use tollgate_sandbox::Info;

use super::Control;
use crate::{Failure, output::Output};

/// The options of the command.
#[derive(Args, Debug)]
#[command(after_help = "\
Example:
  tollgate trigger invoice.processed order-1 --to http://127.0.0.1:4242/")]
pub struct Options {
    /// The event.
    event: Event,
    /// The reference of the operation that the event is about.
    reference: String,
    /// The address that gets the callback or webhook.
    #[arg(long, value_name = "URL")]
    to: String,
    #[command(flatten)]
    control: Control,
}

/// The events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Event {
    #[value(name = "invoice.processed")]
    InvoiceProcessed,
    #[value(name = "invoice.process_failed")]
    InvoiceFailed,
    #[value(name = "invoice.charged_back")]
    InvoiceChargedBack,
    #[value(name = "payment.successful")]
    PaymentSuccessful,
    #[value(name = "payment.failed")]
    PaymentFailed,
    #[value(name = "tokenization.successful")]
    TokenizationSuccessful,
}

/// Makes an operation whose end is the event.
///
/// # Errors
///
/// No sandbox, or an operation that did not end as the event says.
pub async fn run(options: &Options, output: Output) -> Result<(), Failure> {
    let info: Info = serde_json::from_value(options.control.get("/info").await?)?;
    let (id, status) = match options.event {
        Event::InvoiceProcessed | Event::InvoiceFailed | Event::InvoiceChargedBack => {
            options.invoice(&info).await?
        }
        Event::PaymentSuccessful | Event::PaymentFailed | Event::TokenizationSuccessful => {
            options.transaction(&info).await?
        }
    };
    let line = json!({ "command": "trigger", "reference": options.reference, "provider_id": id, "status": status });
    output.record(&line, || {
        format!("{id} is {status}; the sandbox sends it to {}", options.to)
    });
    Ok(())
}

impl Options {
    async fn script(&self, status: &str, resolution: &str) -> Result<(), Failure> {
        let verdict =
            json!({ "reference": self.reference, "status": status, "resolution": resolution });
        self.control.post("/verdicts", &verdict).await.map(drop)
    }

    async fn invoice(&self, info: &Info) -> Result<(String, String), Failure> {
        if self.event == Event::InvoiceFailed {
            self.script("process_failed", "insufficient_funds").await?;
        }
        let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
        let paymega = Paymega::builder(Mode::Test, endpoints)
            .account(&info.account, SecretKey::new(&info.api_key))
            .build()?;
        let order = NewInvoice::new(&self.reference, price(), "payment_card_usd_hpp")
            .callback_url(&self.to);
        let Created::New(invoice) = paymega.create(&order).await? else {
            return Err("the sandbox has this reference already: take another one".into());
        };
        let sale = CardSale::new(card("5519283812030000")?);
        let outcome: Outcome<Invoice> = paymega.sale(invoice, &sale).await.map_err(Error::from)?;
        let id = outcome.operation().id().to_owned();
        if self.event == Event::InvoiceChargedBack {
            let end = json!({ "id": id, "status": "charged_back" });
            self.control.post("/settle", &end).await?;
            return Ok((id, "charged_back".to_owned()));
        }
        Ok((id, outcome.operation().status().to_owned()))
    }

    async fn transaction(&self, info: &Info) -> Result<(String, String), Failure> {
        if self.event == Event::PaymentFailed {
            self.script("failed", "F.0116").await?;
        }
        let paycross = PayCross::builder(Mode::Test, Endpoint::custom(&info.paycross))
            .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
            .build()?;
        let card = card("4200000000000000")?;
        let outcome: Outcome<Transaction> = if self.event == Event::TokenizationSuccessful {
            let order = NewTokenization::new(&self.reference, price(), card)
                .description("Trigger")
                .duplicate_check(false);
            paycross.tokenize(&order.notification_url(&self.to)).await?
        } else {
            let order = NewPayment::by_card(&self.reference, price(), card)
                .description("Trigger")
                .duplicate_check(false);
            paycross.charge(&order.notification_url(&self.to)).await?
        };
        let transaction = outcome.operation();
        Ok((transaction.id().to_owned(), transaction.status().to_owned()))
    }
}

fn price() -> Money {
    Money::new(dec!(10), Currency::USD)
}

/// A published test card.
fn card(number: &str) -> Result<Card, Failure> {
    Ok(Card::new(
        CardNumber::new(number)?,
        Cvv::new("123")?,
        Expiry::new(10, 2035)?,
        "Card Holder",
    ))
}
