//! How invoices start, change and end.

use super::bank::{amount, charge, charges};
use super::expiry::{BEARER_LIFETIME, watch_invoice};
use crate::state::{
    Amount, Customer, Invoice, Key, LedgerEntry, Operation, Order, SavedCard, ScriptedOutcome,
    Session, State,
};
use serde_json::{Map, Value, json};

/// Creates an invoice and notifies the merchant.
pub(crate) fn create_invoice(
    state: &mut State,
    order: Order,
    customer: Option<String>,
    source: &'static str,
) -> usize {
    let now = state.now();
    let session = open_session(state, order.expires.unwrap_or(now + BEARER_LIFETIME));
    let id = state.ids.prefixed("cpi");
    let listed = state.listed_from(&order.reference_id);
    let index = state.invoices.push(Invoice {
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
        payment: None,
        callback_logs: Map::new(),
    });
    watch_invoice(state, index);
    announce(state, index);
    run_test_service(state, index);
    index
}

/// Ends an invoice without a charge, or keeps it pending with another resolution.
pub(crate) fn end_invoice(state: &mut State, index: usize, status: &str, resolution: &str) {
    let now = state.now();
    let invoice = &mut state.invoices[index];
    status.clone_into(&mut invoice.status);
    resolution.clone_into(&mut invoice.resolution);
    invoice.updated = now.max(invoice.updated);
    invoice.challenge = None;
    watch_invoice(state, index);
    announce(state, index);
}

/// Ends an invoice successfully: charges it, or verifies its card.
pub(crate) fn pay_invoice(state: &mut State, index: usize, status: &str, amount: Amount) {
    let now = state.now();
    save_card(state, index);
    let invoice = &mut state.invoices[index];
    invoice.processed = Some(now);
    if !invoice.order.verify {
        invoice.processed_amount = Some(amount);
        record(state, index, "charge", amount);
    }
    end_invoice(state, index, status, "ok");
}

/// Applies a scripted outcome to an invoice. Returns false if nothing is left to charge back.
pub(crate) fn apply_outcome(state: &mut State, index: usize, outcome: &ScriptedOutcome) -> bool {
    let asked = state.invoices[index].order.amount;
    let amount = amount(outcome);
    let paid = state.invoices[index].processed.is_some();
    match outcome.status.as_str() {
        status if charges(status) && !paid => charge(state, index, outcome),
        "charged_back" | "partially_charged_back" => {
            if !paid {
                pay_invoice(state, index, "processed", asked);
            }
            return charge_back(state, index, amount, outcome);
        }
        status => {
            // A test can script an amount for a failed status too.
            if amount.is_some() {
                state.invoices[index].processed_amount = amount;
            }
            end_invoice(state, index, status, &outcome.resolution);
        }
    }
    true
}

/// Charges money back from the merchant.
fn charge_back(
    state: &mut State,
    index: usize,
    amount: Option<Amount>,
    outcome: &ScriptedOutcome,
) -> bool {
    let now = state.now();
    let invoice = &mut state.invoices[index];
    let left = invoice.left();
    let amount = amount.unwrap_or(left).min(left);
    if amount <= Amount::ZERO {
        return false;
    }
    invoice.charged_back = Some((now, invoice.charged_back_amount() + amount));
    record(state, index, "chargeback", amount);
    end_invoice(state, index, &outcome.status, &outcome.resolution);
    true
}

/// Adds an entry to the ledger.
pub(crate) fn record(state: &mut State, index: usize, kind: &'static str, amount: Amount) {
    let at = state.now();
    let invoice = &state.invoices[index];
    let entry = LedgerEntry {
        provider: "platform",
        kind,
        reference: invoice.order.reference_id.clone(),
        operation: invoice.id.clone(),
        amount: amount.to_string(),
        currency: invoice.order.currency.clone(),
        test_mode: invoice.order.test_mode,
        at,
    };
    state.ledger.push(entry);
}

/// Finds or creates the customer with this reference, and stores the new details.
pub(crate) fn upsert_customer(
    state: &mut State,
    reference: &str,
    details: &Map<String, Value>,
) -> String {
    if let Some(index) = state.customers.first(Key::Reference, reference) {
        let customer = &mut state.customers[index];
        customer.details = Value::Object(details.clone());
        return customer.id.clone();
    }
    let id = state.ids.prefixed("cus");
    state.customers.push(Customer {
        id: id.clone(),
        reference_id: reference.to_owned(),
        details: Value::Object(details.clone()),
    });
    id
}

fn open_session(state: &mut State, expires: i64) -> Session {
    let id = state.ids.prefixed("cgi");
    let bearer = state.keys.jwt(&json!({"sid": id, "exp": expires}));
    Session {
        id,
        bearer,
        expires,
    }
}

/// The service `test` ends at once with the status that its one field names.
fn run_test_service(state: &mut State, index: usize) {
    let order = &state.invoices[index].order;
    if order.service.flow != "test" {
        return;
    }
    let status = order.service_fields.get("status").and_then(Value::as_str);
    let outcome = ScriptedOutcome::new(status.unwrap_or("processed"));
    apply_outcome(state, index, &outcome);
}

fn save_card(state: &mut State, index: usize) {
    let invoice = &state.invoices[index];
    let owner = invoice.customer.as_ref().and_then(|id| {
        let customer = state.customer(id)?;
        Some(customer.reference_id.clone())
    });
    let (Some(customer), Some(paid), true) = (
        owner,
        invoice.paid_with.clone(),
        invoice.order.options.tokenize,
    ) else {
        return;
    };
    let token = state.ids.letters(32);
    state.saved_cards.push(SavedCard {
        token: token.clone(),
        customer,
        test_mode: state.invoices[index].order.test_mode,
        card: paid.card,
        holder: paid.holder,
        month: paid.month,
        year: paid.year,
    });
    state.invoices[index].new_token = Some(token);
}

/// Notes the change, so that the merchant is notified of the current invoice.
fn announce(state: &mut State, index: usize) {
    let at = state.clock.since_epoch();
    let invoice = &state.invoices[index];
    if invoice.order.callback_url.is_some() {
        let operation = Operation::Invoice(Box::new(invoice.clone()));
        state.outbox.change(at, operation);
    }
}
