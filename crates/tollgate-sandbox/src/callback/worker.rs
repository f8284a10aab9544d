//! The task that posts what is due.

use super::outbox::Parcel;
use super::post::{post, target};
use crate::shared::Shared;
use serde_json::{Map, Value};
use std::sync::Arc;
use std::time::Duration;

/// How long to sleep where nothing is waiting.
const IDLE: i64 = 3_600;

/// Posts one notification after the other, for as long as the sandbox lives.
pub(crate) async fn work(shared: Arc<Shared>) {
    loop {
        let wake = shared.changed.notified();
        if deliver(&shared).await {
            continue;
        }
        let seconds = u64::try_from(pause(&shared)).unwrap_or_default();
        tokio::select! {
            () = wake => {}
            () = tokio::time::sleep(Duration::from_secs(seconds)) => {}
        }
    }
}

/// Seconds until the next one is due.
fn pause(shared: &Shared) -> i64 {
    let world = shared.world();
    let next = world.outbox.next().filter(|_| !world.outbox.held);
    next.map_or(IDLE, |at| (at - world.now()).clamp(1, IDLE))
}

/// Delivers the next one. False if nothing is due.
async fn deliver(shared: &Shared) -> bool {
    let Some(parcel) = next(shared) else {
        return false;
    };
    let mut headers = parcel.headers.clone();
    headers.extend(parcel.retry_headers(shared.world().now()));
    let body = parcel.event.body.clone();
    let status = match target(&parcel.event.url) {
        Some((address, uri)) => Some(post(address, &uri, &headers, body).await),
        None => None,
    };
    note(shared, &parcel, status);
    true
}

fn next(shared: &Shared) -> Option<Parcel> {
    let mut world = shared.world();
    world.tick();
    world.outbox.due(world.now()).cloned()
}

/// Writes down what came of an attempt, in the invoice too.
fn note(shared: &Shared, sent: &Parcel, status: Option<u16>) {
    let mut world = shared.world();
    let now = world.now();
    let Some(parcel) = world.outbox.parcel(sent.number) else {
        return;
    };
    let Some(status) = status else {
        return parcel.refuse();
    };
    parcel.answered(status, now);
    let log = parcel.log(now);
    if let Some(invoice) = world.invoice(&sent.event.operation) {
        let logs = &mut world.invoices[invoice].callback_logs;
        logs.insert(free_second(logs, sent), log);
    }
}

/// The logs are a map by second: two notifications of one second get different ones.
fn free_second(logs: &Map<String, Value>, sent: &Parcel) -> String {
    let mut second = sent.created;
    while let Some(log) = logs.get(&second.to_string()) {
        if log["transaction_status"] == sent.event.status.as_str() {
            break;
        }
        second += 1;
    }
    second.to_string()
}
