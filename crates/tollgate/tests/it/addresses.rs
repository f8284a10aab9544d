//! Addresses that a provider passes to the payer's browser, or calls itself.

use tollgate::{
    Error, Mode, PayCross, Paymega, SecretKey,
    paycross::{Endpoint, NewPayment, NewTokenization},
    paymega::{Checkout, Endpoints, NewInvoice, data::RequestedReturnUrls},
};

use crate::{
    merchant::{CUSTOMER, Merchant, SERVICE, usd},
    paycross_shop::{PLAIN, Shop, payment, saving},
};

const NOWHERE: &str = "http://127.0.0.1:9";

/// Addresses to which a browser must not be sent, or which do not work.
const WRONG: [&str; 15] = [
    "",
    "shop.example/back",
    "/back",
    "localhost:8080/x",
    "javascript:alert(1)",
    "JavaScript://shop.example/%0aalert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://shop.example/",
    "https://",
    "https:shop.example",
    "https://user:pw@shop.example/",
    "https://user@shop.example/",
    "https://shop.example/\r\nx",
    "https://shop.example/a b",
];

const GIVEN: &str = "HTTPS://bücher.example:443/zurück?a=1";
const SENT: &str = "https://xn--bcher-kva.example/zur%C3%BCck?a=1";

type OfInvoice = fn(NewInvoice, &str) -> NewInvoice;

const OF_INVOICE: [(&str, OfInvoice); 5] = [
    ("return_url", |order, url| order.return_url(url)),
    ("callback_url", |order, url| order.callback_url(url)),
    ("return_urls.success", |order, url| {
        urls(order, [url, NOWHERE, NOWHERE])
    }),
    ("return_urls.pending", |order, url| {
        urls(order, [NOWHERE, url, NOWHERE])
    }),
    ("return_urls.fail", |order, url| {
        urls(order, [NOWHERE, NOWHERE, url])
    }),
];

type OfPayment = fn(NewPayment, &str) -> NewPayment;

const OF_PAYMENT: [(&str, OfPayment); 3] = [
    ("return_url", |order, url| order.return_url(url)),
    ("notification_url", |order, url| order.notification_url(url)),
    ("verification_url", |order, url| order.verification_url(url)),
];

type OfTokenization = fn(NewTokenization, &str) -> NewTokenization;

const OF_TOKENIZATION: [(&str, OfTokenization); 3] = [
    ("return_url", |order, url| order.return_url(url)),
    ("notification_url", |order, url| order.notification_url(url)),
    ("verification_url", |order, url| order.verification_url(url)),
];

fn urls(order: NewInvoice, [success, pending, fail]: [&str; 3]) -> NewInvoice {
    order.return_urls(RequestedReturnUrls {
        success: Some(success.into()),
        fail: Some(fail.into()),
        ..RequestedReturnUrls::new(pending.into())
    })
}

fn invoice() -> NewInvoice {
    NewInvoice::new("order-1041", usd(), SERVICE).customer(CUSTOMER)
}

fn names<T>(result: Result<T, Error>, field: &str, url: &str) {
    match result {
        Err(Error::Invalid(invalid)) => assert_eq!(invalid.field(), field, "{url:?}"),
        Err(other) => panic!("{field}: {url:?}: {other:?}"),
        Ok(_) => panic!("{field}: {url:?} was sent"),
    }
}

#[tokio::test]
async fn no_wrong_address_is_sent_to_paymega() {
    let platform = Paymega::builder(Mode::Test, Endpoints::custom(NOWHERE, NOWHERE, NOWHERE))
        .account("coma_1", SecretKey::new("key"))
        .public_key("pk_test_1")
        .build()
        .unwrap();
    for url in WRONG {
        for (field, with) in OF_INVOICE {
            names(platform.create(&with(invoice(), url)).await, field, url);
        }
        let checkout = Checkout::new(usd(), SERVICE).return_url(url);
        names(platform.checkout(&checkout), "return_url", url);
    }
}

#[tokio::test]
async fn no_wrong_address_is_sent_to_paycross() {
    let gateway = PayCross::builder(Mode::Test, Endpoint::custom(NOWHERE))
        .shop("361", SecretKey::new("key"))
        .build()
        .unwrap();
    for url in WRONG {
        for (field, with) in OF_PAYMENT {
            let order = with(payment("order-1042", PLAIN), url);
            names(gateway.charge(&order).await, field, url);
        }
        for (field, with) in OF_TOKENIZATION {
            let order = with(saving("save-1", PLAIN), url);
            names(gateway.tokenize(&order).await, field, url);
        }
    }
}

#[tokio::test]
async fn paymega_gets_the_parsed_address() {
    let merchant = Merchant::open().await;
    for (number, (field, with)) in OF_INVOICE.into_iter().enumerate() {
        let order = NewInvoice::new(format!("order-{number}"), usd(), SERVICE).customer(CUSTOMER);
        merchant.platform.create(&with(order, GIVEN)).await.unwrap();
        let exchanges = merchant.sandbox.exchanges();
        let attributes = &exchanges.last().unwrap().request["data"]["attributes"];
        let pointer = format!("/{}", field.replace('.', "/"));
        assert_eq!(attributes.pointer(&pointer).unwrap(), SENT, "{field}");
    }
    let checkout = Checkout::new(usd(), SERVICE).return_url(GIVEN);
    let page = merchant.platform.checkout(&checkout).unwrap();
    let field = page.fields().find(|(name, _)| *name == "return_url");
    assert_eq!(field.unwrap().1, SENT);
}

#[tokio::test]
async fn paycross_gets_the_parsed_address() {
    // The gateway asks the third address before it processes a payment, and gets no response from this one.
    for (field, with) in OF_PAYMENT.into_iter().take(2) {
        let shop = Shop::open().await;
        let order = with(payment("order-1042", PLAIN), GIVEN);
        shop.paycross.charge(&order).await.unwrap();
        let exchanges = shop.sandbox.exchanges();
        let sent = exchanges.iter().find(|it| it.method == "POST");
        assert_eq!(sent.unwrap().request["request"][field], SENT);
    }
}
