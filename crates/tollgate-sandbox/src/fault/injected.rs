//! What a fault, or none, means for one call.

use super::{Kind, Point};
use crate::http::Answer;
use crate::platform::errors::internal;
use serde_json::json;
use std::time::Duration;

/// The fault that meets a call, if one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Injected(pub(crate) Option<Kind>);

impl Injected {
    pub(crate) fn name(&self) -> Option<String> {
        self.0.as_ref().map(|kind| kind.name().to_owned())
    }

    /// Whether the connection ends before the body is read.
    pub(crate) fn closes_first(&self) -> bool {
        matches!(
            self.0,
            Some(Kind::Close {
                point: Point::Before,
                ..
            })
        )
    }

    /// How long the work waits.
    pub(crate) fn delay(&self) -> Option<Duration> {
        match self.0 {
            Some(Kind::Stall {
                point: Point::Before,
                for_ms,
            }) => Some(Duration::from_millis(for_ms)),
            _ => None,
        }
    }

    /// Whether the call's work is done at all.
    pub(crate) fn works(&self) -> bool {
        !matches!(
            self.0,
            Some(Kind::Status {
                point: Point::Before,
                ..
            })
        )
    }

    /// Whether an answer is sent, be it in part.
    pub(crate) fn answers(&self) -> bool {
        !matches!(self.0, Some(Kind::Close { .. }))
    }

    pub(crate) fn is_duplicate(&self) -> bool {
        self.0 == Some(Kind::Duplicate)
    }

    /// The answer that replaces the true one.
    pub(crate) fn replacing(&self) -> Option<Answer> {
        matches!(self.0, Some(Kind::Status { .. })).then(|| self.answer())
    }

    /// The answer of a status fault.
    pub(crate) fn answer(&self) -> Answer {
        let Some(Kind::Status {
            status,
            retry_after,
            ..
        }) = self.0
        else {
            return internal("Internal server error.");
        };
        let answer = match status {
            502..=504 => Answer::html(status, page(status)),
            500 => internal("Internal server error."),
            _ => Answer::json(
                status,
                json!({"errors": [{
                    "status": reason(status),
                    "code": status.to_string()
                }]}),
            ),
        };
        match retry_after {
            Some(seconds) => answer.with("retry-after", seconds.to_string()),
            None => answer,
        }
    }
}

fn reason(status: u16) -> String {
    let known = hyper::StatusCode::from_u16(status).ok();
    known
        .and_then(|status| status.canonical_reason())
        .unwrap_or("Error")
        .to_owned()
}

/// What a proxy in front of the platform says.
fn page(status: u16) -> String {
    let reason = reason(status);
    format!(
        "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>\r\n\
         <center><h1>{status} {reason}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    )
}
