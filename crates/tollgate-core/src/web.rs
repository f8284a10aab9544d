//! Web addresses: those that a merchant gives to a provider, and those that a provider gives for the payer's browser.

use url::Url;

use crate::Invalid;

/// Checks an address and returns the parser's text of it, in which an international host is in punycode.
pub fn checked_url(field: &str, text: &str) -> Result<String, Invalid> {
    let invalid = |why| Invalid::new(field, why);
    if text.chars().any(|it| it.is_control() || it.is_whitespace()) {
        return Err(invalid(
            "must have neither white space nor control characters",
        ));
    }
    if !names_a_host(text) {
        return Err(invalid("must begin with https:// or http:// and a host"));
    }
    let url = Url::parse(text).map_err(|_| invalid("is not a URL"))?;
    if has_credentials(&url) {
        return Err(invalid("must not hold credentials"));
    }
    Ok(url.into())
}

/// Checks an address, if there is one, and replaces it by the text that is sent.
pub(crate) fn check_url(field: &str, url: &mut Option<String>) -> Result<(), Invalid> {
    if let Some(text) = url {
        *text = checked_url(field, text)?;
    }
    Ok(())
}

/// An address that a browser can be sent to. Its text has no line break, whatever the provider wrote.
pub(crate) fn browsable(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let is_web = matches!(url.scheme(), "https" | "http") && url.has_host();
    (is_web && !has_credentials(&url)).then_some(url)
}

/// Whether data sent to this address crosses no network in clear: over TLS, or to this machine.
pub(crate) fn is_private(url: &Url) -> bool {
    url.scheme() == "https" || is_loopback(url)
}

pub(crate) fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else {
        return false;
    };
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

pub(crate) fn has_credentials(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Browsers also take `https:shop`, `https:/shop` and `https:///shop` for a host: more likely a part is missing.
fn names_a_host(text: &str) -> bool {
    let rest = text.split_once("://").filter(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
    });
    rest.is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with(['/', '\\', '?', '#']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_sent_as_the_parser_reads_it() {
        for (text, sent) in [
            ("https://shop.example", "https://shop.example/"),
            (
                "HTTPS://Shop.Example/Back?a=1#x",
                "https://shop.example/Back?a=1#x",
            ),
            ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
            (
                "https://bücher.example/ü",
                "https://xn--bcher-kva.example/%C3%BC",
            ),
            ("https://shop.example:443/a/../b", "https://shop.example/b"),
            ("https://shop.example/a@b:c", "https://shop.example/a@b:c"),
        ] {
            assert_eq!(checked_url("return_url", text).as_deref(), Ok(sent));
        }
    }

    #[test]
    fn an_unsafe_address_is_refused_with_the_reason() {
        for (text, why) in [
            ("", "begin with"),
            ("shop.example/back", "begin with"),
            ("/back", "begin with"),
            ("//shop.example", "begin with"),
            ("localhost:8080/x", "begin with"),
            ("javascript:alert(1)", "begin with"),
            ("javascript://shop.example/%0aalert(1)", "begin with"),
            ("data:text/html,x", "begin with"),
            ("file:///etc/passwd", "begin with"),
            ("ftp://shop.example", "begin with"),
            ("https:shop.example", "begin with"),
            ("https:/back", "begin with"),
            ("https:///back", "begin with"),
            ("https://", "begin with"),
            ("https://?x", "begin with"),
            ("https://:443/", "not a URL"),
            ("https://[::1", "not a URL"),
            ("https://shop.example:99999/", "not a URL"),
            ("https://user@shop.example", "credentials"),
            ("https://user:pw@shop.example", "credentials"),
            ("https://:pw@shop.example", "credentials"),
            ("https://shop.example/a b", "white space"),
            (" https://shop.example", "white space"),
            ("https://shop.example\n", "white space"),
            ("https://shop\u{a0}.example", "white space"),
            ("java\tscript:alert(1)", "white space"),
            ("https://shop.example/\u{7f}", "white space"),
        ] {
            let error = checked_url("return_url", text).unwrap_err();
            assert_eq!(error.field(), "return_url", "{text}");
            assert!(error.why().contains(why), "{text}: {error}");
        }
    }

    /// A text that is nearly an address.
    const NEARLY: &str = concat!(
        r"(https?|HTTP|javascript|data|file|ftp|localhost|blob|)(:|://|:/|:///|:\\\\|)",
        r"(user@|user:pw@|@|:@|)([a-z]{1,8}\.example|localhost|127\.1|\[::1\]|bücher\.example|)",
        r"(:[0-9]{0,5}|)(/\PC{0,8}|)",
    );

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![NEARLY, ".{0,40}"]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_accepted_address_names_a_host_without_credentials(text in texts()) {
            if let Ok(sent) = checked_url("url", &text) {
                let url = Url::parse(&sent).unwrap();
                prop_assert_eq!(url.as_str(), sent.as_str());
                prop_assert!(["http", "https"].contains(&url.scheme()), "{}", sent);
                prop_assert!(!url.host_str().unwrap_or_default().is_empty(), "{}", sent);
                prop_assert!(url.username().is_empty() && url.password().is_none(), "{}", sent);
                prop_assert!(sent.bytes().all(|it| it.is_ascii_graphic()), "{}", sent);
            }
        }

        #[test]
        fn a_text_with_a_control_character_is_refused(
            (before, control, after) in ("[a-z]{0,4}", prop_oneof![0_u32..32, 127_u32..160], "[a-z]{0,4}"),
        ) {
            let control = char::from_u32(control).unwrap();
            for text in [
                format!("{control}https://shop.example/{before}{after}"),
                format!("https://{before}{control}{after}.example/"),
                format!("https://shop.example/{before}{control}{after}"),
                format!("https://shop.example/?{before}{control}{after}"),
            ] {
                prop_assert!(checked_url("url", &text).is_err(), "{:?}", text);
            }
        }

        #[test]
        fn a_browsable_address_is_one_line_and_names_a_host(text in texts()) {
            if let Some(url) = browsable(&text) {
                prop_assert!(["http", "https"].contains(&url.scheme()));
                prop_assert!(url.has_host() && !has_credentials(&url));
                prop_assert!(url.as_str().bytes().all(|it| it.is_ascii_graphic()), "{}", url);
            }
        }
    }
}
