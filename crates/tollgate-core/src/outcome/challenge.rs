//! The action that the payer must take before the payment goes on.

use std::fmt;

use tollgate_types::Token;

use super::three_d_secure;
use crate::{
    RawResponse, html,
    web::{browsable, is_private},
};

/// The payer must act, most often on the issuer's page (3-D Secure).
///
/// On Paymega and Kuna a challenge cannot be read again: show it, or let the invoice expire. The payer's return proves
/// nothing about the payment: reconcile the order then.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Challenge<T> {
    pub(crate) operation: T,
    pub(crate) form: Option<ChallengeForm>,
    pub(crate) mode: Option<String>,
    pub(crate) raw: Option<RawResponse>,
}

/// A form that the payer's browser must send.
#[derive(Clone)]
pub struct ChallengeForm {
    pub(crate) action: String,
    pub(crate) is_post: bool,
    pub(crate) fields: Vec<(String, Token)>,
}

impl<T> Challenge<T> {
    /// The form, or `None` if the challenge is not supported: the provider asks for something that this crate cannot
    /// show, such as a one-time password, or for a form that cannot work or is not safe to send. See
    /// [`raw`](Challenge::raw) then.
    ///
    /// A form leads to an `http` or `https` address without credentials, has what its version of 3-D Secure needs, and
    /// posts nothing over plain `http` except to this machine.
    #[must_use]
    pub const fn form(&self) -> Option<&ChallengeForm> {
        self.form.as_ref()
    }

    /// The address to send the payer to, if no form need be posted. The form leads there too. The address is parsed, so
    /// that it is safe in a header.
    #[must_use]
    pub fn redirect(&self) -> Option<&str> {
        let form = self.form.as_ref()?;
        (!form.is_post && form.fields.is_empty()).then_some(&*form.action)
    }

    /// The provider's word for the kind of challenge, such as `3ds` or `otp`.
    #[must_use]
    pub fn mode(&self) -> Option<&str> {
        self.mode.as_deref()
    }

    /// The provider's response, for challenges that are not supported.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        self.raw.as_ref()
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Challenge<U> {
        Challenge {
            operation: change(self.operation),
            form: self.form,
            mode: self.mode,
            raw: self.raw,
        }
    }
}

impl ChallengeForm {
    /// The address that receives the form: the parsed address, never the provider's own text.
    ///
    /// A content security policy must name its origin under `form-action`, and every other origin to which the issuer's
    /// page may redirect. Only the issuer knows these: `form-action https:` allows them all.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.action
    }

    /// `POST` or `GET`.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        if self.is_post { "POST" } else { "GET" }
    }

    /// The fields with their values, which are secrets: a `PaReq` may hold a card's number.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Token)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The form as HTML, with a button and without script or style, so that it works under a strict content security
    /// policy (`default-src 'none'; form-action …`), and on a page of any encoding.
    ///
    /// Browsers send every line break in a value as CR LF.
    #[must_use]
    pub fn to_html(&self, button: &str) -> String {
        let fields = self.fields().map(|(name, value)| (name, value.expose()));
        html::form(&self.action, self.is_post, fields, button)
    }

    /// The form of a challenge, if a browser can send it safely and it has what its protocol needs.
    #[doc(hidden)]
    pub fn checked(
        action: impl AsRef<str>,
        method: &str,
        fields: Vec<(String, Token)>,
    ) -> Option<Self> {
        let form = Self::sendable(action.as_ref(), method, fields)?;
        // A challenge that posts nothing has lost its fields.
        (!form.is_post || !form.fields.is_empty()).then_some(form)
    }

    /// The form, if a browser can send it safely and, for a form of 3-D Secure, if it has the fields that 3-D Secure
    /// needs.
    pub(crate) fn sendable(
        action: &str,
        method: &str,
        fields: Vec<(String, Token)>,
    ) -> Option<Self> {
        let url = browsable(action)?;
        let is_post = method.eq_ignore_ascii_case("post");
        let has_method = is_post || method.eq_ignore_ascii_case("get");
        let sends_secrets = !fields.is_empty()
            || url
                .query_pairs()
                .any(|(name, _)| three_d_secure::is_field(&name));
        let is_safe = !sends_secrets || is_private(&url);
        (has_method && is_safe && !three_d_secure::is_incomplete(&fields)).then(|| Self {
            action: url.into(),
            is_post,
            fields,
        })
    }
}

