//! The answer to a call.

use bytes::Bytes;
use serde_json::Value;

/// An answer before it becomes bytes.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Body,
}

/// The two kinds of body that the platforms send.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    Json(Value),
    Html(String),
}

impl Answer {
    pub(crate) fn json(status: u16, value: Value) -> Self {
        Self::new(status, Body::Json(value))
    }

    pub(crate) fn html(status: u16, page: String) -> Self {
        Self::new(status, Body::Html(page))
    }

    /// Sends the browser elsewhere by GET.
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
            Body::Html(_) => &Value::Null,
        }
    }

    pub(crate) fn content_type(&self) -> &'static str {
        match self.body {
            Body::Json(_) => "application/json",
            Body::Html(_) => "text/html; charset=utf-8",
        }
    }

    pub(crate) fn bytes(&self) -> Bytes {
        match &self.body {
            Body::Json(value) => Bytes::from(value.to_string()),
            Body::Html(page) => Bytes::from(page.clone()),
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
