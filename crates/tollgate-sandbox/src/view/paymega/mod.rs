//! Invoices, refunds and sales in the formats of Paymega.

mod by_settings;
mod challenge;
mod invoice;
mod refund;
mod sale;

pub(crate) use by_settings::{private, public, refund, resource as listed};
pub(crate) use invoice::{php, resource};
pub(crate) use sale::sale;
