//! Responses whose body was read completely.

use std::{
    fmt,
    ops::Deref,
    sync::{Arc, Mutex, PoisonError},
};

use reqwest::{StatusCode, header::HeaderMap};
use secrecy::zeroize::Zeroizing;
use serde::de::DeserializeOwned;

use crate::{Error, Read, lenient};

/// How many of the omitted fields are logged.
const SHOWN: usize = 16;

/// A response: status, headers and the whole body.
///
/// `Debug` shows only the status and the body's length. Clones share the response; when the last clone is dropped, the
/// body is overwritten.
#[derive(Clone)]
pub struct Response(Arc<Parts>);

struct Parts {
    status: StatusCode,
    headers: HeaderMap,
    body: Zeroizing<Vec<u8>>,
    left_out: Mutex<Vec<String>>,
}

impl Response {
    /// Creates a response.
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Vec<u8>>) -> Self {
        let body = Zeroizing::new(body.into());
        Self(Arc::new(Parts {
            status,
            headers,
            body,
            left_out: Mutex::default(),
        }))
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The body, which may hold tokens and bearers.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Reads the body as JSON, by [`read`](crate::read).
    ///
    /// # Errors
    ///
    /// If the body is not JSON, or is not a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Unreadable> {
        let read = lenient::read_and_note(self.body())?;
        Ok(self.note(read))
    }

    /// Returns the decoded value, and records the paths of the omitted fields.
    pub fn note<T>(&self, Read { value, left_out }: Read<T>) -> T {
        if !left_out.is_empty() {
            let count = left_out.len();
            let first = &left_out[..count.min(SHOWN)];
            tracing::debug!(count, ?first, "fields were left out that could not be read");
        }
        *self
            .0
            .left_out
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = left_out;
        value
    }

    /// The paths of the fields that the last decoding of the body omitted, such as `data.attributes.rrn`.
    pub fn left_out(&self) -> Vec<String> {
        let left_out = self.0.left_out.lock();
        left_out.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status().as_u16())
            .field("body_length", &self.body().len())
            .finish_non_exhaustive()
    }
}

/// Where and why a body could not be read. The text quotes nothing from the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at line {line}, column {column}")]
pub struct Unreadable {
    kind: &'static str,
    line: usize,
    column: usize,
}

impl Unreadable {
    /// The kind of error: not JSON, JSON that ends early, or JSON of another shape.
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The line, counted from 1, and the column.
    pub const fn position(&self) -> (usize, usize) {
        (self.line, self.column)
    }
}

impl From<&serde_json::Error> for Unreadable {
    /// Omits the error's own text, which may quote the body.
    fn from(error: &serde_json::Error) -> Self {
        use serde_json::error::Category;
        let kind = match error.classify() {
            Category::Data => "JSON of another shape",
            Category::Eof => "JSON that ends early",
            Category::Io | Category::Syntax => "no JSON",
        };
        Self {
            kind,
            line: error.line(),
            column: error.column(),
        }
    }
}

/// A placeholder for a body that is not decoded: the response has its bytes.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ByteStream;

/// A decoded value with its response.
///
/// `Debug` shows only the response.
#[derive(Clone)]
pub struct ResponseValue<T> {
    value: T,
    response: Response,
}

impl<T: DeserializeOwned> ResponseValue<T> {
    /// Reads the response's body.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`], which keeps the response.
    #[expect(clippy::unused_async, reason = "generated code awaits it")]
    pub async fn from_response<E>(response: Response) -> Result<Self, Error<E>> {
        match response.json() {
            Ok(value) => Ok(Self { value, response }),
            Err(why) => Err(Error::Unreadable(response, why)),
        }
    }
}

impl ResponseValue<ByteStream> {
    /// Keeps the response's body as bytes.
    pub const fn stream(response: Response) -> Self {
        Self {
            value: ByteStream,
            response,
        }
    }
}

impl<T> ResponseValue<T> {
    /// The response's status.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The response's headers.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The response that the value was decoded from.
    pub const fn response(&self) -> &Response {
        &self.response
    }

    /// The decoded value.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The decoded value, and the response.
    pub fn into_parts(self) -> (T, Response) {
        (self.value, self.response)
    }
}

impl<T> Deref for ResponseValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> fmt::Debug for ResponseValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ResponseValue")
            .field(&self.response)
            .finish()
    }
}
