//! The pages: a customer saves a card and comes back, and Paymega sends callbacks.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use tokio::net::TcpListener;
use tollgate::{
    Outcome,
    axum::Verified,
    paymega::{
        NewInvoice, StoredOrder,
        callback::{Event, Verifier},
    },
};

use crate::{
    Result,
    config::{SERVICE, Shop, price},
};

const PREFIX: &str = "signup-";

pub async fn serve(shop: Shop, address: &str) -> Result<()> {
    let listener = TcpListener::bind(address).await?;
    println!("http://{}", listener.local_addr()?);
    let router = Router::new()
        .route("/signup/{customer}", post(sign_up))
        .route("/return/{customer}", get(came_back))
        .route("/callbacks", post(callback))
        .with_state(shop);
    Ok(axum::serve(listener, router).await?)
}

/// Sends the customer to the hosted page, which saves the card with a first payment.
async fn sign_up(State(shop): State<Shop>, Path(customer): Path<String>) -> Page {
    let order = NewInvoice::new(format!("{PREFIX}{customer}"), price(), SERVICE)
        .customer(&*customer)
        .return_url(format!("{}/return/{customer}", shop.url))
        .callback_url(format!("{}/callbacks", shop.url))
        .save_card();
    let stored = serde_json::to_string(&shop.paymega.stored(&order)?)?;
    shop.store.sign_up(&customer, &stored)?;
    let invoice = shop.paymega.create(&order).await?;
    let page = invoice.redirect().and_then(|page| page.url());
    let page = page.ok_or("the invoice has no page")?;
    Ok(Redirect::to(&page).into_response())
}

/// The return proves nothing: the shop reads the payment.
async fn came_back(State(shop): State<Shop>, Path(customer): Path<String>) -> Page {
    let text = if settle(&shop, &customer).await? {
        "Thank you. Your subscription begins."
    } else {
        "We are waiting for your payment."
    };
    Ok(text.into_response())
}

/// Responds at once: another task reads the payment. A missed one is read when the payer returns, or by the next callback.
async fn callback(State(shop): State<Shop>, Verified(event): Verified<Verifier>) -> StatusCode {
    let Event::Operation(callback) = event else {
        return StatusCode::OK;
    };
    let reference = callback.invoice().reference().unwrap_or_default();
    if let Some(customer) = reference.strip_prefix(PREFIX).map(str::to_owned) {
        let shop = Arc::new(shop);
        tokio::spawn(async move {
            if let Err(error) = settle(&shop, &customer).await {
                eprintln!("{customer}: {error}");
            }
        });
    }
    StatusCode::OK
}

/// Reads a customer's first payment, and keeps the token of the card once it is paid.
async fn settle(shop: &Shop, customer: &str) -> Result<bool> {
    let Some(stored) = shop.store.signup(customer)? else {
        return Err("there is no such customer".into());
    };
    let order: StoredOrder = serde_json::from_str(&stored)?;
    let Outcome::Succeeded(invoice) = shop.paymega.reconcile(&order).await? else {
        return Ok(false);
    };
    let card = invoice.saved_card().ok_or("paid, but no card was saved")?;
    shop.store.save_token(customer, card.token())?;
    Ok(true)
}

type Page = std::result::Result<Response, Failed>;

/// An error for the payer: the details are the shop's own.
struct Failed;

impl<E: std::fmt::Display> From<E> for Failed {
    fn from(error: E) -> Self {
        eprintln!("{error}");
        Self
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let text = "Something went wrong. You have not been charged twice; please try again.";
        (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
    }
}
