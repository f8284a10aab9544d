//! Properties of the decisions under loss, delay, repetition, hidden fields, mixed-up responses and concurrency.

mod calls;
mod events;

use proptest::prelude::*;

use super::{
    charge::{Charge, Goal},
    event::{Event, SaleView, Step, Verdict},
    paymega_model::{ASKED, Bank, Fate, Paymega, Request, TIME},
    reading::Reading,
    sameness::is_another,
    samples::{ID, invoice, order},
    view::{CallTag, InvoiceView},
};
use crate::{MoneyState, ResponseLost, ReviewReason, dec};

const ATTEMPTS: u32 = 4;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 1024,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
