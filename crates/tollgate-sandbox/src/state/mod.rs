//! The state of a sandbox: data without rules.

mod amount;
mod balances;
mod bank;
pub(crate) mod calendar;
mod card;
mod catalogue;
mod challenge;
pub(crate) mod clock;
mod currency;
mod exchange;
mod ids;
mod invoice;
mod ledger;
mod lines;
mod notification;
mod older;
mod outbox;
pub(crate) mod paycross;
mod payout;
mod records;
mod schedule;
mod scripted;
mod texts;
mod token;
pub(crate) mod word;

pub(crate) use amount::Amount;
pub(crate) use balances::Balances;
pub(crate) use bank::Bank;
pub(crate) use card::{TEST_CARDS, TestCard};
pub(crate) use catalogue::{SERVICES, Service, by_code, by_id, method_names};
pub(crate) use challenge::{Authenticator, Challenge};
pub(crate) use clock::Clock;
pub use currency::money;
pub(crate) use currency::with_decimals;
pub use exchange::Exchange;
pub(crate) use exchange::{Exchanges, Trace};
pub(crate) use ids::Ids;
pub(crate) use invoice::{CardOptions, Invoice, Order, PENDING_REFUND, PaidWith, Refund, Session};
pub(crate) use ledger::Book;
pub use ledger::{Account, Ledger, LedgerEntry};
pub(crate) use lines::Reader;
pub use notification::Delivery;
pub(crate) use notification::{Event, Notification};
pub(crate) use outbox::{Operation, Outbox};
pub(crate) use payout::{PAYOUT_SERVICES, PAYOUT_STATUSES, Payout, PayoutOperation, PayoutOrder};
pub(crate) use records::{Cost, Key, Record, Records};
pub use scripted::ScriptedOutcome;
pub(crate) use scripted::Scripts;
pub(crate) use token::{Customer, SavedCard};

use self::paycross::Shop;
use crate::keys::{Info, Keys};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

/// The state of one sandbox. One lock guards all of it, so that each call is processed as a whole.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) keys: Keys,
    pub(crate) info: Info,
    pub(crate) settings: Settings,
    /// The settings of single references, which override the general ones.
    pub(crate) own_settings: HashMap<String, Settings>,
    /// How long the bank takes for the operation of the current call, if a fault sets a time.
    pub(crate) slow: Option<Duration>,
    /// Oldest first.
    pub(crate) invoices: Records<Invoice>,
    /// When each open invoice expires, and its index.
    pub(crate) expiring: BTreeSet<(i64, usize)>,
    /// The open invoices whose time is over, but that cannot expire under the current settings.
    pub(crate) overdue: Vec<(i64, usize)>,
    /// Oldest first.
    pub(crate) payouts: Records<Payout>,
    pub(crate) balances: Balances,
    pub(crate) customers: Records<Customer>,
    pub(crate) saved_cards: Records<SavedCard>,
    pub(crate) shop: Shop,
    pub(crate) bank: Bank,
    pub(crate) ledger: Book,
    pub(crate) outbox: Outbox,
    pub(crate) exchanges: Exchanges,
    /// Where the sandbox's own responses and notifications violate their documents.
    pub(crate) violations: Vec<String>,
    /// The scripted outcomes of future operations, by reference.
    pub(crate) scripted_outcomes: Scripts,
    /// The parts without records, as the file holds them.
    written: lines::Rest,
}

impl State {
    /// A state without operations, which keeps so many exchanges and finished notifications.
    pub(crate) fn new(info: Info, keys: Keys, ids: Ids, kept: usize) -> Self {
        let mut outbox = Outbox::default();
        outbox.kept = kept;
        Self {
            clock: Clock::default(),
            ids,
            keys,
            info,
            settings: Settings::default(),
            own_settings: HashMap::new(),
            slow: None,
            invoices: Records::default(),
            expiring: BTreeSet::new(),
            overdue: Vec::new(),
            payouts: Records::default(),
            balances: Balances::default(),
            customers: Records::default(),
            saved_cards: Records::default(),
            shop: Shop::default(),
            bank: Bank::default(),
            ledger: Book::default(),
            outbox,
            exchanges: Exchanges::new(kept),
            violations: Vec::new(),
            scripted_outcomes: Scripts::default(),
            written: lines::Rest::default(),
        }
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    /// The index of the invoice with this id.
    pub(crate) fn invoice(&self, id: &str) -> Option<usize> {
        self.invoices.first(Key::Id, id)
    }

    /// The index of the invoice with this reference of the merchant.
    pub(crate) fn invoice_of(&self, reference: &str) -> Option<usize> {
        self.invoices.first(Key::Reference, reference)
    }

    /// The index of the payout with this id.
    pub(crate) fn payout(&self, id: &str) -> Option<usize> {
        self.payouts.first(Key::Id, id)
    }

    /// The index of the payout with this reference of the merchant.
    pub(crate) fn payout_of(&self, reference: &str) -> Option<usize> {
        self.payouts.first(Key::Reference, reference)
    }

    /// The saved card behind a token.
    pub(crate) fn saved_card(&self, token: &str) -> Option<&SavedCard> {
        let index = self.saved_cards.first(Key::Id, token)?;
        Some(&self.saved_cards[index])
    }

    /// The customer with this id.
    pub(crate) fn customer(&self, id: &str) -> Option<&Customer> {
        let index = self.customers.first(Key::Id, id)?;
        Some(&self.customers[index])
    }

    /// Charges less refunds, charge-backs and payouts, by currency.
    pub(crate) fn totals(&mut self) -> &BTreeMap<String, Amount> {
        self.balances.update(&self.invoices, &self.payouts);
        self.balances.totals()
    }

    /// The cost of all records so far.
    pub(crate) fn cost(&self) -> Cost {
        let costs = [
            self.invoices.cost(),
            self.payouts.cost(),
            self.customers.cost(),
            self.saved_cards.cost(),
            self.shop.transactions.cost(),
            self.shop.saved_cards.cost(),
            self.shop.checkouts.cost(),
            self.bank.waiting.cost(),
            self.ledger.entries.cost(),
            self.outbox.notifications.cost(),
        ];
        costs.into_iter().fold(Cost::default(), Cost::plus)
    }

    /// The settings for operations with this reference.
    pub(crate) fn settings_of(&self, reference: &str) -> &Settings {
        self.own_settings.get(reference).unwrap_or(&self.settings)
    }

    /// The settings to change: those of one reference, which start as a copy of the general ones, or the general ones.
    pub(crate) fn settings_mut(&mut self, reference: Option<&str>) -> &mut Settings {
        // Other settings can let these invoices expire.
        self.expiring.extend(self.overdue.drain(..));
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
