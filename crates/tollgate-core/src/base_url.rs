//! The base URL of an API.

use url::Url;

use crate::{
    Invalid,
    web::{has_credentials, is_loopback},
};

/// Checks a base URL and returns it without a slash at its end.
pub fn checked(field: &str, text: &str) -> Result<String, Invalid> {
    let invalid = |why| Invalid::new(field, why);
    let url = Url::parse(text).map_err(|_| invalid("is not a URL"))?;
    if has_credentials(&url) {
        return Err(invalid("must not hold credentials"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(invalid("must have neither query nor fragment"));
    }
    match url.scheme() {
        "https" if url.has_host() => {}
        "http" if is_loopback(&url) => {}
        _ => return Err(invalid("must be https, or http on a loopback address")),
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// The part of a URL that may be shown, checked or not: the scheme, the host and the path.
///
/// A URL that is not checked yet can hold a password, or a key in its query. A text that is no URL may be a key itself.
pub fn shown(text: &str) -> String {
    let Ok(mut url) = Url::parse(text) else {
        return "…".to_owned();
    };
    if !url.has_host() {
        return format!("{}:…", url.scheme());
    }
    // A URL with a host can have both removed.
    let _ = (url.set_username(""), url.set_password(None));
    url.set_query(None);
    url.set_fragment(None);
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_shown_without_credentials_and_query() {
        for (url, text) in [
            ("https://pay.example/api", "https://pay.example/api"),
            (
                "https://name:hidden@pay.example:8443/api?key=hidden#hidden",
                "https://pay.example:8443/api",
            ),
            ("hidden", "…"),
            ("sk_live:hidden", "…"),
            ("mailto:hidden", "mailto:…"),
        ] {
            assert_eq!(shown(url), text);
        }
    }

    #[test]
    fn a_path_is_kept_and_a_final_slash_is_removed() {
        let checked = |url| checked("endpoints.private", url).unwrap();
        assert_eq!(
            checked("https://pay.example/api/"),
            "https://pay.example/api"
        );
        assert_eq!(checked("https://pay.example"), "https://pay.example");
        assert_eq!(
            checked("http://127.0.0.1:8080/private"),
            "http://127.0.0.1:8080/private"
        );
        assert_eq!(checked("http://[::1]:8080"), "http://[::1]:8080");
        assert_eq!(checked("http://localhost:80/x"), "http://localhost/x");
    }

    #[test]
    fn only_https_and_loopback_addresses_are_accepted() {
        let refused = [
            "",
            "pay.example",
            "http://pay.example",
            "http://127.0.0.1.example",
            "http://10.0.0.1",
            "ftp://127.0.0.1",
            "https://user@pay.example",
            "https://pay.example?x=1",
            "https://pay.example#x",
        ];
        for url in refused {
            let error = checked("endpoints.private", url).unwrap_err();
            assert_eq!(error.field(), "endpoints.private", "{url}");
        }
    }
}
