//! The forms of responses, with the headers that keep a page to itself.

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Response, StatusCode, header};

pub fn absent() -> Response<Full<Bytes>> {
    text(StatusCode::NOT_FOUND, "there is no such page")
}

pub fn html(page: String) -> Response<Full<Bytes>> {
    with_headers(page, StatusCode::OK, "text/html; charset=utf-8")
}

pub fn text(status: StatusCode, text: &str) -> Response<Full<Bytes>> {
    with_headers(text.to_owned(), status, "text/plain; charset=utf-8")
}

fn with_headers(body: String, status: StatusCode, kind: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        ),
    ] {
        let value = header::HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}
