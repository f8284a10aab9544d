//! Invoices, refunds, sales and payouts in the formats of Paymega.

mod by_settings;
mod challenge;
mod invoice;
mod payout;
mod refund;
mod sale;

pub(crate) use by_settings::{private, public, refund, resource as listed};
pub(crate) use invoice::{php, resource};
pub(crate) use payout::{listed_payout, payout, whole_payout};
pub(crate) use sale::sale;
