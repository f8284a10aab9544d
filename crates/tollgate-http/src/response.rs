//! Decoded values with their responses.

use std::{fmt, ops::Deref};

use reqwest::{StatusCode, header::HeaderMap};
use serde::de::DeserializeOwned;
use tollgate_types::Response;

use crate::Error;

/// A placeholder for a body that is not decoded: the response has its bytes.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ByteStream;

/// A decoded value with its response.
///
/// `Debug` shows only the response.
#[derive(Clone)]
pub struct ResponseValue<T> {
    /// Boxed, since a document of two kilobytes would be moved through each layer of a call.
    value: Box<T>,
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
            Ok(value) => Ok(Self {
                value: Box::new(value),
                response,
            }),
            Err(why) => Err(Error::Unreadable(response, why)),
        }
    }
}

impl ResponseValue<ByteStream> {
    /// Keeps the response's body as bytes.
    pub fn stream(response: Response) -> Self {
        Self {
            value: Box::new(ByteStream),
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
        *self.value
    }

    /// The decoded value, and the response.
    pub fn into_parts(self) -> (T, Response) {
        (*self.value, self.response)
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
