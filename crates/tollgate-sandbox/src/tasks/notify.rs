//! Turns changes of operations into signed notifications.

use crate::check;
use crate::keys::{callback_signature, webhook_signature};
use crate::state::paycross::Transaction;
use crate::state::{Event, Invoice, Operation, State};
use crate::surface::Surface;
use crate::view::{paycross, paymega};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use std::time::Duration;

/// Signed headers.
pub(super) type Headers = Vec<(&'static str, String)>;

/// Queues a notification for each change so far, as the operation was at that time.
pub(super) fn publish(state: &mut State) {
    for change in std::mem::take(&mut state.outbox.changes) {
        match change.operation {
            Operation::Invoice(invoice) => callback(state, &invoice, change.at),
            Operation::Transaction(transaction) => webhook(state, &transaction, change.at),
        }
    }
}

fn callback(state: &mut State, invoice: &Invoice, at: Duration) {
    let event = Event {
        kind: "callback",
        operation: invoice.id.clone(),
        status: invoice.status.clone(),
        url: invoice.order.callback_url.clone().unwrap_or_default(),
        body: paymega::private(state, invoice).to_string(),
    };
    check_body(state, Surface::Private, "createInvoice", &event.body);
    let secret = if invoice.order.test_mode {
        &state.info.callback_secret
    } else {
        &state.keys.live_callback_secret
    };
    let signature = callback_signature(secret, event.body.as_bytes());
    state
        .outbox
        .push(event, vec![("x-signature", signature)], at);
}

fn webhook(state: &mut State, transaction: &Transaction, at: Duration) {
    let url = transaction.details.notification_url.clone();
    let (headers, body) = signed(state, transaction);
    let event = Event {
        kind: "webhook",
        operation: transaction.uid.clone(),
        status: transaction.status.clone(),
        url: url.unwrap_or_default(),
        body,
    };
    state.outbox.push(event, headers, at);
}

/// The signed headers and the body of PayCross's requests to the merchant.
pub(super) fn signed(state: &mut State, transaction: &Transaction) -> (Headers, String) {
    let shown = paycross::shown(state, transaction, true);
    let body = json!({"transaction": shown}).to_string();
    check_body(state, Surface::Paycross, "createPayment", &body);
    let shop = format!("{}:{}", state.info.shop_id, state.info.shop_secret);
    let basic = format!("Basic {}", STANDARD.encode(shop));
    let signature = webhook_signature(body.as_bytes()).unwrap_or_default();
    let headers = vec![("authorization", basic), ("content-signature", signature)];
    (headers, body)
}

fn check_body(state: &mut State, surface: Surface, operation: &str, body: &str) {
    if let Some(violation) = check::notification(surface, operation, body) {
        state.violations.push(violation);
    }
}
