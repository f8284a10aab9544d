//! Lists, page by page, and pending orders, reconciled many at once.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tollgate::{Error, paymega::InvoiceRange};
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
    let mut invoices = merchant.platform.invoices(InvoiceRange::all());
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
    let mut invoices = merchant.platform.invoices(InvoiceRange::all());
    for _ in 0..20 {
        invoices.next().await.unwrap().unwrap();
    }
    assert_eq!(merchant.calls("listInvoices"), 1);
    assert!(invoices.next().await.is_some() && invoices.next().await.is_none());
    assert!(invoices.next().await.is_none());
}

#[tokio::test]
async fn only_the_pages_of_a_range_of_time_are_read() {
    let merchant = Merchant::open().await;
    let mut made = Vec::new();
    for (day, count) in [30, 15, 5].into_iter().enumerate() {
        for number in 0..count {
            let invoice = merchant.created(&format!("order-{day}-{number}")).await;
            made.push(invoice.attributes().created.map(i64::from).unwrap());
        }
        merchant.sandbox.advance(Duration::from_secs(24 * 60 * 60));
    }
    let at = |index: usize| UNIX_EPOCH + Duration::from_secs(made[index].try_into().unwrap());
    let range = InvoiceRange::all().page_size(10);
    let read = async |range: InvoiceRange| {
        let (mut invoices, mut read) = (merchant.platform.invoices(range), Vec::new());
        while let Some(invoice) = invoices.next().await {
            read.push(invoice.unwrap().reference().unwrap().to_owned());
        }
        read
    };
    let second_day = read(range.from(at(30)).until(at(45))).await;
    let expected: Vec<_> = (0..15)
        .rev()
        .map(|number| format!("order-1-{number}"))
        .collect();
    assert_eq!(second_day, expected);
    // Half of the first page, the second, and a third one that shows the end of the range.
    assert_eq!(merchant.calls("listInvoices"), 3);
    assert_eq!(read(range.until(at(30))).await.len(), 30);
    assert_eq!(
        read(range.from(SystemTime::now() + Duration::from_secs(1 << 30)))
            .await
            .len(),
        0
    );
    assert_eq!(read(range).await.len(), 50);
    let mut wrong = merchant.platform.invoices(range.page_size(0));
    assert!(matches!(wrong.next().await, Some(Err(Error::Invalid(_)))));
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
    let mut invoices = merchant.platform.invoices(InvoiceRange::all());
    let error = invoices.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert!(invoices.next().await.is_none());
}
