//! PayCross: wrong credentials, and a gateway that cannot be reached.

use std::time::Duration;

use serde_json::json;
use tollgate::{
    Error, Mode, MoneyState, Outcome, PayCross, Policy, SecretKey, error::ResponseLost,
    paycross::Endpoint,
};

use crate::{
    clock::{StandingClock, StepClock, steady},
    paycross_script::{Gateway, found, nothing, order, wrapped},
    paycross_shop::{PLAIN, Shop, builder, payment},
};

/// A client of the shop that has the wrong secret.
fn mistaken(shop: &Shop) -> PayCross {
    let info = shop.sandbox.info();
    PayCross::builder(Mode::Test, Endpoint::custom(&info.paycross))
        .shop(&info.shop_id, SecretKey::new("wrong"))
        .policy(steady())
        .clock(StepClock::default())
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_wrong_secret_is_refused_at_once_and_named() {
    let shop = Shop::open().await;
    let paycross = mistaken(&shop);
    for order in [
        payment("order-1042", PLAIN),
        payment("order-1042", PLAIN).attempt(2),
    ] {
        let asked = shop.sandbox.exchanges().len();
        let error = paycross.charge(&order).await.unwrap_err();
        let Error::Refused(refusal) = &error else {
            panic!("{error:?}")
        };
        assert_eq!(refusal.status(), 401);
        assert!(error.to_string().contains("secret key"), "{error}");
        assert!(error.advice().contains("secret key"), "{}", error.advice());
        // An earlier call, with the right ones, may have charged.
        assert_eq!(error.money(), MoneyState::Unknown);
        assert_eq!(shop.sandbox.exchanges().len(), asked + 1);
    }
    assert_eq!(shop.calls("createPayment"), 0);
}

#[tokio::test]
async fn reconciling_with_a_wrong_secret_ends_at_once_and_names_it() {
    let shop = Shop::open().await;
    let error = mistaken(&shop)
        .reconcile(&payment("order-1042", PLAIN))
        .await
        .unwrap_err();
    let Error::OutcomeUnknown(unknown) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(unknown.loss(), ResponseLost::Credentials(401));
    assert!(unknown.to_string().contains("credentials"), "{unknown}");
    assert!(
        error.advice().contains("its secret key"),
        "{}",
        error.advice()
    );
    assert_eq!(shop.sandbox.exchanges().len(), 2);
}

#[tokio::test]
async fn after_a_request_refused_credentials_prove_nothing() {
    let denied = (
        403,
        json!({"code": "F.1000", "message": "Access denied", "errors": {}}),
    );
    let lost = [
        nothing(),
        (502, json!(null)),
        denied.clone(),
        denied.clone(),
    ];
    let later = [
        found("pending"),
        denied.clone(),
        denied,
        wrapped("successful"),
    ];
    let gateway = Gateway::script(lost.into_iter().chain(later)).await;
    let outcome = gateway.charge().await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(gateway.sent(), 1);
}

#[tokio::test]
async fn an_unreachable_gateway_is_not_sent_and_leaves_an_earlier_call_unknown() {
    let shop = Shop::open().await;
    shop.sandbox.refuse_connections(Duration::from_secs(3600));
    let clock = StandingClock::default();
    let policy = Policy::default().attempts(4);
    let paycross = builder(&shop.sandbox)
        .policy(policy)
        .clock(clock.clone())
        .build()
        .unwrap();
    for order in [order(), order().attempt(2)] {
        let error = paycross.charge(&order).await.unwrap_err();
        assert!(matches!(error, Error::NotSent(_)), "{error:?}");
        assert_eq!(error.money(), MoneyState::Unknown);
    }
    // Within the attempts, not the deadline.
    assert!(clock.slept() < Duration::from_secs(10), "{clock:?}");
}

#[tokio::test]
async fn access_that_is_denied_is_refused_at_once_whichever_status_says_so() {
    for status in [401, 403] {
        let body = json!({"code": "F.1000", "message": "Access denied", "errors": {}});
        let gateway = Gateway::script([(status, body)]).await;
        let error = gateway.charge().await.unwrap_err();
        let Error::Refused(refusal) = &error else {
            panic!("{status}: {error:?}")
        };
        assert_eq!(refusal.status(), status);
        assert_eq!(error.money(), MoneyState::Unknown);
        assert_eq!(gateway.paths().len(), 1, "{status}");
    }
}
