//! PayCross: the characters of references, and stored orders with other characters.

use serde_json::Value;
use tollgate::{Error, MoneyState, Outcome, paycross};

use crate::{
    paycross_script::{Gateway, changed, found, list, nothing, one, transaction},
    paycross_shop::{PLAIN, Shop, charge, payment, saving},
};

const ODD: [&str; 12] = [
    "2026.11.25-17",
    "shop/17",
    "a+b",
    "order-1%20",
    "o#1",
    "order-1 ",
    "order\u{a0}1",
    "u\u{308}ber",
    "über",
    "a?b",
    "a\\b",
    "a;b",
];

#[tokio::test]
async fn a_reference_that_a_server_may_rewrite_is_refused_by_character_and_place() {
    let gateway = Gateway::script([]).await;
    for reference in ODD {
        let order = payment(reference, PLAIN);
        let invalid = gateway.paycross.stored(&order).unwrap_err();
        assert_eq!(invalid.field(), "tracking_id", "{reference}");
        assert!(invalid.why().contains("U+"), "{invalid}");
        assert!(invalid.why().contains(" as character "), "{invalid}");
        for error in [
            gateway.paycross.charge(&order).await.unwrap_err(),
            gateway
                .paycross
                .charge(&order.attempt(2))
                .await
                .unwrap_err(),
            gateway
                .paycross
                .tokenize(&saving(reference, PLAIN))
                .await
                .unwrap_err(),
        ] {
            assert!(matches!(error, Error::Invalid(_)), "{reference}: {error:?}");
        }
    }
    assert!(gateway.paths().is_empty());
}

#[tokio::test]
async fn characters_are_added_by_name() {
    let shop = Shop::with(tollgate_sandbox::Sandbox::builder(), |builder| {
        builder
            .reference_characters("./")
            .reference_characters(" ü")
    })
    .await;
    let token = shop.save_card().await;
    let order = charge("shop/2026.11 ü", &token);
    for _ in 0..2 {
        let outcome = shop.paycross.charge(&order).await.unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    }
    assert_eq!(shop.calls("createPayment"), 1);
    let error = shop
        .paycross
        .charge(&charge("shop+1", &token))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
}

#[tokio::test]
async fn an_order_with_an_older_reference_can_still_be_found() {
    let odd = "shop/2026.11.25-17 ü";
    let paid = changed("successful", &serde_json::json!({"tracking_id": odd}));
    let gateway = Gateway::script([list(std::slice::from_ref(&paid)), list(&[paid])]).await;
    let text = include_str!("../fixtures/stored/paycross-1-odd-reference.json");
    let stored: paycross::StoredOrder = serde_json::from_str(text).unwrap();
    assert_eq!(gateway.paycross.stored(&stored).unwrap(), stored);
    for outcome in [
        gateway.paycross.reconcile(&stored).await.unwrap(),
        gateway
            .paycross
            .reconcile(&payment(odd, PLAIN))
            .await
            .unwrap(),
    ] {
        assert_eq!(outcome.money(), MoneyState::Charged);
    }
    assert_eq!(gateway.sent(), 0);
}

#[tokio::test]
async fn a_card_that_was_replaced_behind_its_token_is_reported_beside_the_outcome() {
    let shop = Shop::open().await;
    let token = shop.save_card().await;
    let order = charge("order-1042", &token).card_ending("9999");
    for outcome in [
        shop.paycross.charge(&order).await.unwrap(),
        shop.paycross.reconcile(&order).await.unwrap(),
        shop.paycross.charge(&order).await.unwrap(),
    ] {
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
        assert!(outcome.transaction().card_changed());
    }
    let same = charge("order-1042", &token).card_ending("0000");
    let outcome = shop.paycross.reconcile(&same).await.unwrap();
    assert!(!outcome.transaction().card_changed());
    assert_eq!(shop.calls("createPayment"), 1);
}

#[tokio::test]
async fn a_card_that_was_typed_is_part_of_the_order() {
    let gateway = Gateway::script([found("successful"), nothing(), one(&transaction("failed"))]);
    let gateway = gateway.await;
    let other = payment("order-1042", "4005550000000019");
    let error = gateway.paycross.charge(&other).await.unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    let outcome = gateway.charge().await.unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
    assert!(!outcome.transaction().card_changed());
}

/// Each text that an earlier version has written.
#[tokio::test]
async fn every_text_that_an_earlier_version_wrote_is_read_and_reconciled() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/stored");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let texts: Vec<_> = files
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("paycross-")
        })
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert!(texts.len() >= 12, "{}", texts.len());
    for text in texts {
        let stored: paycross::StoredOrder = serde_json::from_str(&text).unwrap();
        let written = serde_json::to_string(&stored).unwrap();
        let (old, new): (Value, Value) = (
            serde_json::from_str(&text).unwrap(),
            serde_json::from_str(&written).unwrap(),
        );
        assert_eq!(new["version"], 2);
        for (name, value) in old.as_object().unwrap() {
            assert_eq!(new[name], *value, "{name}");
        }
        assert_eq!(
            serde_json::from_str::<paycross::StoredOrder>(&written).unwrap(),
            stored
        );
        if old["mode"] == "test" {
            let gateway = Gateway::script(std::iter::repeat_n(nothing(), 9)).await;
            let error = gateway.paycross.reconcile(&stored).await.unwrap_err();
            assert!(
                matches!(error, Error::NotFound(_) | Error::OutcomeUnknown(_)),
                "{error:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_text_of_the_first_version_finds_its_payment() {
    let shop = Shop::open().await;
    let text = include_str!("../fixtures/stored/paycross-1-card.json");
    let stored: paycross::StoredOrder = serde_json::from_str(text).unwrap();
    shop.paycross
        .charge(&payment("order-1044", PLAIN))
        .await
        .unwrap();
    let outcome = shop.paycross.reconcile(&stored).await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Charged);
    assert!(!outcome.transaction().card_changed());
}
