//! Errors name the host, the credential or the base URL, and the transport's reason.

use std::error::Error as _;

use tollgate::{
    Error, Mode, PayCross, Paymega, SecretKey,
    error::{Credential, ResponseLost},
    paycross::Endpoint,
    paymega::{Endpoints, NewInvoice},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

use crate::{
    clock::{StepClock, steady},
    merchant::{self, Merchant, SERVICE, usd},
    paycross_script::{Gateway, duplicate, nothing},
    paycross_shop::{self, PLAIN, Shop},
};

/// Nothing listens there.
const NOWHERE: &str = "127.0.0.1:1";
const WRONG: &str = "n0t-the-key";

fn paycross(base: &str, key: &str) -> PayCross {
    PayCross::builder(Mode::Test, Endpoint::custom(base))
        .shop("361", SecretKey::new(key))
        .policy(steady())
        .clock(StepClock::default())
        .build()
        .unwrap()
}

fn paymega(sandbox: &Sandbox, private: &str, key: &str) -> Paymega {
    let info = sandbox.info();
    let endpoints = Endpoints::custom(&info.public, private, &info.cardgate);
    Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(key))
        .public_key("pk_test_n0t-the-key")
        .policy(steady())
        .clock(StepClock::default())
        .build()
        .unwrap()
}

/// The texts of an error and of all its sources.
fn chain(error: &Error) -> String {
    let mut texts = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        texts = format!("{texts}: {error}");
        source = error.source();
    }
    for hidden in [WRONG, "order-1042", "tracking_id", "?", "Basic", "Bearer"] {
        assert!(!texts.contains(hidden), "{hidden} in {texts}");
    }
    texts
}

#[tokio::test]
async fn a_missing_connection_leads_to_its_reason() {
    let base = format!("http://{NOWHERE}/base");
    let order = paycross_shop::payment("order-1042", PLAIN);
    let paycross = paycross(&base, WRONG);
    let sandbox = Sandbox::start().await.unwrap();
    let paymega = paymega(&sandbox, &base, WRONG);
    let invoice = NewInvoice::new("order-1042", usd(), SERVICE);
    let not_sent = [
        paycross.charge(&order).await.unwrap_err(),
        paymega.create(&invoice).await.unwrap_err(),
    ];
    for error in not_sent {
        assert!(matches!(error, Error::NotSent(_)), "{error:?}");
        let text = chain(&error);
        assert!(text.contains(NOWHERE) && text.contains("refused"), "{text}");
        let cause = error.cause().unwrap();
        assert_eq!((cause.host(), cause.base_url()), (NOWHERE, &*base));
    }
    let unknown = [
        paycross.reconcile(&order).await.unwrap_err(),
        paymega.reconcile(&invoice).await.unwrap_err(),
    ];
    for error in unknown {
        assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
        let text = chain(&error);
        assert!(text.contains(NOWHERE) && text.contains("refused"), "{text}");
    }
}

#[tokio::test]
async fn a_lost_response_leads_to_its_reason() {
    let shop = Shop::open().await;
    let cut = Kind::Close {
        point: Point::After,
        reset: false,
    };
    shop.sandbox.fault(Fault::new(cut).times(1000));
    let order = paycross_shop::payment("order-1042", PLAIN);
    let error = shop.paycross.charge(&order).await.unwrap_err();
    assert!(matches!(&error, Error::OutcomeUnknown(it) if it.loss() == ResponseLost::Cut));
    let cause = error.cause().unwrap();
    assert!(shop.sandbox.info().paycross.contains(cause.host()));
    assert!(chain(&error).ends_with(&cause.to_string()), "{error}");
    assert!(!cause.reason().unwrap().is_empty());
}

#[tokio::test]
async fn a_refused_credential_is_named() {
    let shop = Shop::open().await;
    let merchant = Merchant::open().await;
    let order = paycross_shop::payment("order-1042", PLAIN);
    let invoice = NewInvoice::new("order-1042", usd(), SERVICE);
    let info = merchant.sandbox.info();
    let of_shop = paycross(&shop.sandbox.info().paycross, WRONG);
    let of_account = paymega(&merchant.sandbox, &info.private, WRONG);
    for (error, credential, words) in [
        (
            of_shop.charge(&order).await.unwrap_err(),
            Credential::Shop,
            ["shop's id", "secret key"],
        ),
        (
            of_shop.reconcile(&order).await.unwrap_err(),
            Credential::Shop,
            ["shop's id", "secret key"],
        ),
        (
            of_account.create(&invoice).await.unwrap_err(),
            Credential::Account,
            ["account's id", "API key"],
        ),
        (
            of_account.reconcile(&invoice).await.unwrap_err(),
            Credential::Account,
            ["account's id", "API key"],
        ),
        (
            of_account.create_public(&invoice).await.unwrap_err(),
            Credential::PublicKey,
            ["public key", "public key"],
        ),
    ] {
        let cause = error.cause().unwrap();
        assert_eq!(
            (cause.status(), cause.credential()),
            (Some(401), Some(credential))
        );
        let text = chain(&error);
        for word in words {
            assert!(text.contains(word), "{word}: {text}");
        }
        let advice = error.advice();
        assert!(advice.contains(words[0]), "{advice}");
    }
}

#[tokio::test]
async fn a_refused_bearer_is_named() {
    let merchant = Merchant::open().await;
    let refused = Kind::Status {
        status: 401,
        point: Point::After,
        retry_after: None,
    };
    merchant.sandbox.fault(Fault::on("createSale", refused));
    let outcome = merchant.pay("order-1042", merchant::PLAIN).await;
    if let Some(refusal) = outcome.invoice().sale_refusal() {
        let text = refusal.to_string();
        assert!(text.contains("bearer"), "{text}");
    } else {
        panic!("no refusal of the sale: {outcome:?}");
    }
}

#[tokio::test]
async fn a_wrong_base_url_is_named() {
    let shop = Shop::open().await;
    let merchant = Merchant::open().await;
    let order = paycross_shop::payment("order-1042", PLAIN);
    let invoice = NewInvoice::new("order-1042", usd(), SERVICE);
    let gateway = format!("{}/wrong", shop.sandbox.info().paycross);
    let private = format!("{}/wrong", merchant.sandbox.info().private);
    let of_shop = paycross(&gateway, &shop.sandbox.info().shop_secret);
    let of_account = paymega(
        &merchant.sandbox,
        &private,
        &merchant.sandbox.info().api_key,
    );
    for (error, base) in [
        (of_shop.charge(&order).await.unwrap_err(), &gateway),
        (of_shop.reconcile(&order).await.unwrap_err(), &gateway),
        (of_account.create(&invoice).await.unwrap_err(), &private),
    ] {
        let text = chain(&error);
        assert!(text.contains(base) && text.contains("404"), "{text}");
        let advice = error.advice();
        assert!(advice.contains("base URL"), "{advice}");
    }
}

#[tokio::test]
async fn a_duplicate_names_the_other_order() {
    let script = [nothing(), duplicate()];
    let for_ever = script
        .into_iter()
        .chain(std::iter::repeat_n(nothing(), 1000));
    let gateway = Gateway::script_with(for_ever, |builder| {
        builder.policy(steady()).clock(StepClock::default())
    });
    let error = gateway.await.charge().await.unwrap_err();
    assert!(matches!(&error, Error::OutcomeUnknown(it) if it.loss() == ResponseLost::Duplicate));
    let text = error.source().unwrap().to_string();
    for words in ["another order", "same card and amount", "30 seconds"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(
        error.advice().contains("another order"),
        "{}",
        error.advice()
    );
}
