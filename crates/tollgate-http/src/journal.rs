//! The record of an exchange, for the caller's log.

use std::{
    error::Error,
    fmt::Write,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use reqwest::header::HeaderName;

use crate::{Failure, Response};

/// Keeps the last exchange of a call for the caller's log. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Journal(Arc<Mutex<Option<Exchange>>>);

/// One request and its end. It holds no path, no query, no header but the server's id of the request, and no body.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The id of the operation in the provider's document.
    pub request: &'static str,
    /// The base URL of the API.
    pub base: String,
    /// The kind of credentials that the request carried.
    pub scheme: Scheme,
    /// The end; `None` while the request is under way, or if the caller dropped it.
    pub end: Option<End>,
    start: Instant,
    elapsed: Duration,
}

/// The end of an exchange.
#[derive(Clone, Debug)]
pub enum End {
    /// A whole response.
    Response {
        /// Its status.
        status: u16,
        /// The server's id of the request, if its header looks like one.
        request_id: Option<String>,
    },
    /// No whole response: the transport's reason, without the URL.
    Failure(String),
}

/// The kind of credentials that a request carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// None.
    None,
    /// HTTP Basic.
    Basic,
    /// A bearer token.
    Bearer,
}

impl Journal {
    /// Takes the last exchange out of the journal.
    #[must_use]
    pub fn take(&self) -> Option<Exchange> {
        self.with(Option::take)
    }

    pub(crate) fn begin(&self, request: &'static str, base: &str, scheme: Scheme) {
        let exchange = Exchange {
            request,
            base: base.to_owned(),
            scheme,
            end: None,
            start: Instant::now(),
            elapsed: Duration::ZERO,
        };
        self.with(|last| *last = Some(exchange));
    }

    pub(crate) fn end(&self, result: &Result<Response, Failure>) {
        self.with(|last| {
            if let Some(exchange) = last {
                exchange.elapsed = exchange.start.elapsed();
                exchange.end = Some(End::of(result));
            }
        });
    }

    fn with<T>(&self, change: impl FnOnce(&mut Option<Exchange>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Exchange {
    /// The time from the start of the request to its end, or until now.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        if self.end.is_some() {
            self.elapsed
        } else {
            self.start.elapsed()
        }
    }
}

impl End {
    fn of(result: &Result<Response, Failure>) -> Self {
        match result {
            Ok(response) => Self::Response {
                status: response.status().as_u16(),
                request_id: request_id(response).map(str::to_owned),
            },
            Err(failure) => Self::Failure(reason(failure)),
        }
    }
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The server's id of the request, if the header looks like one.
pub(crate) fn request_id(response: &Response) -> Option<&str> {
    let id = response.headers().get(REQUEST_ID)?.to_str().ok()?;
    (id.len() <= 128).then_some(id)
}

/// The texts of the transport's errors, the outermost first. Without any, the failure's own text.
fn reason(failure: &Failure) -> String {
    let mut texts = String::new();
    let mut source = failure.source();
    while let Some(error) = source {
        let separator = if texts.is_empty() { "" } else { ": " };
        // Writing to a text cannot fail.
        let _ = write!(texts, "{separator}{error}");
        source = error.source();
    }
    if texts.is_empty() {
        failure.to_string()
    } else {
        texts
    }
}
