//! What the payer must do before the payment goes on.

use std::fmt;

use tollgate_types::Token;

use crate::{Invoice, RawAnswer, html};

/// The payer must act, most often at the page of the card's bank (3-D Secure).
///
/// On Paymega and Kuna Pay it cannot be fetched again: show it, or let the invoice expire. Where the payer comes back
/// to is no proof of anything: resume the order then.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Challenge<T = Invoice> {
    pub(crate) operation: T,
    pub(crate) form: Option<ChallengeForm>,
    pub(crate) mode: Option<String>,
    pub(crate) raw: Option<RawAnswer>,
}

/// A form which the payer's browser must send.
#[derive(Clone)]
pub struct ChallengeForm {
    pub(crate) action: String,
    pub(crate) is_post: bool,
    pub(crate) fields: Vec<(String, Token)>,
}

impl<T> Challenge<T> {
    /// The form, or `None` if the platform asks for something that this crate cannot show, such as a one-time
    /// password.
    #[must_use]
    pub const fn form(&self) -> Option<&ChallengeForm> {
        self.form.as_ref()
    }

    /// The address to send the payer to, where a form need not be posted. Its form leads there too.
    #[must_use]
    pub fn redirect(&self) -> Option<&str> {
        let form = self.form.as_ref()?;
        (!form.is_post && form.fields.is_empty()).then_some(&*form.action)
    }

    /// The platform's word for the kind of challenge, such as `3ds` or `otp`.
    #[must_use]
    pub fn mode(&self) -> Option<&str> {
        self.mode.as_deref()
    }

    /// What the platform asks for, as it came: for kinds of challenge that this crate cannot show.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawAnswer> {
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
    /// Where the form is sent.
    ///
    /// A content security policy must name its origin under `form-action`, and every other to which the bank's page may
    /// lead on by a redirection, which only the bank knows: `form-action https:` allows them all.
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

    /// The form, if it is one that a browser can send safely.
    pub(crate) fn checked(
        action: String,
        method: &str,
        fields: Vec<(String, Token)>,
    ) -> Option<Self> {
        let scheme = reqwest::Url::parse(&action).ok()?.scheme().to_owned();
        let is_post = method.eq_ignore_ascii_case("post");
        let is_sendable = is_post || method.eq_ignore_ascii_case("get");
        (is_sendable && matches!(scheme.as_str(), "https" | "http")).then_some(Self {
            action,
            is_post,
            fields,
        })
    }
}

/// Shows the action without its query, which may hold what gives access.
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
    use super::*;

    #[test]
    fn the_form_escapes_everything_and_hides_values_from_debug() {
        let form = ChallengeForm {
            action: "https://acs.example/?a=1&b=\"".into(),
            is_post: true,
            fields: vec![("MD".into(), Token::new("<4111>"))],
        };
        let html = form.to_html("Go & pay");
        assert_eq!(
            html,
            "<form method=\"POST\" action=\"https://acs.example/?a=1&amp;b=&quot;\" accept-charset=\"utf-8\" autocomplete=\"off\">\
             <input type=\"hidden\" name=\"MD\" value=\"&lt;4111&gt;\">\
             <button type=\"submit\">Go &amp; pay</button></form>"
        );
        assert!(!format!("{form:?}").contains("4111"));
    }
}
