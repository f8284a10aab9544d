//! 3-D Secure on the merchant's own pages: the form for the issuer, and the issuer's response.

use std::fmt;

use reqwest::Url;
use tollgate_paycross_gateway::types::ThreeDSecureVerification;
use tollgate_types::Token;

use super::Transaction;
use crate::{ChallengeForm, Invalid, web::checked_url};

/// The issuer's response, which the payer's browser posts to the merchant's page (`TermUrl`).
///
/// The response proves nothing until the gateway checks it: pass it to
/// [`PayCross::complete`](crate::PayCross::complete).
#[derive(Clone)]
pub struct IssuerResponse {
    pa_res: Token,
    md: Option<Token>,
}

impl IssuerResponse {
    /// Creates a response from the posted field `PaRes`.
    #[must_use]
    pub fn new(pa_res: impl Into<String>) -> Self {
        Self {
            pa_res: Token::new(pa_res),
            md: None,
        }
    }

    /// Sets the posted field `MD`. Default: the value that the gateway gave.
    #[must_use]
    pub fn md(mut self, md: impl Into<String>) -> Self {
        self.md = Some(Token::new(md));
        self
    }

    /// Reads the posted form (`application/x-www-form-urlencoded`).
    ///
    /// # Errors
    ///
    /// [`Invalid`] if it has no `PaRes`.
    pub fn from_form(body: &str) -> Result<Self, Invalid> {
        let mut url = Url::parse("http://localhost").ok();
        if let Some(url) = &mut url {
            url.set_query(Some(body));
        }
        let field = |name: &str| {
            let mut pairs = url.iter().flat_map(Url::query_pairs);
            let value = pairs.find(|(key, _)| key == name)?.1.into_owned();
            (!value.is_empty()).then(|| Token::new(value))
        };
        match field("PaRes") {
            Some(pa_res) => Ok(Self {
                pa_res,
                md: field("MD"),
            }),
            None => Err(Invalid::new("PaRes", "is missing")),
        }
    }

    /// Returns the form to post to the gateway for this transaction; fails if the response is about another transaction.
    pub(super) fn form_for(&self, transaction: &Transaction) -> Result<String, Invalid> {
        let given = verification(transaction).and_then(|it| it.md.as_ref());
        let md = self.md.as_ref().or(given);
        if let (Some(said), Some(given)) = (md, given)
            && said.expose() != given.expose()
        {
            return Err(Invalid::new("MD", "is that of another transaction"));
        }
        let mut url =
            Url::parse("http://localhost").map_err(|_| Invalid::new("PaRes", "is no text"))?;
        url.query_pairs_mut()
            .append_pair("PaRes", self.pa_res.expose())
            .extend_pairs(md.map(|md| ("MD", md.expose())));
        Ok(url.query().unwrap_or_default().to_owned())
    }
}

impl fmt::Debug for IssuerResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IssuerResponse").finish_non_exhaustive()
    }
}

impl Transaction {
    /// The form that sends the payer to the issuer's page directly, without the gateway's page. Only for orders that
    /// [control 3-D Secure](super::NewPayment::control_three_d_secure). `term_url` is the merchant's page to which the
    /// issuer sends the payer back, with an [`IssuerResponse`].
    ///
    /// `None` if the gateway does not wait for the payer, or does not show the request for the issuer. Then send the payer
    /// to [`redirect`](Transaction::redirect).
    ///
    /// # Errors
    ///
    /// [`Invalid`] if a browser cannot be sent to `term_url`.
    pub fn issuer_form(&self, term_url: &str) -> Result<Option<ChallengeForm>, Invalid> {
        let term_url = checked_url("term_url", term_url)?;
        let Some((action, request)) = self.issuer_request() else {
            return Ok(None);
        };
        let md = verification(self).and_then(|it| it.md.clone());
        let mut fields = vec![("PaReq".to_owned(), request.clone())];
        fields.extend(md.map(|md| ("MD".to_owned(), md)));
        fields.push(("TermUrl".to_owned(), Token::new(term_url)));
        Ok(ChallengeForm::checked(action.expose(), "POST", fields))
    }

    /// Whether the gateway shows the request for the issuer.
    pub(super) fn asks_issuer(&self) -> bool {
        self.issuer_request().is_some()
    }

    /// The issuer's address, and the request for it.
    fn issuer_request(&self) -> Option<(&Token, &Token)> {
        let secure = verification(self)?;
        let parts = (secure.acs_url.as_ref()?, secure.pa_req.as_ref()?);
        let is_set = |text: &Token| !text.expose().is_empty();
        (is_set(parts.0) && is_set(parts.1)).then_some(parts)
    }

