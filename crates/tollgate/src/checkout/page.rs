//! What a checkout looks like on the merchant's page: a form, or a link.

use reqwest::Url;
use serde_json::Value;
use tollgate_public::types::CheckoutForm;

use crate::{Endpoints, Invalid, html};

/// A checkout, ready for the merchant's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckoutPage {
    action: String,
    link: String,
    fields: Vec<(String, String)>,
}

impl CheckoutPage {
    pub(super) fn new(endpoints: &Endpoints, form: &CheckoutForm) -> Result<Self, Invalid> {
        let fields = fields(form)?;
        let pairs = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        Ok(Self {
            action: format!("{}/payment-invoices/process", endpoints.public()),
            link: hosted_page(endpoints, pairs)?,
            fields,
        })
    }

    /// Where the form is posted to. A content security policy must name it under `form-action`.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.action
    }

    /// The parameters, under the names by which they are sent.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The form as HTML, with a button and without script, so that it works under a strict content security policy.
    #[must_use]
    pub fn to_html(&self, button: &str) -> String {
        html::form(&self.action, true, self.fields(), button)
    }

    /// The payment link, which a code to be scanned can hold too.
    #[must_use]
    pub fn link(&self) -> &str {
        &self.link
    }
}

/// The address of the hosted page, with these parameters.
pub(crate) fn hosted_page<'a>(
    endpoints: &Endpoints,
    fields: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<String, Invalid> {
    let mut url = Url::parse(&endpoints.page())
        .map_err(|_| Invalid::new("endpoints.hosted_page", "is not a URL"))?;
    url.query_pairs_mut().extend_pairs(fields);
    Ok(url.into())
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
