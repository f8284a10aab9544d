//! TLS: requests go only to a trusted server.

use std::time::Duration;

use tollgate::{Error, MoneyState, Outcome, paymega::Invoice};
use tollgate_sandbox::{Fault, Kind, Part, Point};

use crate::{
    authority::Authority,
    door::{Door, Manner},
    shop::{Shop, policy},
};

const GOOD: (i32, i32) = (2020, 2120);

/// A shop, a TLS server in front of its sandbox, and the authority of the server's certificate.
pub async fn open() -> (Shop, Door, Authority) {
    let (shop, authority) = (Shop::open().await, Authority::new());
    let manner = Manner::Opens(authority.server("localhost", GOOD));
    let door = Door::open(manner, shop.address()).await;
    (shop, door, authority)
}

#[tokio::test]
async fn a_charge_goes_through_tls() {
    let (shop, door, authority) = open().await;
    let platform = shop.platform(&door.base());
    let platform = platform.root_certificates(authority.pem()).build().unwrap();
    let outcome = shop.charge(&platform).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(shop.charges(), 1);
    assert_eq!(door.record.requests().len(), shop.asked().len());
    let protocols = door.protocols.text();
    assert!(
        protocols.lines().all(|protocol| protocol == "http/1.1"),
        "{protocols}"
    );
}

#[tokio::test]
async fn paycross_goes_through_tls() {
    let (shop, door, authority) = open().await;
    let gateway = shop.paycross(&door.base());
    let gateway = gateway.root_certificates(authority.pem()).build().unwrap();
    let found = gateway.find("order-1042").await.unwrap();
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(door.record.requests().len(), 1);
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_that_is_not_trusted() {
    let (shop, ours, others) = (Shop::open().await, Authority::new(), Authority::new());
    let servers = [
        ("of another authority", others.server("localhost", GOOD)),
        ("of another name", ours.server("pay.example", GOOD)),
        ("of the past", ours.server("localhost", (2020, 2021))),
        ("of the future", ours.server("localhost", (2119, 2120))),
    ];
    for (which, server) in servers {
        let door = Door::open(Manner::Opens(server), shop.address()).await;
        let platform = shop.platform(&door.base());
        let platform = platform.root_certificates(ours.pem()).build().unwrap();
        assert_not_sent(shop.charge(&platform).await, which);
        assert_eq!(door.record.text(), "", "{which}");
    }
    assert!(shop.asked().is_empty());
}

#[tokio::test]
async fn nothing_is_sent_to_an_authority_of_ones_own_that_was_not_named() {
    let (shop, door, _) = open().await;
    let platform = shop.platform(&door.base()).build().unwrap();
    assert_not_sent(shop.charge(&platform).await, "no authority");
    assert_eq!(door.record.text(), "");
}

#[tokio::test]
async fn nothing_is_sent_where_no_handshake_ends() {
    let (shop, authority) = (Shop::open().await, Authority::new());
    let manners = [
        ("plain", Manner::IsPlain),
        ("hangs up", Manner::HangsUp),
        ("silent", Manner::IsSilent),
    ];
    for (which, manner) in manners {
        let door = Door::open(manner, shop.address()).await;
        // Half of an attempt's time is for connecting: silence is known long before the attempt is over.
        let policy = policy().attempts(1).attempt_timeout(Duration::from_secs(4));
        let platform = shop
            .platform(&door.base())
            .root_certificates(authority.pem())
            .policy(policy);
        assert_not_sent(shop.charge(&platform.build().unwrap()).await, which);
    }
    assert!(shop.asked().is_empty());
}

#[tokio::test]
async fn after_a_connection_cut_the_order_is_looked_up() {
    let close = Kind::Close {
        point: Point::After,
        reset: false,
    };
    let cut = Kind::Cut {
        part: Part::Body,
        after: 40,
    };
    for (operation, kind) in [
        ("createInvoice", &close),
        ("createInvoice", &cut),
        ("createSale", &close),
        ("createSale", &cut),
    ] {
        let (shop, door, authority) = open().await;
        shop.sandbox.fault(Fault::on(operation, kind.clone()));
        let platform = shop.platform(&door.base());
        let platform = platform.root_certificates(authority.pem()).build().unwrap();
        let outcome = shop.charge(&platform).await.unwrap();
        let fault = format!("{operation} {kind:?}");
        assert!(
            matches!(outcome, Outcome::Succeeded(_)),
            "{fault}: {outcome:?}"
        );
        assert_eq!(shop.charges(), 1, "{fault}");
        let looked_up = shop.asked().contains(&"listInvoices");
        assert_eq!(looked_up, operation == "createInvoice", "{fault}");
    }
}

#[tokio::test]
async fn an_invalid_certificate_is_refused() {
    let shop = Shop::open().await;
    let begin = "-----BEGIN CERTIFICATE-----\n";
    let end = "-----END CERTIFICATE-----\n";
    for pem in ["", "a certificate", begin, &format!("{begin}AAAA\n{end}")] {
        let platform = shop.platform("https://localhost").root_certificates(pem);
        let error = platform.build().unwrap_err();
        assert_eq!(error.field(), "root_certificates", "{pem:?}");
    }
}

pub fn assert_not_sent(result: Result<Outcome<Invoice>, Error>, which: &str) {
    let error = result.expect_err(which);
    assert!(matches!(error, Error::NotSent(_)), "{which}: {error:?}");
    assert_eq!(error.money(), MoneyState::Untouched, "{which}");
}
