//! Lists, page by page, and pending orders, reconciled many at once.

use tollgate::Error;
use tollgate_sandbox::{Fault, Kind, Point};

use crate::merchant::{Merchant, SERVICE};

#[tokio::test]
async fn invoices_come_newest_first_over_all_pages() {
    let merchant = Merchant::open().await;
    let mut made = Vec::new();
    for number in 0..45 {
        let invoice = merchant.created(&format!("order-{number}")).await;
        made.push(invoice.id().to_owned());
    }
    made.reverse();
    let fault = Kind::Status {
        status: 503,
        point: Point::Before,
        retry_after: None,
    };
    merchant
        .sandbox
        .fault(Fault::on("listInvoices", fault).nth(2));
    let mut invoices = merchant.platform.invoices();
    let mut read = Vec::new();
    while let Some(invoice) = invoices.next().await {
        read.push(invoice.unwrap().id().to_owned());
    }
    assert_eq!(read, made);
    // Three pages, one of them asked for twice.
    assert_eq!(merchant.calls("listInvoices"), 4);
}

#[tokio::test]
async fn a_page_is_asked_for_only_when_it_is_needed() {
    let merchant = Merchant::open().await;
    for number in 0..21 {
        merchant.created(&format!("order-{number}")).await;
    }
    let mut invoices = merchant.platform.invoices();
    for _ in 0..20 {
        invoices.next().await.unwrap().unwrap();
    }
    assert_eq!(merchant.calls("listInvoices"), 1);
    assert!(invoices.next().await.is_some() && invoices.next().await.is_none());
    assert!(invoices.next().await.is_none());
}

#[tokio::test]
async fn services_come_over_all_pages() {
    let merchant = Merchant::open().await;
    let mut services = merchant.platform.services();
    let mut codes = Vec::new();
    while let Some(service) = services.next().await {
        codes.push(service.unwrap().code().unwrap().to_owned());
    }
    assert!(codes.iter().any(|code| code == SERVICE), "{codes:?}");
    let pages = merchant
        .platform
        .services_page(1)
        .await
        .unwrap()
        .pages()
        .unwrap();
    let asked = merchant.calls("listPaymentServices");
    assert_eq!(i64::try_from(asked).unwrap(), pages + 1);
}

#[tokio::test]
async fn a_list_that_cannot_be_read_ends_with_an_error() {
    let merchant = Merchant::open().await;
    let fault = Kind::Status {
        status: 500,
        point: Point::Before,
        retry_after: None,
    };
    merchant
        .sandbox
        .fault(Fault::on("listInvoices", fault).times(1000));
    let mut invoices = merchant.platform.invoices();
    let error = invoices.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert!(invoices.next().await.is_none());
}
