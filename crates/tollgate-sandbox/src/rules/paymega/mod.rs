//! How Paymega's invoices, sales, refunds and payouts start, change and end.

mod bank;
mod card_outcome;
mod expiry;
mod lifecycle;
mod payout;
mod refund;
mod sale;

pub(crate) use bank::decide_sale;
pub(crate) use card_outcome::CardOutcome;
pub(crate) use expiry::{expire_invoices, watch_invoice};
pub(crate) use lifecycle::{apply_outcome, create_invoice, upsert_customer};
pub(crate) use payout::{
    as_word, create_payout, decide_payout, process_payout, settle_payout, takes_process,
};
pub(crate) use refund::{RefundRequest, begin_refund, decide_refund};
pub(crate) use sale::{Instrument, complete_challenge, sell, takes_sale};
