//! The state of a sandbox: data without rules.

mod amount;
mod bank;
pub(crate) mod calendar;
mod card;
mod catalogue;
mod challenge;
pub(crate) mod clock;
mod exchange;
mod ids;
mod invoice;
mod ledger;
mod outbox;
pub(crate) mod paycross;
mod scripted;
mod token;
pub(crate) mod word;

pub(crate) use amount::Amount;
pub(crate) use bank::Bank;
pub(crate) use card::{TEST_CARDS, TestCard};
pub(crate) use catalogue::{SERVICES, Service, by_code, by_id, method_names};
pub(crate) use challenge::{Authenticator, Challenge};
pub(crate) use clock::Clock;
pub use exchange::Exchange;
pub(crate) use ids::Ids;
pub(crate) use invoice::{CardOptions, Invoice, Order, PENDING_REFUND, PaidWith, Refund, Session};
pub use ledger::{Account, Ledger, LedgerEntry};
pub use outbox::Delivery;
pub(crate) use outbox::{Event, Notification, Operation, Outbox};
pub use scripted::ScriptedOutcome;
pub(crate) use token::{Customer, SavedCard};

use self::paycross::Shop;
use crate::keys::{Info, Keys};
use crate::settings::Settings;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::time::Duration;

/// The state of one sandbox. One lock guards all of it, so that each call is processed as a whole.
///
/// The file does not hold the skipped fields, which belong to one run.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) keys: Keys,
    pub(crate) info: Info,
    #[serde(skip)]
    pub(crate) settings: Settings,
    /// The settings of single references, which override the general ones.
    #[serde(skip)]
    pub(crate) own_settings: HashMap<String, Settings>,
    /// How long the bank takes for the operation of the current call, if a fault sets a time.
    #[serde(skip)]
    pub(crate) slow: Option<Duration>,
    /// Oldest first.
    pub(crate) invoices: Vec<Invoice>,
    pub(crate) customers: Vec<Customer>,
    pub(crate) saved_cards: Vec<SavedCard>,
    pub(crate) shop: Shop,
    #[serde(default)]
    pub(crate) bank: Bank,
    pub(crate) ledger: Ledger,
    pub(crate) outbox: Outbox,
    #[serde(skip)]
    pub(crate) exchanges: Vec<Exchange>,
    /// Where the sandbox's own responses and notifications violate their documents.
    #[serde(skip)]
    pub(crate) violations: Vec<String>,
    /// The scripted outcomes of future operations, by reference.
    #[serde(rename = "verdicts")]
    pub(crate) scripted_outcomes: HashMap<String, ScriptedOutcome>,
}

impl State {
    pub(crate) fn new(info: Info, keys: Keys, ids: Ids, settings: Settings) -> Self {
        Self {
            clock: Clock::default(),
            ids,
            keys,
            info,
            settings,
            own_settings: HashMap::new(),
            slow: None,
            invoices: Vec::new(),
            customers: Vec::new(),
            saved_cards: Vec::new(),
            shop: Shop::default(),
            bank: Bank::default(),
            ledger: Ledger::default(),
            outbox: Outbox::default(),
            exchanges: Vec::new(),
            violations: Vec::new(),
            scripted_outcomes: HashMap::new(),
        }
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    /// The index of the invoice with this id.
    pub(crate) fn invoice(&self, id: &str) -> Option<usize> {
        self.invoices.iter().position(|invoice| invoice.id == id)
    }

    /// The index of the invoice with this reference of the merchant.
    pub(crate) fn invoice_of(&self, reference: &str) -> Option<usize> {
        self.invoices
            .iter()
            .position(|invoice| invoice.order.reference_id == reference)
    }

    /// The settings for operations with this reference.
    pub(crate) fn settings_of(&self, reference: &str) -> &Settings {
        self.own_settings.get(reference).unwrap_or(&self.settings)
    }

    /// The settings to change: those of one reference, which start as a copy of the general ones, or the general ones.
    pub(crate) fn settings_mut(&mut self, reference: Option<&str>) -> &mut Settings {
        let Some(reference) = reference else {
            return &mut self.settings;
        };
        let own = self.own_settings.entry(reference.to_owned());
        own.or_insert_with(|| self.settings.clone())
    }

    /// How long the bank takes for an operation with this reference.
    pub(crate) fn bank_time(&self, reference: &str) -> Duration {
        self.slow
            .unwrap_or_else(|| self.settings_of(reference).bank)
    }

    /// The time from which a new operation with this reference is listed.
    pub(crate) fn listed_from(&self, reference: &str) -> Duration {
        let while_slow = self.slow.unwrap_or_default();
        let after = self.settings_of(reference).listed_after.max(while_slow);
        self.clock.since_epoch().saturating_add(after)
    }
}
