//! The task that posts due notifications.

use super::Shared;
use super::post::send;
use crate::state::Notification;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// How long to sleep if nothing waits.
const IDLE: Duration = Duration::from_secs(3_600);

/// Posts due notifications until the sandbox ends: one at a time to each URL, in parallel to different URLs.
pub(crate) async fn work(shared: Arc<Shared>) {
    let mut posts = JoinSet::new();
    let mut busy = HashSet::new();
    loop {
        let wake = shared.changed.notified();
        while let Some(notification) = next(&shared, &busy) {
            busy.insert(notification.event.url.clone());
            posts.spawn(deliver(Arc::clone(&shared), notification));
        }
        let pause = pause(&shared, &busy);
        tokio::select! {
            () = wake => {}
            Some(done) = posts.join_next(), if !posts.is_empty() => {
                if let Ok(url) = done {
                    busy.remove(&url);
                }
            }
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// The time until the next notification is due, or until a decision of the bank creates one.
fn pause(shared: &Shared, busy: &HashSet<String>) -> Duration {
    let state = shared.state();
    let next = state.outbox.next(busy).into_iter().chain(state.bank.next());
    next.min().map_or(IDLE, |at| {
        at.saturating_sub(state.clock.since_epoch()).min(IDLE)
    })
}

fn next(shared: &Shared, busy: &HashSet<String>) -> Option<Notification> {
    let state = shared.state_now();
    let now = state.clock.since_epoch();
    state.outbox.due(now, busy).cloned()
}

/// Delivers one notification, and returns its URL.
async fn deliver(shared: Arc<Shared>, notification: Notification) -> String {
    let mut headers = notification.headers.clone();
    let (now, minute) = {
        let state = shared.state();
        (state.clock.since_epoch(), state.settings.minute())
    };
    headers.extend(notification.retry_headers(now, minute));
    let body = notification.event.body.clone();
    let status = send(&notification.event.url, &headers, body).await;
    note(&shared, &notification, status);
    notification.event.url
}

/// Records the result of an attempt, in the invoice too.
fn note(shared: &Shared, sent: &Notification, status: Option<u16>) {
    let mut state = shared.state();
    shared.unsaved.notify_one();
    let (now, since_epoch) = (state.now(), state.clock.since_epoch());
    let minute = state.settings.minute();
    let Some(notification) = state.outbox.notification(sent.number) else {
        return;
    };
    let Some(status) = status else {
        return notification.refuse();
    };
    notification.record_response(status, since_epoch, minute);
    let log = notification.log(now);
    if let Some(invoice) = state.invoice(&sent.event.operation) {
        let logs = &mut state.invoices[invoice].callback_logs;
        logs.insert(free_second(logs, sent), log);
    }
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
