//! The response to a call.

use bytes::Bytes;
use serde_json::Value;

/// A response before it becomes bytes.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Body,
}

/// The kinds of body. The providers use the first two.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    Json(Value),
    Html(String),
    /// A file of the sandbox, with its content type.
    File(&'static str, &'static str),
    /// A file that is compressed by gzip, with its content type.
    #[cfg(feature = "swagger-ui")]
    Compressed(&'static str, Bytes),
    /// Any text, with its content type.
    Text(String, String),
}

/// The content security policy of a page: no script, no other origin. It has no `form-action`, because browsers
/// apply that to the redirects behind a form too, and these lead back to the merchant.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'";

impl Response {
    pub(crate) fn json(status: u16, value: Value) -> Self {
        Self::new(status, Body::Json(value))
    }

    pub(crate) fn html(status: u16, page: String) -> Self {
        Self::new(status, Body::Html(page))
    }

    /// A page for a browser, which must not store it or send its address as a referrer.
    pub(crate) fn page(status: u16, page: String) -> Self {
        Self::page_with(status, page, POLICY)
    }

    /// A page with a content security policy of its own.
    pub(crate) fn page_with(status: u16, page: String, policy: &str) -> Self {
        Self::html(status, page)
            .with("content-security-policy", policy.to_owned())
            .with("cache-control", "no-store".to_owned())
            .with("referrer-policy", "no-referrer".to_owned())
            .with("x-content-type-options", "nosniff".to_owned())
    }

    pub(crate) fn file(content_type: &'static str, text: &'static str) -> Self {
        Self::new(200, Body::File(content_type, text))
    }

    /// A file of the sandbox that is compressed by gzip.
    #[cfg(feature = "swagger-ui")]
    pub(crate) fn compressed(content_type: &'static str, file: Bytes) -> Self {
        Self::new(200, Body::Compressed(content_type, file))
            .with("content-encoding", "gzip".to_owned())
    }

    pub(crate) fn text(status: u16, content_type: &str, text: String) -> Self {
        Self::new(status, Body::Text(content_type.to_owned(), text))
    }

    /// Redirects the browser by GET.
    pub(crate) fn see_other(target: &str) -> Self {
        Self::html(303, String::new()).with("location", target.to_owned())
    }

    pub(crate) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The JSON body, or null for a page.
    pub(crate) fn value(&self) -> &Value {
        match &self.body {
            Body::Json(value) => value,
            _ => &Value::Null,
        }
    }

    pub(crate) fn content_type(&self) -> &str {
        match &self.body {
            Body::Json(_) => "application/json",
            Body::Html(_) => "text/html; charset=utf-8",
            Body::File(content_type, _) => content_type,
            #[cfg(feature = "swagger-ui")]
            Body::Compressed(content_type, _) => content_type,
            Body::Text(content_type, _) => content_type,
        }
    }

    pub(crate) fn bytes(&self) -> Bytes {
        match &self.body {
            Body::Json(value) => Bytes::from(value.to_string()),
            Body::Html(page) => Bytes::from(page.clone()),
            Body::File(_, text) => Bytes::from_static(text.as_bytes()),
            #[cfg(feature = "swagger-ui")]
            Body::Compressed(_, file) => file.clone(),
            Body::Text(_, text) => Bytes::from(text.clone()),
        }
    }

    fn new(status: u16, body: Body) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body,
        }
    }
}
