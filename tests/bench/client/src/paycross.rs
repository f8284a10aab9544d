//! A charge of a saved card on PayCross: its reference is looked up, and a payment is sent.

use std::{hint::black_box, time::Duration};

use tollgate::{
    CardToken, Currency, Initiator, Mode, Money, Outcome, PayCross, SecretKey, dec,
    paycross::{Endpoint, NewPayment},
};
use tollgate_paycross_gateway::types::{
    PaymentCard, PaymentEnvelope, PaymentRequest, TransactionEnvelope, TransactionLookup,
};
use tollgate_types::{MinorUnits, Token};

use crate::{Result, patient, reqwest_client, runtime, server};

const SHOP: &str = "361";
const KEY: &str = "b8647b68898b084b836474ed8d61ffe117c9a01168d867f24953b776ddcb134d";
const TOKEN: &str = "e3ba5977-8705-4496-bf90-a6a93d3d31cc";

pub fn run(row: &str, count: u32) -> Result {
    let runtime = runtime()?;
    if let Some(number) = row.strip_prefix("paycross-attempt-") {
        return runtime.block_on(attempts(number.parse()?, count));
    }
    if let Some(number) = row.strip_prefix("paycross-found-") {
        return runtime.block_on(reconcile(&format!("found-{number}"), count));
    }
    match row {
        "paycross-charge" => runtime.block_on(charge(count)),
        "paycross-hand" => runtime.block_on(by_hand(count)),
        _ => Err("no such row".into()),
    }
}

fn paycross() -> Result<PayCross> {
    let endpoint = Endpoint::custom(format!("{}/paycross", server()?));
    let builder = PayCross::builder(Mode::Test, endpoint).shop(SHOP, SecretKey::new(KEY));
    Ok(builder.policy(patient()).build()?)
}

fn order(reference: &str) -> NewPayment {
    let (money, token) = (
        Money::new(dec!(19.99), Currency::USD),
        CardToken::new(TOKEN),
    );
    NewPayment::by_token(reference, money, token, Initiator::Merchant).description("Order 1042")
}

async fn charge(count: u32) -> Result {
    let paycross = paycross()?;
    for _ in 0..count {
        let outcome = paycross.charge(&order("order-1042")).await?;
        if !matches!(black_box(outcome), Outcome::Succeeded(_)) {
            return Err("the charge did not succeed".into());
        }
    }
    Ok(())
}

/// The same requests with the same types, without any decision about money.
async fn by_hand(count: u32) -> Result {
    let (client, base) = (reqwest_client()?, format!("{}/paycross", server()?));
    let timeout = Duration::from_secs(3_600);
    for _ in 0..count {
        let url = format!("{base}/v2/transactions/tracking_id/order-1042");
        let request = client
            .get(url)
            .basic_auth(SHOP, Some(KEY))
            .header("x-api-version", "3");
        let found = request.timeout(timeout).send().await?.error_for_status()?;
        black_box(found.json::<TransactionLookup>().await?);
        let url = format!("{base}/transactions/payments");
        let request = client
            .post(url)
            .basic_auth(SHOP, Some(KEY))
            .header("x-api-version", "3");
        let request = request.header("requestid", "4dc6ab4c-8a4d-5b24-96c5-2a3d8d0e0f8b");
        let request = request.json(&payment()).timeout(timeout);
        let sent = request.send().await?.error_for_status()?;
        black_box(sent.json::<TransactionEnvelope>().await?);
    }
    Ok(())
}

fn payment() -> PaymentEnvelope {
    let card = PaymentCard {
        token: Some(Token::new(TOKEN)),
        skip_three_d_secure_verification: Some(true),
        ..PaymentCard::default()
    };
    let amount = MinorUnits::from(1999);
    PaymentEnvelope::new(PaymentRequest {
        credit_card: Some(card),
        test: Some(true),
        tracking_id: Some("order-1042".to_owned()),
        ..PaymentRequest::new(amount, "USD".to_owned(), "Order 1042".to_owned())
    })
}

/// Reads an order whose look-up shows as many transactions as its reference says.
async fn reconcile(reference: &str, count: u32) -> Result {
    let paycross = paycross()?;
    for _ in 0..count {
        black_box(paycross.reconcile(&order(reference)).await?);
    }
    Ok(())
}

/// Charges an order whose attempts were all declined, so that each is looked up.
async fn attempts(number: u32, count: u32) -> Result {
    let (paycross, order) = (paycross()?, order("declined").attempt(number));
    for _ in 0..count {
        let outcome = paycross.charge(&order).await?;
        if !matches!(black_box(outcome), Outcome::Declined(_)) {
            return Err("the attempt was not declined".into());
        }
    }
    Ok(())
}
