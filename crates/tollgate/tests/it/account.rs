//! Read requests: services, profile, balances, invoices.

use tollgate::{Error, Mode, MoneyState, Paymega, SecretKey};
use tollgate_sandbox::{Body, Fault, Kind, Point};

use crate::merchant::{Merchant, SERVICE, builder, usd};

#[tokio::test]
async fn the_account_is_read() {
    let merchant = Merchant::open().await;
    let services = merchant.platform.services_page(1).await.unwrap();
    assert!(services.pages().unwrap() >= 1);
    let card = services
        .iter()
        .find(|service| service.code() == Some(SERVICE))
        .unwrap();
    let card = merchant.platform.service(&card.data().id).await.unwrap();
    assert_eq!(card.code(), Some(SERVICE));
    let account = merchant.sandbox.info().account.clone();
    assert_eq!(
        merchant.platform.profile().await.unwrap().data().id,
        account
    );
    assert!(
        merchant
            .platform
            .balances()
            .await
            .unwrap()
            .data()
            .attributes
            .currency_accounts
            .is_some()
    );
}

#[tokio::test]
async fn a_host_without_a_profile_shows_the_account() {
    const NOT_FOUND: &str =
        include_str!("../../../../spec/examples/paymega/private/error.response.404.json");
    let merchant = Merchant::open().await;
    let kind = |body| Kind::Foreign {
        status: 404,
        point: Point::Before,
        body,
        content_type: None,
    };
    let own = Body::Json(serde_json::from_str(NOT_FOUND).unwrap());
    merchant
        .sandbox
        .fault(Fault::on("getAccountProfile", kind(own)));
    let profile = merchant.platform.profile().await.unwrap();
    assert_eq!(profile.data().id, merchant.sandbox.info().account);
    assert!(profile.data().attributes.payment_options.is_some());
    assert_eq!(merchant.calls("getAccount"), 1);

    // Another server's 404 proves nothing about the host.
    let foreign = Body::Html("<h1>Not found</h1>".into());
    merchant
        .sandbox
        .fault(Fault::on("getAccountProfile", kind(foreign)));
    merchant.platform.profile().await.unwrap();
    assert_eq!(merchant.calls("getAccount"), 1);
}

#[tokio::test]
async fn an_invoice_is_read_by_its_id_and_by_its_reference() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order 1041&x=1").await;
    assert_eq!(
        merchant.platform.invoice(invoice.id()).await.unwrap().id(),
        invoice.id()
    );
    let found = merchant
        .platform
        .find("order 1041&x=1")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(found.id(), invoice.id());
    assert!(invoice.redirect().unwrap().url().is_some());
    let error = merchant.platform.invoice("cpi_unknown").await.unwrap_err();
    assert!(
        matches!(&error, Error::NotFound(it) if it.what() == "cpi_unknown"),
        "{error:?}"
    );
    for id in ["", ".", ".."] {
        let error = merchant.platform.invoice(id).await.unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    }
}

#[tokio::test]
async fn a_read_request_is_repeated_until_a_response_arrives() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    for kind in [
        Kind::Status {
            status: 503,
            point: Point::Before,
            retry_after: None,
        },
        Kind::Close {
            point: Point::Before,
            reset: true,
        },
    ] {
        merchant.sandbox.fault(Fault::on("getInvoice", kind));
        assert!(merchant.platform.invoice(invoice.id()).await.is_ok());
    }
}

#[tokio::test]
async fn a_wrong_key_leaves_the_money_unknown() {
    let merchant = Merchant::open().await;
    let account = merchant.sandbox.info().account.clone();
    let wrong: Paymega = builder(&merchant.sandbox)
        .account(account, SecretKey::new("wrong"))
        .build()
        .unwrap();
    assert_eq!(wrong.mode(), Mode::Test);
    let error = wrong.invoice("cpi_1").await.unwrap_err();
    let Error::Refused(refusal) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(refusal.status(), 401);
    assert_eq!(error.money(), MoneyState::Unknown);
    let order = tollgate::paymega::NewInvoice::new("order-1041", usd(), SERVICE);
    let error = wrong.create(&order).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Untouched);
}

#[tokio::test]
async fn a_service_is_found_by_its_code_and_checked() {
    let merchant = Merchant::open().await;
    let platform = &merchant.platform;
    let service = platform.find_service(SERVICE).await.unwrap().unwrap();
    assert_eq!(service.check(usd()), Ok(()));
    assert!(platform.find_service("none").await.unwrap().is_none());
    let offer = platform.prerequest(usd().currency()).await.unwrap();
    assert_eq!(offer.check(SERVICE, usd()), Ok(()));
    assert!(offer.check("none", usd()).is_err());
    let error = platform.services_page(0).await.unwrap_err();
    assert!(
        matches!(&error, Error::Invalid(it) if it.field() == "page"),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_balance_is_found_by_its_currency() {
    let merchant = Merchant::open().await;
    let balances = merchant.platform.balances().await.unwrap();
    let (code, first) = balances.iter().next().unwrap();
    let currency = code.parse().unwrap();
    assert_eq!(balances.of(currency), Some(first));
    assert!(first.active_balance.is_some());
    assert!(balances.of("XTS".parse().unwrap()).is_none());
}
