//! The provider's response, unchanged.

use std::fmt;

use http::{
    HeaderName,
    header::{DATE, RETRY_AFTER},
};
use tollgate_types::Response;

/// A response, unchanged. It may hold tokens and bearers, so `Debug` shows only its status and length.
#[derive(Clone)]
pub struct RawResponse {
    response: Response,
}

impl RawResponse {
    #[doc(hidden)]
    pub const fn new(response: Response) -> Self {
        Self { response }
    }

    /// A part of this response with this part of its body.
    #[cfg(feature = "paymega")]
    pub(crate) fn part(&self, body: String, left_out: Vec<String>) -> Self {
        Self::new(self.response.part(body, left_out))
    }

    #[doc(hidden)]
    pub fn date(&self) -> Option<std::time::SystemTime> {
        let text = self.text_of(&DATE)?;
        httpdate::parse_http_date(text).ok()
    }

    /// How long the provider asks the client to wait before the next request.
    #[doc(hidden)]
    pub fn retry_after(&self) -> Option<std::time::Duration> {
        let text = self.text_of(&RETRY_AFTER)?.trim();
        if let Ok(seconds) = text.parse() {
            return Some(std::time::Duration::from_secs(seconds));
        }
        // Compares the moment with the provider's own clock, not with the local one.
        let until = httpdate::parse_http_date(text).ok()?;
        until.duration_since(self.date()?).ok()
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    /// The provider's id of the request, to give to the provider's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.header("x-request-id")
    }

    /// A header's text, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }

    /// As [`header`](Self::header), by a name that is parsed already.
    fn text_of(&self, name: &HeaderName) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }

    /// The paths of the fields that could not be read and were left out of the data, such as `data.attributes.rrn`.
    /// Their values are in the [body](RawResponse::expose_body) alone.
    ///
    /// A field that says something about the money is never left out. In a list the path holds the number of the item,
    /// counted from 0; an invoice of a list of several has the part of the response that shows it, and paths in that part.
    #[must_use]
    pub fn left_out(&self) -> Vec<String> {
        self.response.left_out()
    }

    /// The body, with every secret that it holds.
    #[must_use]
    pub fn expose_body(&self) -> &[u8] {
        self.response.body()
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.status())
            .field("length", &self.expose_body().len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::{HeaderMap, StatusCode};

    use super::*;

    const NOW: &str = "Thu, 20 Aug 2020 10:00:00 GMT";

    fn retry_after(text: &'static str, date: Option<&'static str>) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert("retry-after", text.parse().unwrap());
        if let Some(date) = date {
            headers.insert("date", date.parse().unwrap());
        }
        RawResponse::new(Response::new(StatusCode::TOO_MANY_REQUESTS, headers, "")).retry_after()
    }

    #[test]
    fn retry_after_is_read_in_seconds_or_by_the_providers_clock() {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(retry_after("30", None), seconds(30));
        assert_eq!(retry_after("18446744073709551615", None), seconds(u64::MAX));
        let later = "Thu, 20 Aug 2020 10:01:00 GMT";
        assert_eq!(retry_after(later, Some(NOW)), seconds(60));
        for (text, date) in [
            (later, None),
            (later, Some("yesterday")),
            ("Thu, 20 Aug 2020 09:59:00 GMT", Some(NOW)),
            ("-1", Some(NOW)),
            ("99999999999999999999999", Some(NOW)),
            ("soon", Some(NOW)),
        ] {
            assert_eq!(retry_after(text, date), None, "{text}");
        }
    }
}
