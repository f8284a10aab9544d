//! Invoices, refunds and sales in the formats of Paymega.

mod challenge;
mod invoice;
mod refund;
mod sale;
mod shown;

pub(crate) use invoice::{php, resource};
pub(crate) use sale::sale;
pub(crate) use shown::{private, public, refund, resource as listed};
