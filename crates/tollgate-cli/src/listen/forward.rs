//! Forwards stored requests to the merchant's receiver until each is delivered. A request that the receiver does not take
//! does not hold the others back.

use std::sync::Arc;
use std::time::Duration;

use hyper::{HeaderMap, Method, StatusCode, header, header::HeaderValue};
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

/// A receiver's address, and the authorization that the provider sends with its requests, if it sends one.
pub type To<'a> = (&'a str, Option<&'a HeaderValue>);

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
    pub fn start(
        url: String,
        authorization: Option<HeaderValue>,
        store: Arc<Store>,
        log: Log,
    ) -> Result<Self, Failure> {
        http::host(&url.parse().map_err(|error| format!("{url}: {error}"))?)?;
        let wake = Arc::new(Notify::new());
        let woken = Arc::clone(&wake);
        tokio::spawn(async move {
            loop {
                let to = (&*url, authorization.as_ref());
                let pause = deliver_due(to, &store, log)
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
async fn deliver_due(to: To<'_>, store: &Store, log: Log) -> Result<Duration, Failure> {
    while let Some(stored) = store.due()? {
        let result = send(to, &stored).await;
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
pub async fn send((url, authorization): To<'_>, stored: &Stored) -> Result<StatusCode, Failure> {
    let body = stored.body.clone().into();
    let headers = forwarded(&stored.headers, authorization);
    let (status, _) = http::send(Method::POST, url, headers, body).await?;
    Ok(status)
}

/// The headers of a request, with the authorization in the place of the one that was not stored.
fn forwarded(headers: &HeaderMap, authorization: Option<&HeaderValue>) -> HeaderMap {
    let mut headers = headers.clone();
    for name in OF_CONNECTION {
        headers.remove(name);
    }
    if headers.remove(header::AUTHORIZATION).is_some()
        && let Some(own) = authorization
    {
        headers.insert(header::AUTHORIZATION, own.clone());
    }
    headers
}
