//! PayCross: the main job, and captures, voids and refunds.

use tollgate::{
    Currency, Cvv, Error, Initiator, Money, MoneyState, Outcome, dec,
    paycross::{Capture, NewPayment, Refund, Void},
};
use tollgate_sandbox::{Fault, Kind, Sandbox, ScriptedOutcome};

use crate::{
    merchant::usd,
    paycross_shop::{DAY, DECLINED, PLAIN, SECURE, Shop, builder, charge, payment, saving},
};

#[tokio::test]
async fn a_card_is_saved_and_its_token_charged_once() {
    let shop = Shop::open().await;
    let saved = shop
        .paycross
        .tokenize(&saving("save-1", PLAIN))
        .await
        .unwrap();
    assert_eq!(saved.money(), MoneyState::Untouched);
    let card = saved.transaction().saved_card().unwrap();
    assert_eq!(card.mask(), Some("420000******0000"));
    assert_eq!(card.expiry().unwrap().to_string(), "05/35");

    let order = charge("order-1042", card.token()).card_ending("0000");
    for _ in 0..2 {
        let outcome = shop.paycross.charge(&order).await.unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
        assert_eq!(outcome.money(), MoneyState::Charged);
        assert_eq!(outcome.transaction().amount(), Some(usd()));
    }
    assert_eq!(shop.calls("createPayment"), 1);
    assert_eq!(shop.sandbox.ledger().account("order-1042").charged, "19.99");
    assert_eq!(shop.sandbox.ledger().charges("order-1042"), 1);
}

#[tokio::test]
async fn requests_agree_with_the_document() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    shop.paycross
        .charge(&charge("order-1042:~_A", &token))
        .await
        .unwrap();
    let exchanges = shop.sandbox.exchanges();
    let unknown: Vec<_> = exchanges
        .iter()
        .flat_map(|exchange| &exchange.unknown_fields)
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    for exchange in &exchanges {
        assert_eq!(exchange.headers["x-api-version"], "3", "{exchange:?}");
        let creates = exchange.method == "POST";
        let has_id = exchange.headers.contains_key("requestid");
        assert_eq!(has_id, creates, "{exchange:?}");
    }
    let last = exchanges.last().unwrap();
    assert_eq!(last.request["request"]["test"], true);
    assert_eq!(last.request["request"]["tracking_id"], "order-1042:~_A");
    assert!(shop.sandbox.violations().is_empty());
}

#[tokio::test]
async fn one_click_asks_its_holder_for_the_code() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let order = NewPayment::by_token("order-1042", usd(), token, Initiator::Cardholder)
        .description("Order")
        .cvv(Cvv::new("123").unwrap());
    let outcome = shop.paycross.charge(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
}

#[tokio::test]
async fn an_authorisation_is_captured_in_part_and_given_back() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let order = charge("order-1042", &token).authorize_only();
    let reserved = shop.paycross.charge(&order).await.unwrap();
    assert_eq!(reserved.money(), MoneyState::Reserved, "{reserved:?}");
    assert_eq!(shop.sandbox.ledger().charges("order-1042"), 0);

    let five = Money::new(dec!(5), Currency::USD);
    let uid = reserved.transaction().uid();
    let capture = Capture::new("capture-1042", uid, five);
    for _ in 0..2 {
        let captured = shop.paycross.capture(&capture).await.unwrap();
        assert_eq!(captured.money(), MoneyState::Charged, "{captured:?}");
    }
    assert_eq!(shop.sandbox.ledger().account("order-1042").charged, "5");

    let captured = shop.paycross.reconcile(&capture).await.unwrap();
    let refund = Refund::new(
        "refund-1042",
        captured.transaction().uid(),
        five,
        "Broken cup",
    );
    for _ in 0..2 {
        let back = shop.paycross.refund(&refund).await.unwrap();
        assert_eq!(back.money(), MoneyState::Returned, "{back:?}");
    }
    assert_eq!(shop.sandbox.ledger().account("order-1042").refunded, "5");

    let rest = Void::new("void-1042", uid, Money::new(dec!(14.99), Currency::USD));
    let gone = shop.paycross.void(&rest).await.unwrap();
    assert_eq!(gone.money(), MoneyState::Returned, "{gone:?}");
    let other = Void::new("void-1042", "another-parent", five);
    let error = shop.paycross.void(&other).await.unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
}

