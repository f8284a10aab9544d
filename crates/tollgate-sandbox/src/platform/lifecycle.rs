//! How invoices start, change and end.

use super::bank::{amount, charges};
use super::{expiry::BEARER_LIFETIME, shown};
use crate::callback::Event;
use crate::check;
use crate::route::Surface;
use crate::state::{
    Amount, Customer, Invoice, LedgerEntry, Order, SavedCard, ScriptedOutcome, Session, State,
};
use serde_json::{Map, Value, json};

impl State {
    /// Creates an invoice and notifies the merchant.
    pub(crate) fn create_invoice(
        &mut self,
        order: Order,
        customer: Option<String>,
        source: &'static str,
    ) -> usize {
        let now = self.now();
        let session = self.open_session(order.expires.unwrap_or(now + BEARER_LIFETIME));
        let id = self.ids.prefixed("cpi");
        let listed = self.listed_from(&order.reference_id);
        self.invoices.push(Invoice {
            id,
            order,
            session,
            status: "process_pending".to_owned(),
            resolution: "ok".to_owned(),
            customer,
            source,
            created: now,
            listed,
            updated: now,
            processed: None,
            processed_amount: None,
            refunds: Vec::new(),
            fully_refunded: None,
            charged_back: None,
            sold: false,
            paid_with: None,
            new_token: None,
            challenge: None,
            callback_logs: Map::new(),
        });
        let index = self.invoices.len() - 1;
        self.announce(index);
        self.run_test_service(index);
        index
    }

    /// Ends an invoice without a charge, or keeps it pending with another resolution.
    pub(crate) fn end_invoice(&mut self, index: usize, status: &str, resolution: &str) {
        let now = self.now();
        let invoice = &mut self.invoices[index];
        status.clone_into(&mut invoice.status);
        resolution.clone_into(&mut invoice.resolution);
        invoice.updated = now.max(invoice.updated);
        invoice.challenge = None;
        self.announce(index);
    }

    /// Ends an invoice successfully: charges it, or verifies its card.
    pub(crate) fn pay_invoice(&mut self, index: usize, status: &str, amount: Amount) {
        let now = self.now();
        self.save_card(index);
        let invoice = &mut self.invoices[index];
        invoice.processed = Some(now);
        if !invoice.order.verify {
            invoice.processed_amount = Some(amount);
            self.record(index, "charge", amount);
        }
        self.end_invoice(index, status, "ok");
    }

    /// Applies a scripted outcome to an invoice. Returns false if nothing is left to charge back.
    pub(crate) fn apply_outcome(&mut self, index: usize, outcome: &ScriptedOutcome) -> bool {
        let asked = self.invoices[index].order.amount;
        let amount = amount(outcome);
        let paid = self.invoices[index].processed.is_some();
        match outcome.status.as_str() {
            status if charges(status) && !paid => self.charge(index, outcome),
            "charged_back" | "partially_charged_back" => {
                if !paid {
                    self.pay_invoice(index, "processed", asked);
                }
                return self.charge_back(index, amount, outcome);
            }
            status => {
                // A test can script an amount for a failed status too.
                if amount.is_some() {
                    self.invoices[index].processed_amount = amount;
                }
                self.end_invoice(index, status, &outcome.resolution);
            }
        }
        true
    }

    /// Charges money back from the merchant.
    fn charge_back(
        &mut self,
        index: usize,
        amount: Option<Amount>,
        outcome: &ScriptedOutcome,
    ) -> bool {
        let now = self.now();
        let invoice = &mut self.invoices[index];
        let left = invoice.left();
        let amount = amount.unwrap_or(left).min(left);
        if amount <= Amount::ZERO {
            return false;
        }
        invoice.charged_back = Some((now, invoice.charged_back_amount() + amount));
        self.record(index, "chargeback", amount);
        self.end_invoice(index, &outcome.status, &outcome.resolution);
        true
    }

    /// Adds an entry to the ledger.
    pub(crate) fn record(&mut self, index: usize, kind: &'static str, amount: Amount) {
        let at = self.now();
        let invoice = &self.invoices[index];
        self.ledger.entries.push(LedgerEntry {
            platform: "platform",
            kind,
            reference: invoice.order.reference_id.clone(),
            operation: invoice.id.clone(),
            amount: amount.to_string(),
            currency: invoice.order.currency.clone(),
            test_mode: invoice.order.test_mode,
            at,
        });
    }

    /// Finds or creates the customer with this reference, and stores the new details.
    pub(crate) fn upsert_customer(
        &mut self,
        reference: &str,
        details: &Map<String, Value>,
    ) -> String {
        let known = self
            .customers
            .iter_mut()
            .find(|it| it.reference_id == reference);
        if let Some(customer) = known {
            customer.details = Value::Object(details.clone());
            return customer.id.clone();
        }
        let id = self.ids.prefixed("cus");
        self.customers.push(Customer {
            id: id.clone(),
            reference_id: reference.to_owned(),
            details: Value::Object(details.clone()),
        });
        id
    }

    fn open_session(&mut self, expires: i64) -> Session {
        let id = self.ids.prefixed("cgi");
        let bearer = self.keys.jwt(&json!({"sid": id, "exp": expires}));
        Session {
            id,
            bearer,
            expires,
        }
    }

    /// The service `test` ends at once with the status that its one field names.
    fn run_test_service(&mut self, index: usize) {
        let order = &self.invoices[index].order;
        if order.service.flow != "test" {
            return;
        }
        let status = order.service_fields.get("status").and_then(Value::as_str);
        let outcome = ScriptedOutcome::new(status.unwrap_or("processed"));
        self.apply_outcome(index, &outcome);
    }

    fn save_card(&mut self, index: usize) {
        let invoice = &self.invoices[index];
        let owner = invoice.customer.as_ref().and_then(|id| {
            let customer = self.customers.iter().find(|customer| customer.id == *id)?;
            Some(customer.reference_id.clone())
        });
        let (Some(customer), Some(paid), true) = (
            owner,
            invoice.paid_with.clone(),
            invoice.order.options.tokenize,
        ) else {
            return;
        };
        let token = self.ids.letters(32);
        self.saved_cards.push(SavedCard {
            token: token.clone(),
            customer,
            test_mode: self.invoices[index].order.test_mode,
            card: paid.card,
            holder: paid.holder,
            month: paid.month,
            year: paid.year,
        });
        self.invoices[index].new_token = Some(token);
    }

    /// Queues a callback with the current invoice.
    fn announce(&mut self, index: usize) {
        let invoice = &self.invoices[index];
        let Some(url) = invoice.order.callback_url.clone() else {
            return;
        };
        let event = Event {
            kind: "callback",
            operation: invoice.id.clone(),
            status: invoice.status.clone(),
            url,
            body: shown::private(self, invoice).to_string(),
        };
        if let Some(violation) = check::notification(Surface::Private, "createInvoice", &event.body)
        {
            self.violations.push(violation);
        }
        let secret = if invoice.order.test_mode {
            &self.info.callback_secret
        } else {
            &self.keys.live_callback_secret
        };
        let signature = crate::keys::callback_signature(secret, event.body.as_bytes());
        let headers = vec![("x-signature", signature)];
        let now = self.clock.since_epoch();
        self.outbox.push(event, headers, now);
    }
}
