//! The task that posts due notifications.

use super::Shared;
use super::post::send;
use crate::state::Notification;
use serde_json::{Map, Value};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// How long to sleep if nothing waits.
const IDLE: Duration = Duration::from_secs(3_600);

/// Posts due notifications until the sandbox ends: one at a time to each URL, in parallel to different URLs.
pub(crate) async fn work(shared: Arc<Shared>) {
    let mut posts = JoinSet::new();
    loop {
        let wake = shared.changed.notified();
        while let Some(notification) = next(&shared) {
            posts.spawn(deliver(Arc::clone(&shared), notification));
        }
        let pause = pause(&shared);
        tokio::select! {
            () = wake => {}
            Some(_) = posts.join_next(), if !posts.is_empty() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// The time until the next notification is due, or until a decision of the bank creates one.
fn pause(shared: &Shared) -> Duration {
    let state = shared.state();
    let next = state.outbox.next().into_iter().chain(state.bank.next());
    next.min().map_or(IDLE, |at| {
        at.saturating_sub(state.clock.since_epoch()).min(IDLE)
    })
}

fn next(shared: &Shared) -> Option<Notification> {
    let mut state = shared.state_now();
    let now = state.clock.since_epoch();
    state.outbox.start_due(now)
}

/// Delivers one notification.
async fn deliver(shared: Arc<Shared>, notification: Notification) {
    let mut headers = notification.headers.clone();
    let (now, minute) = {
        let state = shared.state();
        (state.clock.since_epoch(), state.settings.minute())
    };
    headers.extend(notification.retry_headers(now, minute));
    let body = notification.event.body.clone();
    let status = send(&notification.event.url, &headers, body).await;
    note(&shared, &notification, status);
}

/// Records the result of an attempt, in the invoice or payout too.
fn note(shared: &Shared, sent: &Notification, status: Option<u16>) {
    let mut state = shared.state();
    shared.changed_state();
    let (now, since_epoch) = (state.now(), state.clock.since_epoch());
    let minute = state.settings.minute();
    let done = state.outbox.done(sent.number, status, since_epoch, minute);
    let Some(notification) = done.filter(|_| status.is_some()) else {
        return;
    };
    let operation = &sent.event.operation;
    let logs = match (state.invoice(operation), state.payout(operation)) {
        (Some(invoice), _) => &mut state.invoices[invoice].callback_logs,
        (_, Some(payout)) => &mut state.payouts[payout].callback_logs,
        (None, None) => return,
    };
    logs.insert(free_second(logs, sent), notification.log(now));
}

/// The logs are a map by second, so two notifications of one second get different keys.
fn free_second(logs: &Map<String, Value>, sent: &Notification) -> String {
    let mut second = sent.created;
    while let Some(log) = logs.get(&second.to_string()) {
        if log["transaction_status"] == sent.event.status.as_str() {
            break;
        }
        second += 1;
    }
    second.to_string()
}
