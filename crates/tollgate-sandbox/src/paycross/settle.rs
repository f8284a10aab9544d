//! How transactions continue and end.

use super::card::Secure;
use super::exponent::exponent;
use super::shop::SavedCard;
use super::transaction::{Kind, Transaction};
use super::view;
use crate::callback::Event;
use crate::check;
use crate::keys::webhook_signature;
use crate::route::Surface;
use crate::state::{Amount, LedgerEntry, ScriptedOutcome, State};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use std::time::Duration;

const OK: &str = "S.0000";
/// How long the gateway waits for a payer.
const ABANDONED: Duration = Duration::from_secs(30 * 60);

impl State {
    /// Processes a new transaction with its card's outcome or with a scripted one.
    pub(super) fn process(&mut self, index: usize) {
        if self.expires(index) {
            return;
        }
        let transaction = &self.shop.transactions[index];
        let decided = self.scripted_outcomes.remove(transaction.reference());
        if let Some(outcome) = decided {
            return self.send_on(index, outcome);
        }
        if transaction.parent.is_some() {
            return self.send_on(index, ScriptedOutcome::new("successful"));
        }
        match transaction.card.secure {
            Secure::Challenge => self.ask_payer(index),
            Secure::Fails(_) => self.end_transaction(index, "failed", "F.0129"),
            Secure::Off | Secure::Frictionless(_) => self.ask_bank(index),
        }
    }

    /// Sends the transaction to the bank. The card decides how it ends.
    pub(super) fn ask_bank(&mut self, index: usize) {
        let transaction = &self.shop.transactions[index];
        let settings = self.settings_of(transaction.reference());
        let foreign = !transaction.details.test && !settings.live_cards;
        let outcome = if foreign {
            ScriptedOutcome::new("failed").resolution("F.0127")
        } else if transaction.card.is_expired(self.now()) {
            ScriptedOutcome::new("failed").resolution("F.0111")
        } else if transaction.card.card.approves {
            ScriptedOutcome::new("successful")
        } else {
            ScriptedOutcome::new("failed")
        };
        self.send_on(index, outcome);
    }

    /// Sends a transaction to the bank, which decides with this outcome, at once or later.
    fn send_on(&mut self, index: usize, outcome: ScriptedOutcome) {
        let transaction = &mut self.shop.transactions[index];
        let (uid, reference) = (transaction.uid.clone(), transaction.reference().to_owned());
        let time = self.bank_time(&reference);
        if time.is_zero() || outcome.status == "pending" {
            return self.end_transaction(index, &outcome.status, code(&outcome));
        }
        let due = self.clock.since_epoch().saturating_add(time);
        self.bank.push(due, &uid, outcome);
        "pending".clone_into(&mut self.shop.transactions[index].status);
    }

    /// Applies the bank's decision.
    pub(crate) fn decide_transaction(&mut self, uid: &str, outcome: &ScriptedOutcome) {
        if let Some(index) = self.shop.index(uid) {
            self.end_transaction(index, &outcome.status, code(outcome));
        }
    }

    /// Ends a transaction: records the charge or refund, saves the card, notifies the merchant.
    pub(super) fn end_transaction(&mut self, index: usize, status: &str, code: &str) {
        let now = self.clock.since_epoch();
        let transaction = &mut self.shop.transactions[index];
        let paid_before = transaction.paid.is_some();
        status.clone_into(&mut transaction.status);
        code.clone_into(&mut transaction.code);
        transaction.updated = now;
        if transaction.succeeded() && !paid_before {
            self.succeed(index);
        }
        self.notify(index);
    }

    /// Applies a scripted outcome to a transaction. Returns false if this uid is unknown.
    pub(crate) fn settle_transaction(&mut self, uid: &str, outcome: &ScriptedOutcome) -> bool {
        let Some(index) = self.shop.index(uid) else {
            return false;
        };
        self.end_transaction(index, &outcome.status, code(outcome));
        true
    }

    /// Completes a challenge. Returns false if there is none.
    pub(crate) fn complete_redirect(&mut self, uid: &str, passed: bool) -> bool {
        let Some(index) = self.shop.index(uid) else {
            return false;
        };
        if self.shop.transactions[index].status != "incomplete" {
            return false;
        }
        if passed {
            self.ask_bank(index);
        } else {
            self.end_transaction(index, "failed", "F.0131");
        }
        true
    }

