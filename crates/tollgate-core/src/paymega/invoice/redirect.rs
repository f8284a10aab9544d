//! The page on which the payer of an invoice pays.

use tollgate_types::{FlowData, InvoiceAttributes, PhpObject, Token};
use url::Url;

use crate::outcome::ChallengeForm;

/// The page on which the payer pays: an address to go to, or a form to post there.
///
/// Any holder of this address can pay the invoice and see its id, so give it to the payer only.
#[derive(Clone, Debug)]
pub struct Redirect {
    form: ChallengeForm,
}

impl Redirect {
    /// The address to send the payer to, by a link or a redirection with status 303; `None` if a form must be posted.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        if self.form.is_post {
            return None;
        }
        let mut url = Url::parse(&self.form.action).ok()?;
        for (name, value) in &self.form.fields {
            url.query_pairs_mut().append_pair(name, value.expose());
        }
        Some(url.into())
    }

    /// The form that leads to the page, by either method.
    #[must_use]
    pub const fn form(&self) -> &ChallengeForm {
        &self.form
    }

    pub(crate) fn into_form(self) -> ChallengeForm {
        self.form
    }
}

/// The preferred address, or else the flow data of the invoice.
pub(super) fn of(attributes: &InvoiceAttributes) -> Option<Redirect> {
    let page = attributes.hpp_url.as_ref().map(Token::expose);
    let page = page.filter(|url| !url.is_empty());
    let form = match page {
        Some(url) => ChallengeForm::sendable(url, "GET", Vec::new())?,
        None => flow(attributes.flow_data.as_ref()?.get()?)?,
    };
    Some(Redirect { form })
}

fn flow(data: &FlowData) -> Option<ChallengeForm> {
    let params = data.params.as_ref().and_then(PhpObject::get);
    let fields = params.into_iter().flatten();
    let fields = fields.map(|(name, value)| (name.clone(), value.clone()));
    let method = data.method.as_deref().unwrap_or("GET");
    let action = data.action.as_ref()?.expose();
    ChallengeForm::sendable(action, method, fields.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn redirect(attributes: Value) -> Option<Redirect> {
        let mut attributes = attributes;
        attributes["status"] = "process_pending".into();
        of(&serde_json::from_value(attributes).unwrap())
    }

    #[test]
    fn the_hosted_page_is_preferred_to_the_flow_data() {
        let flow =
            json!({ "action": "https://gate.example/hpp/cgi_1", "method": "GET", "params": [] });
        let both = json!({ "hpp_url": "https://pay.example/hpp/?cpi=cpi_1", "flow_data": flow });
        let url = |attributes| redirect(attributes).unwrap().url();
        assert_eq!(
            url(both).as_deref(),
            Some("https://pay.example/hpp/?cpi=cpi_1")
        );
        assert_eq!(
            url(json!({ "hpp_url": "", "flow_data": flow })).as_deref(),
            Some("https://gate.example/hpp/cgi_1")
        );
    }

    #[test]
    fn params_of_a_get_are_its_query() {
        let flow = json!({ "action": "https://gate.example/pay?a=1", "method": "get", "params": { "b": "2&3", "c": "4" } });
        let redirect = redirect(json!({ "flow_data": flow })).unwrap();
        assert_eq!(
            redirect.url().as_deref(),
            Some("https://gate.example/pay?a=1&b=2%263&c=4")
        );
        let html = redirect.form().to_html("Pay");
        assert!(
            html.contains("action=\"https://gate.example/pay\""),
            "{html}"
        );
        assert!(html.contains("name=\"a\" value=\"1\""), "{html}");
    }

    #[test]
    fn a_post_is_a_form_and_shows_nothing() {
        let flow = json!({ "action": "https://bank.example/?s=secret", "method": "POST", "params": { "session": "hidden" } });
        let redirect = redirect(json!({ "flow_data": flow })).unwrap();
        assert_eq!(redirect.url(), None);
        assert!(redirect.form().to_html("Pay").contains("value=\"hidden\""));
        let shown = format!("{redirect:?}");
        assert!(
            !shown.contains("hidden") && !shown.contains("secret"),
            "{shown}"
        );
    }

    #[test]
    fn an_unsafe_address_is_no_redirect() {
        for action in [
            "javascript:alert(1)",
            "data:text/html,x",
            "localhost:8080/hpp",
            "https://user:pw@gate.example/hpp",
            "hpp",
            "",
        ] {
            let flow = json!({ "action": action, "method": "GET" });
            assert!(redirect(json!({ "flow_data": flow })).is_none(), "{action}");
            let page = json!({ "hpp_url": action, "flow_data": [] });
            assert!(redirect(page).is_none(), "{action}");
        }
        assert!(redirect(json!({ "flow_data": [] })).is_none());
        for (action, params) in [
            ("http://bank.example/", json!({ "creq": "hidden" })),
            ("https://bank.example/", json!({ "MD": "hidden" })),
        ] {
            let flow = json!({ "action": action, "method": "POST", "params": params });
            assert!(redirect(json!({ "flow_data": flow })).is_none(), "{action}");
        }
    }

    #[test]
    fn the_address_is_the_parsed_one() {
        let page = json!({ "hpp_url": " https://PAY.example/hpp/\r\n?cpi=cpi_1" });
        let url = redirect(page).unwrap().url();
        assert_eq!(url.as_deref(), Some("https://pay.example/hpp/?cpi=cpi_1"));
    }

    #[test]
    fn a_hosted_page_may_ask_for_a_post_of_nothing() {
        let flow = json!({ "action": "https://pay.example/hpp/", "method": "POST", "params": [] });
        let redirect = redirect(json!({ "flow_data": flow })).unwrap();
        assert_eq!(redirect.form().method(), "POST");
    }
}
