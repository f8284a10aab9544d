//! PayCross: the whole job with a gateway that has version 3 in a shape of its own.

use tollgate::{
    Currency, Error, Money, MoneyState, Outcome, dec,
    paycross::{Capture, Refund, Void},
};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox, ScriptedOutcome};

use crate::paycross_shop::{DECLINED, PLAIN, SECURE, Shop, charge, payment};

async fn open() -> Shop {
    Shop::with(Sandbox::builder().flat(true), |builder| builder).await
}

fn five() -> Money {
    Money::new(dec!(5), Currency::USD)
}

#[tokio::test]
async fn a_card_is_saved_charged_captured_and_given_back() {
    let shop = open().await;
    let token = shop.save_card().await;
    let order = charge("order-1042", &token).card_ending("0000");
    for _ in 0..2 {
        let outcome = shop.paycross.charge(&order).await.unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
        let transaction = outcome.transaction();
        assert_eq!(transaction.reference(), Some("order-1042"));
        let result = transaction.data().payment.as_ref().unwrap();
        assert_eq!(result.auth_code.as_deref(), Some("654321"));
    }
    assert_eq!(shop.sandbox.ledger().charges("order-1042"), 1);

    let order = charge("order-1043", &token)
        .authorize_only()
        .duplicate_check(false);
    let reserved = shop.paycross.charge(&order).await.unwrap();
    let uid = reserved.transaction().uid();
    let capture = Capture::new("capture-1043", uid, five());
    let captured = shop.paycross.capture(&capture).await.unwrap();
    assert_eq!(captured.money(), MoneyState::Charged, "{captured:?}");
    let capture_uid = captured.transaction().uid();
    let refund = Refund::new("refund-1043", capture_uid, five(), "Broken cup");
    let back = shop.paycross.refund(&refund).await.unwrap();
    assert_eq!(back.money(), MoneyState::Returned, "{back:?}");
    let rest = Void::new("void-1043", uid, Money::new(dec!(14.99), Currency::USD));
    let gone = shop.paycross.void(&rest).await.unwrap();
    assert_eq!(gone.money(), MoneyState::Returned, "{gone:?}");
}

#[tokio::test]
async fn each_end_is_read() {
    let shop = open().await;
    let outcome = shop.paycross.charge(&payment("order-1", DECLINED)).await;
    let Ok(Outcome::Declined(decline)) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(decline.resolution(), "F.0105");

    let order = payment("order-2", SECURE).return_url("https://shop.example/back");
    let outcome = shop.paycross.charge(&order).await.unwrap();
    let Outcome::ActionRequired(challenge) = &outcome else {
        panic!("{outcome:?}")
    };
    assert!(challenge.redirect().is_some());

    let token = shop.save_card().await;
    shop.sandbox.decide(
        "order-3",
        ScriptedOutcome::new("error")
            .resolution("E.1000")
            .undocumented(),
    );
    let outcome = shop
        .paycross
        .charge(&charge("order-3", &token))
        .await
        .unwrap();
    assert_eq!(outcome.money(), MoneyState::Unknown, "{outcome:?}");

    let unknown = tollgate::CardToken::new("unknown");
    let error = shop
        .paycross
        .charge(&charge("order-4", &unknown))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
}

#[tokio::test]
async fn a_lost_payment_is_found() {
    let shop = open().await;
    let lost = Kind::Close {
        point: Point::After,
        reset: false,
    };
    shop.sandbox.fault(Fault::on("createPayment", lost));
    let order = payment("order-1042", PLAIN);
    let outcome = shop.paycross.charge(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    let uid = outcome.transaction().uid();
    assert_eq!(shop.paycross.transaction(uid).await.unwrap().uid(), uid);
    assert_eq!(shop.paycross.find("order-1042").await.unwrap().len(), 1);
    assert!(shop.paycross.find("order-1043").await.unwrap().is_empty());
}
