//! Extractors for axum 0.8: verified callbacks of Paymega and webhooks of PayCross (feature `axum`).
//!
//! [`Verified`] reads the body, verifies it against the provider's header, and hands the handler an [`Event`]. The handler
//! runs only for messages of the provider. The verifier comes from the router's state: the client itself, or any state
//! from which axum can take the verifier.
//!
//! ```
//! use std::sync::Arc;
//!
//! use axum::{Router, extract::{FromRef, State}, http::StatusCode, routing::post};
//! use tollgate::{
//!     PayCross, Paymega, axum::Verified, paycross::webhook, paymega::callback::{self, PayoutCallback},
//! };
//!
//! #[derive(Clone)]
//! struct Shop {
//!     paymega: Paymega,
//!     paycross: PayCross,
//! }
//!
//! impl FromRef<Shop> for callback::Verifier {
//!     fn from_ref(shop: &Shop) -> Self {
//!         shop.paymega.verifier().clone()
//!     }
//! }
//!
//! impl FromRef<Shop> for webhook::Verifier {
//!     fn from_ref(shop: &Shop) -> Self {
//!         shop.paycross.verifier().clone()
//!     }
//! }
//!
//! fn router(shop: Shop) -> Router {
//!     Router::new()
//!         .route("/paymega", post(paymega))
//!         .route("/paycross", post(paycross))
//!         .with_state(shop)
//! }
//!
//! /// Paymega sends the callback again unless the status is exactly 200.
//! async fn paymega(Verified(event): Verified<callback::Verifier>) -> StatusCode {
//!     match event {
//!         callback::Event::Operation(callback) => queue(callback.invoice().reference()),
//!         callback::Event::Other(other) => match PayoutCallback::read(&other) {
//!             Some(payout) => queue(payout.payout().reference()),
//!             None => println!("neither a payment nor a payout: {:?}", other.kind()),
//!         },
//!         callback::Event::Unreadable(raw) => keep(raw.expose_body()),
//!     }
//!     StatusCode::OK
//! }
//!
//! async fn paycross(Verified(event): Verified<webhook::Verifier>) -> StatusCode {
//!     match event {
//!         webhook::Event::Operation(webhook) => queue(webhook.transaction().reference()),
//!         webhook::Event::Other(raw) | webhook::Event::Unreadable(raw) => keep(raw.expose_body()),
//!     }
//!     StatusCode::OK
//! }
//!
//! /// Another task finds the order by this reference, and reconciles it.
//! fn queue(reference: Option<&str>) {}
//!
//! /// Keeps the bytes for a person.
//! fn keep(body: &[u8]) {}
//! ```
//!
//! # Which status the provider gets
//!
//! | request | response |
//! |---|---|
//! | the provider's own message, of any type | the handler's; return 200 for each [`Event`], or the provider repeats the message |
//! | no signature, a wrong one, or of the other mode | 403: see [`Rejection::NotVerified`] |
//! | a body of more than [`MAX_BODY`] bytes | 413 |
//! | a body that ends early | 400 |
//! | a confirmation without a readable transaction ([`VerifiedConfirmation`]) | 422, and PayCross fails the transaction |
//!
//! `Result<Verified<V>, Rejection>` as the handler's argument lets the handler choose the response itself.
//!
//! A message is a hint, and may be a copy: reconcile the order with its reference before you ship anything.

mod body;
mod rejection;
mod verify;

use axum_core::extract::{FromRef, FromRequest, Request};

#[cfg(feature = "paycross")]
pub use self::verify::Confirm;
pub use self::{body::MAX_BODY, rejection::Rejection, verify::Verify};
use tollgate_core::Event;

/// A message of the provider, verified by `V`: [`callback::Verifier`](crate::paymega::callback::Verifier) for Paymega,
/// [`webhook::Verifier`](crate::paycross::webhook::Verifier) for PayCross.
///
/// It consumes the body, so it is the last argument of a handler.
#[derive(Clone, Debug)]
pub struct Verified<V: Verify>(pub Event<V::Message>);

/// A request to an order's `verification_url`, by which PayCross asks for a confirmation. Respond with 200 to confirm
/// the transaction, or with a status of 400 or above to fail it.
///
/// A notification looks the same: use it on the route of the `verification_url` alone.
#[cfg(feature = "paycross")]
#[derive(Clone, Debug)]
pub struct VerifiedConfirmation<V: Confirm>(pub V::Confirmation);

impl<S, V> FromRequest<S> for Verified<V>
where
    S: Sync,
    V: Verify + FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let (header, body) = body::read(request, V::HEADER).await?;
        let event = V::from_ref(state).verify_message(&header, &body)?;
        Ok(Self(event))
    }
}

#[cfg(feature = "paycross")]
impl<S, V> FromRequest<S> for VerifiedConfirmation<V>
where
    S: Sync,
    V: Confirm + FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let (header, body) = body::read(request, V::HEADER).await?;
        let confirmation = V::from_ref(state).verify_request(&header, &body)?;
        Ok(Self(confirmation))
    }
}
