//! A merchant's back end that makes forms, for `cargo xtask browser`: for each line of JSON that requests a form it
//! writes a line with the form's HTML.
//!
//! Its argument is the first line of `tollgate sandbox`. It ends when its input ends.

use std::{
    env,
    error::Error,
    io::{BufRead, Write, stdin, stdout},
};

use serde_json::{Value, json};
use tollgate::{
    Card, CardNumber, Challenge, Currency, Cvv, Expiry, Mode, Money, Outcome, Paymega, SecretKey,
    dec,
    outcome::ChallengeForm,
    paymega::{CardSale, Checkout, Endpoints, NewInvoice},
};

const SERVICE: &str = "payment_card_usd_hpp";
const CUSTOMER: &str = "customer-7";
const BUTTON: &str = "To the payment";
/// The card that requires 3-D Secure.
const CARD: &str = "5123817234060000";

type Failure = Box<dyn Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let info: Value = serde_json::from_str(&env::args().nth(1).ok_or("an argument is missing")?)?;
    let platform = platform(&info)?;
    for line in stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let made = match text(&asked, "form")? {
            "checkout" => checkout(&platform, &asked)?,
            "redirect" => redirect(&platform, text(&asked, "id")?).await?,
            "challenge" => challenge(&platform, &asked).await?,
            other => return Err(format!("there is no form {other}").into()),
        };
        writeln!(stdout(), "{made}")?;
    }
    Ok(())
}

fn platform(info: &Value) -> Result<Paymega, Failure> {
    let endpoints = Endpoints::custom(
        text(info, "public")?,
        text(info, "private")?,
        text(info, "cardgate")?,
    );
    let platform = Paymega::builder(Mode::Test, endpoints)
        .account(
            text(info, "account")?,
            SecretKey::new(text(info, "api_key")?),
        )
        .public_key(text(info, "public_key")?);
    Ok(platform.build()?)
}

/// A checkout with the requested free texts.
fn checkout(platform: &Paymega, asked: &Value) -> Result<Value, Failure> {
    let words = text(asked, "text")?;
    let checkout = Checkout::new(price(), SERVICE)
        .reference(text(asked, "reference")?)
        .customer(CUSTOMER)
        .description(words)
        .metadata(text(asked, "key")?, words)
        .return_url(text(asked, "return_url")?)
        .with(|form| {
            form.customer_name = Some(words.to_owned());
            form.customer_address_full_address = Some(words.to_owned());
        });
    let page = platform.checkout(&checkout)?;
    let html = page.to_html(BUTTON);
    let (action, origins, link) = (page.action(), page.form_action(), page.link());
    Ok(json!({ "action": action, "html": html, "link": link, "origins": origins }))
}

/// The form that sends the payer to the payment page of an invoice.
async fn redirect(platform: &Paymega, id: &str) -> Result<Value, Failure> {
    let invoice = platform.public_invoice(id).await?;
    let redirect = invoice.redirect().ok_or("the invoice leads nowhere")?;
    Ok(shown(redirect.form()))
}

/// The form that sends the payer to the issuer of a card.
async fn challenge(platform: &Paymega, asked: &Value) -> Result<Value, Failure> {
    let order = NewInvoice::new(text(asked, "reference")?, price(), SERVICE)
        .customer(CUSTOMER)
        .return_url(text(asked, "return_url")?);
    let invoice = platform.create(&order).await?;
    let invoice = invoice.into_open().ok_or("another call created it")?;
    let card = Card::new(
        CardNumber::new(CARD)?,
        Cvv::new("123")?,
        Expiry::new(10, 2035)?,
        "Card Holder",
    );
    let outcome = platform.sale(invoice, &CardSale::new(card)).await?;
    let Outcome::ActionRequired(challenge) = outcome else {
        return Err("the issuer asks for nothing".into());
    };
    let form = Challenge::form(&challenge).ok_or("a challenge that cannot be shown")?;
    Ok(shown(form))
}

fn shown(form: &ChallengeForm) -> Value {
    json!({ "action": form.action(), "html": form.to_html(BUTTON) })
}

fn price() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}

fn text<'a>(object: &'a Value, name: &str) -> Result<&'a str, Failure> {
    let text = object[name].as_str();
    text.ok_or_else(|| format!("{name} is missing").into())
}
