//! Lists, page by page, and sweeps through pending orders.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tollgate::{Endpoints, Error, Loss, Mode, NewInvoice, Outcome, Platform, SecretKey};
use tollgate_sandbox::{Fault, Kind, Point, Verdict};

use crate::merchant::{Merchant, SERVICE, usd};

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
    let mut services = merchant.platform.all_services();
    let mut codes = Vec::new();
    while let Some(service) = services.next().await {
        codes.push(service.unwrap().code().unwrap().to_owned());
    }
    assert!(codes.iter().any(|code| code == SERVICE), "{codes:?}");
    let pages = merchant
        .platform
        .services(1)
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

fn order(number: usize) -> NewInvoice {
    NewInvoice::new(format!("order-{number}"), usd(), SERVICE)
}

#[tokio::test]
async fn a_sweep_tells_what_became_of_each_order() {
    let merchant = Merchant::open().await;
    for number in 0..6 {
        let invoice = merchant.platform.create(&order(number)).await.unwrap();
        let status = if number % 2 == 0 {
            "processed"
        } else {
            "rejected"
        };
        assert!(merchant.sandbox.settle(invoice.id(), &Verdict::new(status)));
    }
    let orders: Vec<_> = (0..7).map(order).collect();
    let mut sweep = merchant.platform.sweep(orders, 3);
    let mut told = Vec::new();
    while let Some((order, result)) = sweep.next().await {
        let word = match result {
            Ok(Outcome::Succeeded(_)) => "paid",
            Ok(Outcome::Declined(_)) => "declined",
            Err(Error::NotFound(_)) => "not found",
            other => panic!("{other:?}"),
        };
        told.push((order.reference(), word));
    }
    told.sort();
    let words: Vec<_> = told.iter().map(|(_, word)| *word).collect();
    assert_eq!(
        words,
        [
            "paid",
            "declined",
            "paid",
            "declined",
            "paid",
            "declined",
            "not found"
        ]
    );
    assert_eq!(merchant.calls("createSale"), 0);
}

/// Orders that are counted as they are taken.
struct Counted {
    taken: std::sync::Arc<std::sync::atomic::AtomicUsize>,
}

impl Stream for Counted {
    type Item = NewInvoice;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<NewInvoice>> {
        use std::sync::atomic::Ordering;
        let number = self.taken.fetch_add(1, Ordering::SeqCst);
        Poll::Ready((number < 10).then(|| order(number)))
    }
}

#[tokio::test]
async fn a_sweep_takes_no_more_orders_than_may_be_under_way() {
    let merchant = Merchant::open().await;
    let taken = std::sync::Arc::default();
    let orders = Counted {
        taken: std::sync::Arc::clone(&taken),
    };
    let mut sweep = merchant.platform.sweep_stream(orders, 2);
    assert!(sweep.next().await.is_some());
    let taken = || taken.load(std::sync::atomic::Ordering::SeqCst);
    assert_eq!(taken(), 2);
    let mut rest = 0;
    while sweep.next().await.is_some() {
        rest += 1;
    }
    assert_eq!((rest, taken()), (9, 11));
}

/// A platform whose every page has one invoice and leads to the same link.
async fn leading_to(link: &str) -> (Platform, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let invoice = r#"{"id":"cpi_1","attributes":{"status":"processed"}}"#;
    let body = format!(r#"{{"data":[{invoice}],"links":{{"prev":"","next":"{link}"}}}}"#);
    let length = body.len();
    let head = "content-type: application/json\r\nconnection: close";
    let answer = format!("HTTP/1.1 200 OK\r\n{head}\r\ncontent-length: {length}\r\n\r\n{body}");
    let server = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    let platform = Platform::builder(Mode::Test, Endpoints::custom(&base, &base, &base))
        .account("coma_1", SecretKey::new("key"))
        .build();
    (platform.unwrap(), server)
}

#[tokio::test]
async fn a_page_that_leads_to_itself_is_the_last() {
    let (platform, server) = leading_to("/payment-invoices?page[after]=cpi_1").await;
    let mut invoices = platform.invoices();
    let mut read = 0;
    while let Some(invoice) = invoices.next().await {
        assert_eq!(invoice.unwrap().id(), "cpi_1");
        read += 1;
        assert!(read < 10, "it goes round");
    }
    assert_eq!(read, 2);
    server.abort();
}

#[tokio::test]
async fn a_link_to_another_host_is_not_followed() {
    let (platform, server) = leading_to("http://127.0.0.2:9/payment-invoices?page[after]=x").await;
    let error = platform.invoices().next().await.unwrap().unwrap_err();
    let Error::OutcomeUnknown(unknown) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(unknown.loss(), Loss::OtherHost);
    server.abort();
}
