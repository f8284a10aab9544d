//! One page of a list, and the start of the next one.

use progenitor_client::{
    ClientHooks, ClientInfo, Error as WireError, OperationInfo, ResponseValue,
};
use reqwest::{Url, header};
use tollgate_paymega_private::types::InvoiceList;
use tollgate_types::PhpObject;

use super::{
    InvoiceRange, Paymega, Service, call::Call, http::Sent, invoice::list::of_list, pages::Page,
    read::believed,
};
use crate::{
    Error, RawResponse,
    error::ResponseLost,
    observe::{Operation, of_read},
    paymega::Invoice,
};

/// The start of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// The page with this number, after one whose first item has this id.
    Page { number: u32, after: String },
    /// The page for the query string in Paymega's own link.
    Query(String),
}

impl Cursor {
    /// A text that repeats only if the pages form a circle.
    pub(super) fn position(&self) -> &str {
        match self {
            Self::Page { after, .. } => after,
            Self::Query(query) => query,
        }
    }
}

impl Paymega {
    pub(super) async fn invoice_page(
        self,
        cursor: Cursor,
        range: InvoiceRange,
    ) -> Result<Page<Invoice>, Error> {
        let operation = Operation::paymega("invoices");
        let call = async {
            range.check()?;
            self.read_invoices(cursor).await
        };
        let mut page = operation.observe(of_read, call).await?;
        if range.is_over(page.items.iter()) {
            page.next = Ok(None);
        }
        page.items.retain(|invoice| range.holds(invoice));
        Ok(page)
    }

    async fn read_invoices(&self, cursor: Cursor) -> Result<Page<Invoice>, Error> {
        let mut call = Call::start(&self.inner)?;
        let (list, raw) = loop {
            call.state.next_read().await?;
            let sent = call.list(cursor.position()).await;
            if let Some(decoded) = call.decode(believed(sent), "payment-invoices")? {
                break decoded;
            }
        };
        let next = next_query(self.inner.endpoints.private(), &list, &raw);
        let items = of_list(list.data, list.included, &raw);
        Ok(Page {
            items: items.into(),
            next: next.map(|query| query.map(Cursor::Query)),
            raw: Some(raw),
        })
    }

    pub(super) async fn service_page(self, cursor: Cursor) -> Result<Page<Service>, Error> {
        let number = match cursor {
            Cursor::Page { number, .. } => number,
            Cursor::Query(_) => 1,
        };
        let page = self.services_page(number).await?;
        let next = page.next_after(number);
        Ok(Page {
            items: page.iter().collect(),
            next,
            raw: page.raw().cloned(),
        })
    }
}

impl Call<'_> {
    /// Reads the list with Paymega's own query, which no generated method can send.
    async fn list(&self, query: &str) -> Sent<InvoiceList> {
        let client = self.private();
        let info = OperationInfo {
            operation_id: "list_invoices",
        };
        let url = format!("{}/payment-invoices?{query}", client.baseurl());
        let request = client.client().get(url.trim_end_matches('?'));
        let mut request = request.header(header::ACCEPT, "application/json").build()?;
        client.pre(&mut request, &info).await?;
        let response = client.exec(request, &info).await?;
        match response.status().as_u16() {
            200 => ResponseValue::from_response(response).await,
            _ => Err(WireError::UnexpectedResponse(response)),
        }
    }
}

/// The query of the link to the next page. The rest of the link is ignored, and a link to another host is refused.
fn next_query(
    base: &str,
    list: &InvoiceList,
    raw: &RawResponse,
) -> Result<Option<String>, ResponseLost> {
    if is_unreadable(raw, &["links", "links.next"]) {
        return Err(ResponseLost::Unreadable);
    }
    let links = list.links.as_ref().and_then(PhpObject::get);
    let next = links.and_then(|links| links.next.as_deref());
    let Some(link) = next.filter(|link| !link.is_empty()) else {
        return Ok(None);
    };
    let base = Url::parse(base).map_err(|_| ResponseLost::OtherHost)?;
    let link = base.join(link).map_err(|_| ResponseLost::Unreadable)?;
    if link.origin() != base.origin() {
        return Err(ResponseLost::OtherHost);
    }
    Ok(Some(link.query().unwrap_or_default().to_owned()))
}

/// Whether one of these fields could not be read and was left out.
pub(super) fn is_unreadable(raw: &RawResponse, places: &[&str]) -> bool {
    let left_out = raw.left_out();
    left_out
        .iter()
        .any(|place| places.contains(&place.as_str()))
}

#[cfg(test)]
mod tests {
    use progenitor_client::Response;
    use reqwest::{StatusCode, header::HeaderMap};
    use serde_json::{Value, json};

    use super::*;

    fn next(link: &Value) -> Result<Option<String>, ResponseLost> {
        next_in(&json!({ "next": link }))
    }

    fn next_in(links: &Value) -> Result<Option<String>, ResponseLost> {
        let body = json!({ "data": [], "links": links }).to_string();
        let response = Response::new(StatusCode::OK, HeaderMap::new(), body);
        let list = response.json().unwrap();
        next_query(
            "https://pay.example/api",
            &list,
            &RawResponse::new(response),
        )
    }

    #[test]
    fn only_the_query_of_a_link_to_the_same_host_is_followed() {
        let query = Ok(Some("page[size]=20&page[after]=cpi_1".to_owned()));
        for link in [
            "/api/payment-invoices?page[size]=20&page[after]=cpi_1",
            "/commerce/payment-invoices?page[size]=20&page[after]=cpi_1",
            "https://pay.example/payment-invoices?page[size]=20&page[after]=cpi_1",
        ] {
            assert_eq!(next(&link.into()), query, "{link}");
        }
        for link in [
            "https://other.example/api/payment-invoices?page[after]=cpi_1",
            "//other.example/?x=1",
            "http://pay.example/api?x=1",
            "https://pay.example:8443/api?x=1",
        ] {
            assert_eq!(next(&link.into()), Err(ResponseLost::OtherHost), "{link}");
        }
    }

    #[test]
    fn no_link_is_the_end() {
        assert_eq!(next(&"".into()), Ok(None));
        for links in [json!(null), json!([]), json!({}), json!({ "next": null })] {
            assert_eq!(next_in(&links), Ok(None), "{links}");
        }
        let first = next(&"/api/payment-invoices".into());
        assert_eq!(first, Ok(Some(String::new())));
    }

    #[test]
    fn a_link_that_cannot_be_read_is_not_the_end() {
        for link in [json!(false), json!({}), json!("http://[")] {
            assert_eq!(next(&link), Err(ResponseLost::Unreadable), "{link}");
        }
        for links in [json!("none"), json!([1, 2])] {
            assert_eq!(next_in(&links), Err(ResponseLost::Unreadable), "{links}");
        }
    }
}
