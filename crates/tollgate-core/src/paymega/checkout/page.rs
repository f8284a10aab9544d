//! The form and the link of a checkout.

use std::collections::BTreeSet;

use serde_json::Value;
use tollgate_paymega_public::types::CheckoutForm;
use url::Url;

use crate::{Invalid, html, paymega::Endpoints};

/// A checkout, ready for the merchant's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckoutPage {
    action: String,
    is_post: bool,
    origins: String,
    link: String,
    fields: Vec<(String, String)>,
}

impl CheckoutPage {
    pub(super) fn new(endpoints: &Endpoints, form: &CheckoutForm) -> Result<Self, Invalid> {
        let mut fields = fields(form)?;
        let is_any_service = form.service.is_empty();
        fields.retain(|(name, _)| !(is_any_service && name == "service"));
        let pairs = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        Ok(Self {
            action: if is_any_service {
                endpoints.page()
            } else {
                format!("{}/payment-invoices/process", endpoints.public())
            },
            is_post: !is_any_service,
            origins: origins(endpoints),
            link: hosted_page(endpoints, pairs)?,
            fields,
        })
    }

    /// The address that receives the form: the Public API, or the hosted page if the payer chooses the service there.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.action
    }

    /// The origins for `form-action` of a content security policy: the Public API, the card gate and the hosted page.
    ///
    /// Browsers also check the address to which the form's response redirects. If only [`action`](Self::action) were
    /// allowed, the invoice would be created, but the browser would stay on the merchant's page. If your payers are
    /// redirected to another host, add that as well.
    #[must_use]
    pub fn form_action(&self) -> &str {
        &self.origins
    }

    /// The parameters, under the names by which they are sent.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The form as HTML, with a button and without script or style, so that it works under a strict content security
    /// policy (`default-src 'none'; form-action …`), and on a page of any encoding.
    ///
    /// Browsers send every line break in a parameter as CR LF; [`link`](Self::link) keeps it as it is.
    #[must_use]
    pub fn to_html(&self, button: &str) -> String {
        html::form(&self.action, self.is_post, self.fields(), button)
    }

    /// The payment link, which a QR code can hold too.
    #[must_use]
    pub fn link(&self) -> &str {
        &self.link
    }
}

/// The address of the hosted page, with these parameters.
pub fn hosted_page<'a>(
    endpoints: &Endpoints,
    fields: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<String, Invalid> {
    let mut url = Url::parse(&endpoints.page())
        .map_err(|_| Invalid::new("endpoints.hosted_page", "is not a URL"))?;
    url.query_pairs_mut().extend_pairs(fields);
    Ok(url.into())
}

/// The origins that the payer's browser visits, each once.
fn origins(endpoints: &Endpoints) -> String {
    let page = endpoints.page();
    let mut origins: Vec<_> = [endpoints.public(), endpoints.cardgate(), &page]
        .into_iter()
        .filter_map(|url| Url::parse(url).ok())
        .map(|url| url.origin().ascii_serialization())
        .collect();
    let mut seen = BTreeSet::new();
    origins.retain(|origin| seen.insert(origin.clone()));
    origins.join(" ")
}

fn fields(form: &CheckoutForm) -> Result<Vec<(String, String)>, Invalid> {
    let why = || Invalid::new("checkout", "cannot be written as a form");
    let Ok(Value::Object(fields)) = serde_json::to_value(form) else {
        return Err(why());
    };
    let text = |value: Value| match value {
        Value::String(text) => Some(text),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    };
    fields
        .into_iter()
        .map(|(name, value)| text(value).map(|value| (name, value)).ok_or_else(why))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_each_origin_of_the_payers_way_once() {
        let gate = "https://cardgate.example";
        let paymega = "https://api.paymega.io https://cardgate.example";
        assert_eq!(origins(&Endpoints::paymega(gate)), paymega);
        let kuna = Endpoints::kuna("https://x.example", gate);
        let origin = "https://paygate.kuna.io https://cardgate.example";
        assert_eq!(origins(&kuna), origin);
        let elsewhere = kuna.hosted_page("https://pay.kuna.io/hpp/");
        assert_eq!(origins(&elsewhere), format!("{origin} https://pay.kuna.io"));
        let local = "http://127.0.0.1:8080";
        assert_eq!(
            origins(&Endpoints::custom(local, local, format!("{local}/gate"))),
            local
        );
    }
}
