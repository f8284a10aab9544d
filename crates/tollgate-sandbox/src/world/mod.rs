//! Everything that the sandbox knows and remembers.

mod amount;
pub(crate) mod calendar;
mod card;
mod catalogue;
mod clock;
mod ids;
mod invoice;
mod ledger;
mod settings;
mod token;
mod verdict;
pub(crate) mod word;

pub(crate) use amount::Amount;
pub(crate) use card::{TEST_CARDS, TestCard};
pub(crate) use catalogue::{SERVICES, Service, by_code, by_id, method_names};
pub(crate) use clock::Clock;
pub(crate) use ids::Ids;
pub(crate) use invoice::{CardOptions, Invoice, Order, PaidWith, Refund, Session};
pub use ledger::{Account, Ledger, LedgerEntry};
pub(crate) use settings::Settings;
pub(crate) use token::{Customer, SavedCard};
pub use verdict::Verdict;

use crate::callback::Outbox;
use crate::exchange::Exchange;
use crate::keys::{Info, Keys};
use crate::paycross::Shop;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The state of one sandbox. One lock guards all of it, so that the work of a call is never half done.
///
/// What is skipped here is not kept in a file: it belongs to one run.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct World {
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) keys: Keys,
    pub(crate) info: Info,
    #[serde(skip)]
    pub(crate) settings: Settings,
    /// Oldest first.
    pub(crate) invoices: Vec<Invoice>,
    pub(crate) customers: Vec<Customer>,
    pub(crate) saved_cards: Vec<SavedCard>,
    pub(crate) shop: Shop,
    pub(crate) ledger: Ledger,
    pub(crate) outbox: Outbox,
    #[serde(skip)]
    pub(crate) exchanges: Vec<Exchange>,
    /// What answers and notifications of our own have broken.
    #[serde(skip)]
    pub(crate) violations: Vec<String>,
    /// What tests have decided about operations that are still to come, by reference.
    pub(crate) verdicts: HashMap<String, Verdict>,
}

impl World {
    pub(crate) fn new(info: Info, keys: Keys, ids: Ids, settings: Settings) -> Self {
        Self {
            clock: Clock::default(),
            ids,
            keys,
            info,
            settings,
            invoices: Vec::new(),
            customers: Vec::new(),
            saved_cards: Vec::new(),
            shop: Shop::default(),
            ledger: Ledger::default(),
            outbox: Outbox::default(),
            exchanges: Vec::new(),
            violations: Vec::new(),
            verdicts: HashMap::new(),
        }
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    /// Where an invoice stands in the list, by its id.
    pub(crate) fn invoice(&self, id: &str) -> Option<usize> {
        self.invoices.iter().position(|invoice| invoice.id == id)
    }

    /// Where an invoice stands in the list, by the merchant's reference.
    pub(crate) fn invoice_of(&self, reference: &str) -> Option<usize> {
        self.invoices
            .iter()
            .position(|invoice| invoice.order.reference_id == reference)
    }

    /// Lets time do what is due.
    pub(crate) fn tick(&mut self) {
        self.expire_invoices();
        self.abandon_transactions();
    }
}
