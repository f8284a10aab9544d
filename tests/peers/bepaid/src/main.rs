//! Pays with the crate bepaid. It has no retries and no timeout, and its documentation recommends none: the next job
//! repeats the payment with the same `RequestID`.

use std::error::Error;

use bepaid::types::{CreditCardRaw, PaymentRequest};
use bepaid::{BepaidClient, BepaidError};
use job::{Order, Payment, Settings};
use uuid::Uuid;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::read()?;
    let [shop, key, url] = ["shop_id", "shop_secret", "paycross"].map(|name| settings.text(name));
    let client = BepaidClient::with_urls(shop, key, url, url, url, url);
    job::run(&settings, |order| pay(&client, order)).await?;
    Ok(())
}

async fn pay(client: &BepaidClient, order: Order) -> Payment {
    let id = Uuid::new_v5(&Uuid::NAMESPACE_OID, order.reference.as_bytes()).to_string();
    match client.create_payment(request(order), Some(&id)).await {
        Ok(transaction) => match transaction.status.as_deref() {
            Some("successful") => Payment::Paid,
            Some("failed") => Payment::Failed,
            _ => Payment::Unknown,
        },
        Err(BepaidError::Api(error)) => match error.status {
            408 | 409 | 429 => Payment::Unknown,
            400..=499 => Payment::Failed,
            _ => Payment::Unknown,
        },
        Err(_) => Payment::Unknown,
    }
}

fn request(order: Order) -> PaymentRequest {
    PaymentRequest {
        amount: order.amount.to_string(),
        currency: order.currency,
        test: true,
        description: "Monthly plan".to_owned(),
        tracking_id: order.reference,
        credit_card: Some(card(order.token)),
        expired_at: None,
        dynamic_billing_descriptor: None,
        language: None,
        notification_url: None,
        verification_url: None,
        return_url: None,
        duplicate_check: None,
        billing_address: None,
        customer: None,
        additional_data: None,
        encrypted_data: None,
        encrypted_credit_card: None,
        three_d_secure: None,
        travel: None,
        fiscalization: None,
        custom_fields: None,
    }
}

fn card(token: String) -> CreditCardRaw {
    CreditCardRaw {
        token: Some(token),
        notification_url: None,
        number: None,
        verification_value: None,
        holder: None,
        exp_month: None,
        exp_year: None,
        save_card: None,
        skip_three_d_secure_verification: None,
        force_three_d_secure_verification: None,
    }
}
