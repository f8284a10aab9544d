//! A stored order can be reconciled in a process that has nothing else.

use serde::{Serialize, de::DeserializeOwned};
use tollgate::{Error, Mode, MoneyState, Outcome, paycross, paymega::StoredOrder};

use crate::{
    merchant::{self, Merchant, charge},
    paycross_shop::{self, PLAIN, Shop, payment, saving},
};

/// Through a text, as a database keeps it.
fn kept<T: Serialize + DeserializeOwned>(stored: &T, hidden: &[&str]) -> T {
    let text = serde_json::to_string(stored).unwrap();
    for secret in hidden {
        assert!(!text.contains(secret), "{text}");
        assert!(!format!("{:?}", text.parse::<serde_json::Value>()).contains(secret));
    }
    serde_json::from_str(&text).unwrap()
}

#[tokio::test]
async fn a_stored_order_is_reconciled_without_its_token() {
    let (merchant, token) = Merchant::with_card().await;
    let order = charge("order-1042", &token);
    let stored = merchant.platform.stored(&order).unwrap();
    let stored: StoredOrder = kept(&stored, &[token.expose()]);
    let nothing = merchant.platform.reconcile(&stored).await.unwrap_err();
    assert!(matches!(nothing, Error::NotFound(_)), "{nothing:?}");

    merchant.platform.charge(&order).await.unwrap();
    let outcome = merchant.platform.reconcile(&stored).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(stored.reference(), "order-1042");
    assert_eq!(stored.money(), merchant::usd());
    assert_eq!(stored, merchant.platform.stored(&stored).unwrap());

    let text = serde_json::to_string(&stored).unwrap();
    let other = text.replace("19.99", "19.98");
    let other: StoredOrder = serde_json::from_str(&other).unwrap();
    let error = merchant.platform.reconcile(&other).await.unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
}

#[tokio::test]
async fn a_stored_payment_is_reconciled_without_its_card() {
    let shop = Shop::open().await;
    let card = payment("order-1042", PLAIN);
    let saving = saving("save-1", PLAIN);
    let (stored, save) = (
        shop.paycross.stored(&card).unwrap(),
        shop.paycross.stored(&saving).unwrap(),
    );
    let stored: paycross::StoredOrder = kept(&stored, &[PLAIN]);
    let save: paycross::StoredOrder = kept(&save, &[PLAIN]);
    shop.paycross.charge(&card).await.unwrap();
    shop.paycross.tokenize(&saving).await.unwrap();
    let mut orders = shop.paycross.reconcile_all([stored, save], 1);
    let (stored, paid) = orders.next().await.unwrap();
    assert_eq!(stored.reference(), "order-1042");
    assert_eq!(paid.unwrap().money(), MoneyState::Charged);
    let (_, saved) = orders.next().await.unwrap();
    assert!(saved.unwrap().transaction().saved_card().is_some());
}

#[tokio::test]
async fn a_stored_order_of_the_other_mode_is_not_looked_for() {
    let (merchant, token) = Merchant::with_card().await;
    let live = |text: String| text.replace(r#""mode":"test""#, r#""mode":"live""#);
    let stored = merchant.platform.stored(&charge("order-1042", &token));
    let text = live(serde_json::to_string(&stored.unwrap()).unwrap());
    let stored: StoredOrder = serde_json::from_str(&text).unwrap();
    assert_eq!(stored.mode(), Mode::Live);
    let asked = merchant.calls("listInvoices");
    let error = merchant.platform.reconcile(&stored).await.unwrap_err();
    assert!(matches!(&error, Error::Invalid(why) if why.field() == "mode"));
    assert_eq!(merchant.calls("listInvoices"), asked);

    let shop = Shop::open().await;
    let stored = shop.paycross.stored(&payment("order-1042", PLAIN));
    let text = live(serde_json::to_string(&stored.unwrap()).unwrap());
    let stored: paycross::StoredOrder = serde_json::from_str(&text).unwrap();
    let error = shop.paycross.reconcile(&stored).await.unwrap_err();
    assert!(matches!(&error, Error::Invalid(why) if why.field() == "mode"));
    assert_eq!(shop.calls("findTransactions"), 0);
}

#[test]
fn an_order_that_cannot_be_sent_is_not_stored() {
    let paycross =
        tollgate::PayCross::builder(Mode::Test, paycross::Endpoint::custom("http://127.0.0.1:9"))
            .shop("361", tollgate::SecretKey::new("key"))
            .build()
            .unwrap();
    let invalid = paycross.stored(&payment("a;b", paycross_shop::PLAIN));
    assert_eq!(invalid.unwrap_err().field(), "tracking_id");
    let smuggled = r#"{"kind":"payment","reference":"..","amount_minor":1999,"currency":"USD","mode":"test","last_four":null,"parent":null}"#;
    let smuggled: paycross::StoredOrder = serde_json::from_str(smuggled).unwrap();
    assert_eq!(
        paycross.stored(&smuggled).unwrap_err().field(),
        "tracking_id"
    );
}

/// Texts that earlier versions wrote, each with the reference in it.
const PAYMEGA_TEXTS: [(&str, &str); 7] = [
    (
        include_str!("../fixtures/stored/paymega-0-without-saves-card.json"),
        "order-1042",
    ),
    (
        include_str!("../fixtures/stored/paymega-1-token-charge.json"),
        "order-1042",
    ),
    (
        include_str!("../fixtures/stored/paymega-1-further-attempt.json"),
        "order-1042~2",
    ),
    (
        include_str!("../fixtures/stored/paymega-1-earlier-attempt.json"),
        "order-1042",
    ),
    (
        include_str!("../fixtures/stored/paymega-1-saves-card.json"),
        "order-1041",
    ),
    (
        include_str!("../fixtures/stored/paymega-1-verification.json"),
        "verify-1",
    ),
    (
        include_str!("../fixtures/stored/paymega-1-checkout.json"),
        "order-1042",
    ),
];

#[test]
fn orders_stored_by_earlier_versions_are_read_and_kept() {
    for (text, reference) in PAYMEGA_TEXTS {
        let stored: StoredOrder = serde_json::from_str(text).unwrap();
        assert_eq!(stored.reference(), reference);
        assert_eq!(stored.money(), merchant::usd());
        assert_eq!(kept(&stored, &[]), stored, "{text}");
    }
}

#[test]
fn an_order_of_a_later_version_is_refused_by_its_version() {
    let text = PAYMEGA_TEXTS[1].0.replacen('{', r#"{"version":3,"#, 1);
    let error = serde_json::from_str::<StoredOrder>(&text).unwrap_err();
    assert!(error.to_string().contains("version 3"), "{error}");
    let later = PAYMEGA_TEXTS[1].0.replacen('{', r#"{"new_field":1,"#, 1);
    assert!(serde_json::from_str::<StoredOrder>(&later).is_ok());
}

#[tokio::test]
async fn an_order_that_an_earlier_version_stored_is_reconciled() {
    let (merchant, token) = Merchant::with_card().await;
    merchant
        .platform
        .charge(&charge("order-1042", &token))
        .await
        .unwrap();
    for (text, _) in &PAYMEGA_TEXTS[..2] {
        let text = text.replace("live", "test");
        let stored: StoredOrder = serde_json::from_str(&text).unwrap();
        let outcome = merchant.platform.reconcile(&stored).await.unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    }
}