/// Shows the action without its query, which may hold a secret.
impl fmt::Debug for ChallengeForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = self.action.split(['?', '#']).next();
        f.debug_struct("ChallengeForm")
            .field("action", &action.unwrap_or_default())
            .field("method", &self.method())
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fields(fields: &[(&str, &str)]) -> Vec<(String, Token)> {
        let field = |(name, value): &(&str, &str)| ((*name).to_owned(), Token::new(*value));
        fields.iter().map(field).collect()
    }

    fn checked(action: &str, method: &str, given: &[(&str, &str)]) -> Option<ChallengeForm> {
        ChallengeForm::checked(action, method, fields(given))
    }

    #[test]
    fn the_form_escapes_everything_and_hides_values_from_debug() {
        let form = checked(
            "https://acs.example/?a=1&b='",
            "post",
            &[("session", "<4111>")],
        );
        let form = form.unwrap();
        let html = form.to_html("Go & pay");
        assert_eq!(
            html,
            "<form method=\"POST\" action=\"https://acs.example/?a=1&amp;b=%27\" accept-charset=\"utf-8\" autocomplete=\"off\">\
             <input type=\"hidden\" name=\"session\" value=\"&lt;4111&gt;\">\
             <button type=\"submit\">Go &amp; pay</button></form>"
        );
        assert!(!format!("{form:?} {form:#?}").contains("4111"));
    }

    #[test]
    fn the_action_is_the_parsed_address() {
        let form = checked(" https://ACS.example/a\nb\t?c=\r\nd ", "GET", &[]).unwrap();
        assert_eq!(form.action(), "https://acs.example/ab?c=d");
    }

    #[test]
    fn no_secret_goes_over_plain_http_except_on_this_machine() {
        let creq = [("creq", "x")];
        for secret in [&creq[..], &[("session", "x")]] {
            for method in ["POST", "GET"] {
                assert!(checked("http://acs.example/", method, secret).is_none());
                for local in [
                    "http://127.0.0.1:8080/",
                    "http://localhost/",
                    "http://[::1]/",
                ] {
                    assert!(checked(local, method, secret).is_some(), "{local}");
                }
            }
        }
        assert!(checked("http://acs.example/?creq=x", "GET", &[]).is_none());
        assert!(checked("http://acs.example/?id=x", "GET", &[]).is_some());
    }

    #[test]
    fn a_form_that_cannot_work_is_none() {
        let creq = [("creq", "x")];
        for action in [
            "",
            "acs.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///x",
            "localhost:8080/x",
            "https://user:pw@acs.example/",
            "https://user@acs.example/",
        ] {
            assert!(checked(action, "POST", &creq).is_none(), "{action}");
            assert!(checked(action, "GET", &[]).is_none(), "{action}");
        }
        assert!(checked("https://acs.example/", "PUT", &creq).is_none());
        assert!(checked("https://acs.example/", "POST", &[]).is_none());
        assert!(checked("https://acs.example/", "POST", &[("MD", "1")]).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_action_becomes_one_line_to_a_host_or_none(
            action in prop_oneof!["https?://([a-z]{1,3}@)?[a-z]{1,8}\\PC{0,20}", r"\s?https?://a\s?b\s?/.{0,9}", ".{0,30}"],
            method in "(GET|POST)",
        ) {
            if let Some(form) = checked(&action, &method, &[("creq", "x")]) {
                let url = url::Url::parse(form.action()).unwrap();
                prop_assert!(form.action().bytes().all(|it| it.is_ascii_graphic()));
                prop_assert!(url.has_host() && url.username().is_empty() && url.password().is_none());
                prop_assert!(url.scheme() == "https" || is_private(&url));
            }
        }
    }
}
