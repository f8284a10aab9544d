//! Lists whose pages never end: the caller gets each page's items first, and then the error.

use serde_json::{Value, json};
use tollgate::{
    Error,
    error::ResponseLost,
    paymega::{InvoiceRange, Pages},
};

use crate::{
    bytes::{self, Scripted},
    written::{Asked, invoice},
};

/// The items before the end or the error, and the error.
async fn walked<T: Unpin>(mut pages: Pages<T>) -> (Vec<T>, Option<ResponseLost>) {
    let mut items = Vec::new();
    while let Some(next) = pages.next().await {
        match next {
            Ok(item) => items.push(item),
            Err(Error::OutcomeUnknown(unknown)) => {
                assert!(
                    pages.next().await.is_none(),
                    "the stream goes on after its error"
                );
                return (items, Some(unknown.loss()));
            }
            Err(error) => panic!("{error:?}"),
        }
        assert!(items.len() < 100, "it goes round");
    }
    (items, None)
}

/// A Paymega server whose pages of invoices all have these links.
async fn with_links(links: Value) -> Scripted {
    let body = json!({ "data": [invoice("processed", &json!([]))], "links": links });
    Scripted::open(move |_| bytes::json(200, &body)).await
}

#[tokio::test]
async fn a_page_with_a_bad_link_returns_its_invoices_first() {
    for (links, loss, pages) in [
        (
            json!({ "next": "http://127.0.0.2:9/payment-invoices?page[after]=x" }),
            ResponseLost::OtherHost,
            1,
        ),
        (json!({ "next": false }), ResponseLost::Unreadable, 1),
        (json!({ "next": "http://[" }), ResponseLost::Unreadable, 1),
        (json!("none"), ResponseLost::Unreadable, 1),
        (
            json!({ "next": "/payment-invoices" }),
            ResponseLost::IncompleteList,
            1,
        ),
        (
            json!({ "next": "/payment-invoices?page[after]=cpi_1" }),
            ResponseLost::IncompleteList,
            2,
        ),
    ] {
        let written = with_links(links.clone()).await;
        let (invoices, ended) = walked(written.platform.invoices(InvoiceRange::all())).await;
        assert_eq!((invoices.len(), ended), (pages, Some(loss)), "{links}");
        assert_eq!(written.count("GET"), pages, "{links}");
    }
}

#[tokio::test]
async fn a_page_without_a_link_is_the_last() {
    for links in [
        json!([]),
        json!({}),
        json!({ "next": "" }),
        json!({ "next": null }),
        json!(null),
    ] {
        let written = with_links(links.clone()).await;
        let (invoices, ended) = walked(written.platform.invoices(InvoiceRange::all())).await;
        assert_eq!((invoices.len(), ended), (1, None), "{links}");
    }
}

#[tokio::test]
async fn pages_in_a_long_circle_end_with_an_error() {
    let written = Scripted::open(|asked| {
        let page = asked
            .line
            .split_once("page[after]=")
            .map_or(0, |(_, page)| page.parse().unwrap());
        let next = format!("/payment-invoices?page[after]={}", 1 + page % 5);
        bytes::json(
            200,
            &json!({ "data": [invoice("processed", &json!([]))], "links": { "next": next } }),
        )
    })
    .await;
    let (invoices, ended) = walked(written.platform.invoices(InvoiceRange::all())).await;
    assert!(invoices.len() >= 6, "each page is read");
    assert_eq!(ended, Some(ResponseLost::IncompleteList));
}

#[tokio::test]
async fn an_empty_page_beside_an_error_is_not_the_end() {
    let written = Scripted::once(|asked| {
        if asked.line.contains("after") {
            return bytes::json(200, &json!({ "data": [], "errors": ["busy"] }));
        }
        let links = json!({ "next": "/payment-invoices?page[after]=cpi_1" });
        let first = json!({ "data": [invoice("processed", &json!([]))], "links": links });
        bytes::json(200, &first)
    })
    .await;
    let (invoices, ended) = walked(written.platform.invoices(InvoiceRange::all())).await;
    assert_eq!((invoices.len(), ended), (1, Some(ResponseLost::Unreadable)));
}

/// A page of services, one with each of these ids.
fn services(ids: &[&str], meta: &Value, links: &Value) -> Value {
    let services = ids
        .iter()
        .map(|id| json!({ "id": id, "attributes": { "service": id } }));
    json!({ "data": services.collect::<Vec<_>>(), "meta": meta, "links": links })
}

fn is_page(asked: &Asked, number: u32) -> bool {
    // The brackets of the query come percent-encoded.
    asked.line.ends_with(&format!("={number}"))
}

#[tokio::test]
async fn services_that_end_too_early_end_with_an_error() {
    let more = json!({ "next": "/payment-services?page[number]=2" });
    for (meta, links) in [
        (json!({ "pages": 3 }), json!([])),
        (json!([]), more.clone()),
    ] {
        let written = Scripted::open(move |asked| {
            let ids: &[&str] = if is_page(asked, 1) { &["a", "b"] } else { &[] };
            bytes::json(200, &services(ids, &meta, &links))
        })
        .await;
        let (found, ended) = walked(written.platform.services()).await;
        assert_eq!(
            (found.len(), ended),
            (2, Some(ResponseLost::IncompleteList))
        );
        let missed = written.platform.find_service("c").await;
        assert!(
            matches!(missed, Err(Error::OutcomeUnknown(_))),
            "{missed:?}"
        );
    }
}

#[tokio::test]
async fn services_whose_pages_repeat_end_with_an_error() {
    let more = json!({ "next": "/payment-services?page[number]=2" });
    let written =
        Scripted::open(move |_| bytes::json(200, &services(&["a", "b"], &json!([]), &more))).await;
    let (found, ended) = walked(written.platform.services()).await;
    assert_eq!(
        (found.len(), ended),
        (4, Some(ResponseLost::IncompleteList))
    );
}

#[tokio::test]
async fn services_whose_number_of_pages_cannot_be_read_are_handed_out_first() {
    for (meta, links) in [
        (json!({ "pages": {} }), json!([])),
        (json!([]), json!({ "next": 2.5 })),
    ] {
        let pages =
            Scripted::open(move |_| bytes::json(200, &services(&["a"], &meta, &links))).await;
        let (found, ended) = walked(pages.platform.services()).await;
        // A number in place of the link leads only to the page that was read.
        assert_eq!(
            found.len(),
            if ended == Some(ResponseLost::Unreadable) {
                1
            } else {
                2
            }
        );
        assert!(ended.is_some());
    }
}

#[tokio::test]
async fn all_pages_of_services_are_a_whole_list() {
    let written = Scripted::open(|asked| {
        let ids: &[&str] = if is_page(asked, 1) {
            &["a", "b"]
        } else {
            &["c"]
        };
        bytes::json(200, &services(ids, &json!({ "pages": 2 }), &json!([])))
    })
    .await;
    let (found, ended) = walked(written.platform.services()).await;
    assert_eq!((found.len(), ended), (3, None));
}
