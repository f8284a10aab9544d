//! Pays with Tollgate, on the provider that the settings name.

use std::error::Error;
use std::time::Duration;

use job::{Order, Payment, Settings};
use tollgate::paycross::{Endpoint, NewPayment};
use tollgate::paymega::{Endpoints, TokenCharge};
use tollgate::{
    CardToken, Currency, Decimal, Initiator, Mode, Money, Outcome, PayCross, Paymega, Policy,
    SecretKey,
};

/// Long enough for the pauses of the other clients.
const DEADLINE: Duration = Duration::from_secs(5);

/// How long the gateway honours a `RequestID`, if it does.
const REPLAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::read()?;
    if settings.text("provider") == "paymega" {
        let paymega = paymega(&settings)?;
        job::run(&settings, |order| on_paymega(&paymega, &settings, order)).await?;
    } else {
        let paycross = paycross(&settings)?;
        job::run(&settings, |order| on_paycross(&paycross, order)).await?;
    }
    Ok(())
}

fn policy(settings: &Settings) -> Policy {
    Policy::default()
        .deadline(DEADLINE)
        .attempt_timeout(settings.timeout())
}

fn paymega(settings: &Settings) -> Result<Paymega, Box<dyn Error>> {
    let [public, private, cardgate] =
        ["public", "private", "cardgate"].map(|name| settings.text(name));
    let client = Paymega::builder(Mode::Test, Endpoints::custom(public, private, cardgate))
        .account(
            settings.text("account"),
            SecretKey::new(settings.text("api_key")),
        )
        .policy(policy(settings))
        .build()?;
    Ok(client)
}

fn paycross(settings: &Settings) -> Result<PayCross, Box<dyn Error>> {
    let endpoint = Endpoint::custom(settings.text("paycross"));
    let mut client = PayCross::builder(Mode::Test, endpoint)
        .shop(
            settings.text("shop_id"),
            SecretKey::new(settings.text("shop_secret")),
        )
        .policy(policy(settings));
    if settings.is("replay") {
        client = client.replay_window(REPLAY);
    }
    Ok(client.build()?)
}

async fn on_paymega(paymega: &Paymega, settings: &Settings, order: Order) -> Payment {
    let charge = TokenCharge::new(
        order.reference.clone(),
        price(&order),
        CardToken::new(order.token),
    )
    .customer(settings.text("customer"))
    .service(settings.text("service"));
    let charged = paymega.charge(&charge).await;
    match &charged {
        // The time to pay is over, and no bank has declined: another attempt may start now.
        Ok(Outcome::Declined(decline)) if decline.may_try_now() => {
            payment(paymega.charge(&charge.attempt(2)).await)
        }
        _ => payment(charged),
    }
}

async fn on_paycross(paycross: &PayCross, order: Order) -> Payment {
    let (price, token) = (price(&order), CardToken::new(order.token));
    let charge = NewPayment::by_token(order.reference, price, token, Initiator::Merchant)
        .description("Monthly plan");
    payment(paycross.charge(&charge).await)
}

fn price(order: &Order) -> Money {
    Money::new(Decimal::new(order.amount.into(), 2), Currency::USD)
}

/// An error leaves the order open, whatever it says: the next job charges the same order again.
fn payment<T>(result: Result<Outcome<T>, tollgate::Error>) -> Payment {
    match result {
        Ok(Outcome::Succeeded(_)) => Payment::Paid,
        Ok(Outcome::Declined(_)) => Payment::Failed,
        Ok(_) | Err(_) => Payment::Unknown,
    }
}
