//! Pays with reqwest, and retries with reqwest-retry as its documentation shows: an exponential backoff of three retries,
//! and the crate's own choice of transient failures.

use std::error::Error;

use job::{Order, Payment, Settings, stripe};
use reqwest::Client;
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::{RetryTransientMiddleware, policies::ExponentialBackoff};
use serde_json::Value;

/// As in the example of the crate's documentation.
const RETRIES: u32 = 3;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::read()?;
    let policy = ExponentialBackoff::builder().build_with_max_retries(RETRIES);
    let client = Client::builder().timeout(settings.timeout()).build()?;
    let client = ClientBuilder::new(client)
        .with(RetryTransientMiddleware::new_with_policy(policy))
        .build();
    job::run(&settings, |order| pay(&client, &settings, order)).await?;
    Ok(())
}

async fn pay(client: &ClientWithMiddleware, settings: &Settings, order: Order) -> Payment {
    match response(client, settings, &order).await {
        Ok((status, body)) => stripe::of_response(status, &body),
        Err(_) => Payment::Unknown,
    }
}

async fn response(
    client: &ClientWithMiddleware,
    settings: &Settings,
    order: &Order,
) -> Result<(u16, Value), reqwest_middleware::Error> {
    let amount = order.amount.to_string();
    let form = [
        ("amount", amount.as_str()),
        ("currency", &order.currency),
        ("payment_method", &order.token),
        ("confirm", "true"),
        ("off_session", "true"),
        ("metadata[order_id]", &order.reference),
    ];
    let response = client
        .post(format!("{}/v1/payment_intents", settings.text("url")))
        .bearer_auth(settings.text("key"))
        .header("idempotency-key", &order.reference)
        .form(&form)
        .send()
        .await?;
    let status = response.status().as_u16();
    let text = response.text().await?;
    // A body that is no JSON has no status either.
    Ok((status, serde_json::from_str(&text).unwrap_or_default()))
}
