//! 3-D Secure on the merchant's own pages: the form for the issuer, and the issuer's response.

use std::fmt;

use tollgate_types::Token;
use url::Url;

use crate::{Invalid, outcome::ChallengeForm, paycross::Transaction, web::checked_url};

/// The issuer's response, which the payer's browser posts to the merchant's page (`TermUrl`).
///
/// The response proves nothing until the gateway checks it: pass it to
/// `PayCross::complete`.
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
    #[doc(hidden)]
    pub fn form_for(&self, transaction: &Transaction) -> Result<String, Invalid> {
        let given = transaction.verification().and_then(|it| it.md.as_ref());
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
    /// [control 3-D Secure](crate::paycross::NewPayment::control_three_d_secure). `term_url` is the merchant's page to which the
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
        let md = self.verification().and_then(|it| it.md.clone());
        let mut fields = vec![("PaReq".to_owned(), request.clone())];
        fields.extend(md.map(|md| ("MD".to_owned(), md)));
        fields.push(("TermUrl".to_owned(), Token::new(term_url)));
        Ok(ChallengeForm::checked(action.expose(), "POST", fields))
    }

    /// The gateway's address for the issuer's response.
    #[doc(hidden)]
    pub fn response_url(&self) -> Option<&str> {
        let url = self.verification()?.pa_res_url.as_deref();
        url.filter(|url| !url.is_empty())
    }
}
