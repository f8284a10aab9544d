//! Notifications to the merchant: signed, posted, and retried until the merchant responds with 200.

mod outbox;
mod post;
mod worker;

pub use outbox::Delivery;
pub(crate) use outbox::{Event, Outbox};
pub(crate) use post::send;
pub(crate) use worker::work;
