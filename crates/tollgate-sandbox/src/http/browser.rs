//! CORS: lets scripts of other sites call an API from a browser.

use super::Response;
use hyper::HeaderMap;

/// How long a browser may cache the permission, in seconds.
const REMEMBERED: &str = "600";

impl Response {
    /// Lets scripts of any site read the response.
    pub(crate) fn open_to_browsers(self) -> Self {
        self.with("access-control-allow-origin", "*".to_owned())
    }
}

/// The response to a browser's preflight request.
pub(crate) fn preflight(headers: &HeaderMap) -> Response {
    let asked = headers.get("access-control-request-headers");
    let asked = asked.and_then(|names| names.to_str().ok());
    let names = asked.unwrap_or("content-type").to_owned();
    Response::html(204, String::new())
        .open_to_browsers()
        .with("access-control-allow-methods", "GET, POST".to_owned())
        .with("access-control-allow-headers", names)
        .with("access-control-max-age", REMEMBERED.to_owned())
        .with("vary", "Access-Control-Request-Headers".to_owned())
}
