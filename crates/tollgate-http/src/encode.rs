//! Encodes values for a URL and a form.

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

/// All characters except those that RFC 3986 calls unreserved; a URL parser treats a backslash as a slash.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Marks a segment that must not be sent. The encoding of no other segment contains it.
const UNUSABLE: &str = "%00";

/// Encodes one segment of a path.
///
/// A segment that is empty, `.`, `..` or has control characters would send the request to another path, or the URL
/// parser would drop it. The encoding marks such a segment, and a request with such a mark is never sent.
pub fn encode_path(segment: &str) -> String {
    if matches!(segment, "" | "." | "..") || segment.contains(char::is_control) {
        return UNUSABLE.to_owned();
    }
    utf8_percent_encode(segment, SEGMENT).to_string()
}

pub(crate) fn has_unusable_segment(url: &Url) -> bool {
    url.path().contains(UNUSABLE)
}

/// Sends a body as a form.
pub trait RequestBuilderExt<E> {
    /// Sends `body` as `application/x-www-form-urlencoded`.
    ///
    /// # Errors
    ///
    /// [`Failure::InvalidRequest`], if the body is not flat.
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
/// A scalar gives one pair, a list one pair for each item, an object one pair for each field, and null no pair.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn query<T: Serialize>(value: T) -> Result<String, serde_urlencoded::ser::Error> {
        serde_urlencoded::to_string(QueryParam::new("n[x]", &value))
    }

    #[test]
    fn a_query_parameter_is_flat() {
        #[derive(Serialize)]
        struct Page {
            #[serde(rename = "page[number]")]
            number: i64,
            absent: Option<bool>,
            words: [&'static str; 2],
        }
        let page = Page {
            number: 2,
            absent: None,
            words: ["a", "b c"],
        };
        assert_eq!(query(page).unwrap(), "page%5Bnumber%5D=2&words=a&words=b+c");
        assert_eq!(query(Some(1.5)).unwrap(), "n%5Bx%5D=1.5");
        assert_eq!(query(["a&b", "c"]).unwrap(), "n%5Bx%5D=a%26b&n%5Bx%5D=c");
        assert_eq!(query(None::<bool>).unwrap(), "");
        assert!(query([Some([(); 0])]).is_ok_and(|text| text.is_empty()));
        assert!(query(serde_json::json!({"a": {"b": 1}})).is_err());
    }

    #[test]
    fn an_encoded_segment_stays_one_segment() {
        for segment in ["a", "...", "a/b", "..\\a", "%2e%2e", "é ;?#", "a..", ".a"] {
            let base = format!("http://h/x/{}/y", encode_path(segment));
            let url = Url::parse(&base).unwrap();
            let encoded = url.path_segments().unwrap().nth(1).unwrap();
            let decoded = percent_encoding::percent_decode_str(encoded);
            assert_eq!(decoded.decode_utf8().unwrap(), segment);
            assert_eq!(url.path_segments().unwrap().count(), 3);
            assert!(!has_unusable_segment(&url));
        }
    }
}
