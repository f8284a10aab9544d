//! The checkout: a payment page that the merchant creates and the payer visits.

mod create;
mod page;

pub(super) use create::{create, get};
pub(super) use page::{end, show, submit};

/// The path of the payment page.
pub(super) const PAGE: &str = "/v2/checkout";
/// The path behind the issuer's page, which leads back to the merchant.
pub(super) const RESULT: &str = "/v2/checkout/result";
