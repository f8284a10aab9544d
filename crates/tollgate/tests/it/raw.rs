//! The raw response of successes and errors.

use tollgate::{Currency, Error, Money, RawResponse, dec, paymega::TokenCharge};
use tollgate_sandbox::Sandbox;

use crate::{
    merchant::{CUSTOMER, Merchant, SERVICE, charge},
    paycross_shop::{self, Shop},
};

/// Asserts that it is the last response, by its id, and that it contains these words.
fn is_last_response(raw: Option<&RawResponse>, sandbox: &Sandbox, words: &str) {
    let raw = raw.unwrap();
    let last = sandbox.exchanges().len().to_string();
    assert_eq!(raw.request_id(), Some(last.as_str()));
    let body = String::from_utf8_lossy(raw.expose_body());
    assert!(body.contains(words), "{body}");
    assert!(!format!("{raw:?}").contains(words));
}

#[tokio::test]
async fn outcomes_and_errors_bring_the_response_they_were_read_from() {
    let (merchant, token) = Merchant::with_card().await;
    let (platform, sandbox) = (&merchant.platform, &merchant.sandbox);
    let order = charge("order-1042", &token);

    let error = platform.reconcile(&order).await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    assert!(error.advice().contains("under this very reference"));
    is_last_response(error.raw(), sandbox, "data");

    let outcome = platform.charge(&order).await.unwrap();
    is_last_response(outcome.invoice().raw(), sandbox, "order-1042");

    let other = Money::new(dec!(20), Currency::USD);
    let other = TokenCharge::new("order-1042", other, token.clone())
        .customer(CUSTOMER)
        .service(SERVICE);
    let error = platform.charge(&other).await.unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    is_last_response(error.raw(), sandbox, "order-1042");

    let foreign = charge("order-1043", &token).customer("customer-8");
    let error = platform.charge(&foreign).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    is_last_response(error.raw(), sandbox, "errors");

    let error = platform.invoice("cpi_none").await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    assert!(error.advice().starts_with("Check the id"));
    is_last_response(error.raw(), sandbox, "errors");
}

#[tokio::test]
async fn paycross_outcomes_and_errors_bring_their_response() {
    let shop = Shop::open().await;
    let (paycross, sandbox) = (&shop.paycross, &shop.sandbox);
    let order = paycross_shop::charge("order-1042", &shop.save_card().await);

    let error = paycross.reconcile(&order).await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    // Nothing makes a reference unique there: a request that is still under way could be followed by a second one.
    assert!(error.advice().starts_with("Wait until no request"));
    is_last_response(error.raw(), sandbox, "transactions");

    let outcome = paycross.charge(&order).await.unwrap();
    is_last_response(outcome.transaction().raw(), sandbox, "order-1042");

    let other = paycross_shop::payment("order-1042", paycross_shop::PLAIN);
    let other = other.authorize_only();
    let error = paycross.charge(&other).await.unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    is_last_response(error.raw(), sandbox, "order-1042");

    let error = paycross.transaction("none").await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    assert!(error.advice().starts_with("Check the id"));
    is_last_response(error.raw(), sandbox, "message");
}

#[tokio::test]
async fn the_payers_way_to_a_page_is_not_shown() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    let url = invoice.redirect().unwrap().url().unwrap();
    assert!(!format!("{:?}", invoice.attributes()).contains(&url));

    let shop = Shop::open().await;
    let order = paycross_shop::payment("order-1042", paycross_shop::SECURE);
    let outcome = shop.paycross.charge(&order).await.unwrap();
    let url = outcome.transaction().redirect().unwrap();
    assert!(!format!("{:?}", outcome.transaction().data()).contains(url));
}
