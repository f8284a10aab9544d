//! Receives PayCross's webhooks with axum, and confirms each payment to the gateway. Only signed messages are accepted.
//!
//! `cargo run -p tollgate --example webhooks` runs the example against its own sandbox.

use std::{error::Error, time::Duration};

use axum::{
    Router,
    extract::{FromRef, State},
    http::StatusCode,
    routing::post,
};
use tokio::{
    net::TcpListener,
    sync::mpsc::{UnboundedSender, unbounded_channel},
    time::timeout,
};
use tollgate::{
    Card, CardNumber, Currency, Cvv, Expiry, Invalid, Mode, Money, PayCross, SecretKey,
    axum::{Verified, VerifiedConfirmation},
    dec,
    paycross::{
        Endpoint, NewPayment,
        webhook::{Event, PublicKey, Verifier, Webhook, WebhookKeys},
    },
};
use tollgate_sandbox::Sandbox;

#[derive(Clone)]
struct Shop {
    paycross: PayCross,
    events: UnboundedSender<Webhook>,
}

/// The extractors take their verifier from the router's state.
impl FromRef<Shop> for Verifier {
    fn from_ref(shop: &Shop) -> Self {
        shop.paycross.verifier().clone()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let paycross = client(&sandbox)?;
    let (events, mut incoming) = unbounded_channel();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}", listener.local_addr()?);
    let shop = Shop {
        paycross: paycross.clone(),
        events,
    };
    let router = Router::new()
        .route("/webhooks", post(take))
        .route("/confirm", post(confirm))
        .with_state(shop);
    let server = tokio::spawn(async move { axum::serve(listener, router).await });

    let card = Card::new(
        CardNumber::new("4200000000000000")?,
        Cvv::new("123")?,
        Expiry::new(5, 2035)?,
        "John Doe",
    );
    let price = Money::new(dec!(19.99), Currency::USD);
    let order = NewPayment::by_card("order-1042", price, card)
        .description("Order 1042")
        .notification_url(format!("{address}/webhooks"))
        .verification_url(format!("{address}/confirm"));
    let outcome = paycross.charge(&order).await?;
    println!("charged: {}", outcome.money());

    let event = timeout(Duration::from_secs(10), incoming.recv()).await?;
    let event = event.ok_or("no webhook arrived")?;
    // A webhook is a hint, and may come late or twice: read the transaction itself.
    let transaction = paycross.transaction(event.transaction().uid()).await?;
    println!(
        "webhook: {}, read: {}",
        event.transaction().status(),
        transaction.status()
    );
    server.abort();
    sandbox.stop().await;
    Ok(())
}

fn client(sandbox: &Sandbox) -> Result<PayCross, Invalid> {
    let info = sandbox.info();
    let key = PublicKey::parse(&info.shop_public_key)?;
    PayCross::builder(Mode::Test, Endpoint::custom(&info.paycross))
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .webhook_keys(WebhookKeys::new().key(key))
        .build()
}

/// Responds at once, and leaves the work to another task. Every verified webhook gets status 200. Other requests get 403
/// from the extractor, and do not reach this function.
async fn take(State(shop): State<Shop>, Verified(event): Verified<Verifier>) -> StatusCode {
    match event {
        Event::Operation(webhook) => match shop.events.send(webhook) {
            Ok(()) => StatusCode::OK,
            Err(_) => StatusCode::SERVICE_UNAVAILABLE,
        },
        Event::Other(raw) | Event::Unreadable(raw) => {
            println!("no transaction: {} bytes", raw.expose_body().len());
            StatusCode::OK
        }
    }
}

/// Confirms the merchant's own orders alone: the gateway goes on only after status 200.
async fn confirm(VerifiedConfirmation(asked): VerifiedConfirmation<Verifier>) -> StatusCode {
    if asked.transaction().reference() == Some("order-1042") {
        println!("confirmed");
        StatusCode::OK
    } else {
        StatusCode::CONFLICT
    }
}