    /// Fails the transactions whose payer never returned.
    pub(crate) fn abandon_transactions(&mut self) {
        let now = self.clock.since_epoch();
        for index in 0..self.shop.transactions.len() {
            let transaction = &self.shop.transactions[index];
            let waits = transaction.status == "incomplete";
            if waits && self.expires(index) {
                continue;
            }
            let transaction = &self.shop.transactions[index];
            if waits && now.saturating_sub(transaction.updated) >= ABANDONED {
                self.end_transaction(index, "failed", "F.0998");
            }
        }
    }

    fn ask_payer(&mut self, index: usize) {
        let transaction = &mut self.shop.transactions[index];
        "incomplete".clone_into(&mut transaction.status);
        self.notify(index);
    }

    fn succeed(&mut self, index: usize) {
        let now = self.clock.since_epoch();
        let transaction = &mut self.shop.transactions[index];
        let kind = transaction.kind;
        if kind != Kind::Tokenization && kind != Kind::Authorization {
            transaction.paid = Some(now);
        }
        if transaction.wants_token && transaction.token.is_none() {
            let token = self.ids.uuid();
            self.shop.saved_cards.push(SavedCard {
                token: token.clone(),
                card: transaction.card.clone(),
                test: transaction.details.test,
            });
            transaction.token = Some(token);
        }
        let parent = self.shop.transactions[index].parent.clone();
        let root = parent.and_then(|uid| self.shop.root(&uid)).unwrap_or(index);
        let gives_back = match kind {
            Kind::Refund => true,
            Kind::Void => self.shop.transactions[root].kind == Kind::Payment,
            _ => false,
        };
        if kind.charges() {
            self.enter(index, root, "charge");
        } else if gives_back {
            self.enter(index, root, "refund");
        }
    }

    /// Adds a ledger entry, under the reference of the first transaction in the chain.
    fn enter(&mut self, index: usize, root: usize, kind: &'static str) {
        let at = self.now();
        let order = &self.shop.transactions[root];
        let reference = order.details.tracking_id.as_ref().unwrap_or(&order.uid);
        let transaction = &self.shop.transactions[index];
        let decimals = exponent(&transaction.currency);
        self.ledger.entries.push(LedgerEntry {
            platform: "paycross",
            kind,
            reference: reference.clone(),
            operation: transaction.uid.clone(),
            amount: Amount::minor(transaction.amount, decimals).to_string(),
            currency: transaction.currency.clone(),
            test_mode: transaction.details.test,
            at,
        });
    }

    /// Queues a webhook with the current transaction.
    fn notify(&mut self, index: usize) {
        let transaction = &self.shop.transactions[index];
        let Some(url) = transaction.details.notification_url.clone() else {
            return;
        };
        let (operation, status) = (transaction.uid.clone(), transaction.status.clone());
        let (headers, body) = self.signed(index);
        let event = Event {
            kind: "webhook",
            operation,
            status,
            url,
            body,
        };
        let now = self.clock.since_epoch();
        self.outbox.push(event, headers, now);
    }

    /// The signed headers and the body of a notification to the merchant.
    pub(super) fn signed(&mut self, index: usize) -> (Vec<(&'static str, String)>, String) {
        let transaction = &self.shop.transactions[index];
        let shown = view::shown(self, transaction, true);
        let body = json!({"transaction": shown}).to_string();
        if let Some(violation) = check::notification(Surface::Paycross, "createPayment", &body) {
            self.violations.push(violation);
        }
        let shop = format!("{}:{}", self.info.shop_id, self.info.shop_secret);
        let basic = format!("Basic {}", STANDARD.encode(shop));
        let signature = webhook_signature(body.as_bytes()).unwrap_or_default();
        let headers = vec![("authorization", basic), ("content-signature", signature)];
        (headers, body)
    }
}

/// The code of an outcome: its resolution, or the default for its status.
fn code(outcome: &ScriptedOutcome) -> &str {
    match (outcome.resolution.as_str(), outcome.status.as_str()) {
        ("ok", "successful") => OK,
        ("ok", "failed") => "F.0105",
        ("ok", _) => "P.0001",
        (code, _) => code,
    }
}

impl super::Shop {
    /// The first transaction of a chain of children.
    pub(super) fn root(&self, uid: &str) -> Option<usize> {
        let index = self.index(uid)?;
        let parent = self.transactions[index].parent.as_deref();
        match parent {
            Some(parent) => self.root(parent),
            None => Some(index),
        }
    }
}

impl Transaction {
    /// Whether it charged money, which can be refunded.
    pub(super) fn took_money(&self) -> bool {
        self.succeeded() && self.kind.charges()
    }
}
