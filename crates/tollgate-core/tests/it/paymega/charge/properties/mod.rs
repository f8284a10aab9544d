//! Properties of the decisions under loss, delay, repetition, hidden fields, mixed-up responses and concurrency.

mod calls;
mod events;

use proptest::prelude::*;
use tollgate_core::{MoneyState, outcome::ReviewReason, paymega::rules::is_another};

use super::{
    model::{ASKED, Arrival, Bank, Fate, Paymega, TIME},
    *,
};

const ATTEMPTS: u32 = 4;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 1024,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
