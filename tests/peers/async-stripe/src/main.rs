//! Pays with async-stripe by one of its two strategies that send a key.
//!
//! With the merchant's own key the crate sends a request once, and its documentation lets the merchant retry. With its
//! exponential backoff the crate retries, and chooses a new key for each call.

use std::collections::HashMap;
use std::error::Error;
use std::time::Duration;

use job::{Order, Payment, Settings, stripe as reading};
use stripe::{Client, ClientBuilder, IdempotencyKey, RequestStrategy, StripeError, StripeRequest};
use stripe_core::payment_intent::{CreatePaymentIntent, CreatePaymentIntentOffSession};
use stripe_types::Currency;

/// The largest number of requests for one payment, in both strategies.
const ATTEMPTS: u32 = 3;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::read()?;
    let client = ClientBuilder::new(settings.text("key"))
        .url(format!("{}/", settings.text("url")))
        .timeout(settings.timeout())
        .build()?;
    let own_key = settings.text("strategy") == "idempotent";
    job::run(&settings, |order| pay(&client, own_key, order)).await?;
    Ok(())
}

async fn pay(client: &Client, own_key: bool, order: Order) -> Payment {
    let Ok(key) = IdempotencyKey::new(&order.reference) else {
        return Payment::Failed;
    };
    if !own_key {
        return attempt(
            client,
            &order,
            RequestStrategy::ExponentialBackoff(ATTEMPTS),
        )
        .await;
    }
    for number in 0..ATTEMPTS {
        // The pauses of the crate's own backoff.
        tokio::time::sleep(Duration::from_secs(number.into())).await;
        let result = attempt(client, &order, RequestStrategy::Idempotent(key.clone())).await;
        if result != Payment::Unknown {
            return result;
        }
    }
    Payment::Unknown
}

async fn attempt(client: &Client, order: &Order, strategy: RequestStrategy) -> Payment {
    let currency = order.currency.parse().unwrap_or(Currency::USD);
    let intent = CreatePaymentIntent::new(order.amount, currency)
        .payment_method(&order.token)
        .confirm(true)
        .off_session(CreatePaymentIntentOffSession::Bool(true))
        .metadata(HashMap::from([(
            "order_id".to_owned(),
            order.reference.clone(),
        )]))
        .customize()
        .request_strategy(strategy)
        .send(client)
        .await;
    match intent {
        Ok(intent) => reading::of_intent(intent.status.as_str()),
        Err(StripeError::Stripe(_, status)) => reading::of_error(status),
        Err(_) => Payment::Unknown,
    }
}
