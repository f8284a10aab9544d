//! The settings of one call.

use std::{fmt, time::Duration};

use base64::{Engine, prelude::BASE64_STANDARD};
use reqwest::{
    Request,
    header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue},
};
use secrecy::{ExposeSecret, SecretString, zeroize::Zeroizing};

use crate::{Failure, encode};

/// Who calls. `Debug` shows the kind only.
#[derive(Clone)]
pub enum Credentials {
    /// Nobody: what identifies the caller is in the body.
    None,
    /// HTTP Basic: an account and its key.
    Basic {
        /// The account's or shop's id.
        user: String,
        /// Its key.
        password: SecretString,
    },
    /// A bearer token.
    Bearer(SecretString),
}

impl Credentials {
    fn authorization(&self) -> Result<Option<HeaderValue>, Failure> {
        let text = match self {
            Self::None => return Ok(None),
            Self::Basic { user, .. } if user.contains(':') => {
                return Err(Failure::InvalidRequest("the account's id holds a colon"));
            }
            Self::Basic { user, password } => {
                let pair = Zeroizing::new(format!("{user}:{}", password.expose_secret()));
                Zeroizing::new(format!("Basic {}", BASE64_STANDARD.encode(pair.as_str())))
            }
            Self::Bearer(token) => Zeroizing::new(format!("Bearer {}", token.expose_secret())),
        };
        let mut value = HeaderValue::from_str(&text).map_err(|_| {
            Failure::InvalidRequest("the credentials hold a character that no header may hold")
        })?;
        value.set_sensitive(true);
        Ok(Some(value))
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Basic { .. } => "Basic",
            Self::Bearer(_) => "Bearer",
        })
    }
}

/// The settings of one call: who calls, which headers it sends, how long it waits and how much it reads.
#[derive(Clone)]
pub struct Context {
    credentials: Credentials,
    headers: HeaderMap,
    attempt_timeout: Duration,
    body_limit: usize,
    attempt: u32,
}

impl Context {
    /// The settings of a call by `credentials`.
    pub fn new(credentials: Credentials) -> Self {
        Self {
            credentials,
            headers: HeaderMap::new(),
            attempt_timeout: Duration::from_secs(30),
            body_limit: 4 * 1024 * 1024,
            attempt: 1,
        }
    }

    /// Sends a header, instead of one of that name which the generated code sets.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// How long connecting, the headers and the body may take together; 30 seconds unless told.
    #[must_use]
    pub const fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// How many bytes a body may have; 4 MiB unless told.
    #[must_use]
    pub const fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Which attempt of its operation it is, for the log; the first unless told.
    #[must_use]
    pub const fn attempt(mut self, number: u32) -> Self {
        self.attempt = number;
        self
    }

    pub(crate) const fn number(&self) -> u32 {
        self.attempt
    }

    pub(crate) const fn limit(&self) -> usize {
        self.body_limit
    }

    /// Makes of a generated request the one that is sent.
    pub(crate) fn prepare(&self, request: &mut Request) -> Result<(), Failure> {
        if encode::has_unusable_segment(request.url()) {
            return Err(Failure::InvalidRequest(
                "an id in its path is empty, `.` or `..`, or has control characters",
            ));
        }
        *request.timeout_mut() = Some(self.attempt_timeout);
        let headers = request.headers_mut();
        // The generated code puts the document's version there, which no platform asks for.
        headers.remove("api-version");
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        if let Some(value) = self.credentials.authorization()? {
            headers.insert(AUTHORIZATION, value);
        }
        Ok(())
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("Context")
            .field("credentials", &self.credentials)
            .field("headers", &headers)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("body_limit", &self.body_limit)
            .field("attempt", &self.attempt)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use reqwest::Method;

    use super::*;

    #[test]
    fn transports_are_told_that_credentials_are_sensitive() {
        let mut request = Request::new(Method::GET, "http://h/".parse().unwrap());
        let context = Context::new(Credentials::Bearer("s3cr3t".into()));
        context.prepare(&mut request).unwrap();
        assert!(request.headers()[AUTHORIZATION].is_sensitive());
        assert!(!format!("{request:?}").contains("s3cr3t"));
    }
}
