//! Responses whose body was read completely.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use zeroize::Zeroize;

use crate::json::{Read, Unreadable, read_and_note};

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
    headers: Arc<HeaderMap>,
    body: Vec<u8>,
    left_out: Mutex<Vec<String>>,
}

impl Response {
    /// Creates a response.
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Vec<u8>>) -> Self {
        Self(Arc::new(Parts {
            status,
            headers: Arc::new(headers),
            body: body.into(),
            left_out: Mutex::default(),
        }))
    }

    /// A part of this response: its status and headers, with this part of its body, and the paths of the fields that were
    /// left out of the part.
    #[must_use]
    pub fn part(&self, body: impl Into<Vec<u8>>, left_out: Vec<String>) -> Self {
        Self(Arc::new(Parts {
            status: self.0.status,
            headers: Arc::clone(&self.0.headers),
            body: body.into(),
            left_out: Mutex::new(left_out),
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

    /// Reads the body as JSON, by [`read`](crate::json::read).
    ///
    /// # Errors
    ///
    /// If the body is not JSON, or is not a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Unreadable> {
        let read = read_and_note(self.body())?;
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

impl Drop for Parts {
    /// Overwrites the body. As a slice it is filled at once: the elements of a vector are overwritten one by one.
    fn drop(&mut self) {
        self.body.as_mut_slice().zeroize();
        self.body.spare_capacity_mut().zeroize();
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
