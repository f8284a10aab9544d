//! Lists, page by page, and sweeps through pending orders.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tollgate::{Endpoints, Error, Loss, Mode, Platform, SecretKey};
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