    /// The gateway's address for the issuer's response.
    pub(super) fn response_url(&self) -> Option<&str> {
        let url = verification(self)?.pa_res_url.as_deref();
        url.filter(|url| !url.is_empty())
    }
}

/// The 3-D Secure data of a transaction that waits for the payer.
fn verification(transaction: &Transaction) -> Option<&ThreeDSecureVerification> {
    let secure = transaction.data().three_d_secure_verification.as_ref();
    secure.filter(|_| transaction.is_incomplete())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Exponents, paycross::shape};

    fn transaction(status: &str, secure: &serde_json::Value) -> Transaction {
        let body = json!({"transaction": {
            "uid": "uid-1", "status": status, "three_d_secure_verification": secure,
        }});
        let data = shape::transaction(body.to_string().as_bytes()).unwrap();
        Transaction::new(data, &Exponents::paycross(), None)
    }

    fn asked() -> serde_json::Value {
        json!({
            "acs_url": "https://acs.example/",
            "pa_req": "asked",
            "md": "md-1",
            "pa_res_url": "https://gateway.example/process/uid-1/return",
        })
    }

    #[test]
    fn the_form_leads_to_the_bank_and_back() {
        let form = transaction("Incomplete", &asked()).issuer_form("https://shop.example/back");
        let form = form.unwrap().unwrap();
        assert_eq!(
            (form.action(), form.method()),
            ("https://acs.example/", "POST")
        );
        let fields: Vec<_> = form
            .fields()
            .map(|(name, value)| (name, value.expose()))
            .collect();
        let back = ("TermUrl", "https://shop.example/back");
        assert_eq!(fields, [("PaReq", "asked"), ("MD", "md-1"), back]);
    }

    #[test]
    fn a_form_needs_a_transaction_that_waits_for_the_payer() {
        let term_url = "https://shop.example/back";
        assert!(
            transaction("successful", &asked())
                .issuer_form(term_url)
                .unwrap()
                .is_none()
        );
        for missing in ["acs_url", "pa_req"] {
            for value in [json!(null), json!(""), json!("javascript:alert(1)")] {
                let mut secure = asked();
                if missing == "pa_req" && value == json!("javascript:alert(1)") {
                    continue;
                }
                secure[missing] = value;
                let form = transaction("incomplete", &secure).issuer_form(term_url);
                assert!(form.unwrap().is_none(), "{secure}");
            }
        }
    }

    #[test]
    fn the_page_to_come_back_to_is_an_address() {
        for term_url in [
            "",
            "/back",
            "javascript:alert(1)",
            "https://a:b@shop.example/",
        ] {
            let error = transaction("incomplete", &asked()).issuer_form(term_url);
            assert_eq!(error.unwrap_err().field(), "term_url", "{term_url}");
        }
    }

    #[test]
    fn no_request_for_the_bank_goes_over_plain_http() {
        let mut secure = asked();
        secure["acs_url"] = json!("http://acs.example/");
        let waiting = transaction("incomplete", &secure);
        assert!(
            waiting
                .issuer_form("https://shop.example/back")
                .unwrap()
                .is_none()
        );
        assert!(waiting.asks_issuer());
    }

    #[test]
    fn a_response_is_read_as_it_was_posted_and_taken_on_as_it_was() {
        let waiting = transaction("incomplete", &asked());
        let response = IssuerResponse::from_form("MD=md-1&PaRes=a%2Bb%3D+c&other=1").unwrap();
        assert_eq!(
            response.form_for(&waiting).unwrap(),
            "PaRes=a%2Bb%3D+c&MD=md-1"
        );
        assert!(!format!("{response:?}").contains("a+b"));
        let response = IssuerResponse::new("x");
        assert_eq!(response.form_for(&waiting).unwrap(), "PaRes=x&MD=md-1");
        for body in ["", "PaRes=", "pares=x", "MD=md-1"] {
            let error = IssuerResponse::from_form(body).unwrap_err();
            assert_eq!(error.field(), "PaRes", "{body}");
        }
    }

    #[test]
    fn a_response_about_another_transaction_is_not_taken_on() {
        let waiting = transaction("incomplete", &asked());
        let error = IssuerResponse::new("x")
            .md("md-2")
            .form_for(&waiting)
            .unwrap_err();
        assert_eq!(error.field(), "MD");
    }
}