#[tokio::test]
async fn three_d_secure_is_a_redirect_and_its_result_is_reconciled() {
    let shop = Shop::open().await;
    let order = payment("order-1042", SECURE).return_url("https://shop.example/back");
    let outcome = shop.paycross.charge(&order).await.unwrap();
    let Outcome::ActionRequired(challenge) = &outcome else {
        panic!("{outcome:?}")
    };
    let page = challenge.redirect().unwrap();
    assert!(page.contains(challenge.transaction().uid()), "{page}");
    assert!(challenge.form().unwrap().to_html("Go").contains(page));
    assert_eq!(outcome.money(), MoneyState::Unknown);
    // It can be fetched again here.
    let again = shop.paycross.charge(&order).await.unwrap();
    assert!(matches!(again, Outcome::ActionRequired(_)), "{again:?}");

    shop.sandbox
        .complete_challenge(challenge.transaction().uid(), true);
    let outcome = shop.paycross.reconcile(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(shop.sandbox.ledger().charges("order-1042"), 1);
}

#[tokio::test]
async fn a_decline_says_why_and_a_further_attempt_follows_only_a_decline() {
    let shop = Shop::open().await;
    let outcome = shop.paycross.charge(&payment("order-1", DECLINED)).await;
    let Ok(Outcome::Declined(decline)) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(decline.resolution(), "F.0105");
    assert_eq!(decline.reason(), "Payment was declined");

    let token = shop.save_card().await;
    let order = charge("order-1042", &token).duplicate_check(false);
    let error = shop.paycross.charge(&order.attempt(2)).await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    let poor = ScriptedOutcome::new("failed").resolution("F.0114");
    shop.sandbox.decide("order-1042", poor);
    let outcome = shop.paycross.charge(&order).await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Untouched, "{outcome:?}");
    for attempt in [2, 3] {
        let outcome = shop.paycross.charge(&order.attempt(attempt)).await.unwrap();
        assert_eq!(outcome.transaction().reference(), Some("order-1042~2"));
    }
    assert_eq!(shop.sandbox.ledger().charges("order-1042~2"), 1);
    assert_eq!(shop.sandbox.ledger().charges("order-1042~3"), 0);
}

#[tokio::test]
async fn after_a_decline_another_card_may_pay() {
    let shop = Shop::open().await;
    let declined = shop.paycross.charge(&payment("order-1042", DECLINED)).await;
    assert!(matches!(declined, Ok(Outcome::Declined(_))), "{declined:?}");
    let second = payment("order-1042", PLAIN).attempt(2);
    let outcome = shop.paycross.charge(&second).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(shop.sandbox.ledger().charges("order-1042~2"), 1);
}

#[tokio::test]
async fn each_status_has_its_outcome() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let cases = [
        ("successful", "ok", MoneyState::Charged),
        ("failed", "F.0105", MoneyState::Untouched),
        ("failed", "F.0108", MoneyState::Unknown),
        ("failed", "P.0001", MoneyState::Unknown),
        ("failed", "F.0997", MoneyState::Unknown),
        ("failed", "F.0999", MoneyState::Unknown),
        ("pending", "ok", MoneyState::Unknown),
        ("error", "F.0999", MoneyState::Unknown),
        ("expired", "F.0999", MoneyState::Unknown),
    ];
    for (index, (status, code, money)) in cases.into_iter().enumerate() {
        let reference = format!("order-{index}");
        let verdict = ScriptedOutcome::new(status).resolution(code);
        shop.sandbox.decide(&reference, verdict);
        let order = charge(&reference, &token).duplicate_check(false);
        let outcome = shop.paycross.charge(&order).await.unwrap();
        assert_eq!(outcome.money(), money, "{status} {code}: {outcome:?}");
        let is_review = matches!(outcome, Outcome::Review(_));
        let is_open = money == MoneyState::Unknown && status != "pending";
        assert_eq!(is_review, is_open, "{status} {code}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_reference_of_another_order_is_refused() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let order = charge("order-1042", &token);
    shop.paycross.charge(&order).await.unwrap();
    let dearer = Money::new(dec!(20), Currency::USD);
    let others = [
        NewPayment::by_token("order-1042", dearer, token, Initiator::Merchant).description("Order"),
        order.clone().authorize_only(),
    ];
    for other in others {
        for result in [
            shop.paycross.charge(&other).await,
            shop.paycross.reconcile(&other).await,
        ] {
            let error = result.unwrap_err();
            assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
        }
    }
    assert_eq!(shop.calls("createPayment"), 1);
}

#[tokio::test]
async fn a_refusal_names_its_fields() {
    let shop = Shop::open().await;
    let unknown = tollgate::CardToken::new("unknown");
    let error = shop
        .paycross
        .charge(&charge("order-1", &unknown))
        .await
        .unwrap_err();
    let Error::Refused(refusal) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(refusal.status(), 422);
    assert_eq!(
        refusal.fields().next(),
        Some(("credit_card.token", "is invalid"))
    );
    assert_eq!(error.money(), MoneyState::Untouched);
}

#[tokio::test]
async fn transactions_are_read_by_uid_and_by_reference() {
    let shop = Shop::open().await;
    let paid = shop
        .paycross
        .charge(&payment("order-1042", PLAIN))
        .await
        .unwrap();
    let uid = paid.transaction().uid();
    let read = shop.paycross.transaction(uid).await.unwrap();
    assert_eq!(read.reference(), Some("order-1042"));
    let found = shop.paycross.find("order-1042").await.unwrap();
    assert_eq!(found.len(), 1);
    assert!(shop.paycross.find("order-1043").await.unwrap().is_empty());
    let error = shop.paycross.transaction("none").await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    let error = shop
        .paycross
        .reconcile(&payment("order-1043", PLAIN))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Unknown);
}

