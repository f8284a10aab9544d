//! The settings of one call.

use std::{fmt, time::Duration};

use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use reqwest::{
    Request,
    header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue},
};
use secrecy::{ExposeSecret, SecretString, zeroize::Zeroizing};

use crate::{Failure, Journal, Scheme, encode};

const API_VERSION: HeaderName = HeaderName::from_static("api-version");

/// The credentials of the caller. `Debug` shows only their kind.
#[derive(Clone)]
pub enum Credentials {
    /// No credentials: the body identifies the caller.
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
    /// The header of other credentials, from [`built`](Credentials::built).
    Built(Scheme, HeaderValue),
}

impl Credentials {
    /// Builds the header of these credentials once, for all calls that clone the result.
    ///
    /// # Errors
    ///
    /// [`Failure::InvalidRequest`], if no header can hold them.
    pub fn built(&self) -> Result<Self, Failure> {
        let header = self.authorization()?;
        Ok(header.map_or(Self::None, |it| Self::Built(self.scheme(), it)))
    }

    const fn scheme(&self) -> Scheme {
        match self {
            Self::None => Scheme::None,
            Self::Basic { .. } => Scheme::Basic,
            Self::Bearer(_) => Scheme::Bearer,
            Self::Built(scheme, _) => *scheme,
        }
    }

    fn authorization(&self) -> Result<Option<HeaderValue>, Failure> {
        let text = match self {
            Self::None => return Ok(None),
            Self::Built(_, header) => return Ok(Some(header.clone())),
            Self::Basic { user, .. } if user.contains(':') => {
                return Err(Failure::InvalidRequest("the account's id holds a colon"));
            }
            Self::Basic { user, password } => {
                let pair = Zeroizing::new(format!("{user}:{}", password.expose_secret()));
                Zeroizing::new(format!("Basic {}", BASE64_STANDARD.encode(pair.as_str())))
            }
            Self::Bearer(token) => Zeroizing::new(format!("Bearer {}", token.expose_secret())),
        };
        // The last clone of the header overwrites it.
        let bytes = Bytes::from_owner(text);
        let mut value = HeaderValue::from_maybe_shared(bytes).map_err(|_| {
            Failure::InvalidRequest("the credentials hold a character that no header may hold")
        })?;
        value.set_sensitive(true);
        Ok(Some(value))
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.scheme().fmt(f)
    }
}

/// The settings of one call: its credentials, its headers, its timeout and the limit of the body.
#[derive(Clone)]
pub struct Context {
    credentials: Credentials,
    headers: HeaderMap,
    attempt_timeout: Duration,
    body_limit: usize,
    attempt: u32,
    is_undecoded: bool,
    journal: Journal,
}

impl Context {
    /// The settings of a call with these `credentials`.
    pub fn new(credentials: Credentials) -> Self {
        Self {
            credentials,
            headers: HeaderMap::new(),
            attempt_timeout: Duration::from_secs(30),
            body_limit: 4 * 1024 * 1024,
            attempt: 1,
            is_undecoded: false,
            journal: Journal::default(),
        }
    }

    /// Sends a header, which replaces a header of the same name from the generated code.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// The timeout of connecting, the headers and the body together. Default: 30 seconds.
    #[must_use]
    pub const fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// The limit of a body in bytes. Default: 4 MiB.
    #[must_use]
    pub const fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// The number of the attempt, for the log. Default: the first.
    #[must_use]
    pub const fn attempt(mut self, number: u32) -> Self {
        self.attempt = number;
        self
    }

    /// Keeps the exchange in this journal.
    #[must_use]
    pub fn journal(mut self, journal: Journal) -> Self {
        self.journal = journal;
        self
    }

    /// Leaves responses undecoded: a generated method ends with [`Error::UnexpectedResponse`](crate::Error), which holds
    /// the response, whatever its status.
    #[must_use]
    pub const fn undecoded(mut self) -> Self {
        self.is_undecoded = true;
        self
    }

    pub(crate) const fn is_undecoded(&self) -> bool {
        self.is_undecoded
    }

    /// Starts the record of an exchange with the API at this base URL.
    pub(crate) fn begin(&self, request: &'static str, base: &str) -> &Journal {
        self.journal.begin(request, base, self.credentials.scheme());
        &self.journal
    }

    pub(crate) const fn number(&self) -> u32 {
        self.attempt
    }

    pub(crate) const fn limit(&self) -> usize {
        self.body_limit
    }

    /// Adds credentials, headers and the timeout to a generated request.
    pub(crate) fn prepare(&self, request: &mut Request) -> Result<(), Failure> {
        if encode::has_unusable_segment(request.url()) {
            return Err(Failure::InvalidRequest(
                "an id in its path is empty, `.` or `..`, or has control characters",
            ));
        }
        *request.timeout_mut() = Some(self.attempt_timeout);
        let headers = request.headers_mut();
        // The generated code sets the document's version here, which no provider requires.
        headers.remove(API_VERSION);
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
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use reqwest::Method;

    use super::*;

    #[test]
    fn credentials_are_marked_sensitive_for_the_transport() {
        let mut request = Request::new(Method::GET, "http://h/".parse().unwrap());
        let context = Context::new(Credentials::Bearer("s3cr3t".into()));
        context.prepare(&mut request).unwrap();
        assert!(request.headers()[AUTHORIZATION].is_sensitive());
        assert!(!format!("{request:?}").contains("s3cr3t"));
    }

    #[test]
    fn built_credentials_send_the_same_header() {
        let basic = Credentials::Basic {
            user: "361".to_owned(),
            password: "s3cr3t".into(),
        };
        let built = basic.built().unwrap();
        let header = built.authorization().unwrap().unwrap();
        assert_eq!(header, basic.authorization().unwrap().unwrap());
        assert_eq!(header, "Basic MzYxOnMzY3IzdA==");
        assert!(header.is_sensitive());
        assert_eq!(format!("{built:?}"), "Basic");
        let unusable = Credentials::Bearer("a\nb".into());
        assert!(unusable.built().is_err());
    }
}
