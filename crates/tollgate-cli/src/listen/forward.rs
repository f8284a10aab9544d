//! Forwards stored requests to the merchant's receiver until each is delivered. A request that the receiver does not take
//! does not hold the others back.

use std::sync::Arc;
use std::time::Duration;

use hyper::{HeaderMap, Method, StatusCode, header};
use tokio::sync::Notify;

use super::{Log, Store, store::Stored};
use crate::{Failure, http};

/// The time after which the task looks again if nothing is due.
const IDLE: Duration = Duration::from_secs(60);

/// Headers of one connection, which are not forwarded.
const OF_CONNECTION: [header::HeaderName; 4] = [
    header::HOST,
    header::CONNECTION,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
];

/// A task that forwards.
#[derive(Debug)]
pub struct Forwarder {
    wake: Arc<Notify>,
}

impl Forwarder {
    /// Starts the task, which begins with the requests that an earlier process did not deliver.
    ///
    /// # Errors
    ///
    /// A URL that is not plain HTTP.
    pub fn start(url: String, store: Arc<Store>, log: Log) -> Result<Self, Failure> {
        http::host(&url.parse().map_err(|error| format!("{url}: {error}"))?)?;
        let wake = Arc::new(Notify::new());
        let woken = Arc::clone(&wake);
        tokio::spawn(async move {
            loop {
                let pause = deliver_due(&url, &store, log)
                    .await
                    .unwrap_or_else(|failure| {
                        eprintln!("tollgate: {failure}");
                        IDLE
                    });
                let _ = tokio::time::timeout(pause, woken.notified()).await;
            }
        });
        Ok(Self { wake })
    }

    /// Lets the task look for a new request.
    pub fn wake(&self) {
        self.wake.notify_one();
    }
}

/// Forwards all requests that are due, and returns the time until the next one is.
async fn deliver_due(url: &str, store: &Store, log: Log) -> Result<Duration, Failure> {
    while let Some(stored) = store.due()? {
        let result = send(url, &stored).await;
        log.forwarded(stored.number, &result);
        if result.is_ok_and(|status| status.is_success()) {
            store.delivered(stored.number)?;
        } else {
            store.failed(stored.number)?;
        }
    }
    Ok(store.pause()?.map_or(IDLE, |pause| pause.min(IDLE)))
}

/// Sends a stored request with its original bytes and headers, and returns the receiver's status.
///
/// # Errors
///
/// No response.
pub async fn send(url: &str, stored: &Stored) -> Result<StatusCode, Failure> {
    let body = stored.body.clone().into();
    let (status, _) = http::send(Method::POST, url, forwarded(&stored.headers), body).await?;
    Ok(status)
}

fn forwarded(headers: &HeaderMap) -> HeaderMap {
    let mut headers = headers.clone();
    for name in OF_CONNECTION {
        headers.remove(name);
    }
    headers
}
