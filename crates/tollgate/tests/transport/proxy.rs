//! Requests go through a proxy if and only if one was set.

use tollgate::{Error, MoneyState, Outcome};

use crate::{
    again,
    relay::Relay,
    shop::Shop,
    tls::{assert_not_sent, open},
};

/// No server listens there: a request arrives only through the proxy.
const NOWHERE: &str = "http://127.0.0.1:9";
const NOWHERE_BY_TLS: &str = "https://localhost:9";

/// `name:hidden`
const CREDENTIALS: &str = "Basic bmFtZTpoaWRkZW4=";

const BAD_GATEWAY: &str = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";

#[tokio::test]
async fn plain_requests_are_handed_to_the_proxy() {
    let shop = Shop::open().await;
    let relay = Relay::open(shop.address()).await;
    let platform = shop.platform(NOWHERE).proxy(relay.url()).build().unwrap();
    let outcome = shop.charge(&platform).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(shop.charges(), 1);
    let requests = relay.record.requests();
    let target = format!("POST {}/payment-invoices", shop.sandbox.info().private);
    assert_eq!(requests[0], target.replace(&shop.base(), NOWHERE));
    assert_eq!(requests.len(), shop.asked().len());
    let reported = relay.record.text().matches(CREDENTIALS).count();
    assert_eq!(reported, requests.len());
    let name = concat!("user-agent: tollgate/", env!("CARGO_PKG_VERSION"), "\r\n");
    assert!(relay.record.text().contains(name));
}

#[tokio::test]
async fn tls_goes_through_a_tunnel_that_learns_nothing() {
    let (shop, door, authority) = open().await;
    let relay = Relay::open(door.address()).await;
    let platform = shop
        .platform(NOWHERE_BY_TLS)
        .proxy(relay.url())
        .root_certificates(authority.pem());
    let outcome = shop.charge(&platform.build().unwrap()).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(shop.charges(), 1);
    let record = relay.record.text();
    assert!(
        record.starts_with("CONNECT localhost:9 HTTP/1.1\r\n"),
        "{record}"
    );
    assert!(record.contains(CREDENTIALS), "{record}");
    assert!(!record.contains("payment-invoices"), "{record}");
    // The provider does not see the proxy's credentials either.
    let passed = door.record.text();
    assert!(passed.contains("payment-invoices"), "{passed}");
    assert!(!passed.contains("bmFtZTpoaWRkZW4="), "{passed}");
}

#[tokio::test]
async fn a_proxy_that_opens_no_tunnel_was_sent_nothing_else() {
    let (shop, door, authority) = open().await;
    let responses = [
        BAD_GATEWAY,
        "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\n\r\n",
        "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\n\r\n",
        "SSH-2.0-OpenSSH\r\n\r\n",
        "",
    ];
    for response in responses {
        let relay = Relay::responding(door.address(), response, usize::MAX).await;
        let platform = shop
            .platform(NOWHERE_BY_TLS)
            .proxy(relay.url())
            .root_certificates(authority.pem());
        assert_not_sent(shop.charge(&platform.build().unwrap()).await, response);
        let requests = relay.record.requests();
        assert!(!requests.is_empty(), "{response}");
        assert!(
            requests.iter().all(|it| it.starts_with("CONNECT ")),
            "{response}: {requests:?}"
        );
    }
    assert!(shop.asked().is_empty());
}

#[tokio::test]
async fn nothing_goes_around_a_proxy_that_cannot_be_reached() {
    let (shop, door, authority) = open().await;
    for base in [shop.base(), door.base()] {
        let platform = shop
            .platform(&base)
            .proxy(NOWHERE)
            .root_certificates(authority.pem());
        assert_not_sent(shop.charge(&platform.build().unwrap()).await, &base);
    }
    assert!(shop.asked().is_empty());
}

#[tokio::test]
async fn a_proxys_own_response_to_a_plain_request_proves_nothing() {
    let shop = Shop::open().await;
    let relay = Relay::responding(shop.address(), BAD_GATEWAY, 1).await;
    let platform = shop.platform(NOWHERE).proxy(relay.url()).build().unwrap();
    let outcome = shop.charge(&platform).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(shop.charges(), 1);
    // The look-up between the two creations.
    assert_eq!(shop.asked()[..2], ["listInvoices", "createInvoice"]);

    let relay = Relay::responding(shop.address(), BAD_GATEWAY, usize::MAX).await;
    let platform = shop.platform(NOWHERE).proxy(relay.url()).build().unwrap();
    let error = shop.charge(&platform).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Unknown);
    assert!(
        !format!("{error:?} {error}").contains("hidden"),
        "{error:?}"
    );
}

#[tokio::test]
async fn the_credentials_of_a_proxy_are_not_shown() {
    let shop = Shop::open().await;
    let url = "http://name:hidden@127.0.0.1:9";
    let platform = shop.platform(NOWHERE).proxy(url);
    let gateway = shop.paycross(NOWHERE).proxy(url);
    let shown = format!("{platform:?} {gateway:?}");
    let (platform, gateway) = (platform.build().unwrap(), gateway.build().unwrap());
    let error = shop.charge(&platform).await.unwrap_err();
    let shown = format!("{shown} {platform:?} {gateway:?} {error:?} {error}");
    assert!(
        !shown.contains("hidden") && !shown.contains("bmFtZT"),
        "{shown}"
    );
    let wrong = shop.platform(NOWHERE).proxy("ftp://name:hidden@127.0.0.1");
    let error = wrong.build().unwrap_err();
    assert!(
        !format!("{error:?} {error}").contains("hidden"),
        "{error:?}"
    );
}

#[tokio::test]
async fn without_a_proxy_a_charge_goes_directly() {
    let shop = Shop::open().await;
    let platform = shop.platform(&shop.base()).build().unwrap();
    let outcome = shop.charge(&platform).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
}

const STRAIGHT: &str = "proxy::without_a_proxy_a_charge_goes_directly";

#[tokio::test]
async fn the_proxy_of_the_environment_is_ignored() {
    let shop = Shop::open().await;
    let relay = Relay::open(shop.address()).await;
    let names = [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "all_proxy",
    ];
    let url = relay.url();
    again::passes(
        STRAIGHT,
        &names.map(|name| (name, &*url)),
        &["NO_PROXY", "no_proxy"],
    )
    .await;
    assert_eq!(relay.record.text(), "");
}

#[tokio::test]
async fn loopback_needs_no_certificate_of_the_machine() {
    again::passes(
        STRAIGHT,
        &[("SSL_CERT_FILE", "/dev/null")],
        &["SSL_CERT_DIR"],
    )
    .await;
}
