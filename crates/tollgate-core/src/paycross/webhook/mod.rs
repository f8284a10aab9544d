//! Webhooks: every body is verified before it is parsed.
//!
//! The gateway posts a transaction to the order's `notification_url` whenever it changes, and to its
//! `verification_url` before it processes the transaction. The header `Content-Signature` of both holds a signature by
//! the shop's key.
//!
//! ```
//! use tollgate::paycross::webhook::{Event, PublicKey, Verifier, WebhookKeys};
//!
//! # fn take(line: &str, signature: &str, body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
//! let keys = WebhookKeys::new().key(PublicKey::parse(line)?);
//! if let Event::Operation(webhook) = Verifier::new(keys).verify(signature, body)? {
//!     println!("{} is now {}", webhook.transaction().uid(), webhook.transaction().status());
//! }
//! # Ok(())
//! # }
//! ```

mod basic;
mod event;
mod keys;
mod read;
mod sample;
mod sign;
mod verifier;

pub(super) use self::read::CHECKOUT;
pub use self::{
    basic::BasicVerifier,
    event::{Confirmation, NotConfirmed, Webhook},
    keys::WebhookKeys,
    sample::TestWebhook,
    sign::sign,
    verifier::Verifier,
};
pub use crate::{
    notification::{Arrival, Event, NotVerified, RawEvent},
    public_key::PublicKey,
};
