//! Turns changes of operations into signed notifications.

use crate::check;
use crate::keys::{callback_signature, webhook_signature};
use crate::state::paycross::{Checkout, Transaction};
use crate::state::{Event, Operation, State};
use crate::surface::Surface;
use crate::view::{paycross, paymega};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::Duration;

/// Signed headers.
pub(super) type Headers = Vec<(&'static str, String)>;

/// Queues a notification for each change so far, as the operation was at that time.
pub(super) fn publish(state: &mut State) {
    for change in std::mem::take(&mut state.outbox.changes) {
        match change.operation {
            Operation::Invoice(invoice) => {
                let body = paymega::private(state, &invoice);
                let url = invoice.order.callback_url.clone();
                let event = event([&invoice.id, &invoice.status], url, &body);
                let called = ("createInvoice", "invoiceChanged");
                check_body(state, Surface::Private, called, &event.body);
                callback(state, event, invoice.order.test_mode, change.at);
            }
            Operation::Payout(payout) => {
                let body = paymega::payout(state, &payout);
                let url = payout.order.callback_url.clone();
                let event = event([&payout.id, &payout.status], url, &body);
                let called = ("createPayout", "payoutChanged");
                check_body(state, Surface::Private, called, &event.body);
                callback(state, event, payout.order.test_mode, change.at);
            }
            Operation::Transaction(transaction) => webhook(state, &transaction, change.at),
            Operation::Checkout(checkout) => expiry(state, &checkout, change.at),
        }
    }
}

/// A callback about the operation with this id and status.
fn event([operation, status]: [&str; 2], url: Option<String>, body: &Value) -> Event {
    Event {
        kind: "callback",
        operation: operation.to_owned(),
        status: status.to_owned(),
        url: url.unwrap_or_default(),
        body: body.to_string(),
    }
}

/// Queues a callback. Paymega signs with the secret of the operation's mode.
fn callback(state: &mut State, event: Event, test_mode: bool, at: Duration) {
    let secret = if test_mode {
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
    let called = ("createPayment", "notification");
    check_body(state, Surface::Paycross, called, &body);
    (headers(state, &body), body)
}

/// Notifies the merchant that a checkout ended unpaid. The body is the checkout itself.
fn expiry(state: &mut State, checkout: &Checkout, at: Duration) {
    let body = paycross::checkout(state, checkout).to_string();
    let called = ("createCheckout", "expiry");
    check_body(state, Surface::Checkout, called, &body);
    let url = checkout.setting("notification_url").unwrap_or_default();
    let event = Event {
        kind: "webhook",
        operation: checkout.token.clone(),
        status: "expired".to_owned(),
        url: url.to_owned(),
        body,
    };
    let headers = headers(state, &event.body);
    state.outbox.push(event, headers, at);
}

/// The shop's credentials, and the signature over the body.
fn headers(state: &State, body: &str) -> Headers {
    let shop = format!("{}:{}", state.info.shop_id, state.info.shop_secret);
    let basic = format!("Basic {}", STANDARD.encode(shop));
    let signature = webhook_signature(body.as_bytes()).unwrap_or_default();
    vec![("authorization", basic), ("content-signature", signature)]
}

/// Checks a notification against the callback of the operation that asked for it.
fn check_body(state: &mut State, surface: Surface, called: (&str, &str), body: &str) {
    if let Some(violation) = check::notification(surface, called, body) {
        state.violations.push(violation);
    }
}
