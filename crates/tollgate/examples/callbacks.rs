//! Receives callbacks with axum: accepts only signed ones, and responds with exactly 200.
//!
//! `cargo run -p tollgate --example callbacks` runs the example against its own sandbox.

mod payer;

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
    Currency, Invalid, Mode, Money, Outcome, Paymega, SecretKey,
    axum::Verified,
    dec,
    paymega::{
        Endpoints, NewInvoice,
        callback::{Arrival, Callback, CallbackSecrets, Event, TestCallback, Verifier},
    },
};
use tollgate_sandbox::Sandbox;

const SERVICE: &str = "payment_card_usd_hpp";
const CUSTOMER: &str = "customer-7";

#[derive(Clone)]
struct Shop {
    paymega: Paymega,
    events: UnboundedSender<Callback>,
}

/// The extractor takes its verifier from the router's state.
impl FromRef<Shop> for Verifier {
    fn from_ref(shop: &Shop) -> Self {
        shop.paymega.verifier().clone()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let paymega = client(&sandbox)?;
    let (events, mut incoming) = unbounded_channel();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}/callbacks", listener.local_addr()?);
    let shop = Shop {
        paymega: paymega.clone(),
        events,
    };
    let router = Router::new()
        .route("/callbacks", post(take))
        .with_state(shop);
    let server = tokio::spawn(async move { axum::serve(listener, router).await });

    let order = NewInvoice::new("order-1041", price(), SERVICE)
        .customer(CUSTOMER)
        .callback_url(&address);
    let invoice = paymega.create(&order).await?;
    let page = invoice.redirect().and_then(|page| page.url());
    payer::types_card(&page.ok_or("the invoice has no page")?).await?;

    // Stored with the order.
    let mut last: Option<String> = None;
    while let Some(event) = timeout(Duration::from_secs(10), incoming.recv()).await? {
        // The callback's reference names its order: a real shop finds the order in its store.
        if event.invoice().reference() != Some(&*order.reference()) {
            continue;
        }
        let arrival = event.arrival(last.as_deref());
        if matches!(arrival, Arrival::Duplicate | Arrival::Outdated) {
            continue;
        }
        last = Some(event.identity());
        // A callback is a hint: reconcile the order, which checks amount, currency and mode.
        let outcome = paymega.reconcile(&order).await?;
        println!(
            "callback: {}, read: {}, money {}",
            event.invoice().status(),
            outcome.invoice().status(),
            outcome.money()
        );
        if matches!(outcome, Outcome::Succeeded(_)) {
            break;
        }
    }

    // For your own tests: a callback with Paymega's signature, and one with a forged signature.
    let secret = SecretKey::new(&sandbox.info().callback_secret);
    for key in [secret, SecretKey::new("guessed")] {
        let test = TestCallback::new("cpi_1", "order-1042", price()).status("refunded");
        let (signature, body) = test.sign(&key)?;
        let header = format!("x-signature: {signature}");
        let (status, _) = payer::posts(&address, &header, &body).await?;
        println!("responded {status}");
    }
    server.abort();
    sandbox.stop().await;
    Ok(())
}

/// The client of a shop with an account. A real shop uses `Mode::Live`, `Endpoints::paymega(…)` and its own keys.
fn client(sandbox: &Sandbox) -> Result<Paymega, Invalid> {
    let info = sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    let secret = SecretKey::new(&info.callback_secret);
    let secrets = CallbackSecrets::new().test(secret)?;
    Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .callback_secrets(secrets)
        .build()
}

fn price() -> Money {
    Money::new(dec!(19.99), Currency::USD)
}

/// Responds at once, and leaves the work to another task: Paymega waits for 10 seconds, and sends the callback again
/// unless the status is exactly 200. Every verified callback gets 200, even one about a payout. Other requests get 403 from
/// the extractor, and do not reach this function.
async fn take(State(shop): State<Shop>, Verified(event): Verified<Verifier>) -> StatusCode {
    match event {
        Event::Operation(callback) => match shop.events.send(callback) {
            Ok(()) => StatusCode::OK,
            Err(_) => StatusCode::SERVICE_UNAVAILABLE,
        },
        Event::Other(other) => {
            println!("not a payment: {:?}", other.kind());
            StatusCode::OK
        }
        // A real shop keeps the bytes, so that a person can look at them.
        Event::Unreadable(unread) => {
            println!("cannot be read: {} bytes", unread.expose_body().len());
            StatusCode::OK
        }
    }
}
