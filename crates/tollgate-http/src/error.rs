//! The errors of a call without a decoded response.

use std::fmt;

use reqwest::{StatusCode, header::InvalidHeaderValue};

use crate::{ByteStream, Response, ResponseValue, Unreadable};

type Source = Box<dyn std::error::Error + Send + Sync>;

/// No response came.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The request could not be built, so nothing was sent. A retry cannot help.
    #[error("the request cannot be sent: {0}")]
    InvalidRequest(&'static str),
    /// No connection was made: refused, no such host, TLS. No byte of the request was sent.
    #[error("no connection was made")]
    NeverConnected(#[source] Source),
    /// The request may have arrived, and no complete response came.
    #[error("the response was lost: {loss}")]
    Lost {
        /// How the response was lost.
        loss: Loss,
        /// The response's status, if it arrived.
        status: Option<StatusCode>,
        /// The transport's error, without the URL.
        source: Option<Source>,
    },
}

/// How a response was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Loss {
    /// The attempt took too long.
    #[error("timeout")]
    Timeout,
    /// The connection ended, or the response was not HTTP.
    #[error("the connection was cut")]
    Cut,
    /// The body was over the limit.
    #[error("the body is too large")]
    TooLarge,
}

impl Failure {
    pub(crate) fn lost(loss: Loss, status: Option<StatusCode>, error: reqwest::Error) -> Self {
        Self::Lost {
            loss,
            status,
            source: Some(error.without_url().into()),
        }
    }
}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Self {
        if error.is_builder() {
            // The source of the error may quote the value that could not be written.
            Self::InvalidRequest("its URL, a header or its body cannot be written")
        } else if error.is_connect() {
            Self::NeverConnected(error.without_url().into())
        } else if error.is_timeout() {
            Self::lost(Loss::Timeout, None, error)
        } else {
            Self::lost(Loss::Cut, None, error)
        }
    }
}

/// The error of a generated method without a decoded response; `E` is the type of error bodies.
///
/// `Display` and `Debug` show statuses, never a body, a header or a URL.
#[derive(thiserror::Error)]
pub enum Error<E = ()> {
    /// No response came.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// A documented error.
    #[error("the response is an error of status {}", .0.status().as_u16())]
    ErrorResponse(ResponseValue<E>),
    /// A response with an undocumented status.
    #[error("the response has the unexpected status {}", .0.status().as_u16())]
    UnexpectedResponse(Response),
    /// A response with an expected status whose body could not be read.
    #[error("the response of status {} cannot be read", .0.status().as_u16())]
    Unreadable(Response, #[source] Unreadable),
}

impl<E> Error<E> {
    /// The response, if one came.
    pub const fn response(&self) -> Option<&Response> {
        match self {
            Self::Failure(_) => None,
            Self::ErrorResponse(value) => Some(value.response()),
            Self::UnexpectedResponse(response) | Self::Unreadable(response, _) => Some(response),
        }
    }
}

impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failure(failure) => failure.fmt(f),
            Self::ErrorResponse(value) => f.debug_tuple("ErrorResponse").field(value).finish(),
            Self::UnexpectedResponse(response) => {
                f.debug_tuple("UnexpectedResponse").field(response).finish()
            }
            Self::Unreadable(response, why) => f
                .debug_tuple("Unreadable")
                .field(response)
                .field(why)
                .finish(),
        }
    }
}

impl<E> From<reqwest::Error> for Error<E> {
    fn from(error: reqwest::Error) -> Self {
        Failure::from(error).into()
    }
}

impl<E> From<InvalidHeaderValue> for Error<E> {
    fn from(_: InvalidHeaderValue) -> Self {
        Failure::InvalidRequest("a header holds a character that no header may hold").into()
    }
}

/// The result of a call without a decoded value.
#[derive(Debug)]
pub enum Miss {
    /// A response without a decoded value: an error, an unexpected status, or an unreadable body.
    Response(Response, Option<Unreadable>),
    /// No response.
    Failure(Failure),
}

/// Splits the result of a generated method: a value with its response, a response without a value, or no response.
///
/// # Errors
///
/// [`Miss`], if there is no value.
pub fn outcome<T>(
    result: Result<ResponseValue<T>, Error<ByteStream>>,
) -> Result<(T, Response), Miss> {
    match result {
        Ok(value) => Ok(value.into_parts()),
        Err(Error::Failure(failure)) => Err(Miss::Failure(failure)),
        Err(Error::ErrorResponse(value)) => Err(Miss::Response(value.into_parts().1, None)),
        Err(Error::UnexpectedResponse(response)) => Err(Miss::Response(response, None)),
        Err(Error::Unreadable(response, why)) => Err(Miss::Response(response, Some(why))),
    }
}
