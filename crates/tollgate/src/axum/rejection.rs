//! Why a request does not reach the handler.

use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use tollgate_core::NotVerified;

/// Why a request does not reach the handler, and the status of the response.
///
/// The response says no more than `Display`, which shows nothing of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// The request does not come from the provider, or is of the other mode: status 403.
    #[error(transparent)]
    NotVerified(#[from] NotVerified),
    /// The body has more than [`MAX_BODY`](super::MAX_BODY) bytes: status 413.
    #[error("the body is too large")]
    TooLarge,
    /// The body ended before its length: status 400.
    #[error("the body ended early")]
    Cut,
    /// The gateway asks to confirm a transaction that cannot be read: status 422, which fails the transaction.
    #[error("the body shows no readable transaction")]
    Unreadable,
}

impl Rejection {
    /// The HTTP status of the response.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotVerified(_) => 403,
            Self::TooLarge => 413,
            Self::Cut => 400,
            Self::Unreadable => 422,
        }
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status());
        let status = status.unwrap_or(StatusCode::BAD_REQUEST);
        (status, self.to_string()).into_response()
    }
}
