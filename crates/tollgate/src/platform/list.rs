//! One page of a list, and where the next one is.

use progenitor_client::{
    ClientHooks, ClientInfo, Error as WireError, OperationInfo, ResponseValue,
};
use reqwest::{Url, header};
use tollgate_private::types::{InvoiceList, ListLinks};
use tollgate_types::PhpObject;
use tracing::{Instrument, info_span};

use super::{Platform, Service, exchange::Sent, pages::Page, run::Run};
use crate::{Error, Invoice, Loss};

/// Where a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// The page with this number.
    Page(u32),
    /// The page that the platform's own query string asks for.
    Query(String),
}

impl Platform {
    pub(super) async fn invoice_page(self, cursor: Cursor) -> Result<Page<Invoice>, Error> {
        let span = info_span!("invoices");
        self.read_invoices(cursor).instrument(span).await
    }

    async fn read_invoices(&self, cursor: Cursor) -> Result<Page<Invoice>, Error> {
        let Cursor::Query(query) = cursor else {
            return Ok(Page::default());
        };
        let mut run = Run::start(&self.inner)?;
        let (list, raw) = loop {
            run.turn().await?;
            let sent = run.list(&query).await;
            if let Some(told) = run.told(sent, "payment-invoices")? {
                break told;
            }
        };
        let next = next_query(self.inner.endpoints.private(), list.links.as_ref());
        let next = next.map_err(|loss| {
            run.heard.loss = Some(loss);
            run.unknown(None)
        })?;
        let included = list.included;
        let items = list.data.into_iter().map(|data| {
            let included = included.clone();
            Invoice::of(data, included, raw.clone())
        });
        Ok(Page {
            items: items.collect(),
            next: next.map(Cursor::Query),
        })
    }

    pub(super) async fn service_page(self, cursor: Cursor) -> Result<Page<Service>, Error> {
        let Cursor::Page(number) = cursor else {
            return Ok(Page::default());
        };
        let page = self.services_page(number).await?;
        let items: Vec<_> = page.iter().collect();
        let has_more = page.has_more_after(number) && !items.is_empty();
        let next = has_more.then(|| Cursor::Page(number.saturating_add(1)));
        Ok(Page {
            items: items.into(),
            next,
        })
    }
}

impl Run<'_> {
    /// The list with a query of the platform's own, which no generated method can send.
    async fn list(&self, query: &str) -> Sent<InvoiceList> {
        let client = self.private();
        let info = OperationInfo {
            operation_id: "list_invoices",
        };
        let url = format!("{}/payment-invoices?{query}", client.baseurl());
        let request = client.client().get(url.trim_end_matches('?'));
        let mut request = request.header(header::ACCEPT, "application/json").build()?;
        client.pre(&mut request, &info).await?;
        let answer = client.exec(request, &info).await?;
        match answer.status().as_u16() {
            200 => ResponseValue::from_response(answer).await,
            _ => Err(WireError::UnexpectedResponse(answer)),
        }
    }
}

/// The query of the link to the next page. Of the link nothing else is used, and one to another host not at all.
fn next_query(base: &str, links: Option<&PhpObject<ListLinks>>) -> Result<Option<String>, Loss> {
    let next = links.and_then(PhpObject::get);
    let next = next.and_then(|links| links.next.as_deref());
    let Some(link) = next.filter(|link| !link.is_empty()) else {
        return Ok(None);
    };
    let base = Url::parse(base).map_err(|_| Loss::OtherHost)?;
    let link = base.join(link).map_err(|_| Loss::Unreadable)?;
    if link.origin() != base.origin() {
        return Err(Loss::OtherHost);
    }
    Ok(Some(link.query().unwrap_or_default().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(link: &str) -> Result<Option<String>, Loss> {
        let mut links = ListLinks::default();
        links.next = Some(link.into());
        next_query("https://pay.example/api", Some(&links.into()))
    }

    #[test]
    fn only_the_query_of_a_link_to_our_own_host_is_followed() {
        let query = Ok(Some("page[size]=20&page[after]=cpi_1".to_owned()));
        for link in [
            "/api/payment-invoices?page[size]=20&page[after]=cpi_1",
            "/commerce/payment-invoices?page[size]=20&page[after]=cpi_1",
            "https://pay.example/payment-invoices?page[size]=20&page[after]=cpi_1",
        ] {
            assert_eq!(next(link), query, "{link}");
        }
        for link in [
            "https://other.example/api/payment-invoices?page[after]=cpi_1",
            "//other.example/?x=1",
            "http://pay.example/api?x=1",
            "https://pay.example:8443/api?x=1",
        ] {
            assert_eq!(next(link), Err(Loss::OtherHost), "{link}");
        }
    }

    #[test]
    fn no_link_is_the_end() {
        assert_eq!(next(""), Ok(None));
        assert_eq!(next_query("https://pay.example", None), Ok(None));
        assert_eq!(next("/api/payment-invoices"), Ok(Some(String::new())));
    }
}
