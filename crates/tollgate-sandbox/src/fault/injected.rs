//! The effect of a fault on one call.

use super::{Body, Kind, Point};
use crate::http::Response;
use crate::http::errors::paymega::internal;
use serde_json::json;
use std::time::Duration;

/// The fault of a call, if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Injected(pub(crate) Option<Kind>);

impl Injected {
    pub(crate) fn name(&self) -> Option<String> {
        self.0.as_ref().map(|kind| kind.name().to_owned())
    }

    /// Whether the connection closes before the body is read.
    pub(crate) fn closes_first(&self) -> bool {
        matches!(
            self.0,
            Some(Kind::Close {
                point: Point::Before,
                ..
            })
        )
    }

    /// How long to wait before the call is processed.
    pub(crate) fn delay(&self) -> Option<Duration> {
        match self.0 {
            Some(Kind::Stall {
                point: Point::Before,
                for_ms,
            }) => Some(Duration::from_millis(for_ms)),
            _ => None,
        }
    }

    /// Whether the call is processed at all.
    pub(crate) fn processes(&self) -> bool {
        !matches!(
            self.0,
            Some(
                Kind::Status {
                    point: Point::Before,
                    ..
                } | Kind::Foreign {
                    point: Point::Before,
                    ..
                }
            )
        )
    }

    /// Whether a response is sent, even in part.
    pub(crate) fn responds(&self) -> bool {
        !matches!(self.0, Some(Kind::Close { .. }))
    }

    /// If the call is delivered twice, how long the bank takes for the first delivery.
    pub(crate) fn first_delivery(&self) -> Option<Duration> {
        match self.0 {
            Some(Kind::Duplicate) => Some(Duration::ZERO),
            Some(Kind::SlowDuplicate { bank_ms }) => Some(Duration::from_millis(bank_ms)),
            _ => None,
        }
    }

    /// How far the response's `Date` is from the clock, in seconds.
    pub(crate) fn date_shift(&self) -> i64 {
        match self.0 {
            Some(Kind::Date { seconds }) => seconds,
            _ => 0,
        }
    }

    /// The response that replaces the real one.
    pub(crate) fn replacing(&self) -> Option<Response> {
        match &self.0 {
            Some(Kind::Status {
                status,
                retry_after,
                ..
            }) => Some(own(*status, *retry_after)),
            Some(Kind::Foreign {
                status,
                body,
                content_type,
                ..
            }) => Some(foreign(*status, body, content_type.as_deref())),
            _ => None,
        }
    }
}

/// An error of Paymega itself, or of its own proxy.
fn own(status: u16, retry_after: Option<u64>) -> Response {
    let response = match status {
        502..=504 => Response::html(status, page(status)),
        500 => internal("Internal server error."),
        _ => Response::json(
            status,
            json!({"errors": [{
                "status": reason(status),
                "code": status.to_string()
            }]}),
        ),
    };
    match retry_after {
        Some(seconds) => response.with("retry-after", seconds.to_string()),
        None => response,
    }
}

fn foreign(status: u16, body: &Body, content_type: Option<&str>) -> Response {
    let (usual, text) = match body {
        Body::Empty => ("text/plain", String::new()),
        Body::Html(page) => ("text/html; charset=utf-8", page.clone()),
        Body::Json(value) => ("application/json", value.to_string()),
    };
    Response::text(status, content_type.unwrap_or(usual), text)
}

fn reason(status: u16) -> String {
    let known = hyper::StatusCode::from_u16(status).ok();
    known
        .and_then(|status| status.canonical_reason())
        .unwrap_or("Error")
        .to_owned()
}

/// The error page of the provider's proxy.
fn page(status: u16) -> String {
    let reason = reason(status);
    format!(
        "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>\r\n\
         <center><h1>{status} {reason}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    )
}