#[tokio::test]
async fn several_charges_under_one_reference_need_review() {
    let shop = Shop::with(Sandbox::builder().replay(false), |builder| builder).await;
    let order = payment("order-1042", PLAIN).duplicate_check(false);
    // The network delivers the request twice, and this gateway does not notice.
    let twice = Fault::on("createPayment", Kind::Duplicate);
    shop.sandbox.fault(twice);
    shop.paycross.charge(&order).await.unwrap();
    assert_eq!(shop.sandbox.ledger().charges("order-1042"), 2);
    let outcome = shop.paycross.reconcile(&order).await.unwrap();
    let Outcome::Review(review) = &outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(review.ids().len(), 2);
    assert_eq!(outcome.money(), MoneyState::Charged);
}

#[tokio::test]
async fn at_the_same_moment_a_replay_window_keeps_it_at_one_charge() {
    let shop = Shop::with(Sandbox::builder().replay(true), |it| it.replay_window(DAY)).await;
    let order = payment("order-1042", PLAIN);
    let calls = [(); 5].map(|()| {
        let paycross = builder(&shop.sandbox).replay_window(DAY).build().unwrap();
        let order = order.clone();
        tokio::spawn(async move { paycross.charge(&order).await })
    });
    for call in calls {
        let outcome = call.await.unwrap().unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    }
    assert_eq!(shop.sandbox.ledger().charges("order-1042"), 1);
}

#[tokio::test]
async fn no_output_shows_a_secret() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let typed = payment("order-1041", PLAIN);
    let order = charge("order-1042", &token);
    let outcome = shop.paycross.charge(&order).await.unwrap();
    let shown = format!(
        "{outcome:?} {order:?} {typed:?} {:?} {:?} {:?}",
        outcome.transaction().data(),
        outcome.transaction().raw().unwrap(),
        shop.paycross
    );
    for secret in [
        token.expose(),
        &shop.sandbox.info().shop_secret,
        PLAIN,
        "\"123\"",
    ] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

/// Every call can be spawned: this compiles, and need not run.
#[expect(dead_code, reason = "compiling it is the test")]
fn every_call_is_send(shop: &Shop, token: &tollgate::CardToken) {
    fn spawn(_: impl Future + Send) {}
    let (order, paycross) = (charge("order", token), &shop.paycross);
    spawn(paycross.charge(&order));
    spawn(paycross.reconcile(&order));
    spawn(paycross.tokenize(&saving("save", PLAIN)));
    spawn(paycross.capture(&Capture::new("capture", "uid", usd())));
    spawn(paycross.void(&Void::new("void", "uid", usd())));
    spawn(paycross.refund(&Refund::new("refund", "uid", usd(), "Broken cup")));
    spawn(paycross.transaction("uid"));
    spawn(paycross.find("order"));
}
