//! One order, called for more than once.

use tollgate::{
    Currency, Error, MoneyState, Outcome, dec,
    paymega::{Created, NewInvoice},
};
use tollgate_sandbox::{
    Fault, Kind, Point, ScriptedOutcome,
    settings::{Compared, ReferenceChange},
};

use crate::merchant::{Merchant, SERVICE, at_once, charge, usd};

#[tokio::test]
async fn charging_twice_charges_once() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token);
    for _ in 0..2 {
        let outcome = merchant.platform.charge(&order).await.unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    }
    assert_eq!(merchant.sandbox.ledger().charges("order-1042"), 1);
}

#[tokio::test]
async fn charging_at_the_same_moment_charges_once() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token);
    let platform = at_once(&merchant.sandbox);
    let calls = [(); 5].map(|()| {
        let (platform, order) = (platform.clone(), order.clone());
        tokio::spawn(async move { platform.charge(&order).await })
    });
    for call in calls {
        let outcome = call.await.unwrap().unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    }
    assert_eq!(merchant.sandbox.ledger().charges("order-1042"), 1);
}

#[tokio::test]
async fn a_reference_of_another_order_is_refused() {
    let (merchant, token) = Merchant::with_card().await;
    merchant
        .platform
        .charge(&charge("order-1042", &token))
        .await
        .unwrap();
    let dearer = tollgate::Money::new(dec!(20), Currency::USD);
    let other = tollgate::paymega::TokenCharge::new("order-1042", dearer, token)
        .customer("customer-7")
        .service(SERVICE);
    for result in [
        merchant.platform.charge(&other).await,
        merchant.platform.reconcile(&other).await,
    ] {
        let error = result.unwrap_err();
        assert!(
            matches!(&error, Error::ReferenceReused(it) if it.reference() == "order-1042"),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn an_order_that_was_never_sent_is_not_found_now() {
    let (merchant, token) = Merchant::with_card().await;
    let error = merchant
        .platform
        .reconcile(&charge("order-1042", &token))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Unknown);
    assert_eq!(
        merchant
            .platform
            .find("order-1042")
            .await
            .unwrap()
            .map(|invoice| invoice.id().to_owned()),
        None
    );
}

#[tokio::test]
async fn a_further_attempt_follows_only_a_decline() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token);
    let error = merchant
        .platform
        .charge(&order.attempt(2))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");

    merchant.sandbox.decide(
        "order-1042",
        ScriptedOutcome::new("process_failed").resolution("insufficient_funds"),
    );
    let outcome = merchant.platform.charge(&order).await.unwrap();
    let Outcome::Declined(decline) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(decline.resolution(), "insufficient_funds");
    assert!(decline.may_try_same_card());

    let outcome = merchant.platform.charge(&order.attempt(2)).await.unwrap();
    assert_eq!(outcome.invoice().reference(), Some("order-1042~2"));
    // The order is paid: a third attempt returns the second one's invoice.
    let outcome = merchant.platform.charge(&order.attempt(3)).await.unwrap();
    assert_eq!(outcome.invoice().reference(), Some("order-1042~2"));
    let ledger = merchant.sandbox.ledger();
    assert_eq!(
        ledger.charges("order-1042") + ledger.charges("order-1042~2"),
        1
    );
    assert_eq!(ledger.charges("order-1042~3"), 0);
}

#[tokio::test]
async fn a_token_of_another_customer_is_refused_and_says_so() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token).customer("customer-8");
    let error = merchant.platform.charge(&order).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Untouched);
}

#[tokio::test]
async fn creating_twice_creates_once_and_only_the_first_may_sell() {
    let merchant = Merchant::open().await;
    let order = NewInvoice::new("order-1041", usd(), SERVICE)
        .customer("customer-7")
        .save_card();
    let first = merchant.platform.create(&order).await.unwrap();
    let second = merchant.platform.create(&order).await.unwrap();
    assert_eq!(first.id(), second.id());
    let card = crate::merchant::card(crate::merchant::PLAIN, 10, 2035);
    assert!(matches!(second, Created::Existing(_)), "{second:?}");
    let first = first.into_open().expect("this call created it");
    assert!(matches!(
        merchant.platform.sale(first, &card).await.unwrap(),
        Outcome::Succeeded(_)
    ));
    assert_eq!(merchant.sandbox.ledger().charges("order-1041"), 1);
}

