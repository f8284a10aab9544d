//! How values get into a URL and a form.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{
    RequestBuilder, Url,
    header::{CONTENT_TYPE, HeaderValue},
};
use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq},
};
use serde_json::Value;

use crate::{Error, Failure};

/// All but the characters which RFC 3986 calls unreserved; a URL parser takes a backslash for a slash.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Stands for a segment that must not be sent. No other segment's encoding holds it.
const UNUSABLE: &str = "%00";

/// Encodes one segment of a path.
///
/// A segment that is empty, `.`, `..` or has control characters would move the request or be dropped by the URL
/// parser: it is marked, and a request with such a mark is never sent.
pub fn encode_path(segment: &str) -> String {
    if matches!(segment, "" | "." | "..") || segment.contains(char::is_control) {
        return UNUSABLE.to_owned();
    }
    utf8_percent_encode(segment, SEGMENT).to_string()
}

pub(crate) fn has_unusable_segment(url: &Url) -> bool {
    url.path().contains(UNUSABLE)
}

/// Bodies as forms.
pub trait RequestBuilderExt<E> {
    /// Sends `body` as `application/x-www-form-urlencoded`.
    ///
    /// # Errors
    ///
    /// [`Failure::InvalidRequest`], if it is not flat.
    fn form_urlencoded<T: Serialize + ?Sized>(self, body: &T) -> Result<RequestBuilder, Error<E>>;
}

impl<E> RequestBuilderExt<E> for RequestBuilder {
    fn form_urlencoded<T: Serialize + ?Sized>(self, body: &T) -> Result<RequestBuilder, Error<E>> {
        let form = serde_urlencoded::to_string(body)
            .map_err(|_| Failure::InvalidRequest("its body cannot be written as a form"))?;
        let kind = HeaderValue::from_static("application/x-www-form-urlencoded");
        Ok(self.header(CONTENT_TYPE, kind).body(form))
    }
}

/// A query parameter.
///
/// A scalar gives one pair, a list one for each item, an object its own names, and null nothing.
pub struct QueryParam<'a, T> {
    name: &'a str,
    value: &'a T,
}

impl<'a, T> QueryParam<'a, T> {
    /// The parameter `name` with this value.
    pub const fn new(name: &'a str, value: &'a T) -> Self {
        Self { name, value }
    }
}

impl<T: Serialize> Serialize for QueryParam<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = serde_json::to_value(self.value)
            .map_err(|_| S::Error::custom("a query parameter cannot be written"))?;
        let mut pairs = Vec::new();
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    add(&mut pairs, &name, value)?;
                }
            }
            value => add(&mut pairs, self.name, value)?,
        }
        let mut seq = serializer.serialize_seq(Some(pairs.len()))?;
        for pair in &pairs {
            seq.serialize_element(pair)?;
        }
        seq.end()
    }
}

fn add<E: serde::ser::Error>(
    pairs: &mut Vec<(String, String)>,
    name: &str,
    value: Value,
) -> Result<(), E> {
    let text = match value {
        Value::Null => return Ok(()),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text,
        Value::Array(items) => {
            return items
                .into_iter()
                .try_for_each(|item| add(pairs, name, item));
        }
        Value::Object(_) => return Err(E::custom("a query parameter is nested too deeply")),
    };
    pairs.push((name.to_owned(), text));
    Ok(())
}