#[tokio::test]
async fn a_further_invoice_follows_only_a_decline() {
    let merchant = Merchant::open().await;
    let order = NewInvoice::new("order-1041", usd(), SERVICE).customer("customer-7");
    let error = merchant
        .platform
        .create(&order.attempt(2))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    let first = merchant.platform.create(&order).await.unwrap();
    let open = merchant.platform.create(&order.attempt(2)).await.unwrap();
    assert_eq!(open.id(), first.id());
    let declined = crate::merchant::card(crate::merchant::DECLINED, 10, 2034);
    assert!(matches!(open, Created::Existing(_)), "{open:?}");
    let first = first.into_open().unwrap();
    merchant.platform.sale(first, &declined).await.unwrap();
    let second = merchant.platform.create(&order.attempt(2)).await.unwrap();
    assert_eq!(second.reference(), Some("order-1041~2"));
    let good = crate::merchant::card(crate::merchant::PLAIN, 10, 2035);
    let second = second.into_open().unwrap();
    let outcome = merchant.platform.sale(second, &good).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    let paid = merchant.platform.create(&order.attempt(3)).await.unwrap();
    assert_eq!(paid.id(), outcome.invoice().id());
    assert!(matches!(paid, Created::Existing(_)), "{paid:?}");
}

#[tokio::test]
async fn the_merchants_own_metadata_are_never_overwritten() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token).metadata("tollgate_mark", "mine");
    let error = merchant.platform.charge(&order).await.unwrap_err();
    let is_named = matches!(&error, Error::Invalid(it) if it.field() == "metadata.tollgate_mark");
    assert!(is_named, "{error:?}");
    let platform = crate::merchant::builder(&merchant.sandbox)
        .call_tag_key("another")
        .build()
        .unwrap();
    let outcome = platform.charge(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
}

#[tokio::test]
async fn a_card_that_its_issuer_replaced_is_reported_beside_the_outcome() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token);
    let stale = order.clone().card_ending("9999");
    for outcome in [
        merchant.platform.charge(&stale).await.unwrap(),
        merchant.platform.charge(&stale).await.unwrap(),
        merchant.platform.reconcile(&stale).await.unwrap(),
    ] {
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
        assert!(outcome.invoice().card_changed());
    }
    let current = merchant
        .platform
        .reconcile(&order.card_ending("0000"))
        .await;
    assert!(!current.unwrap().invoice().card_changed());
}

#[tokio::test]
async fn a_reference_that_differs_in_case_alone_belongs_to_another_order() {
    let (merchant, token) = Merchant::with_card().await;
    merchant
        .platform
        .charge(&charge("ORDER-1042", &token))
        .await
        .unwrap();
    merchant.sandbox.change(|settings| {
        settings.lookup_reference = ReferenceChange::Lowercase;
        settings.lookup_compares = Compared::Both;
    });
    let order = charge("order-1042", &token);
    let error = merchant.platform.reconcile(&order).await.unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    let found = merchant.platform.find("order-1042").await.unwrap();
    assert!(found.is_none(), "{found:?}");
    // The provider itself takes the two for different references, so the order can be charged.
    merchant.sandbox.fault(Fault::on(
        "createInvoice",
        Kind::Close {
            point: Point::Before,
            reset: false,
        },
    ));
    let outcome = merchant.platform.charge(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(outcome.invoice().reference(), Some("order-1042"));
}

#[tokio::test]
async fn another_card_or_service_follows_a_decline() {
    let (merchant, token) = Merchant::with_card().await;
    let first = charge("order-1042", &token).card_ending("0000");
    merchant
        .sandbox
        .decide("order-1042", ScriptedOutcome::new("process_failed"));
    let outcome = merchant.platform.charge(&first).await.unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
    // The new card ends otherwise; that of the first attempt is not to be recognised by it.
    let second = charge("order-1042", &token).card_ending("1111").attempt(2);
    let outcome = merchant
        .platform
        .reconcile(&second.attempt(1))
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
    let outcome = merchant.platform.charge(&second).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    let of = |service: &str| {
        NewInvoice::new("order-1043", usd(), service).customer(crate::merchant::CUSTOMER)
    };
    let invoice = merchant.platform.create(&of(SERVICE)).await.unwrap();
    let declined = crate::merchant::card(crate::merchant::DECLINED, 10, 2034);
    let invoice = invoice.into_open().unwrap();
    merchant.platform.sale(invoice, &declined).await.unwrap();
    let third = of("test_usd_test").service_field("status", "processed");
    let created = merchant.platform.create(&third.attempt(2)).await.unwrap();
    assert_eq!(created.reference(), Some("order-1043~2"));
}
